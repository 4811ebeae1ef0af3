/** The screen PDF: the printed sheets cut to the trim, tagged, outlined and linked. */

import { boxHeight, boxWidth, movePages, openPrinted, savePdf, setBox, setMetadata, setViewer } from '../pdf/index.js';
import type { Box, Pdf, Printed } from '../pdf/index.js';
import { ToolError } from '../diagnostic.js';
import type { PdfMetadata, Sheet } from '../pages.js';
import { settleActualText } from './actual-text.js';
import { markArtifacts } from './artifacts.js';
import { homesOf } from './forms.js';
import { joinWords } from './joined-words.js';
import { describeLinks } from './links.js';
import { readStamps } from './stamps.js';
import { mendStructure } from './structure.js';
import { readTree } from './tree.js';

export interface ScreenMetadata extends PdfMetadata {
  /** The standard the file says it keeps: to be said of a file that was judged, and found to keep it. */
  readonly claims?: 'pdf/ua-1';
}

/**
 * Finishes the browser's PDF for the screen: every page exactly the trim with its corner at 0, 0, what lies outside
 * clipped, links, outline and destinations moved along, metadata set. PDF 1.7. The same pages give the same bytes.
 * Throws {@link ToolError} when the PDF cannot be read or its pages are not of the sheet's size.
 */
export async function finishScreen(printed: Uint8Array, sheet: Sheet, metadata: ScreenMetadata): Promise<Uint8Array> {
  const { pdf, trim } = await open(printed, sheet);
  const tree = readTree(pdf);
  if (tree) readStamps(tree);
  const untold = markArtifacts(pdf, tree);
  joinWords(pdf);
  settleActualText(pdf);
  if (tree) mendStructure(pdf, tree, { untold, homes: homesOf(pdf) });
  describeLinks(pdf);
  cutToTrim(pdf, trim);
  setMetadata(pdf, metadata, metadata.claims);
  setViewer(pdf, metadata.dir);
  return savePdf(pdf, { version: '1.7', objectStreams: true });
}

async function open(printed: Uint8Array, sheet: Sheet): Promise<Printed> {
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

function cutToTrim(pdf: Pdf, trim: Box): void {
  const box: Box = [0, 0, boxWidth(trim), boxHeight(trim)];
  movePages(pdf, { dx: -trim[0], dy: -trim[1], clip: box });
  for (const { dict } of pdf.pages) for (const key of ['MediaBox', 'CropBox', 'TrimBox']) setBox(dict, key, box);
}
