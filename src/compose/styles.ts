/** Style sheets of an edition as one: imports read in, fonts and files given addresses, page rules without variables. */

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  CssSyntaxError,
  atRule,
  parse as parseCss,
  type AtRule,
  type Declaration,
  type Node,
  type Root,
} from 'postcss';
import { noCache, type Cache } from '../cache/index.js';
import type { Place } from '../diagnostic.js';
import { TemplateFault } from './fault.js';
import { pruneFonts, rangesFor, takeInstance } from './font-faces.js';
import { cutInstance } from './font-cuts.js';
import type { Instance } from './font-instance.js';
import { contentHash, type Asset } from './pictures.js';
import type { Layers } from './layers.js';
import { mirrorPages } from './mirror.js';
import { entrySheet, fileNamedBy, sheetNamedBy, type SheetFile } from './style-files.js';

export interface StyleSheet {
  readonly css: string;
  /** Only what the sheet still names: fonts without a character in the text are left out. */
  readonly assets: readonly Asset[];
}

export interface StyleOptions {
  /** Sheet to start from, relative to the layers: `styles/print/index.css`. */
  readonly entry: string;
  /** Every character the edition prints; fonts are chosen by it. */
  readonly text: string;
  /** Whether the edition is bound on the right: its pages are then the mirror image of what the sheets say. */
  readonly mirrored?: boolean;
  /** Folder of the edition that fonts and files go to: `print-files/`. */
  readonly folder: string;
  /** Where faces cut by earlier builds are found, and these are kept. */
  readonly cache?: Cache | undefined;
}

/** Sheets that have been read; made ready once it is known what is printed. */
export interface OpenStyles {
  readonly bundle: (options: Pick<StyleOptions, 'text' | 'mirrored'>) => Promise<StyleSheet>;
}

/** @throws TemplateFault naming the sheet and line that cannot be read. */
export async function bundleStyles(layers: Layers, options: StyleOptions): Promise<StyleSheet> {
  return (await openStyles(layers, options)).bundle(options);
}

/** @throws as `bundleStyles` */
export async function openStyles(layers: Layers, options: Omit<StyleOptions, 'text'>): Promise<OpenStyles> {
  const files: Files = new Map();
  const entry = await entrySheet(layers, options.entry);
  const sheet = await readSheet(entry, { layers, files, above: [] });
  return {
    bundle: async ({ text: typed, mirrored }) => {
      const text = typed + generatedText(sheet);
      pruneFonts(sheet, text);
      resolvePageVariables(sheet);
      if (mirrored === true) mirrorPages(sheet);
      const assets = await addressFiles(sheet, assetsOf(files, { ...options, text }));
      return { css: sheet.toString(), assets };
    },
  };
}

/** A file the sheets name, as it is or cut from a variable font. */
interface NamedFile {
  readonly path: string;
  readonly instance?: Instance;
  /** Where it is named. */
  readonly place: Place;
}

/** By the address that stands for each until its own is known. */
type Files = Map<string, NamedFile>;

interface Reading {
  readonly layers: Layers;
  readonly files: Files;
  /** The sheets that import this one, the entry first. */
  readonly above: readonly SheetFile[];
}

async function readSheet(from: SheetFile, reading: Reading): Promise<Root> {
  const sheet = parse(await readFile(from.path, 'utf8'), from.name);
  await noteFiles(sheet, from, reading);
  const imports: AtRule[] = [];
  sheet.walkAtRules(/^import$/iu, (rule) => void imports.push(rule));
  const above = [...reading.above, from];
  for (const rule of imports) {
    const place = placeOf(rule, from.name);
    const { address, condition } = importOf(rule, place);
    const target = await sheetNamedBy(address, { from, place, layers: reading.layers });
    const circle = above.findIndex(({ path }) => path === target.path);
    if (circle >= 0) throw new TemplateFault(`"${address}" imports itself${by(above.slice(circle + 1))}`, place);
    const { nodes } = await readSheet(target, { ...reading, above });
    rule.replaceWith(condition === '' ? nodes : atRule({ name: 'media', params: condition, nodes }));
  }
  return sheet;
}

const by = (sheets: readonly SheetFile[]): string =>
  sheets.length === 0 ? '' : ` by way of ${sheets.map(({ name }) => name).join(', ')}`;

function parse(css: string, file: string): Root {
  try {
    return parseCss(css, { from: file });
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error;
    throw new TemplateFault(error.reason, { file, ...(error.line && { line: error.line, column: error.column ?? 1 }) });
  }
}

function placeOf(node: Node, file: string): Place {
  const start = node.source?.start;
  return { file, ...(start && { line: start.line, column: start.column }) };
}

/** What an `@import` names, and the media it is for. */
function importOf(rule: AtRule, place: Place): { address: string; condition: string } {
  const form = /^(?:url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)|"([^"]*)"|'([^']*)')\s*([^]*)$/iu;
  const [whole, ...parts] = form.exec(rule.params.trim()) ?? [];
  const condition = parts.pop() ?? '';
  if (whole === undefined) throw new TemplateFault('this import names no sheet', place);
  if (/^(?:layer|supports)\b/iu.test(condition)) {
    throw new TemplateFault('an import can be for certain media, and no more', place);
  }
  return { address: parts.find((part) => part) ?? '', condition };
}

const ADDRESS = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')]*?))\s*\)/giu;

