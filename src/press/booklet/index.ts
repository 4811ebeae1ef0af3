/** A stapled booklet, two pages a side, from a finished press PDF: for digital presses and for a dummy to hold. */

import { PDFDict, type PDFRef } from '@cantoo/pdf-lib';
import { ToolError } from '../../diagnostic.js';
import {
  boxAt,
  boxHeight,
  boxWidth,
  flateStream,
  growBox,
  name,
  nameAt,
  dictAt,
  openPdf,
  operand,
  pageContent,
  ptFromMm,
  savePdf,
  setBox,
  type Box,
  type Pdf,
  type PdfPage,
} from '../../pdf/index.js';
import { drawSheetMarks } from '../marks/index.js';
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
  const [first] = pdf.pages;
  const trim = first && boxAt(first.dict, 'TrimBox');
  const bleed = first && boxAt(first.dict, 'BleedBox');
  if (!trim || !bleed || !pdf.pages.every(({ dict }) => isSame(boxAt(dict, 'TrimBox'), trim))) {
    return refuse('its pages have no TrimBox and BleedBox, or not all the same');
  }
  const viewer = dictAt(pdf.catalog, 'ViewerPreferences');
  const isRtl = viewer !== undefined && nameAt(viewer, 'Direction') === 'R2L';
  const sides = saddleStitch(pdf.pages.length, isRtl ? 'rtl' : 'ltr');
  const sheet = sheetOf(trim, bleed);
  const forms = pdf.pages.map((page) => formOf(pdf, page, bleed));
  const pages = sides.map((side) => sideOf(pdf, side, { sheet, forms, job }));
  setPages(pdf, pages);
  return { pdf: savePdf(pdf, { version: '1.6', objectStreams: false }), sheets: sides.length / 2 };
}

function refuse(why: string, cause?: unknown): never {
  throw new ToolError(`the press PDF cannot be imposed: ${why}`, 'Build the issue first, and impose what that made.', {
    cause,
  });
}

const isSame = (a: Box | undefined, b: Box): boolean =>
  a !== undefined && a.every((edge, index) => Math.abs(edge - (b[index] ?? 0)) < 0.02);

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

/** A page as a form that can be placed: all that stands inside its bleed. */
function formOf(pdf: Pdf, page: PdfPage, bleed: Box): PDFRef {
  const { context } = pdf;
  const dict = context.obj({ Type: 'XObject', Subtype: 'Form', BBox: [...bleed] });
  dict.set(name('Resources'), page.resources);
  const group = page.dict.get(name('Group'));
  if (group) dict.set(name('Group'), group);
  return context.register(flateStream(dict, new Uint8Array(Buffer.from(pageContent(page), 'latin1'))));
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
  const marks = drawSheetMarks(resources, sheet, words);
  const stream = flateStream(context.obj({}), new Uint8Array(Buffer.from([...content, ...marks].join('\n'), 'latin1')));
  const page = context.obj({ Type: 'Page', Resources: resources, Contents: context.register(stream) });
  page.set(name('Group'), context.obj({ Type: 'Group', S: 'Transparency', CS: 'DeviceCMYK', I: true }));
  setBox(page, 'MediaBox', sheet.media);
  setBox(page, 'BleedBox', sheet.bleed);
  setBox(page, 'TrimBox', sheet.trim);
  return context.register(page);
}

/** The sides take the place of the pages. */
function setPages({ catalog, context }: Pdf, pages: readonly PDFRef[]): void {
  const tree = context.obj({ Type: 'Pages', Count: pages.length });
  const ref = context.register(tree);
  tree.set(name('Kids'), context.obj([...pages]));
  for (const page of pages) {
    const dict = context.lookup(page);
    if (dict instanceof PDFDict) dict.set(name('Parent'), ref);
  }
  catalog.set(name('Pages'), ref);
  // Sides of sheets are read in no direction.
  catalog.delete(name('PageLayout'));
  catalog.delete(name('ViewerPreferences'));
}
