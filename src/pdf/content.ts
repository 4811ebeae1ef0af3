/** The content stream of a page: reading its operators, and setting it anew. */

import { PDFArray, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import type { PDFObject } from '@cantoo/pdf-lib';
import { decodeStream, name } from './document.js';
import type { PdfPage } from './document.js';

/** One operator with its operands, and where both stand in the stream. */
export interface Operator {
  readonly name: string;
  /** As written; a string in parentheses, an array or a dictionary stands as one operand each token. */
  readonly operands: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** What a character begins or ends (ISO 32000-1, 7.2.2). */
const [PLAIN, NUMBER, WHITE, DELIMITER] = [0, 1, 2, 3];
const KINDS = Uint8Array.from({ length: 256 }, (_, code) => kindOf(String.fromCodePoint(code)));
const HEX = Uint8Array.from({ length: 256 }, (_, code) => Number(/[\dA-Fa-f\s]/u.test(String.fromCodePoint(code))));

function kindOf(char: string): number {
  if ('\0\t\n\f\r '.includes(char)) return WHITE;
  if ('()<>[]{}/%'.includes(char)) return DELIMITER;
  return '0123456789+-.'.includes(char) ? NUMBER : PLAIN;
}

const NONE: ReadonlySet<string> = new Set();
const NO_OPERANDS: readonly string[] = [];

/**
 * The operators of a content stream in order (ISO 32000-1, 7.8.2). Browsers write no inline images; one that comes all
 * the same is passed over whole. Tables instead of patterns: a page has tens of thousands of tokens.
 * @param bare operators whose operands nobody asks for: they come without
 */
export function* operatorsOf(source: string, bare = NONE): Generator<Operator> {
  // Where the operands of the next operator begin and end.
  const places: number[] = [];
  let count = 0;
  let start = -1;
  for (let at = 0; at < source.length;) {
    const kind = KINDS[source.charCodeAt(at)];
    if (kind === WHITE) {
      at += 1;
      continue;
    }
    const from = at;
    at = kind === DELIMITER ? endOfDelimited(source, from) : endOfWord(source, from + 1);
    if (kind === DELIMITER && source[from] === '%') continue;
    if (start < 0) start = from;
    const isOperand = kind === NUMBER || (kind === DELIMITER && source[from] !== ')');
    const token = isOperand ? '' : source.slice(from, at);
    if (isOperand || isKeyword(token)) {
      places[count] = from;
      places[count + 1] = at;
      count += 2;
      continue;
    }
    if (token === 'BI') at = endOfInlineImage(source, at);
    const operands = bare.has(token) ? NO_OPERANDS : tokensAt(source, places, count);
    yield { name: token, operands, start, end: at };
    count = 0;
    start = -1;
  }
}

function tokensAt(source: string, places: readonly number[], count: number): string[] {
  const tokens: string[] = [];
  for (let at = 0; at < count; at += 2) tokens.push(source.slice(places[at], places[at + 1]));
  return tokens;
}

const isKeyword = (token: string): boolean => token.length > 3 && /^(?:true|false|null)$/u.test(token);

function endOfWord(source: string, from: number): number {
  let at = from;
  while (at < source.length && (KINDS[source.charCodeAt(at)] ?? PLAIN) < WHITE) at += 1;
  return at;
}

function endOfDelimited(source: string, at: number): number {
  const char = source[at];
  if (char === '/') return endOfWord(source, at + 1);
  if (char === '(') return endOfString(source, at);
  if (char === '%') return endOfLine(source, at);
  if (char !== '<' && char !== '>') return at + 1;
  if (source[at + 1] === char) return at + 2;
  return char === '<' ? endOfHexString(source, at) : at + 1;
}

function endOfHexString(source: string, from: number): number {
  let at = from + 1;
  while (HEX[source.charCodeAt(at)]) at += 1;
  return source[at] === '>' ? at + 1 : from + 1;
}

function endOfLine(source: string, from: number): number {
  let at = from;
  while (at < source.length && source[at] !== '\n' && source[at] !== '\r') at += 1;
  return at;
}

function endOfString(source: string, from: number): number {
  let depth = 0;
  for (let at = from; at < source.length; at++) {
    const char = source[at];
    if (char === '\\') at++;
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return at + 1;
  }
  return source.length;
}

function endOfInlineImage(source: string, from: number): number {
  const closing = /\sEI(?=\s|$)/g;
  closing.lastIndex = from;
  return closing.test(source) ? closing.lastIndex : source.length;
}

/** The whole content of a page, one character a byte. */
export function pageContent(page: PdfPage): string {
  const contents = page.dict.lookup(name('Contents'));
  const parts: readonly (PDFObject | undefined)[] =
    contents instanceof PDFArray ? contents.asArray().map((_, index) => contents.lookup(index)) : [contents];
  return parts
    .filter((part) => part instanceof PDFRawStream)
    .map((part) => latin1(decodeStream(part)))
    .join('\n');
}

/** Streams that were set here: each is of one page alone. */
const own = new WeakSet<PDFObject>();

/** Left bare while steps follow each other: saving deflates it. What an earlier step set is let go. */
export function setPageContent({ dict }: PdfPage, content: string): void {
  const { context } = dict;
  const bytes = new Uint8Array(Buffer.from(content, 'latin1'));
  const stream = PDFRawStream.of(context.obj({ Length: bytes.length }), bytes);
  own.add(stream);
  const ref = dict.get(name('Contents'));
  const before = ref && context.lookup(ref);
  if (ref instanceof PDFRef && before && own.has(before)) context.assign(ref, stream);
  else dict.set(name('Contents'), context.register(stream));
}

/** Bytes as a string of one character a byte. */
export const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
