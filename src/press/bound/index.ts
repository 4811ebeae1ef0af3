/** Perfect binding: the pages within go to the press by themselves, the cover as one sheet with its spine. */

import { PDFObjectCopier, type PDFDict, type PDFRef } from '@cantoo/pdf-lib';
import { ToolError } from '../../diagnostic.js';
import { COVER_PAGES } from '../../journal.js';
import type { PdfMetadata } from '../../pages.js';
import {
  boxHeight,
  boxWidth,
  growBox,
  name,
  openPdf,
  operand,
  ptFromMm,
  savePdf,
  setMetadata,
  type Box,
  type Pdf,
} from '../../pdf/index.js';
import { drawSheetMarks } from '../marks/index.js';
import { boxesOf, forgetReading, formOf, setPages, sheetPage } from '../placed.js';
import type { PressBoxes } from '../sheet.js';
import { coverSides, type CoverSide } from './plan.js';

export { spineOf, type Spine } from './plan.js';

export interface BindingJob {
  readonly spineMm: number;
  /** The spine as a press file of one page: lying, as long as the trim is high, the tops of its letters up. */
  readonly spine: Uint8Array;
  /** Room round the bleed for marks. */
  readonly slugMm: number;
  /** What the slug line says before the side: journal, issue, date. */
  readonly slug: string;
}

export interface BoundPress {
  readonly interior: Uint8Array;
  /** Two pages: outside and inside of the sheet. */
  readonly cover: Uint8Array;
}

/**
 * Divides a press PDF for perfect binding. The cover stands open on its sheet: back, spine and front from the left, mirrored
 * for an issue bound on the right; bleed all round, none at the folds. The pages within stay as they are. Both are PDF/X-4.
 * @throws ToolError when the files are no press PDFs, or there is nothing to bind.
 */
export async function bindPerfect(press: Uint8Array, job: BindingJob, metadata: PdfMetadata): Promise<BoundPress> {
  const [inner, outer] = [await open(press), await open(press)];
  const refs = inner.pdf.pages.map(({ ref }) => ref);
  setPages(inner.pdf, refs.slice(COVER_PAGES / 2, -COVER_PAGES / 2));
  await drawCover(outer, job, metadata.dir);
  return {
    interior: await finished(inner.pdf, { ...metadata, title: `${metadata.title} (inside)` }),
    cover: await finished(outer.pdf, { ...metadata, title: `${metadata.title} (cover)` }),
  };
}

interface Opened {
  readonly pdf: Pdf;
  readonly trim: Box;
  readonly bleed: Box;
}

async function open(bytes: Uint8Array, least = COVER_PAGES + 1): Promise<Opened> {
  const pdf = await openPdf(bytes).catch((cause: unknown) => refuse('it cannot be read', cause));
  const boxes = boxesOf(pdf);
  if (!boxes) return refuse('its pages have no TrimBox and BleedBox, or not all the same');
  if (pdf.pages.length < least) return refuse(`it has ${pdf.pages.length} pages, and the cover takes ${COVER_PAGES}`);
  return { pdf, ...boxes };
}

function refuse(why: string, cause?: unknown): never {
  throw new ToolError(`the press PDF cannot be bound: ${why}`, 'Set print.binding to saddle-stitch in journal.yaml.', {
    cause,
  });
}

function finished(pdf: Pdf, metadata: PdfMetadata): Promise<Uint8Array> {
  setMetadata(pdf, metadata, 'pdf/x-4');
  return savePdf(pdf, { version: '1.6', objectStreams: false });
}

/** The sheet of a cover, and where it is folded. Its corner is 0, 0. */
interface CoverSheet extends PressBoxes {
  readonly folds: readonly [left: number, right: number];
}

function sheetOf({ trim, bleed }: Opened, { spineMm, slugMm }: BindingJob): CoverSheet {
  const bleedPt = trim[0] - bleed[0];
  const margin = bleedPt + ptFromMm(slugMm);
  const left = margin + boxWidth(trim);
  const right = left + ptFromMm(spineMm);
  const sheet: Box = [margin, margin, right + boxWidth(trim), margin + boxHeight(trim)];
  return { trim: sheet, bleed: growBox(sheet, bleedPt), media: growBox(sheet, margin), folds: [left, right] };
}

