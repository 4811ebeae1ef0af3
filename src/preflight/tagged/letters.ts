/** What the letters of a font mean, by the tables it comes with (ISO 32000-1, 9.10). */

import { PDFRawStream, type PDFDict } from '@cantoo/pdf-lib';
import { at, bytesOf, nameAt } from '../objects.js';

/** Notes the codes of a string, and gives its text; nothing when one of them has no meaning. */
export type LetterReader = (bytes: Uint8Array, shown: Set<number>) => string | undefined;

export function letterReader(font: PDFDict): LetterReader {
  const codeBytes = nameAt(font, 'Subtype') === 'Type0' ? 2 : 1;
  const table = unicodeTable(font);
  // Simple fonts with an encoding of their own need no table (ISO 14289-1, 7.21.7).
  const isPlain = codeBytes === 1 && !table && at(font, 'Encoding') !== undefined;
  return (bytes, shown) => {
    let text = '';
    let isRead = true;
    for (let from = 0; from + codeBytes <= bytes.length; from += codeBytes) {
      const code = codeBytes === 2 ? ((bytes[from] ?? 0) << 8) | (bytes[from + 1] ?? 0) : (bytes[from] ?? 0);
      shown.add(code);
      const letter = isPlain ? String.fromCharCode(code) : table?.get(code);
      if (letter === undefined) isRead = false;
      else text += letter;
    }
    return isRead ? text : undefined;
  };
}

/** The font's `ToUnicode`; nothing when it has none. */
export function unicodeTable(font: PDFDict): ReadonlyMap<number, string> | undefined {
  const stream = at(font, 'ToUnicode');
  if (!(stream instanceof PDFRawStream)) return undefined;
  const source = Buffer.from(bytesOf(stream)).toString('latin1');
  const table = new Map<number, string>();
  for (const [, kind, body = ''] of source.matchAll(/beginbf(char|range)([^]*?)endbf(?:char|range)/gu)) {
    if (kind === 'char') readPairs(body, table);
    else readRanges(body, table);
  }
  return table;
}

function readPairs(body: string, table: Map<number, string>): void {
  for (const [, code = '', text = ''] of body.matchAll(/<([\dA-Fa-f\s]*)>\s*<([\dA-Fa-f\s]*)>/gu)) {
    table.set(Number.parseInt(code, 16), textOf(text));
  }
}

function readRanges(body: string, table: Map<number, string>): void {
  const RANGE = /<([\dA-Fa-f]+)>\s*<([\dA-Fa-f]+)>\s*(?:<([\dA-Fa-f\s]*)>|\[([^\]]*)\])/gu;
  for (const [, from = '', to = '', first, list] of body.matchAll(RANGE)) {
    const [start, end] = [Number.parseInt(from, 16), Number.parseInt(to, 16)];
    const each = list === undefined ? [] : Array.from(list.matchAll(/<([\dA-Fa-f\s]*)>/gu), ([, hex = '']) => hex);
    for (let code = start; code <= Math.min(end, start + 65_535); code += 1) {
      table.set(code, list === undefined ? after(textOf(first ?? ''), code - start) : textOf(each[code - start] ?? ''));
    }
  }
}

/** The text whose last unit is so many higher. */
const after = (text: string, steps: number): string =>
  text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + steps);

const textOf = (hex: string): string =>
  Array.from(hex.replaceAll(/\s/gu, '').matchAll(/.{4}/gu), ([unit]) =>
    String.fromCharCode(Number.parseInt(unit, 16)),
  ).join('');
