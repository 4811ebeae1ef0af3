/** The structure tree as plain values: read from the browser's PDF, and written anew with all that leads to it. */

import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNull, PDFNumber, PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { PDFContext, PDFObject } from '@cantoo/pdf-lib';
import { dictAt, name, nameAt } from '../pdf/index.js';
import type { Pdf } from '../pdf/index.js';
import { formsIn } from './forms.js';

/** An element, and what hangs on it in reading order. */
export interface Node {
  type: string;
  kids: Kid[];
  alt?: string | undefined;
  actualText?: string;
  lang?: string | undefined;
  id?: string | undefined;
  /** As the browser wrote them. */
  attributes?: PDFObject | undefined;
  /** What the browser's outline calls it. */
  origin?: PDFRef | undefined;
}

/** Marked content of a page, or of a form that numbers its own. */
export interface Mark {
  readonly page: PDFRef;
  readonly form?: PDFRef;
  readonly mcid: number;
}

export interface Annotation {
  readonly page: PDFRef;
  readonly annotation: PDFRef;
}

export type Kid = Node | Mark | Annotation;

export const isNode = (kid: Kid): kid is Node => 'kids' in kid;
export const isMark = (kid: Kid): kid is Mark => 'mcid' in kid;

/** An element and all in it, in reading order. */
export function* withAll(node: Node): Generator<Node> {
  yield node;
  for (const kid of node.kids) if (isNode(kid)) yield* withAll(kid);
}

/** Undefined when the document has no structure. */
export function readTree({ catalog, context }: Pdf): Node | undefined {
  const root = dictAt(catalog, 'StructTreeRoot');
  const top = root && under(root, context)[0];
  return top?.dict ? readNode({ dict: top.dict, ref: top.ref }, context, undefined) : undefined;
}

interface Found {
  readonly ref: PDFRef | undefined;
  readonly dict: PDFDict | undefined;
  readonly number: number | undefined;
}

function under(dict: PDFDict, context: PDFContext): Found[] {
  const value = dict.lookup(name('K'));
  const kids = value instanceof PDFArray ? value.asArray() : value ? [value] : [];
  return kids.map((kid) => {
    const found = context.lookup(kid);
    return {
      ref: kid instanceof PDFRef ? kid : undefined,
      dict: found instanceof PDFDict ? found : undefined,
      number: found instanceof PDFNumber ? found.asNumber() : undefined,
    };
  });
}

interface FoundElement {
  readonly ref: PDFRef | undefined;
  readonly dict: PDFDict;
}

function readNode({ dict, ref }: FoundElement, context: PDFContext, above: PDFRef | undefined): Node {
  const page = refAt(dict, 'Pg') ?? above;
  return {
    type: nameAt(dict, 'S') ?? '',
    alt: textAt(dict, 'Alt'),
    lang: textAt(dict, 'Lang'),
    id: textAt(dict, 'ID'),
    attributes: dict.lookup(name('A')),
    origin: ref,
    kids: under(dict, context).flatMap((kid) => readKid(kid, context, page) ?? []),
  };
}

function readKid({ ref, dict, number }: Found, context: PDFContext, page: PDFRef | undefined): Kid | undefined {
  if (number !== undefined) return page && { page, mcid: number };
  if (!dict) return undefined;
  const type = nameAt(dict, 'Type');
  const own = refAt(dict, 'Pg') ?? page;
  if (type === 'OBJR') {
    const annotation = refAt(dict, 'Obj');
    return own && annotation && { page: own, annotation };
  }
  if (type !== 'MCR') return readNode({ dict, ref }, context, page);
  const [form, mcid] = [refAt(dict, 'Stm'), dict.lookup(name('MCID'))];
  return own && mcid instanceof PDFNumber ? { page: own, mcid: mcid.asNumber(), ...(form && { form }) } : undefined;
}

const refAt = (dict: PDFDict, key: string): PDFRef | undefined => {
  const value = dict.get(name(key));
  return value instanceof PDFRef ? value : undefined;
};

