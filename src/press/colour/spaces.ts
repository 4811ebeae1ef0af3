/** Colour spaces of the screen, told from those of the press (ISO 32000-1, 8.6). */

import { PDFArray, PDFName, PDFNumber, PDFRawStream, type PDFObject } from '@cantoo/pdf-lib';
import { name } from '../../pdf/index.js';

const SCREEN: Readonly<Record<string, number>> = { DeviceRGB: 3, CalRGB: 3, DeviceGray: 1, CalGray: 1 };

/** How many colours a space of the screen has: 3, or 1 for greys. Nothing for inks, patterns and tables. */
export function screenColours(space: PDFObject | undefined): number | undefined {
  if (space instanceof PDFName) return SCREEN[space.decodeText()];
  if (!(space instanceof PDFArray)) return undefined;
  const kind = space.lookup(0);
  if (!(kind instanceof PDFName)) return undefined;
  if (kind.decodeText() !== 'ICCBased') return SCREEN[kind.decodeText()];
  const profile = space.lookup(1);
  const colours = profile instanceof PDFRawStream ? profile.dict.lookup(name('N')) : undefined;
  const count = colours instanceof PDFNumber ? colours.asNumber() : 0;
  return count === 3 || count === 1 ? count : undefined;
}
