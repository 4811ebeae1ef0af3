/** The colour bar: patches of every ink, full and half, and of inks over one another, for the printer's eye and meter. */

import { operand, ptFromMm } from '../../pdf/index.js';
import type { PressBoxes } from '../sheet.js';

const PATCH_PT = ptFromMm(5);
/** From the bleed: what is printed over it must not touch the page. */
const AWAY_PT = ptFromMm(2);
/** Room for the crop mark at the one end and the target at the other. */
const MARGIN_PT = ptFromMm(8);

/** The four inks in full, at half, each pair of colours in full, and grey of three beside grey of one. */
const PATCHES: readonly string[] = [
  '1 0 0 0',
  '0 1 0 0',
  '0 0 1 0',
  '0 0 0 1',
  '.5 0 0 0',
  '0 .5 0 0',
  '0 0 .5 0',
  '0 0 0 .5',
  '1 1 0 0',
  '1 0 1 0',
  '0 1 1 0',
  '.5 .4 .4 0',
];

/** Above the head of the page, from its first third to the middle; as many patches as there is room for. */
export function colourBar({ trim, bleed, media }: PressBoxes): string[] {
  const y = bleed[3] + AWAY_PT;
  if (y + PATCH_PT > media[3]) return [];
  const from = trim[0] + MARGIN_PT;
  const room = (trim[0] + trim[2]) / 2 - MARGIN_PT - from;
  return PATCHES.slice(0, Math.max(0, Math.floor(room / PATCH_PT))).map((inks, index) => {
    const square = [from + index * PATCH_PT, y, PATCH_PT, PATCH_PT].map(operand).join(' ');
    return `${inks} k ${square} re f`;
  });
}
