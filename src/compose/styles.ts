/** Style sheets of an edition as one: imports read in, fonts and files given addresses, page rules without variables. */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { CssSyntaxError, parse as parseCss, type AtRule, type Declaration, type Root } from 'postcss';
import { contentHash, type Asset } from './pictures.js';
import { TemplateFault } from './fault.js';
import type { Layers } from './layers.js';

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
  /** Folder of the edition that fonts and files go to: `print-files/`. */
  readonly folder: string;
}

/** @throws TemplateFault naming the sheet and line that cannot be read. */
export async function bundleStyles(layers: Layers, options: StyleOptions): Promise<StyleSheet> {
  const sheet = await readSheet(layers, { path: options.entry });
  pruneFonts(sheet, options.text);
  resolvePageVariables(sheet);
  const assets = await addressFiles(sheet, options.folder);
  return { css: sheet.toString(), assets };
}

/** A sheet of the journal's or the package's layers, or of an npm package (`@fontsource/…`, absolute once found). */
interface SheetName {
  readonly path: string;
  readonly absolute?: string;
}

async function readSheet(layers: Layers, name: SheetName): Promise<Root> {
  const file = name.absolute ?? (await layers.find(name.path));
  if (!file) throw new TemplateFault('there is no such style sheet', { file: name.path });
  const sheet = parse(await readFile(file, 'utf8'), name.path);
  absoluteUrls(sheet, { name, file });
  const imports: AtRule[] = [];
  sheet.walkAtRules('import', (rule) => void imports.push(rule));
  for (const rule of imports) rule.replaceWith((await readSheet(layers, importName(rule, name))).nodes);
  return sheet;
}

function parse(css: string, file: string): Root {
  try {
    return parseCss(css, { from: file });
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error;
    throw new TemplateFault(error.reason, { file, ...(error.line && { line: error.line, column: error.column ?? 1 }) });
  }
}

function importName(rule: AtRule, from: SheetName): SheetName {
  const target = /^(?:url\()?["']?([^"')]+)/u.exec(rule.params)?.[1] ?? '';
  if (!target.startsWith('.')) return { path: target, absolute: packageFile(target) };
  const path = join(dirname(from.path), target).replaceAll('\\', '/');
  return from.absolute ? { path, absolute: join(dirname(from.absolute), target) } : { path };
}

function packageFile(specifier: string): string {
  const require = createRequire(import.meta.url);
  const parts = specifier.split('/');
  const name = parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  return join(dirname(require.resolve(`${name}/package.json`)), ...parts.slice(name.split('/').length));
}

/** Addresses become paths of this machine for the time being; a font keeps its first source, woff2. */
function absoluteUrls(sheet: Root, from: { name: SheetName; file: string }): void {
  sheet.walkDecls((declaration) => {
    if (declaration.prop === 'src') declaration.value = declaration.value.replace(/(format\([^)]*\))\s*,[^]*$/u, '$1');
    declaration.value = declaration.value.replaceAll(/url\(\s*["']?([^"')]+)["']?\s*\)/gu, (whole, target: string) => {
      if (/^(?:data:|#)/u.test(target)) return whole;
      if (/^[a-z]+:|^\//iu.test(target)) {
        const { line = 1, column = 1 } = declaration.source?.start ?? {};
        throw new TemplateFault(`"${target}" lies outside the journal`, { file: from.name.path, line, column });
      }
      const file = target.startsWith('@') ? packageFile(target) : join(dirname(from.file), target);
      return `url("file:${file}")`;
    });
  });
}

/** Font files whose range holds no character of the text are not carried along. */
function pruneFonts(sheet: Root, text: string): void {
  const used = [...new Set(text)].map((character) => character.codePointAt(0) ?? 0);
  sheet.walkAtRules('font-face', (rule) => {
    let range = '';
    rule.walkDecls('unicode-range', (declaration) => {
      range = declaration.value;
    });
    const inRange = range === '' ? () => true : rangeTest(range);
    if (!used.some(inRange)) rule.remove();
  });
}

function rangeTest(unicodeRange: string): (codePoint: number) => boolean {
  const ranges = unicodeRange.split(',').map((part) => {
    const [from = '', to = from] = part.trim().replace(/^U\+/iu, '').split('-');
    return [parseInt(from.replaceAll('?', '0'), 16), parseInt(to.replaceAll('?', 'F'), 16)] as const;
  });
  return (codePoint) => ranges.some(([from, to]) => codePoint >= from && codePoint <= to);
}

/** Paged.js reads `@page` rules itself and knows no variables: the tokens are written out there. */
function resolvePageVariables(sheet: Root): void {
  const tokens = new Map<string, string>();
  sheet.walkRules(':root', (rule) => {
    rule.walkDecls(/^--/u, ({ prop, value }) => void tokens.set(prop, value));
  });
  const resolve = (value: string): string => {
    const next = value.replaceAll(/var\((--[\w-]+)\)/gu, (whole, name: string) => tokens.get(name) ?? whole);
    return next === value ? value : resolve(next);
  };
  sheet.walkAtRules('page', (page) => {
    page.each((node) => {
      if (node.type === 'decl') node.value = resolve(node.value);
    });
  });
}

async function addressFiles(sheet: Root, folder: string): Promise<Asset[]> {
  const declarations: Declaration[] = [];
  sheet.walkDecls((declaration) => {
    if (declaration.value.includes('url("file:')) declarations.push(declaration);
  });
  const assets = new Map<string, Asset>();
  for (const declaration of declarations) {
    for (const [whole, path = ''] of declaration.value.matchAll(/url\("file:([^"]+)"\)/gu)) {
      const asset = assets.get(path) ?? (await readAsset(path, { folder, declaration }));
      assets.set(path, asset);
      declaration.value = declaration.value.replace(whole, `url("${asset.url}")`);
    }
  }
  return [...new Map([...assets.values()].map((asset) => [asset.url, asset])).values()];
}

async function readAsset(
  path: string,
  { folder, declaration }: { folder: string; declaration: Declaration },
): Promise<Asset> {
  try {
    const bytes = await readFile(path);
    return { url: `${folder}${contentHash(bytes)}-${basename(path)}`, bytes };
  } catch (error) {
    const { input, start } = declaration.source ?? {};
    const place = { file: input?.from ?? 'styles', ...(start && { line: start.line, column: start.column }) };
    throw new TemplateFault(`there is no file ${basename(path)}`, place, { cause: error });
  }
}
