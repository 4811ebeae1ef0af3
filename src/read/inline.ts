/** Front matter texts are Markdown of one line: parsed, with the places of the file and not of the value. */

import type { Nodes, PhrasingContent, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { isScalar, isSeq, type Scalar } from 'yaml';
import type { Inline } from '../journal.js';
import { nodeAt, type Fields, type Path } from './fields.js';
import { parseLine } from './markdown.js';

export const plainInline = (text: string): Inline => ({ children: [{ type: 'text', value: text }], plain: text });

/** The text at a path; nothing when there is none. */
export function inlineAt(fields: Fields, path: Path): Inline | undefined {
  const node = nodeAt(fields, path);
  return isScalar(node) ? inlineOf(fields, node, [0, textOf(node).length]) : undefined;
}

/** A text or a list of texts; a text with blank lines between is as many paragraphs. */
export function inlinesAt(fields: Fields, path: Path): Inline[] {
  const node = nodeAt(fields, path);
  if (isSeq(node)) return node.items.flatMap((_, index) => inlineAt(fields, [...path, index]) ?? []);
  if (!isScalar(node)) return [];
  return paragraphsOf(node).flatMap((span) => inlineOf(fields, node, span) ?? []);
}

const textOf = (node: Scalar): string =>
  typeof node.value === 'string' ? node.value : node.value === null ? '' : (node.source ?? '');

type Span = readonly [start: number, end: number];

function paragraphsOf(node: Scalar): Span[] {
  const text = textOf(node);
  // A blank line is two line feeds in the value of a literal scalar (`|`), and one in that of every other, where lines are joined.
  const gaps = node.type === 'BLOCK_LITERAL' ? /\n\s*\n\s*|$/g : /\n\s*|$/g;
  const spans: Span[] = [];
  let start = 0;
  for (const gap of text.matchAll(gaps)) {
    spans.push([start, gap.index]);
    start = gap.index + gap[0].length;
  }
  return spans;
}

function inlineOf(fields: Fields, node: Scalar, [start, end]: Span): Inline | undefined {
  const whole = textOf(node);
  const text = whole.slice(start, end).replaceAll(/[\r\n]/g, ' ');
  if (text.trim() === '') return undefined;
  const tree = parseLine(text);
  const offsets = offsetsInFile(fields, node, whole);
  movePlaces(tree, fields, (offset) => offsets[start + offset] ?? offsets.at(-1) ?? 0);
  const children = phrasingOf(tree);
  return { children, plain: toString({ type: 'paragraph', children }, { includeHtml: false }).trim() };
}

const phrasingOf = (tree: Root): PhrasingContent[] =>
  tree.children.flatMap((child) => (child.type === 'paragraph' ? child.children : []));

function movePlaces(tree: Root, { source }: Fields, offsetOf: (offset: number) => number): void {
  visit(tree, (node: Nodes) => {
    const { position } = node;
    if (!position) return;
    for (const point of [position.start, position.end]) {
      const offset = offsetOf(point.offset ?? 0);
      const { line = 1, column = 1 } = source.at(offset);
      Object.assign(point, { line, column, offset });
    }
  });
}

/** For each letter of a scalar's value, and its end, the offset in the file. */
function offsetsInFile(fields: Fields, node: Scalar, value: string): number[] {
  const [start, end] = node.range ?? [0, 0];
  const from = fields.offset + start;
  const raw = fields.source.text.slice(from, fields.offset + end);
  const quoted = node.type === 'QUOTE_DOUBLE';
  return align(raw, value, { first: firstLetter(raw, node), quoted }).map((offset) => from + offset);
}

function firstLetter(raw: string, node: Scalar): number {
  if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') return 1;
  if (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL') return raw.search(/[\r\n]/) + 1;
  return 0;
}

interface Alignment {
  /** Offset of the value's first letter: after the quote, or the block's header line. */
  readonly first: number;
  /** In double quotes, where a backslash begins an escape. */
  readonly quoted: boolean;
}

const ESCAPE_LENGTHS: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

/** Walks raw text and value side by side; indentation, folds and escapes are in the raw text alone. */
function align(raw: string, value: string, { first, quoted }: Alignment): number[] {
  const offsets: number[] = [];
  let at = first;
  for (const letter of value.split('')) {
    if (quoted && raw[at] === '\\' && raw[at + 1] !== letter) {
      offsets.push(at);
      at += ESCAPE_LENGTHS[raw[at + 1] ?? ''] ?? 2;
      continue;
    }
    const bothSpace = /\s/.test(letter) && /\s/.test(raw[at] ?? '');
    const found = raw[at] === letter || bothSpace ? at : raw.indexOf(letter, at);
    if (found >= 0) at = found;
    offsets.push(at);
    if (found >= 0) at += 1;
  }
  return [...offsets, at];
}