/** Addresses become stand-ins, for the place they count from goes when the sheets are joined. */
async function noteFiles(sheet: Root, from: SheetFile, { files, layers }: Reading): Promise<void> {
  const declarations: Declaration[] = [];
  sheet.walkDecls((declaration) => {
    // A font keeps its first source, woff2.
    if (declaration.prop === 'src') declaration.value = declaration.value.replace(/(format\([^)]*\))\s*,[^]*$/u, '$1');
    if (/url\(/iu.test(declaration.value)) declarations.push(declaration);
  });
  for (const declaration of declarations) {
    const place = placeOf(declaration, from.name);
    const instance = takeInstance(declaration);
    for (const [whole, ...quoted] of declaration.value.matchAll(ADDRESS)) {
      const address = quoted.find((part) => part) ?? '';
      if (/^(?:data:|#)/iu.test(address)) continue;
      const [file = '', fragment = ''] = address.split(/(?=#)/u);
      const path = await fileNamedBy(file.replace(/\?.*$/u, ''), { from, place, layers });
      const standIn = `galley-file:${files.size}`;
      files.set(standIn, { path, place, ...(instance && { instance }) });
      declaration.value = declaration.value.replace(whole, () => `url("${standIn}${fragment}")`);
    }
  }
}

/** What the sheet itself sets, `content: '■'` or `content: '\\25A0'`. */
function generatedText(sheet: Root): string {
  const said: string[] = [];
  sheet.walkDecls(/^content$/iu, ({ value }) => void said.push(value));
  return said.join('').replaceAll(/\\([0-9a-f]{1,6})/giu, characterOf);
}

const characterOf = (_: string, hex: string): string => String.fromCodePoint(Math.min(parseInt(hex, 16), LAST));
const LAST = 0x10ffff;

const VARIABLE = /var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*))?\)/gu;
/** A token that leads back to itself means nothing, in CSS as here. */
const MOST_STEPS = 20;

/**
 * Paged.js reads the measures of `@page` itself and knows no variables: the tokens are written out there. What stands in
 * margin boxes it passes on to the browser as it is.
 */
function resolvePageVariables(sheet: Root): void {
  const tokens = new Map<string, string>();
  sheet.walkRules(/^:root$/u, (rule) => {
    const { parent } = rule;
    if (parent?.type === 'atrule') return;
    rule.walkDecls(/^--/u, ({ prop, value }) => void tokens.set(prop, value));
  });
  const step = (value: string): string =>
    value.replaceAll(VARIABLE, (whole, name: string, fallback?: string) => tokens.get(name) ?? fallback ?? whole);
  sheet.walkAtRules('page', (page) => {
    page.each((node) => {
      if (node.type !== 'decl') return;
      for (let steps = 0; steps < MOST_STEPS && node.value.includes('var('); steps += 1) node.value = step(node.value);
    });
  });
}

const STAND_IN = /(?<=url\(")galley-file:\d+/gu;

async function addressFiles(sheet: Root, assetOf: AssetOf): Promise<Asset[]> {
  const declarations: Declaration[] = [];
  const named = new Set<string>();
  sheet.walkDecls((declaration) => {
    const found = declaration.value.match(STAND_IN);
    if (!found) return;
    declarations.push(declaration);
    for (const standIn of found) named.add(standIn);
  });
  const assets = new Map(
    await Promise.all([...named].map(async (standIn) => [standIn, await assetOf(standIn)] as const)),
  );
  for (const declaration of declarations) {
    declaration.value = declaration.value.replaceAll(STAND_IN, (standIn) => assets.get(standIn)?.url ?? '');
  }
  return [...new Map([...assets.values()].flatMap((asset) => (asset ? [[asset.url, asset]] : []))).values()];
}

/** The file a stand-in is for. */
type AssetOf = (standIn: string) => Promise<Asset | undefined>;

/** Each file is read once, however many faces are cut from it. */
function assetsOf(files: Files, { folder, text, cache = noCache }: StyleOptions): AssetOf {
  const sources = new Map<string, Promise<Buffer>>();
  const read = (path: string): Promise<Buffer> => {
    const source = sources.get(path) ?? readFile(path);
    sources.set(path, source);
    return source;
  };
  return async (standIn) => {
    const file = files.get(standIn);
    return file && makeAsset(file, { folder, text, cache, read });
  };
}

interface Making {
  readonly folder: string;
  readonly text: string;
  readonly cache: Cache;
  readonly read: (path: string) => Promise<Buffer>;
}

async function makeAsset({ path, instance, place }: NamedFile, making: Making): Promise<Asset> {
  const file = await making.read(path);
  const bytes = instance ? await cutFor(file, instance, making).catch(() => fail(instance, place)) : file;
  const name = instance ? `${instance.family}-${instance.style}.ttf` : basename(path);
  return { url: `${making.folder}${contentHash(bytes)}-${name.replaceAll(/[^A-Za-z0-9._-]+/gu, '-')}`, bytes };
}

const cutFor = (file: Buffer, instance: Instance, { text, cache }: Making): Promise<Buffer> =>
  cutInstance(file, { ...instance, ranges: rangesFor(instance.ranges, text) }, cache);

function fail({ axes }: Instance, place: Place): never {
  const values = Object.entries(axes).map(([tag, value]) => `${tag} ${value}`);
  throw new TemplateFault(`no static font can be cut from this one at ${values.join(', ')}`, place);
}
