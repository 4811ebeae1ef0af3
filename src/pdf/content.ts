/** The content stream of a page: reading its operators, and setting it anew. */

import { PDFArray, PDFRawStream } from '@cantoo/pdf-lib';
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

// White space and comments | dictionary brackets | hex string | name | single brackets | number, keyword or operator.
const TOKEN = /[\s\0]+|%[^\r\n]*|<<|>>|<[0-9A-Fa-f\s]*>|\/[^\s()<>[\]{}/%]*|[[\]{}]|[^\s()<>[\]{}/%]+/y;
const OPERAND = /^[\d+\-./<>[\]{}]|^(?:true|false|null)$/;
const SKIPPED = /^[\s\0%]/;

/**
 * The operators of a content stream in order (ISO 32000-1, 7.8.2). Browsers write no inline images; one that comes all
 * the same is passed over whole.
 */
export function* operatorsOf(source: string): Generator<Operator> {
  let operands: string[] = [];
  let start = -1;
  for (let at = 0; at < source.length;) {
    const end = endOfToken(source, at);
    const token = source.slice(at, end);
    const isString = token.startsWith('(');
    if (isString || !SKIPPED.test(token)) {
      if (start < 0) start = at;
      if (isString || OPERAND.test(token)) operands.push(token);
      else {
        const past = token === 'BI' ? endOfInlineImage(source, end) : end;
        yield { name: token, operands, start, end: past };
        operands = [];
        start = -1;
        at = past;
        continue;
      }
    }
    at = end;
  }
}

function endOfToken(source: string, at: number): number {
  if (source[at] === '(') return endOfString(source, at);
  TOKEN.lastIndex = at;
  return TOKEN.test(source) ? TOKEN.lastIndex : at + 1;
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

/** Left bare while steps follow each other: saving deflates it. */
export function setPageContent({ dict }: PdfPage, content: string): void {
  const bytes = new Uint8Array(Buffer.from(content, 'latin1'));
  const stream = PDFRawStream.of(dict.context.obj({ Length: bytes.length }), bytes);
  dict.set(name('Contents'), dict.context.register(stream));
}

/** Bytes as a string of one character a byte. */
export const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
