/** The PDF as the browser printed it: sheets of trim and bleed, a little larger or smaller than was asked for. */

import { pageContent, setPageContent } from './content.js';
import { openPdf } from './document.js';
import type { Pdf } from './document.js';
import { boxAt, boxHeight, boxWidth, ptFromMm } from './geometry.js';
import type { Box } from './geometry.js';

/** What the browser was asked to print, in millimetres. */
export interface PrintedSheet {
  readonly trimWidthMm: number;
  readonly trimHeightMm: number;
  /** Bleed laid out on every side. */
  readonly laidBleedMm: number;
}

export interface Printed {
  readonly pdf: Pdf;
  /** The trimmed page on every sheet, exact. */
  readonly trim: Box;
}

/** The browser rounds the sheet to whole points and then to its own units: less than this, measured. */
const ROUNDING_PT = 1.5;

/**
 * Opens a printed PDF and finds the trim on its sheets. The content hangs unscaled from the sheet's upper left corner,
 * so the trim is measured from there and never from the sheet's height. Throws when the sheets are not as asked.
 */
export async function openPrinted(bytes: Uint8Array, sheet: PrintedSheet): Promise<Printed> {
  const pdf = await openPdf(bytes);
  const [first, ...others] = pdf.pages.map(({ dict }) => boxAt(dict, 'MediaBox'));
  if (!first) throw new Error('it has no page');
  const odd = others.findIndex((box) => String(box) !== String(first));
  if (odd >= 0) throw new Error(`its page ${odd + 2} is not as large as page 1`);
  // Inflated once: every step that follows reads the content of the pages.
  for (const page of pdf.pages) setPageContent(page, pageContent(page));
  return { pdf, trim: trimOn(first, sheet) };
}

function trimOn(media: Box, { trimWidthMm, trimHeightMm, laidBleedMm }: PrintedSheet): Box {
  const [width, height, bleed] = [ptFromMm(trimWidthMm), ptFromMm(trimHeightMm), ptFromMm(laidBleedMm)];
  const wrong = [boxWidth(media) - width, boxHeight(media) - height].map((over) => Math.abs(over - 2 * bleed));
  if (wrong.some((by) => by > ROUNDING_PT)) {
    const [mediaMm, askedMm] = [
      [boxWidth(media), boxHeight(media)].map((pt) => ((pt * 25.4) / 72).toFixed(1)),
      [trimWidthMm, trimHeightMm].map((mm) => (mm + 2 * laidBleedMm).toFixed(1)),
    ];
    throw new Error(`its pages measure ${mediaMm?.join(' × ')} mm, not ${askedMm?.join(' × ')} mm`);
  }
  const [left, top] = [media[0] + bleed, media[3] - bleed];
  return [left, top - height, left + width, top];
}
