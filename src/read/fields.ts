/** YAML with places: every key and value knows where it stands in its file. */

import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type Node,
  type Pair,
  type YAMLError,
} from 'yaml';
import type { Place } from '../diagnostic.js';
import type { Report, TextFile } from './text-file.js';

export type Path = readonly (string | number)[];

export interface Fields {
  readonly source: TextFile;
  readonly document: Document;
  /** Where the YAML begins in the file. */
  readonly offset: number;
  /** False when the YAML has faults, so that its values prove nothing. */
  readonly sound: boolean;
}

interface Yaml {
  readonly text: string;
  readonly offset: number;
}

export function parseFields(source: TextFile, yaml: Yaml, report: Report): Fields {
  const deep = tooDeepAt(yaml.text);
  if (deep !== undefined) {
    reportSyntax(source.at(yaml.offset + deep), 'it is nested too deeply to be read', report);
    return { source, document: parseDocument(''), offset: yaml.offset, sound: false };
  }
  const document = parseDocument(yaml.text, OPTIONS);
  const fields = { source, document, offset: yaml.offset, sound: true };
  const faults = [...document.errors, ...document.warnings];
  for (const { pos } of faults.filter(isDuplicate)) reportDuplicateKey(fields, pos[0], report);
  const broken = faults.filter((fault) => !isDuplicate(fault));
  for (const { pos, code, message } of firstOfLines(broken, source, yaml.offset)) {
    reportSyntax(source.at(yaml.offset + pos[0]), WORDS[code] ?? message, report);
  }
  keepNumbersAsTyped(document);
  return { ...fields, sound: broken.length === 0 && resolves(fields, report) };
}

type Fault = Pick<YAMLError, 'pos' | 'code' | 'message'>;

const isDuplicate = ({ code }: Fault): boolean => code === 'DUPLICATE_KEY';

/** One fault brings others of its line with it. */
const firstOfLines = (faults: readonly Fault[], { at }: TextFile, offset: number): Fault[] => [
  ...new Map(faults.toReversed().map((fault) => [at(offset + fault.pos[0]).line, fault])).values(),
];

/** Said better than the parser says it. */
const WORDS: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'there is a second colon in the line',
  TAB_AS_INDENT: 'a tab stands where only spaces may',
};

const OPTIONS = { prettyErrors: false, logLevel: 'error', stringKeys: true } as const;

/** Levels no front matter has. The parser recurses, and Node may die, not throw, where its stack ends. */
const DEEPEST = 100;

function tooDeepAt(yaml: string): number | undefined {
  const dashes = new RegExp(`^(?:[ \\t]*[-?:][ \\t]){${DEEPEST}}|^ {${DEEPEST * 10}}`, 'm').exec(yaml);
  if (dashes) return dashes.index;
  let depth = 0;
  for (const bracket of yaml.matchAll(/[[\]{}]/g)) {
    depth += bracket[0] === '[' || bracket[0] === '{' ? 1 : -1;
    if (depth > DEEPEST) return bracket.index;
  }
  return undefined;
}

function reportSyntax(place: Place, message: string, report: Report): void {
  const said = message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '');
  const mend = 'texts with a colon, quotes, brackets or a sign at their beginning need quotes around them';
  report({ severity: 'error', rule: 'yaml-syntax', message: `this is no YAML: ${said}`, mend, place });
}

function reportDuplicateKey(fields: Fields, offset: number, report: Report): void {
  const { source, document } = fields;
  let key = '';
  let first: number | undefined;
  visit(document, {
    Map(_, map) {
      const twin = map.items.find((pair) => keyStart(pair) === offset);
      if (!twin) return undefined;
      key = keyName(twin);
      first = keyStart(map.items.find((pair) => keyName(pair) === key));
      return visit.BREAK;
    },
  });
  const at = (start: number): Place => source.at(fields.offset + start);
  report({
    severity: 'error',
    rule: 'duplicate-key',
    message: `"${key}" stands here a second time`,
    mend: 'keep one of the two',
    place: at(offset),
    ...(first !== undefined && { related: { message: 'the first one', place: at(first) } }),
  });
}

const keyName = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : '');
const keyStart = (pair: Pair | undefined): number | undefined =>
  isNode(pair?.key) && pair.key.range ? pair.key.range[0] : undefined;

/** `1.10` and `007` are texts to an editor, and no number gives their digits back. */
function keepNumbersAsTyped(document: Document): void {
  visit(document, {
    Scalar(_, node) {
      const { value, source } = node;
      if (typeof value === 'number' && source !== undefined && String(value) !== source) node.value = source;
    },
  });
}

/** Aliases are resolved, and counted: ten lines of them can stand for a thousand million values. */
function resolves({ document, source, offset }: Fields, report: Report): boolean {
  try {
    document.toJS({ maxAliasCount: 100 });
    return true;
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    const words = said.startsWith('Excessive alias count')
      ? 'its aliases (*name) stand for more than anyone would write'
      : said;
    reportSyntax(source.at(offset + (firstAlias(document) ?? 0)), words, report);
    return false;
  }
}

function firstAlias(document: Document): number | undefined {
  let start: number | undefined;
  visit(document, {
    Alias(_, node) {
      start = node.range?.[0];
      return visit.BREAK;
    },
  });
  return start;
}

/** The values as plain data, without the keys that have none: an empty `kicker:` is no kicker. */
export function dataOf({ document }: Fields): unknown {
  const data: unknown = document.toJS({ maxAliasCount: 100 });
  return withoutBlanks(data) ?? {};
}

function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (typeof value !== 'object' || value === null) return value;
  const filled = Object.entries(value).filter(([, item]) => !isBlank(item));
  return Object.fromEntries(filled.map(([key, item]) => [key, withoutBlanks(item)]));
}

const isBlank = (value: unknown): boolean => value === null || (typeof value === 'string' && value.trim() === '');

/** The node at a path, aliases resolved. */
export function nodeAt(fields: Fields, path: Path): Node | undefined {
  let node: unknown = fields.document.contents;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(fields.document);
    if (isMap(node)) node = node.items.find((pair) => keyName(pair) === String(step))?.value;
    else if (isSeq(node)) node = node.items[Number(step)];
    else return undefined;
  }
  if (isAlias(node)) node = node.resolve(fields.document);
  return isNode(node) ? node : undefined;
}

/** The key at a path, or nothing when the path ends in a list or nowhere. */
export function keyAt(fields: Fields, path: Path): Pair | undefined {
  const map = nodeAt(fields, path.slice(0, -1));
  return isMap(map) ? map.items.find((pair) => keyName(pair) === String(path.at(-1))) : undefined;
}

export function keyPlace(fields: Fields, path: Path): Place | undefined {
  const start = keyStart(keyAt(fields, path));
  return start === undefined ? undefined : fields.source.at(fields.offset + start);
}

/** Where a value stands; failing that its key, or what holds it; last the front matter's first line. */
export function valuePlace(fields: Fields, path: Path): Place {
  const range = nodeAt(fields, path)?.range;
  if (range && path.length > 0) return fields.source.at(fields.offset + range[0]);
  const key = keyPlace(fields, path);
  if (key) return key;
  return path.length === 0 ? fields.source.at(0) : valuePlace(fields, path.slice(0, -1));
}
