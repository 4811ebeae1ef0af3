/** The press sheet: trim, bleed and slug, each a box of the page. */

import { boxHeight, boxWidth, growBox, movePages, ptFromMm, setBox } from '../pdf/index.js';
import type { Box, Pdf } from '../pdf/index.js';

/** Room for the marks on every side of the bleed. */
const SLUG_MM = 10;

export interface PressBoxes {
  readonly trim: Box;
  readonly bleed: Box;
  readonly media: Box;
}

/** Moves the pages so that the sheet's corner is 0, 0, clips them to the bleed and sets their boxes. */
export function setSheet(pdf: Pdf, trimOnPrint: Box, bleedMm: number): PressBoxes {
  const margin = ptFromMm(bleedMm + SLUG_MM);
  const trim: Box = [margin, margin, margin + boxWidth(trimOnPrint), margin + boxHeight(trimOnPrint)];
  const bleed = growBox(trim, ptFromMm(bleedMm));
  const media = growBox(trim, margin);
  movePages(pdf, { dx: trim[0] - trimOnPrint[0], dy: trim[1] - trimOnPrint[1], clip: bleed });
  for (const { dict } of pdf.pages) {
    setBox(dict, 'MediaBox', media);
    setBox(dict, 'BleedBox', bleed);
    setBox(dict, 'TrimBox', trim);
  }
  return { trim, bleed, media };
}
