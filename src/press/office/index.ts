/** The pages on the paper of an office printer: no bleed, no marks, whole within the edge such a machine leaves white. */

import type { PdfMetadata, Sheet } from '../../pages.js';
import {
  boxHeight,
  boxWidth,
  name,
  operand,
  ptFromMm,
  savePdf,
  setBox,
  setMetadata,
  setPageContent,
  setViewer,
  type Box,
  type Pdf,
  type PdfPage,
} from '../../pdf/index.js';
import { colourFault, greyColours } from '../colour/index.js';
import { formOf } from '../placed.js';
import { openSheets } from '../printed.js';
import { stripScreen } from '../strip.js';

/** A4 in colour, or in black and white. */
export type OfficePaper = 'a4-office' | 'a4-office-grey';

/** Millimetres. No printer of an office reaches nearer to the edge than the margin. */
const A4 = { widthMm: 210, heightMm: 297, marginMm: 5 };

/**
 * Sets each page in the middle of a sheet of paper: cut to the trim, smaller where it must be, never larger; a landscape page
 * on landscape paper. Colours stay those of the screen, which office printers expect, or become greys and nothing else.
 * @throws ToolError when the PDF cannot be read or its pages are not of the sheet's size.
 */
export async function finishOffice(
  printed: Uint8Array,
  job: { readonly sheet: Sheet; readonly paper: OfficePaper },
  metadata: PdfMetadata,
): Promise<Uint8Array> {
  const { pdf, trim } = await openSheets(printed, job.sheet);
  stripScreen(pdf);
  if (job.paper === 'a4-office-grey') await greyColours(pdf).catch(colourFault);
  const media = sheetFor(trim);
  for (const page of pdf.pages) setOn(pdf, page, { trim, media, marginPt: ptFromMm(A4.marginMm) });
  setMetadata(pdf, metadata);
  setViewer(pdf, metadata.dir);
  return savePdf(pdf, { version: '1.7', objectStreams: true });
}

function sheetFor(trim: Box): Box {
  const [width, height] = [ptFromMm(A4.widthMm), ptFromMm(A4.heightMm)];
  return boxWidth(trim) > boxHeight(trim) ? [0, 0, height, width] : [0, 0, width, height];
}

interface Setting {
  readonly trim: Box;
  readonly media: Box;
  readonly marginPt: number;
}

function setOn(pdf: Pdf, page: PdfPage, { trim, media, marginPt }: Setting): void {
  const form = formOf(pdf, page, trim);
  const scale = Math.min(
    1,
    (boxWidth(media) - 2 * marginPt) / boxWidth(trim),
    (boxHeight(media) - 2 * marginPt) / boxHeight(trim),
  );
  const x = (boxWidth(media) - scale * boxWidth(trim)) / 2 - scale * trim[0];
  const y = (boxHeight(media) - scale * boxHeight(trim)) / 2 - scale * trim[1];
  const move = [x, y].map(operand).join(' ');
  // Six decimals: a point of a page is placed to a thousandth.
  setPageContent(page, `q ${scale.toFixed(6)} 0 0 ${scale.toFixed(6)} ${move} cm /Page Do Q\n`);
  page.dict.set(name('Resources'), pdf.context.obj({ XObject: { Page: form } }));
  for (const key of ['BleedBox', 'TrimBox']) page.dict.delete(name(key));
  setBox(page.dict, 'MediaBox', media);
}
