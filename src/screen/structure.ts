/** The structure tree the browser wrote, mended where PDF/UA asks for more, and its ids numbered anew. */

import { PDFArray, PDFDict, PDFHexString, PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { PDFContext, PDFObject } from '@cantoo/pdf-lib';
import { dictAt, name, nameAt } from '../pdf/index.js';
import type { Pdf } from '../pdf/index.js';

/** A structure element and the reference others know it by. */
interface Element {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
}

/** Mends the tree in one walk and renumbers its ids in the order of the document. */
export function mendStructure({ catalog, context }: Pdf): void {
  const root = dictAt(catalog, 'StructTreeRoot');
  if (!root) return;
  const elements = [...descendants(root, context)];
  for (const element of elements) {
    mendFigure(element, context);
    mendListItem(element, context);
  }
  renumberIds(root, elements);
  root.set(name('RoleMap'), context.obj(ROLES));
}

// The browser uses some roles of PDF 2.0, which a reader of 1.7 drops with all they hold unless it is told what they are.
const ROLES = { Aside: 'Sect', Em: 'Span', FENote: 'Note', Strong: 'Span', Sub: 'Span', Title: 'P' };

/** What stands under `K`: elements, marks of the content, references to annotations. */
function kidsOf(dict: PDFDict): readonly PDFObject[] {
  const kids = dict.lookup(name('K'));
  if (kids instanceof PDFArray) return kids.asArray();
  const only = dict.get(name('K'));
  return only ? [only] : [];
}

function elementsUnder(dict: PDFDict, context: PDFContext): Element[] {
  return kidsOf(dict).flatMap((kid) => {
    const found = context.lookup(kid);
    return kid instanceof PDFRef && found instanceof PDFDict && found.has(name('S')) ? [{ ref: kid, dict: found }] : [];
  });
}

function* descendants(dict: PDFDict, context: PDFContext): Generator<Element> {
  for (const element of elementsUnder(dict, context)) {
    yield element;
    yield* descendants(element.dict, context);
  }
}

// `<figure>` and the picture in it both become Figure, the outer one without Alt: to a screen reader a picture that
// nobody described. The outer one is a mere division.
function mendFigure({ dict }: Element, context: PDFContext): void {
  if (nameAt(dict, 'S') !== 'Figure' || dict.has(name('Alt'))) return;
  if (elementsUnder(dict, context).length > 0) dict.set(name('S'), name('Div'));
}

// A list item holds a label and a body (ISO 32000-1, 14.8.4.3.3); the browser leaves the body out.
function mendListItem({ ref, dict }: Element, context: PDFContext): void {
  if (nameAt(dict, 'S') !== 'LI') return;
  const role = (kid: PDFObject): string | undefined => {
    const found = context.lookup(kid);
    return found instanceof PDFDict ? nameAt(found, 'S') : undefined;
  };
  const kids = kidsOf(dict);
  const labels = kids.filter((kid) => role(kid) === 'Lbl');
  const rest = kids.filter((kid) => role(kid) !== 'Lbl');
  if (rest.length === 0 || rest.some((kid) => role(kid) === 'LBody')) return;
  const body = context.obj({ Type: 'StructElem', S: 'LBody', P: ref, K: context.obj([...rest]) });
  const page = dict.get(name('Pg'));
  if (page) body.set(name('Pg'), page);
  const bodyRef = context.register(body);
  for (const { dict: element } of elementsUnder(body, context)) element.set(name('P'), bodyRef);
  dict.set(name('K'), context.obj([...labels, bodyRef]));
}

/**
 * The browser's ids (`node00000034`) count the nodes its tab ever had. Numbered anew in the order of the document; table
 * cells' `Headers` and the tree of ids follow.
 */
function renumberIds(root: PDFDict, elements: readonly Element[]): void {
  const context = root.context;
  const fresh = new Map<string, PDFString>();
  const names: PDFObject[] = [];
  for (const { ref, dict } of elements) {
    const old = textAt(dict.lookup(name('ID')));
    if (old === undefined) continue;
    const id = PDFString.of(`node${String(fresh.size + 1).padStart(8, '0')}`);
    fresh.set(old, id);
    dict.set(name('ID'), id);
    names.push(id, ref);
  }
  for (const { dict } of elements) for (const attributes of attributesOf(dict)) renameHeaders(attributes, fresh);
  root.delete(name('IDTree'));
  if (names.length > 0) root.set(name('IDTree'), context.register(context.obj({ Names: context.obj(names) })));
}

function attributesOf(dict: PDFDict): PDFDict[] {
  const value = dict.lookup(name('A'));
  const all = value instanceof PDFArray ? value.asArray().map((_, index) => value.lookup(index)) : [value];
  return all.filter((attributes) => attributes instanceof PDFDict);
}

function renameHeaders(attributes: PDFDict, fresh: ReadonlyMap<string, PDFString>): void {
  const headers = attributes.lookup(name('Headers'));
  if (!(headers instanceof PDFArray)) return;
  const renamed = headers.asArray().flatMap((id) => fresh.get(textAt(id) ?? '') ?? []);
  attributes.set(name('Headers'), attributes.context.obj(renamed));
}

const textAt = (value: PDFObject | undefined): string | undefined =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
