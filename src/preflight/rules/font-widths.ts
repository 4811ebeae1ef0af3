/** Whether the file and the fonts in it agree how wide letters are (ISO 15930-7:2010, 6.10; ISO/IEC 14496-22, `hmtx`). */

import { PDFRawStream } from '@cantoo/pdf-lib';
import { glyphWidths } from '../content/fonts.js';
import type { PreflightRule, Verdict } from '../finding.js';
import { at, bytesOf, dictAt, dictOf, itemsOf } from '../objects.js';
import { fontsOf, type JudgedFont } from './fonts.js';

/** Thousandths of the size: more than rounding makes. */
const TOLERANCE = 2;

export const FONT_WIDTHS: PreflightRule = {
  id: 'font-widths',
  severity: 'error',
  why: 'One system sets letters by the widths in the file, another by those in the font: text runs apart, or together.',
  judge: (pdf) => fontsOf(pdf).flatMap(disagreement),
};

/** Glyphs that no text shows may well be empty in the font, and in some way or other in the list of widths. */
function disagreement({ name, dict, shown }: JudgedFont): Verdict[] {
  const descendant = dictOf(itemsOf(at(dict, 'DescendantFonts'))[0]);
  const program = at(dictAt(descendant, 'FontDescriptor'), 'FontFile2');
  if (!(program instanceof PDFRawStream)) return [];
  const advanceOf = advances(bytesOf(program));
  const glyphOf = glyphs(at(descendant, 'CIDToGIDMap'));
  const wrong = [...glyphWidths(descendant)].filter(([code, width]) => {
    if (!shown.has(code)) return false;
    const advance = advanceOf?.(glyphOf(code));
    return advance !== undefined && Math.abs(advance - width) > TOLERANCE;
  });
  if (wrong.length === 0) return [];
  const found = `${name} has other widths than the file says, for ${wrong.length} of its glyphs`;
  return [{ found, wanted: 'the same widths in both', mend: 'Export again, with the font as it came.' }];
}

/** Identity, or a table of two bytes each (ISO 32000-1, 9.7.4.2). */
function glyphs(map: unknown): (code: number) => number {
  if (!(map instanceof PDFRawStream)) return (code) => code;
  const bytes = bytesOf(map);
  return (code) => ((bytes[code * 2] ?? 0) << 8) | (bytes[code * 2 + 1] ?? 0);
}

/** How wide a TrueType font has its glyphs, in thousandths of the size; nothing for what is no such font. */
function advances(font: Uint8Array): ((glyph: number) => number | undefined) | undefined {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables = tablesOf(view);
  const [head, hhea, hmtx] = [tables.get('head'), tables.get('hhea'), tables.get('hmtx')];
  if (head === undefined || hhea === undefined || hmtx === undefined) return undefined;
  const unitsPerEm = view.getUint16(head + 18);
  const full = view.getUint16(hhea + 34);
  return (glyph) => {
    const place = hmtx + 4 * Math.min(glyph, full - 1);
    return full > 0 && place + 2 <= view.byteLength ? (view.getUint16(place) * 1000) / unitsPerEm : undefined;
  };
}

function tablesOf(view: DataView): ReadonlyMap<string, number> {
  const count = view.byteLength < 12 ? 0 : view.getUint16(4);
  const tables = new Map<string, number>();
  for (let entry = 12; entry < 12 + 16 * count && entry + 16 <= view.byteLength; entry += 16) {
    const tag = String.fromCharCode(...Array.from({ length: 4 }, (_, index) => view.getUint8(entry + index)));
    const from = view.getUint32(entry + 8);
    if (from + 54 <= view.byteLength || tag === 'hmtx') tables.set(tag, from);
  }
  return tables;
}