async function drawCover(press: Opened, job: BindingJob, dir: 'ltr' | 'rtl'): Promise<void> {
  const { pdf } = press;
  const sheet = sheetOf(press, job);
  const spine = await open(job.spine, 1);
  const spineForm = formIn(pdf, spine);
  const sides = coverSides(pdf.pages.length, dir).map((side) => {
    const xObjects = pdf.context.obj({});
    const resources = pdf.context.obj({ XObject: xObjects });
    if (side.hasSpine) xObjects.set(name('Spine'), spineForm);
    const painted = [
      ...(side.hasSpine ? [placeSpine(spine, sheet, dir)] : []),
      ...side.pages.flatMap((page, half) => placePage(press, sheet, { page, half, xObjects })),
    ];
    const words = `${job.slug}  ${wordsOf(side)}  spine ${Math.round(job.spineMm * 100) / 100} mm`;
    const marks = drawSheetMarks(resources, sheet, { words, folds: sheet.folds });
    return sheetPage(pdf, sheet, { resources, content: [...painted, ...marks].join('\n') });
  });
  setPages(pdf, sides);
  forgetReading(pdf);
}

const wordsOf = ({ hasSpine }: CoverSide): string => (hasSpine ? 'cover outside' : 'cover inside');

interface Place {
  readonly page: number;
  /** 0 for the left half of the sheet, 1 for the right. */
  readonly half: number;
  readonly xObjects: PDFDict;
}

/** To the edge of the bleed on three sides, to the fold on the fourth. */
function placePage({ pdf, trim, bleed }: Opened, sheet: CoverSheet, { page, half, xObjects }: Place): string[] {
  const source = pdf.pages[page - 1];
  if (!source) return [];
  const key = `Page${page}`;
  xObjects.set(name(key), formOf(pdf, source, bleed));
  const [from, to] = half === 0 ? [sheet.bleed[0], sheet.folds[0]] : [sheet.folds[1], sheet.bleed[2]];
  const x = half === 0 ? sheet.trim[0] : sheet.folds[1];
  const move = [1, 0, 0, 1, x - trim[0], sheet.trim[1] - trim[1]];
  return [placed(key, { sheet, from, to, move })];
}

/** Under the pages beside it by so much, or a seam of paper would show between them. */
const OVERLAP_PT = ptFromMm(0.1);

/** Turned so that the tops of its letters look to the front: they stand upright when the issue lies face up. */
function placeSpine({ trim }: Opened, sheet: CoverSheet, dir: 'ltr' | 'rtl'): string {
  const [left, right] = sheet.folds;
  const [from, to] = [left - OVERLAP_PT, right + OVERLAP_PT];
  const move =
    dir === 'ltr'
      ? [0, -1, 1, 0, left - trim[1], sheet.trim[3] + trim[0]]
      : [0, 1, -1, 0, right + trim[1], sheet.trim[1] - trim[0]];
  return placed('Spine', { sheet, from, to, move });
}

interface Placing {
  readonly sheet: CoverSheet;
  /** Nothing shows left of the one and right of the other. */
  readonly from: number;
  readonly to: number;
  readonly move: readonly number[];
}

function placed(key: string, { sheet, from, to, move }: Placing): string {
  const clip = [from, sheet.bleed[1], to - from, boxHeight(sheet.bleed)].map(operand).join(' ');
  return `q ${clip} re W n ${move.map(operand).join(' ')} cm /${key} Do Q`;
}

/** The spine out of its own file, with all it needs. */
function formIn(pdf: Pdf, spine: Opened): PDFRef {
  const [page] = spine.pdf.pages;
  if (!page) return refuse('its spine has no page');
  const form = formOf(spine.pdf, page, spine.bleed);
  return PDFObjectCopier.for(spine.pdf.context, pdf.context).copy(form);
}
