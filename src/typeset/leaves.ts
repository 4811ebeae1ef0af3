/** Reads a tree as passages: the texts that run on in one line of thought, in the order they are read. */

import type { Element, Root, Text } from 'hast';
import type { Direction } from '../journal.js';
import { innerDirection } from './directions.js';
import { OBJECT } from './passage.js';
import { flowOf, langOf, refusesMarkup, shortestBrokenIn } from './elements.js';

export type Parent = Root | Element;

/** What a text inherits from the elements around it. */
export interface Scope {
  readonly lang: string;
  readonly dir: Direction;
  /** Words of fewer letters get no soft hyphens. */
  readonly shortestBroken: number;
  /** Elements of HTML may be set here. */
  readonly markup: boolean;
}

interface Place {
  /** The elements around it, from the tree's root inwards. */
  readonly path: readonly Parent[];
  readonly scope: Scope;
}

/** A text, something seen but not read (code, a picture, an element set apart), or a line break. */
export type Leaf = Place &
  (
    | { readonly kind: 'text'; readonly node: Text }
    | { readonly kind: 'object'; readonly node: Element }
    | { readonly kind: 'break' }
  );

/** The text of a leaf as its neighbours see it. */
export const leafText = (leaf: Leaf): string =>
  leaf.kind === 'text' ? leaf.node.value : leaf.kind === 'break' ? '\n' : OBJECT;

/** Elements for which this holds are an object to the text around them, and a passage of their own. */
export type SetApart = (element: Element) => boolean;

export function readPassages(root: Root, scope: Scope, setApart: SetApart = () => false): Leaf[][] {
  const passages: Leaf[][] = [];
  const reader = { passages, setApart };
  readBlock(reader, root, { path: [], scope });
  return passages.filter((leaves) => leaves.length > 0);
}

interface Reader {
  readonly passages: Leaf[][];
  readonly setApart: SetApart;
}

/** Reads the children of `parent` as passages apart from what surrounds it. */
function readBlock(reader: Reader, parent: Parent, place: Place): void {
  const leaves: Leaf[] = [];
  reader.passages.push(leaves);
  readChildren({ ...reader, leaves }, parent, { path: [...place.path, parent], scope: place.scope });
}

interface LineReader extends Reader {
  leaves: Leaf[];
}

function readChildren(reader: LineReader, parent: Parent, place: Place): void {
  for (const child of parent.children) {
    if (child.type === 'text') reader.leaves.push({ ...place, kind: 'text', node: child });
    else if (child.type === 'element') readElement(reader, child, place);
  }
}

function readElement(reader: LineReader, element: Element, place: Place): void {
  const scope = innerScope(element, place.scope);
  const inside = { path: place.path, scope };
  const flow = flowOf(element);
  if (flow === 'mute') return;
  if (flow === 'break') reader.leaves.push({ ...place, kind: 'break' });
  else if (flow === 'literal') {
    reader.leaves.push({ ...place, kind: 'object', node: element });
    if (element.tagName === 'svg') readBlock(reader, element, inside);
  } else if (flow === 'aside') readBlock(reader, element, inside);
  else if (flow === 'inline' && reader.setApart(element)) {
    reader.leaves.push({ ...place, kind: 'object', node: element });
    readBlock(reader, element, inside);
  } else if (flow === 'inline') readChildren(reader, element, { path: [...place.path, element], scope });
  else {
    readBlock(reader, element, inside);
    // What follows a block is no longer in line with what stood before it.
    reader.leaves = [];
    reader.passages.push(reader.leaves);
  }
}

function innerScope(element: Element, outer: Scope): Scope {
  const lang = langOf(element) ?? outer.lang;
  const shortestBroken = Math.max(outer.shortestBroken, shortestBrokenIn(element));
  const markup = outer.markup && !refusesMarkup(element);
  return { lang, dir: innerDirection(element, outer.dir), shortestBroken, markup };
}
