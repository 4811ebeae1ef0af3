/** Content streams as operators with typed operands (ISO 32000-1, 7.2, 7.3 and 7.8.2). The judge's own reader. */

export interface Name {
  readonly name: string;
}
export interface Bytes {
  readonly bytes: Uint8Array;
}
export type Operand = number | boolean | null | Name | Bytes | readonly Operand[] | ReadonlyMap<string, Operand>;

export interface Operation {
  readonly operator: string;
  readonly operands: readonly Operand[];
  /** Where it ends in the bytes; it begins where the one before it ends. */
  readonly to: number;
}

export const nameOf = (operand: Operand | undefined): string | undefined =>
  operand !== null && typeof operand === 'object' && 'name' in operand ? operand.name : undefined;

/** Kinds of bytes, by their value: a table, as this is asked of every byte of every page. */
const [REGULAR, WHITE, DELIMITER] = [0, 1, 2];
const KIND = new Uint8Array(256).fill(REGULAR);
for (const byte of [0, 9, 10, 12, 13, 32]) KIND[byte] = WHITE;
for (const letter of '()<>[]{}/%') KIND[letter.charCodeAt(0)] = DELIMITER;

const [OPEN, CLOSE, ESCAPE, PERCENT, SLASH] = [0x28, 0x29, 0x5c, 0x25, 0x2f];
const [LESS, GREATER, BRACKET] = [0x3c, 0x3e, 0x5b];
const [PLUS, MINUS, DOT, ZERO, NINE] = [0x2b, 0x2d, 0x2e, 0x30, 0x39];

/** Values of the digits of hex strings. */
const NO_DIGIT = 16;
const DIGIT = new Uint8Array(256).fill(NO_DIGIT);
for (const digit of '0123456789ABCDEFabcdef') DIGIT[digit.charCodeAt(0)] = Number.parseInt(digit, 16);

const isWhite = (byte: number | undefined): boolean => byte !== undefined && KIND[byte] === WHITE;

/** A place in the bytes. */
interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

/** What cannot be read is passed over: a judge reports what it can of any file. */
export function* operations(bytes: Uint8Array): Generator<Operation> {
  const cursor: Cursor = { bytes, at: 0 };
  let operands: Operand[] = [];
  for (let token = next(cursor); token !== undefined; token = next(cursor)) {
    if (typeof token === 'string') {
      if (token === 'BI') yield inlineImage(cursor);
      else yield { operator: token, operands, to: cursor.at };
      operands = [];
    } else operands.push(token);
  }
}

/** An operator as a string, which no operand is; nothing at the end. */
type Token = string | Operand | undefined;

function next(cursor: Cursor): Token {
  skipWhite(cursor);
  const { bytes, at } = cursor;
  const byte = bytes[at];
  if (byte === undefined) return undefined;
  if (KIND[byte] === REGULAR) return readNumber(cursor) ?? keyword(readWord(cursor));
  if (byte === LESS) return bytes[at + 1] === LESS ? readMap(cursor) : { bytes: readHex(cursor) };
  if (byte === SLASH) return readName(cursor);
  if (byte === OPEN) return { bytes: readString(cursor) };
  if (byte === BRACKET) return readUntil(cursor, ']');
  cursor.at += 1;
  // Two of them close a map.
  if (byte === GREATER && bytes[cursor.at] === GREATER) cursor.at += 1;
  return String.fromCharCode(byte);
}

function keyword(word: string): Token {
  if (word.length <= SHORT) return word;
  if (word === 'true' || word === 'false') return word === 'true';
  return word === 'null' ? null : word;
}

function skipWhite(cursor: Cursor): void {
  const { bytes } = cursor;
  for (;;) {
    const byte = bytes[cursor.at];
    if (byte === undefined) return;
    if (KIND[byte] === WHITE) cursor.at += 1;
    else if (byte === PERCENT)
      while (cursor.at < bytes.length && ![10, 13].includes(bytes[cursor.at] ?? 0)) cursor.at += 1;
    else return;
  }
}

/** Nothing, and no step, when no number stands here; what hangs on to one is passed over. */
function readNumber(cursor: Cursor): number | undefined {
  const { bytes } = cursor;
  const first = bytes[cursor.at];
  const from = first === MINUS || first === PLUS ? cursor.at + 1 : cursor.at;
  let at = from;
  let value = 0;
  let parts = 0;
  let digits = 0;
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= ZERO && byte <= NINE) {
      value = value * 10 + byte - ZERO;
      digits += 1;
      parts *= 10;
    } else if (byte === DOT && parts === 0) parts = 1;
    else break;
  }
  if (digits === 0) return undefined;
  while (at < bytes.length && KIND[bytes[at] ?? 0] === REGULAR) at += 1;
  cursor.at = at;
  const size = parts > 1 ? value / parts : value;
  return first === MINUS ? -size : size;
}

