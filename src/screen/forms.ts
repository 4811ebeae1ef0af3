/**
 * Tagged content that the browser drew in a form of its own (for `opacity`, `mix-blend-mode` and the like). The browser
 * refers to it as if it stood on the page itself, where no reader finds it; it must name the form
 * (ISO 32000-1, 14.7.4.2), and the form its place in the parent tree.
 */

import { PDFArray, PDFDict, PDFName, PDFNull, PDFNumber, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import type { PDFObject } from '@cantoo/pdf-lib';
import { decodeStream, dictAt, latin1, name, nameAt, operatorsOf } from '../pdf/index.js';
import type { Pdf, PdfPage } from '../pdf/index.js';

export function adoptForms(pdf: Pdf): void {
  const root = dictAt(pdf.catalog, 'StructTreeRoot');
  const numbers = root && dictAt(root, 'ParentTree')?.lookup(name('Nums'));
  if (!root || !(numbers instanceof PDFArray)) return;
  const tree = { root, numbers };
  const seen = new Set<PDFRef>();
  for (const page of pdf.pages) {
    const elements = elementsOf(page, numbers);
    if (!elements) continue;
    for (const form of formsIn(page.resources, seen)) adoptForm({ ...form, page, elements }, tree);
  }
}

interface Form {
  readonly ref: PDFRef;
  readonly stream: PDFRawStream;
}

/** The forms of the resources and of their forms, each once. */
export function* formsIn(resources: PDFDict | undefined, seen: Set<PDFRef>): Generator<Form> {
  for (const [, ref] of (resources && dictAt(resources, 'XObject')?.entries()) ?? []) {
    if (!(ref instanceof PDFRef) || seen.has(ref)) continue;
    seen.add(ref);
    const stream = resources?.context.lookup(ref);
    if (!(stream instanceof PDFRawStream) || nameAt(stream.dict, 'Subtype') !== 'Form') continue;
    yield { ref, stream };
    yield* formsIn(dictAt(stream.dict, 'Resources'), seen);
  }
}

interface ParentTree {
  readonly root: PDFDict;
  readonly numbers: PDFArray;
}

/** The structure elements of a page by the number of their mark. */
function elementsOf({ dict }: PdfPage, numbers: PDFArray): PDFArray | undefined {
  const key = dict.lookup(name('StructParents'));
  if (!(key instanceof PDFNumber)) return undefined;
  for (let at = 0; at < numbers.size(); at += 2) {
    const found = numbers.lookup(at);
    if (!(found instanceof PDFNumber) || found.asNumber() !== key.asNumber()) continue;
    const elements = numbers.lookup(at + 1);
    return elements instanceof PDFArray ? elements : undefined;
  }
  return undefined;
}

interface TaggedForm extends Form {
  readonly page: PdfPage;
  readonly elements: PDFArray;
}

function adoptForm(form: TaggedForm, { root, numbers }: ParentTree): void {
  const marks = marksIn(latin1(decodeStream(form.stream))).filter((mark) => mark < form.elements.size());
  if (marks.length === 0) return;
  const context = root.context;
  const own: PDFObject[] = Array.from({ length: Math.max(...marks) + 1 }, () => PDFNull);
  for (const mark of marks) {
    const element = form.elements.get(mark);
    own[mark] = element;
    form.elements.set(mark, PDFNull);
    const dict = context.lookup(element);
    if (dict instanceof PDFDict) pointInto(form, dict, mark);
  }
  const last = numbers.lookup(numbers.size() - 2);
  const key = PDFNumber.of(last instanceof PDFNumber ? last.asNumber() + 1 : 0);
  numbers.push(key);
  numbers.push(context.register(context.obj(own)));
  form.stream.dict.set(name('StructParents'), key);
  root.set(name('ParentTreeNextKey'), PDFNumber.of(key.asNumber() + 1));
}

function marksIn(content: string): number[] {
  const marks = [...operatorsOf(content)].flatMap(({ operands }) => {
    const at = operands.indexOf('/MCID');
    return at < 0 ? [] : [Number(operands[at + 1])];
  });
  return [...new Set(marks)];
}

/** Replaces the bare number of a mark among the kids of an element by a reference that names the form. */
function pointInto({ ref, page }: TaggedForm, element: PDFDict, mark: number): void {
  const isMark = (kid: PDFObject | undefined): boolean => kid instanceof PDFNumber && kid.asNumber() === mark;
  const reference = element.context.obj({ Type: PDFName.of('MCR'), Pg: page.ref, Stm: ref, MCID: mark });
  const kids = element.lookup(name('K'));
  if (isMark(kids)) element.set(name('K'), reference);
  if (!(kids instanceof PDFArray)) return;
  kids.asArray().forEach((kid, index) => {
    if (isMark(kid)) kids.set(index, reference);
  });
}
