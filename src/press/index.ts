/** The press PDF: the printed sheets cut to bleed and slug, with marks, and nothing a plate cannot carry. */

import { openPrinted, savePdf, setMetadata, setViewer } from '../pdf/index.js';
import type { Printed } from '../pdf/index.js';
import { ToolError } from '../diagnostic.js';
import type { PdfMetadata, Sheet } from '../pages.js';
import { drawMarks } from './marks.js';
import { setSheet } from './sheet.js';
import { stripScreen } from './strip.js';

/** The sheet, and how much of the laid bleed the printer is to get. */
export interface PressSheet extends Sheet {
  readonly bleedMm: number;
}

/**
 * Finishes the browser's PDF for the press: TrimBox, BleedBox and MediaBox (bleed and 10 mm of slug) exact and equal on
 * every page, content clipped to the bleed, crop and registration marks outside it, no annotation, action, outline or
 * structure. Colours and fonts stay as the browser wrote them. PDF 1.6. The same pages give the same bytes.
 * Throws {@link ToolError} when the PDF cannot be read, its pages are not of the sheet's size, or less bleed was laid out
 * than is asked for.
 */
export async function finishPress(printed: Uint8Array, sheet: PressSheet, metadata: PdfMetadata): Promise<Uint8Array> {
  const { pdf, trim } = await open(printed, sheet);
  stripScreen(pdf);
  const boxes = setSheet(pdf, trim, sheet.bleedMm);
  drawMarks(pdf, boxes);
  setMetadata(pdf, metadata, 'False');
  setViewer(pdf, metadata.dir);
  return savePdf(pdf, { version: '1.6', objectStreams: false });
}

async function open(printed: Uint8Array, sheet: PressSheet): Promise<Printed> {
  if (sheet.bleedMm > sheet.laidBleedMm) {
    throw new ToolError(
      `${sheet.bleedMm} mm of bleed are asked for, but only ${sheet.laidBleedMm} mm were laid out`,
      `Set print.bleed in journal.yaml to ${sheet.laidBleedMm} or less.`,
    );
  }
  try {
    return await openPrinted(printed, sheet);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new ToolError(
      `the PDF the browser printed is of no use: ${said}`,
      'Check @page in the styles, then build again.',
      {
        cause,
      },
    );
  }
}