function readWord(cursor: Cursor): string {
  const from = cursor.at;
  const { bytes } = cursor;
  while (cursor.at < bytes.length && KIND[bytes[cursor.at] ?? 0] === REGULAR) cursor.at += 1;
  const length = cursor.at - from;
  return length <= SHORT ? shortWord(bytes, from, length) : latin1(bytes, from, cursor.at);
}

/** Operators have three letters at most. */
const SHORT = 3;
const SHORT_WORDS = new Map<number, string>();

function shortWord(bytes: Uint8Array, from: number, length: number): string {
  let key = length;
  for (let at = from; at < from + length; at += 1) key = key * 256 + (bytes[at] ?? 0);
  const known = SHORT_WORDS.get(key) ?? latin1(bytes, from, from + length);
  SHORT_WORDS.set(key, known);
  return known;
}

const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');

function readName(cursor: Cursor): Name {
  cursor.at += 1;
  const word = readWord(cursor);
  if (!word.includes('#')) return { name: word };
  return { name: word.replaceAll(/#([\dA-Fa-f]{2})/gu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) };
}

/** What is no digit is passed over; where the last one lacks its second, that is zero (ISO 32000-1, 7.3.4.3). */
function readHex(cursor: Cursor): Uint8Array {
  const { bytes } = cursor;
  const end = bytes.indexOf(GREATER, cursor.at);
  const to = end < 0 ? bytes.length : end;
  const out = new Uint8Array((to - cursor.at) >> 1);
  let digits = 0;
  for (let at = cursor.at + 1; at < to; at += 1) {
    const digit = DIGIT[bytes[at] ?? 0] ?? NO_DIGIT;
    if (digit === NO_DIGIT) continue;
    out[digits >> 1] = digits % 2 === 0 ? digit << 4 : (out[digits >> 1] ?? 0) | digit;
    digits += 1;
  }
  cursor.at = to + 1;
  const size = (digits + 1) >> 1;
  return size === out.length ? out : out.subarray(0, size);
}

const ESCAPED: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

function readString(cursor: Cursor): Uint8Array {
  const out: number[] = [];
  const { bytes } = cursor;
  let depth = 0;
  while (cursor.at < bytes.length) {
    const byte = bytes[cursor.at] ?? 0;
    cursor.at += 1;
    if (byte === ESCAPE) out.push(...readEscape(cursor));
    else if (byte === OPEN && depth++ === 0) continue;
    else if (byte === CLOSE && --depth === 0) break;
    else out.push(byte);
  }
  return Uint8Array.from(out);
}

function readEscape(cursor: Cursor): number[] {
  const { bytes } = cursor;
  const letter = String.fromCharCode(bytes[cursor.at] ?? 0);
  const octal = /^[0-7]{1,3}/u.exec(String.fromCharCode(...bytes.subarray(cursor.at, cursor.at + 3)))?.[0];
  cursor.at += octal?.length ?? 1;
  if (octal !== undefined) return [parseInt(octal, 8) & 255];
  if (letter === '\r' && bytes[cursor.at] === 10) cursor.at += 1;
  if (letter === '\r' || letter === '\n') return [];
  return [ESCAPED[letter] ?? letter.charCodeAt(0)];
}

function readUntil(cursor: Cursor, close: string): Operand[] {
  cursor.at += close.length;
  const values: Operand[] = [];
  for (let token = next(cursor); token !== undefined && token !== close; token = next(cursor)) {
    if (typeof token !== 'string') values.push(token);
  }
  return values;
}

function readMap(cursor: Cursor): ReadonlyMap<string, Operand> {
  cursor.at += 1;
  return pairs(readUntil(cursor, '>'));
}

function pairs(values: readonly Operand[]): Map<string, Operand> {
  const map = new Map<string, Operand>();
  for (let at = 0; at + 1 < values.length; at += 2) map.set(nameOf(values[at]) ?? '', values[at + 1] ?? null);
  return map;
}

/** Its dictionary as the one operand; its data are passed over (ISO 32000-1, 8.9.7). */
function inlineImage(cursor: Cursor): Operation {
  const values: Operand[] = [];
  for (let token = next(cursor); token !== undefined && token !== 'ID'; token = next(cursor)) {
    if (typeof token !== 'string') values.push(token);
  }
  const { bytes } = cursor;
  for (cursor.at += 1; cursor.at < bytes.length; cursor.at += 1) {
    const [before, e, i, after] = bytes.subarray(cursor.at, cursor.at + 4);
    const isEnd = isWhite(before) && e === 0x45 && i === 0x49;
    if (isEnd && (after === undefined || isWhite(after))) break;
  }
  cursor.at += 3;
  return { operator: 'BI', operands: [pairs(values)], to: Math.min(cursor.at, bytes.length) };
}
