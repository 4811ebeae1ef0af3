/**
 * Marks what is not to be read as artifact (PDF/UA-1, 7.1): what the browser left bare, such as folios, running heads and
 * rules, and what it tagged although it says nothing, such as the backgrounds and borders of elements.
 */

import { PDFArray, PDFRawStream } from '@cantoo/pdf-lib';
import type { PDFDict, PDFObject, PDFRef } from '@cantoo/pdf-lib';
import {
  boxAt,
  decodeStream,
  dictAt,
  flateStream,
  latin1,
  name,
  nameAt,
  numbersOf,
  pageContent,
  setPageContent,
} from '../pdf/index.js';
import type { Pdf } from '../pdf/index.js';
import { spacesAt, type Typefaces } from './line-ends.js';
import { isMark, withAll, type Node } from './tree.js';
import { matrixOf, rewritten, runsOf, times, type Form, type Matrix } from './runs.js';

/** Numbers of marks that are none any more, by page. */
export type Untold = ReadonlyMap<PDFRef, ReadonlySet<number>>;

/** What is known of the forms met so far. */
interface Survey {
  readonly known: Map<PDFObject, Form>;
  readonly marked: Set<PDFObject>;
  readonly typefaces: Typefaces;
  /** Numbers of marks of the page at hand: of pictures that are told by their descriptions, and of those no longer told. */
  pictures: ReadonlySet<number>;
  hyphens: ReadonlySet<number>;
  untold: Set<number>;
  heightPt: number;
}

/** `tree` says which marks are of pictures. */
export function markArtifacts(pdf: Pdf, tree: Node | undefined): Untold {
  const pictures = marksIn(tree, ({ alt }) => alt !== undefined);
  const hyphens = marksIn(tree, ({ type }) => type === 'Hyphen');
  const survey: Survey = {
    known: new Map(),
    marked: new Set(),
    typefaces: new Map(),
    pictures: new Set(),
    hyphens: new Set(),
    untold: new Set(),
    heightPt: 0,
  };
  const untold = new Map<PDFRef, ReadonlySet<number>>();
  for (const page of pdf.pages) {
    survey.untold = new Set();
    survey.pictures = pictures.get(page.ref) ?? NONE;
    survey.hyphens = hyphens.get(page.ref) ?? NONE;
    survey.heightPt = boxAt(page.dict, 'MediaBox')?.[3] ?? 0;
    untold.set(page.ref, survey.untold);
    const content = markContent(pageContent(page), { resources: page.resources, matrix: [1, 0, 0, 1, 0, 0] }, survey);
    if (content !== undefined) setPageContent(page, content);
  }
  return untold;
}

const NONE: ReadonlySet<number> = new Set();

/** Numbers of the marks of such elements and all in them, by page. */
function marksIn(tree: Node | undefined, isMeant: (node: Node) => boolean): Map<PDFRef, Set<number>> {
  const found = new Map<PDFRef, Set<number>>();
  for (const node of tree ? withAll(tree) : []) {
    if (!isMeant(node)) continue;
    for (const { page, mcid } of [...withAll(node)].flatMap(({ kids }) => kids.filter(isMark))) {
      const marks = found.get(page) ?? new Set();
      marks.add(mcid);
      found.set(page, marks);
    }
  }
  return found;
}

interface Place {
  readonly resources: PDFDict | undefined;
  readonly matrix: Matrix;
}

/** The content with all that is not read marked; undefined when nothing changes. Forms with tags are marked in place. */
function markContent(source: string, { resources, matrix }: Place, survey: Survey): string | undefined {
  const xObjects = resources && dictAt(resources, 'XObject');
  const { edits, untold, stretches } = runsOf(source, {
    matrix,
    heightPt: survey.heightPt,
    isPicture: (mcid) => survey.pictures.has(mcid),
    formAt: (operand, placed) => {
      const object = xObjects?.lookup(name(operand.slice(1)));
      const form = object instanceof PDFRawStream ? surveyed(object, survey) : undefined;
      if (object instanceof PDFRawStream && form?.isTagged) markForm(object, placed, survey);
      return form;
    },
  });
  for (const mark of untold) survey.untold.add(mark);
  const spaces = spacesAt(stretches, {
    fonts: resources && dictAt(resources, 'Font'),
    known: survey.typefaces,
    hyphens: survey.hyphens,
  });
  const all = [...edits, ...spaces.map(({ at, text }) => ({ start: at, end: at, text }))];
  return all.length > 0 ? rewritten(source, all) : undefined;
}

function markForm(form: PDFRawStream, matrix: Matrix, survey: Survey): void {
  if (survey.marked.has(form)) return;
  survey.marked.add(form);
  const content = markContent(
    latin1(decodeStream(form)),
    { resources: dictAt(form.dict, 'Resources'), matrix: timesOwn(form, matrix) },
    survey,
  );
  if (content !== undefined) form.updateContents(flateStream(form.dict, Buffer.from(content, 'latin1')).contents);
}

function timesOwn({ dict }: PDFRawStream, matrix: Matrix): Matrix {
  const own = dict.lookup(name('Matrix'));
  return own instanceof PDFArray ? times(matrixOf(numbersOf(own)), matrix) : matrix;
}

const NOTHING: Form = { isTagged: false, hasText: false };

/** Undefined for a picture. */
function surveyed(object: PDFRawStream, survey: Survey): Form | undefined {
  if (nameAt(object.dict, 'Subtype') !== 'Form') return undefined;
  const known = survey.known.get(object);
  if (known) return known;
  survey.known.set(object, NOTHING);
  const resources = dictAt(object.dict, 'Resources');
  const xObjects = resources && dictAt(resources, 'XObject');
  const inner = (xObjects?.keys() ?? []).map((key) => {
    const form = xObjects?.lookup(key);
    return form instanceof PDFRawStream ? surveyed(form, survey) : undefined;
  });
  const content = latin1(decodeStream(object));
  const form = {
    isTagged: /\/MCID\b/.test(content) || inner.some((one) => one?.isTagged),
    hasText: /\bTj\b|\bTJ\b/.test(content) || inner.some((one) => one?.hasText),
  };
  survey.known.set(object, form);
  return form;
}
