/** The structure tree of a file as the judge reads it (ISO 32000-1, 14.7). */

import { PDFArray, PDFDict, PDFNumber, type PDFObject } from '@cantoo/pdf-lib';
import { at, dictAt, dictOf, itemsOf, nameAt, numberAt, textAt } from '../objects.js';

/** What hangs on an element: another one, a passage of a page or a form, or an annotation. */
export type Kid =
  | { readonly kind: 'element'; readonly element: Element }
  | { readonly kind: 'passage'; readonly sheet: PDFDict | undefined; readonly mcid: number }
  | { readonly kind: 'annotation'; readonly annotation: PDFDict | undefined };

export interface Element {
  readonly dict: PDFDict;
  /** As written. */
  readonly type: string;
  /** The standard type it stands for; as written where there is none. */
  readonly role: string;
  readonly parent: Element | undefined;
  readonly kids: readonly Kid[];
  /** Of its own or of the next element above that has one. */
  readonly lang: string | undefined;
}

export interface StructureTree {
  readonly root: PDFDict;
  readonly roleMap: ReadonlyMap<string, string>;
  /** All of them, in reading order. */
  readonly elements: readonly Element[];
  /** What stands under a key of the parent tree. */
  readonly parents: ReadonlyMap<number, PDFObject | undefined>;
}

export function structureTree(catalog: PDFDict): StructureTree | undefined {
  const root = dictAt(catalog, 'StructTreeRoot');
  if (!root) return undefined;
  const roleMap = rolesOf(root);
  const elements: Element[] = [];
  const seen = new Set<PDFDict>();
  for (const { dict } of kidsUnder(root)) {
    if (dict) readElement(dict, { parent: undefined, lang: textAt(catalog, 'Lang') }, { roleMap, elements, seen });
  }
  return { root, roleMap, elements, parents: parentTree(dictAt(root, 'ParentTree')) };
}

function rolesOf(root: PDFDict): Map<string, string> {
  const map = dictAt(root, 'RoleMap');
  return new Map((map?.keys() ?? []).map((key) => [key.decodeText(), nameAt(map, key.decodeText()) ?? '']));
}

interface Reading {
  readonly roleMap: ReadonlyMap<string, string>;
  readonly elements: Element[];
  readonly seen: Set<PDFDict>;
}

interface Above {
  readonly parent: Element | undefined;
  readonly lang: string | undefined;
  readonly page?: PDFDict | undefined;
}

function readElement(dict: PDFDict, above: Above, reading: Reading): Element {
  const type = nameAt(dict, 'S') ?? '';
  const kids: Kid[] = [];
  const lang = textAt(dict, 'Lang') ?? above.lang;
  const element: Element = { dict, type, role: roleOf(type, reading.roleMap), parent: above.parent, kids, lang };
  reading.elements.push(element);
  reading.seen.add(dict);
  const page = dictAt(dict, 'Pg') ?? above.page;
  for (const kid of kidsUnder(dict)) {
    const read = readKid(kid, { parent: element, lang, page }, reading);
    if (read) kids.push(read);
  }
  return element;
}

interface RawKid {
  readonly number: number | undefined;
  readonly dict: PDFDict | undefined;
}

/** What stands under `K`, one or many. */
function kidsUnder(dict: PDFDict): RawKid[] {
  const value = at(dict, 'K');
  return (value instanceof PDFArray ? itemsOf(value) : [value]).map((kid) => ({
    number: kid instanceof PDFNumber ? kid.asNumber() : undefined,
    dict: kid instanceof PDFDict ? kid : undefined,
  }));
}

function readKid({ number, dict }: RawKid, above: Above, reading: Reading): Kid | undefined {
  if (number !== undefined) return { kind: 'passage', sheet: above.page, mcid: number };
  if (!dict) return undefined;
  const type = nameAt(dict, 'Type');
  if (type === 'MCR') {
    const sheet = dictAt(dict, 'Stm') ?? dictAt(dict, 'Pg') ?? above.page;
    return { kind: 'passage', sheet, mcid: numberAt(dict, 'MCID') ?? -1 };
  }
  if (type === 'OBJR') return { kind: 'annotation', annotation: dictAt(dict, 'Obj') };
  // A tree that goes in a circle is read once.
  return reading.seen.has(dict) ? undefined : { kind: 'element', element: readElement(dict, above, reading) };
}

function roleOf(type: string, roleMap: ReadonlyMap<string, string>): string {
  let role = type;
  for (const seen = new Set<string>(); !STANDARD.has(role) && !seen.has(role); role = roleMap.get(role) ?? role) {
    seen.add(role);
  }
  return role;
}

/** A number tree flattened (ISO 32000-1, 7.9.7). */
function parentTree(node: PDFDict | undefined, depth = 0): Map<number, PDFObject | undefined> {
  const found = new Map<number, PDFObject | undefined>();
  const numbers = itemsOf(at(node, 'Nums'));
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    const key = numbers[index];
    if (key instanceof PDFNumber) found.set(key.asNumber(), numbers[index + 1]);
  }
  if (depth < 20) {
    for (const kid of itemsOf(at(node, 'Kids'))) {
      for (const [key, value] of parentTree(dictOf(kid), depth + 1)) found.set(key, value);
    }
  }
  return found;
}

const words = (text: string): string[] => text.split(' ');

export const GROUPING = words('Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private');
export const HEADINGS = words('H1 H2 H3 H4 H5 H6');

/** Types that ISO 32000-1 knows, 14.8.4. */
export const STANDARD: ReadonlySet<string> = new Set([
  ...GROUPING,
  ...HEADINGS,
  ...words('H P L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot'),
  ...words('Ruby RB RT RP Warichu WT WP Figure Formula Form'),
]);

/** Its attributes of one owner (ISO 32000-1, 14.7.5). */
export function attributesOf({ dict }: Element, owner: string): PDFDict[] {
  const value = at(dict, 'A');
  return (value instanceof PDFArray ? itemsOf(value) : [value])
    .filter((attributes) => attributes instanceof PDFDict)
    .filter((attributes) => nameAt(attributes, 'O') === owner);
}

/** What is known of the words on a page or in a form. */
export interface Worded {
  readonly sheets: ReadonlyMap<
    PDFDict | undefined,
    {
      /** From 1. */
      readonly page: number;
      readonly passages: ReadonlyMap<number, { readonly text: string }>;
    }
  >;
}

/** The words of an element and of all in it, as they are read: a description in place of what it describes. */
export function textIn(element: Element, worded: Worded): string {
  const said = textAt(element.dict, 'ActualText') ?? textAt(element.dict, 'Alt');
  if (said !== undefined) return said;
  return element.kids
    .map((kid) => {
      if (kid.kind === 'annotation') return '';
      if (kid.kind === 'element') return textIn(kid.element, worded);
      return worded.sheets.get(kid.sheet)?.passages.get(kid.mcid)?.text ?? '';
    })
    .join('');
}

/** The page an element begins on. */
export function pageOf(element: Element, worded: Worded): number | undefined {
  for (const kid of element.kids) {
    const found =
      kid.kind === 'element'
        ? pageOf(kid.element, worded)
        : kid.kind === 'passage'
          ? worded.sheets.get(kid.sheet)?.page
          : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
