/** Moves what stands on the pages, so that the printed sheet's corner can become any other. */

import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFStream } from '@cantoo/pdf-lib';
import type { PDFObject, PDFRef } from '@cantoo/pdf-lib';
import { pageContent, setPageContent } from './content.js';
import { dictAt, name } from './document.js';
import type { Pdf, PdfPage } from './document.js';
import { boxHeight, boxWidth, numbersOf, operand, roundPt } from './geometry.js';
import type { Box } from './geometry.js';

/** How far to move, in points, and the box outside which nothing may show (in the moved coordinates). */
export interface Move {
  readonly dx: number;
  readonly dy: number;
  readonly clip: Box;
}

/** Moves content, patterns, annotations and destinations of all pages. */
export function movePages(pdf: Pdf, move: Move): void {
  const patterns = new Map<PDFObject, PDFRef>();
  const resources = new Set<PDFDict>();
  for (const page of pdf.pages) {
    setPageContent(page, movedContent(pageContent(page), move));
    if (!resources.has(page.resources)) movePatterns(pdf, page, { move, moved: patterns });
    resources.add(page.resources);
    moveAnnotations(page, move);
  }
  moveDestinations(pdf, move);
}

function movedContent(content: string, { dx, dy, clip }: Move): string {
  const rectangle = [clip[0], clip[1], boxWidth(clip), boxHeight(clip)].map(operand).join(' ');
  return `q\n${rectangle} re W n\n1 0 0 1 ${operand(dx)} ${operand(dy)} cm\n${content}\nQ\n`;
}

interface PatternMove {
  readonly move: Move;
  /** Patterns of earlier pages and their moved copies. */
  readonly moved: Map<PDFObject, PDFRef>;
}

// A pattern stands in the space of the page, not of the `cm` in force (ISO 32000-1, 8.7.2). Copied, because the same
// pattern may also stand in a form, whose space moves with the content.
function movePatterns(pdf: Pdf, page: PdfPage, { move, moved }: PatternMove): void {
  const patterns = dictAt(page.resources, 'Pattern');
  for (const [key, ref] of patterns?.entries() ?? []) {
    const pattern = pdf.context.lookup(ref);
    if (!pattern) continue;
    const copy = moved.get(pattern) ?? pdf.context.register(movedPattern(pattern, move));
    moved.set(pattern, copy);
    patterns?.set(key, copy);
  }
}

function movedPattern(pattern: PDFObject, { dx, dy }: Move): PDFObject {
  const old = pattern instanceof PDFStream ? pattern.dict : pattern;
  if (!(old instanceof PDFDict)) return pattern;
  const dict = old.clone();
  const matrix = dict.lookup(name('Matrix'));
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix instanceof PDFArray ? numbersOf(matrix) : [];
  dict.set(name('Matrix'), dict.context.obj([a, b, c, d, e + dx, f + dy]));
  return pattern instanceof PDFRawStream ? PDFRawStream.of(dict, pattern.contents) : dict;
}

function moveAnnotations({ dict }: PdfPage, { dx, dy }: Move): void {
  const annotations = dict.lookup(name('Annots'));
  if (!(annotations instanceof PDFArray)) return;
  for (let index = 0; index < annotations.size(); index++) {
    const annotation = annotations.lookup(index);
    if (!(annotation instanceof PDFDict)) continue;
    for (const key of ['Rect', 'QuadPoints']) {
      const points = annotation.lookup(name(key));
      if (!(points instanceof PDFArray)) continue;
      const shifted = numbersOf(points).map((value, i) => roundPt(value + (i % 2 === 0 ? dx : dy)));
      annotation.set(name(key), annotation.context.obj(shifted));
    }
  }
}

// Which operand of each kind of destination is a place on the page, and along which axis (ISO 32000-1, table 151).
const DESTINATION_AXES: ReadonlyMap<string, readonly ('x' | 'y')[]> = new Map([
  ['XYZ', ['x', 'y']],
  ['FitH', ['y']],
  ['FitBH', ['y']],
  ['FitV', ['x']],
  ['FitBV', ['x']],
  ['FitR', ['x', 'y', 'x', 'y']],
]);

/** Destinations stand in the outline, the links and the name tree: all are arrays that begin with a page and a kind. */
function moveDestinations(pdf: Pdf, move: Move): void {
  const pages = new Set<PDFObject>(pdf.pages.map(({ ref }) => ref));
  const visit = (object: PDFObject): void => {
    if (object instanceof PDFArray) {
      if (isDestination(object, pages)) moveDestination(object, move);
      else object.asArray().forEach(visit);
    } else if (object instanceof PDFDict) object.values().forEach(visit);
  };
  for (const [, object] of pdf.context.enumerateIndirectObjects()) visit(object);
}

const isDestination = (array: PDFArray, pages: ReadonlySet<PDFObject>): boolean =>
  array.size() >= 2 && pages.has(array.get(0)) && array.get(1) instanceof PDFName;

function moveDestination(destination: PDFArray, move: Move): void {
  const kind = destination.lookup(1);
  const axes = kind instanceof PDFName ? (DESTINATION_AXES.get(kind.decodeText()) ?? []) : [];
  axes.forEach((axis, index) => {
    const value = destination.lookup(index + 2);
    // Null leaves the reader's place as it is.
    if (!(value instanceof PDFNumber)) return;
    const moved = value.asNumber() + (axis === 'x' ? move.dx : move.dy);
    destination.set(index + 2, PDFNumber.of(roundPt(moved)));
  });
}
