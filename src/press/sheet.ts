/** The press sheet: trim, bleed and slug, each a box of the page. */

import { boxHeight, boxWidth, growBox, movePages, ptFromMm, setBox } from '../pdf/index.js';
import type { Box, Pdf } from '../pdf/index.js';

export interface PressBoxes {
  readonly trim: Box;
  readonly bleed: Box;
  readonly media: Box;
}

/** What stands round the trim, on every side. */
interface Round {
  readonly bleedMm: number;
  /** Room for the marks round the bleed. */
  readonly slugMm: number;
}

/** Moves the pages so that the sheet's corner is 0, 0, clips them to the bleed and sets their boxes. */
export function setSheet(pdf: Pdf, trimOnPrint: Box, { bleedMm, slugMm }: Round): PressBoxes {
  const margin = ptFromMm(bleedMm + slugMm);
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
