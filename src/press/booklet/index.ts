/** A stapled booklet, two pages a side, from a finished press PDF: for digital presses and for a dummy to hold. */

import type { PDFRef } from '@cantoo/pdf-lib';
import { ToolError } from '../../diagnostic.js';
import {
  boxHeight,
  boxWidth,
  dictAt,
  growBox,
  name,
  nameAt,
  openPdf,
  operand,
  ptFromMm,
  savePdf,
  type Box,
  type Pdf,
} from '../../pdf/index.js';
import { drawSheetMarks } from '../marks/index.js';
import { boxesOf, forgetReading, formOf, setPages, sheetPage } from '../placed.js';
import { creepMm, saddleStitch, type Side } from './plan.js';

export interface BookletJob {
  /** Thickness of a leaf. */
  readonly caliperMm: number;
  /** What the slug line says before the sheet. */
  readonly slug: string;
}

export interface Booklet {
  readonly pdf: Uint8Array;
  readonly sheets: number;
}

/**
 * Imposes a press PDF. Pages keep inks, fonts and transparency; bleed stands on the three outer sides, none at the fold;
 * pages of inner sheets creep towards it. Bound on the right where the file reads from the right. One PDF page a side.
 * @throws ToolError when the file is no PDF with a TrimBox, the same on every page.
 */
export async function imposeBooklet(press: Uint8Array, job: BookletJob): Promise<Booklet> {
  const pdf = await openPdf(press).catch((cause: unknown) => refuse('it cannot be read', cause));
  const boxes = boxesOf(pdf);
  if (!boxes) return refuse('its pages have no TrimBox and BleedBox, or not all the same');
  const { trim, bleed } = boxes;
  const viewer = dictAt(pdf.catalog, 'ViewerPreferences');
  const isRtl = viewer !== undefined && nameAt(viewer, 'Direction') === 'R2L';
  const sides = saddleStitch(pdf.pages.length, isRtl ? 'rtl' : 'ltr');
  const sheet = sheetOf(trim, bleed);
  const forms = pdf.pages.map((page) => formOf(pdf, page, bleed));
  const pages = sides.map((side) => sideOf(pdf, side, { sheet, forms, job }));
  setPages(pdf, pages);
  forgetReading(pdf);
  return { pdf: await savePdf(pdf, { version: '1.6', objectStreams: false }), sheets: sides.length / 2 };
}

function refuse(why: string, cause?: unknown): never {
  throw new ToolError(`the press PDF cannot be imposed: ${why}`, 'Build the issue first, and impose what that made.', {
    cause,
  });
}

/** A side of a sheet: two trims side by side, bleed and slug around them. Its corner is 0, 0. */
interface Sheet {
  readonly trim: Box;
  readonly bleed: Box;
  readonly media: Box;
  readonly pageTrim: Box;
  readonly pageBleed: Box;
}

const SLUG_MM = 10;

function sheetOf(pageTrim: Box, pageBleed: Box): Sheet {
  const bleedPt = pageTrim[0] - pageBleed[0];
  const margin = bleedPt + ptFromMm(SLUG_MM);
  const trim: Box = [margin, margin, margin + 2 * boxWidth(pageTrim), margin + boxHeight(pageTrim)];
  return { trim, bleed: growBox(trim, bleedPt), media: growBox(trim, margin), pageTrim, pageBleed };
}

interface Setting {
  readonly sheet: Sheet;
  readonly forms: readonly PDFRef[];
  readonly job: BookletJob;
}

function sideOf(pdf: Pdf, side: Side, { sheet, forms, job }: Setting): PDFRef {
  const { context } = pdf;
  const creepPt = ptFromMm(creepMm(side.sheet, job.caliperMm));
  const middle = (sheet.trim[0] + sheet.trim[2]) / 2;
  const places = [
    { page: side.left, x: sheet.trim[0] + creepPt, from: sheet.bleed[0], to: middle },
    { page: side.right, x: middle - creepPt, from: middle, to: sheet.bleed[2] },
  ];
  const xObjects = context.obj({});
  const content = places.flatMap(({ page, x, from, to }) => {
    const form = page === undefined ? undefined : forms[page - 1];
    if (!form) return [];
    xObjects.set(name(`Page${page}`), form);
    const clip = [from, sheet.bleed[1], to - from, boxHeight(sheet.bleed)].map(operand).join(' ');
    const move = [x - sheet.pageTrim[0], sheet.trim[1] - sheet.pageTrim[1]].map(operand).join(' ');
    return [`q ${clip} re W n 1 0 0 1 ${move} cm /Page${page} Do Q`];
  });
  const resources = context.obj({ XObject: xObjects });
  const words = `${job.slug}  sheet ${side.sheet + 1} ${side.isFront ? 'front' : 'back'}`;
  const marks = drawSheetMarks(resources, sheet, { words, folds: [middle] });
  return sheetPage(pdf, sheet, { resources, content: [...content, ...marks].join('\n') });
}
