/** The table by which a reader turns the glyphs of a font back into characters (ISO 32000-1, 9.10.3). */

import { PDFHexString, PDFRawStream } from '@cantoo/pdf-lib';
import type { PDFDict } from '@cantoo/pdf-lib';
import { decodeStream, flateStream, latin1, name } from '../pdf/index.js';

/** Text by glyph code; empty when the font has no table. */
export function readToUnicode(font: PDFDict): Map<number, string> {
  const stream = font.lookup(name('ToUnicode'));
  const texts = new Map<number, string>();
  if (!(stream instanceof PDFRawStream)) return texts;
  for (const [, kind, body = ''] of latin1(decodeStream(stream)).matchAll(/beginbf(char|range)([^]*?)endbf/g)) {
    if (kind === 'char') readCharacters(body, texts);
    else readRanges(body, texts);
  }
  return texts;
}

function readCharacters(body: string, texts: Map<number, string>): void {
  for (const [, code = '', text = ''] of body.matchAll(/<(\w+)>\s*<(\w*)>/g)) {
    texts.set(Number.parseInt(code, 16), fromHex(text));
  }
}

/** A range counts up in the last character of its text. */
function readRanges(body: string, texts: Map<number, string>): void {
  for (const [, first = '', last = '', text = ''] of body.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
    const [from, to] = [Number.parseInt(first, 16), Number.parseInt(last, 16)];
    const start = Array.from(fromHex(text));
    const head = start.slice(0, -1).join('');
    const tail = start.at(-1)?.codePointAt(0) ?? 0;
    for (let code = from; code <= to; code++) texts.set(code, head + String.fromCodePoint(tail + code - from));
  }
}

const fromHex = (hex: string): string => PDFHexString.of(`FEFF${hex}`).decodeText();

/** PDF allows a hundred lines a block. */
const LINES_PER_BLOCK = 100;

/** Replaces the table's lines, all else kept. */
export function writeToUnicode(font: PDFDict, texts: ReadonlyMap<number, string>): void {
  const stream = font.lookup(name('ToUnicode'));
  if (!(stream instanceof PDFRawStream)) return;
  const lines = [...texts].toSorted(([a], [b]) => a - b).map(([code, text]) => `<${hex4(code)}> <${toHex(text)}>\n`);
  const blocks: string[] = [];
  for (let from = 0; from < lines.length; from += LINES_PER_BLOCK) {
    const block = lines.slice(from, from + LINES_PER_BLOCK);
    blocks.push(`${block.length} beginbfchar\n${block.join('')}endbfchar\n`);
  }
  const table = latin1(decodeStream(stream)).replace(/\d+ beginbf(?:char|range)[^]*endbf(?:char|range)\n/, () =>
    blocks.join(''),
  );
  const fresh = flateStream(stream.dict.clone(), Buffer.from(table, 'latin1'));
  font.set(name('ToUnicode'), font.context.register(fresh));
}

const hex4 = (unit: number): string => unit.toString(16).toUpperCase().padStart(4, '0');

const toHex = (text: string): string => Array.from(text.split(''), (unit) => hex4(unit.charCodeAt(0))).join('');
