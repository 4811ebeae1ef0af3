/** Lengths and boxes. A box is measured in points from the lower left, as PDF does. */

import { PDFArray, PDFNumber } from '@cantoo/pdf-lib';
import type { PDFDict } from '@cantoo/pdf-lib';
import { dictAt, name } from './document.js';

/** Left, bottom, right, top in points. */
export type Box = readonly [left: number, bottom: number, right: number, top: number];

export const ptFromMm = (mm: number): number => (mm * 72) / 25.4;

export const boxWidth = ([left, , right]: Box): number => right - left;
export const boxHeight = ([, bottom, , top]: Box): number => top - bottom;

/** The box with every side moved outwards by so many points. */
export const growBox = ([left, bottom, right, top]: Box, by: number): Box => [
  left - by,
  bottom - by,
  right + by,
  top + by,
];

/** Four decimals: a tenth of a micrometre, far under the 0.01 pt that printers' tools ask for. */
export const roundPt = (pt: number): number => Math.round(pt * 1e4) / 1e4 + 0;

/** Points as a PDF operand. */
export const operand = (pt: number): string => String(roundPt(pt));

export function setBox(page: PDFDict, key: string, box: Box): void {
  page.set(name(key), page.context.obj(box.map(roundPt)));
}

/** A box of a page, inherited ones included for the MediaBox and the CropBox; undefined when it has none. */
export function boxAt(page: PDFDict, key: string): Box | undefined {
  const value = inherited(page, key);
  if (!(value instanceof PDFArray)) return undefined;
  const [a, b, c, d] = numbersOf(value);
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

function inherited(page: PDFDict, key: string): unknown {
  const own = page.lookup(name(key));
  if (own || (key !== 'MediaBox' && key !== 'CropBox')) return own;
  const parent = dictAt(page, 'Parent');
  return parent && inherited(parent, key);
}

/** The numbers of an array; what is no number is left out. */
export function numbersOf(array: PDFArray): number[] {
  return array
    .asArray()
    .map((_, index) => array.lookup(index))
    .filter((item) => item instanceof PDFNumber)
    .map((item) => item.asNumber());
}