function textAt(dict: PDFDict, key: string): string | undefined {
  const value = dict.lookup(name(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
}

interface Writing {
  readonly context: PDFContext;
  /** The elements of the marks of every page and form. */
  readonly marks: Map<PDFRef, PDFRef[]>;
  /** The elements of annotations. */
  readonly annotations: Map<PDFRef, PDFRef>;
  readonly ids: [PDFString, PDFRef][];
  /** What the browser's elements have become. */
  readonly became: Map<PDFRef, PDFRef>;
}

/** Writes the tree, its parent tree and its list of ids; pages, forms and annotations are told their keys. */
export function writeTree(pdf: Pdf, top: Node, roles: Readonly<Record<string, string>>): void {
  const { catalog, context } = pdf;
  forget(pdf);
  const writing: Writing = { context, marks: new Map(), annotations: new Map(), ids: [], became: new Map() };
  const root = context.obj({ Type: 'StructTreeRoot', RoleMap: { ...roles } });
  const ref = context.register(root);
  root.set(name('K'), context.obj([writeNode(top, ref, writing)]));
  const numbers = keyed(writing).flatMap(([parents, value], key) => {
    const dict = parents.dict;
    dict.set(name(parents.key), PDFNumber.of(key));
    return [PDFNumber.of(key), value];
  });
  root.set(name('ParentTree'), context.register(context.obj({ Nums: context.obj(numbers) })));
  root.set(name('ParentTreeNextKey'), PDFNumber.of(numbers.length / 2));
  if (writing.ids.length > 0) {
    const names = writing.ids.toSorted(([a], [b]) => (a.decodeText() < b.decodeText() ? -1 : 1)).flat();
    root.set(name('IDTree'), context.register(context.obj({ Names: context.obj(names) })));
  }
  catalog.set(name('StructTreeRoot'), ref);
  const outlines = dictAt(catalog, 'Outlines');
  if (outlines) leadOutline(outlines, writing.became);
}

/** An entry of the outline names the element it leads to. */
function leadOutline(above: PDFDict, became: ReadonlyMap<PDFRef, PDFRef>): void {
  for (let item = dictAt(above, 'First'); item; item = dictAt(item, 'Next')) {
    const old = refAt(item, 'SE');
    const element = old && became.get(old);
    if (element) item.set(name('SE'), element);
    else item.delete(name('SE'));
    leadOutline(item, became);
  }
}

/** Keys of the browser's parent tree. */
function forget({ pages, context }: Pdf): void {
  const seen = new Set<PDFRef>();
  for (const { dict, resources } of pages) {
    dict.delete(name('StructParents'));
    for (const { stream } of formsIn(resources, seen)) stream.dict.delete(name('StructParents'));
    const annotations = dict.lookup(name('Annots'));
    for (const one of annotations instanceof PDFArray ? annotations.asArray() : []) {
      const annotation = context.lookup(one);
      if (annotation instanceof PDFDict) annotation.delete(name('StructParent'));
    }
  }
}

interface Keyed {
  readonly dict: PDFDict;
  readonly key: 'StructParents' | 'StructParent';
}

/** Pages and forms, then annotations, in the order in which the tree meets them. */
function keyed({ context, marks, annotations }: Writing): [Keyed, PDFObject][] {
  return [
    ...Array.from(marks, ([ref, elements]): [Keyed, PDFObject] => {
      const filled = Array.from(elements, (element) => element ?? PDFNull);
      return [{ dict: dictOf(context, ref), key: 'StructParents' }, context.register(context.obj(filled))];
    }),
    ...Array.from(annotations, ([ref, element]): [Keyed, PDFObject] => [
      { dict: dictOf(context, ref), key: 'StructParent' },
      element,
    ]),
  ];
}

function dictOf(context: PDFContext, ref: PDFRef): PDFDict {
  const object = context.lookup(ref);
  if (object instanceof PDFDict) return object;
  if (object && 'dict' in object && object.dict instanceof PDFDict) return object.dict;
  throw new Error('the structure speaks of what is not in the file');
}

function writeNode(node: Node, parent: PDFRef, writing: Writing): PDFRef {
  const { context } = writing;
  const dict = context.obj({ Type: 'StructElem', S: PDFName.of(node.type), P: parent });
  const ref = context.register(dict);
  if (node.origin) writing.became.set(node.origin, ref);
  const page = node.kids.find(isMark)?.page;
  if (page) dict.set(name('Pg'), page);
  if (node.alt !== undefined) dict.set(name('Alt'), PDFHexString.fromText(node.alt));
  if (node.actualText !== undefined) dict.set(name('ActualText'), PDFHexString.fromText(node.actualText));
  if (node.lang !== undefined) dict.set(name('Lang'), PDFString.of(node.lang));
  if (node.attributes) dict.set(name('A'), node.attributes);
  if (node.id !== undefined) {
    const id = PDFString.of(node.id);
    dict.set(name('ID'), id);
    writing.ids.push([id, ref]);
  }
  dict.set(name('K'), context.obj(node.kids.map((kid) => writeKid(kid, { ref, page }, writing))));
  return ref;
}

interface Owner {
  readonly ref: PDFRef;
  readonly page: PDFRef | undefined;
}

function writeKid(kid: Kid, { ref, page }: Owner, writing: Writing): PDFObject {
  const { context, marks, annotations } = writing;
  if (isNode(kid)) return writeNode(kid, ref, writing);
  if (!isMark(kid)) {
    annotations.set(kid.annotation, ref);
    return context.obj({ Type: 'OBJR', Pg: kid.page, Obj: kid.annotation });
  }
  const sheet = kid.form ?? kid.page;
  const elements = marks.get(sheet) ?? [];
  elements[kid.mcid] = ref;
  marks.set(sheet, elements);
  if (!kid.form && kid.page === page) return PDFNumber.of(kid.mcid);
  const reference = context.obj({ Type: 'MCR', Pg: kid.page, MCID: kid.mcid });
  if (kid.form) reference.set(name('Stm'), kid.form);
  return reference;
}
