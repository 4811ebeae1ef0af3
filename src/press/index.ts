/** The press PDF: the printed sheets in the inks of their paper, cut to bleed and slug, with marks, as PDF/X-4. */

import { ToolError } from '../diagnostic.js';
import { keyOf, noCache, type Cache } from '../cache/index.js';
import { openInks } from '../inks/index.js';
import type { PdfMetadata, Sheet } from '../pages.js';
import { savePdf, setMetadata, setViewer } from '../pdf/index.js';
import type { Printed } from '../pdf/index.js';
import type { PressProfile, ThemeInk } from '../profile.js';
import { colourFault, convertColours, paletteOf } from './colour/index.js';
import { setOutputIntent } from './intent.js';
import { drawMarks } from './marks/index.js';
import { openSheets } from './printed.js';
import { setSheet } from './sheet.js';
import { stripScreen } from './strip.js';

export { bindPerfect, spineOf, type BindingJob, type BoundPress, type Spine } from './bound/index.js';
export { finishOffice, type OfficePaper } from './office/index.js';
export { imposeBooklet, type Booklet, type BookletJob } from './booklet/index.js';

export interface PressJob {
  readonly sheet: Sheet;
  /** How much of the laid bleed the printer is to get. */
  readonly bleedMm: number;
  readonly profile: PressProfile;
  /** What the slug line says before the page: journal, issue, date. */
  readonly slug: string;
  /** Colours of the theme that have inks of their own. */
  readonly themeInks: readonly ThemeInk[];
  /** Pictures that came in inks and keep them, by the SHA-256 of the JPEG that stands for them in the PDF. */
  readonly inkPictures: ReadonlyMap<string, Uint8Array>;
  /** Where pictures of earlier builds are found, and these are kept. */
  readonly cache?: Cache;
}

/**
 * Finishes the browser's PDF for the press: every colour in inks, black text overprinting; TrimBox, BleedBox and MediaBox
 * exact and equal on every page, content clipped to the bleed, marks outside it; the output intent of the profile; no
 * annotation, action, outline or structure. PDF/X-4 (ISO 15930-7:2010). The same pages give the same bytes.
 * @throws ToolError when the PDF cannot be read, its pages are not of the sheet's size, less bleed was laid out than is
 * asked for, or the page holds what cannot be brought into inks.
 */
export async function finishPress(printed: Uint8Array, job: PressJob, metadata: PdfMetadata): Promise<Uint8Array> {
  const { pdf, trim } = await open(printed, job);
  const { profile, themeInks, inkPictures, cache = noCache } = job;
  const palette = paletteOf(await openInks(profile.icc), themeInks, profile.maxInk);
  stripScreen(pdf);
  const store = { cache, paper: keyOf(profile.icc, String(profile.maxInk)) };
  await convertColours(pdf, palette, { inkPictures, store }).catch(colourFault);
  const boxes = setSheet(pdf, trim, { bleedMm: job.bleedMm, slugMm: profile.slugMm });
  drawMarks(pdf, boxes, job);
  setOutputIntent(pdf, profile);
  setMetadata(pdf, metadata, 'pdf/x-4');
  setViewer(pdf, metadata.dir);
  return savePdf(pdf, { version: '1.6', objectStreams: false });
}

async function open(printed: Uint8Array, { sheet, bleedMm }: PressJob): Promise<Printed> {
  if (bleedMm > sheet.laidBleedMm) {
    throw new ToolError(
      `${bleedMm} mm of bleed are asked for, but only ${sheet.laidBleedMm} mm were laid out`,
      `Set print.bleed in journal.yaml to ${sheet.laidBleedMm} or less.`,
    );
  }
  return openSheets(printed, sheet);
}
