/** Where web and mail addresses may be broken: at their own signs, with no hyphen, which would seem part of them. */

import type { Element, ElementContent, Root, RootContent, Text } from 'hast';
import { findAddresses } from './addresses.js';
import { readPassages } from './leaves.js';
import type { Scope } from './leaves.js';

// After what parts it, before what opens a new piece of it; the browser breaks after a hyphen by itself.
const SEAM = /(?<=[\p{L}\p{N}]\/+)(?=[^/])|(?<=:\/\/)(?=[^/])|(?<!\/)(?=[.?&=#%_~@])/gu;
/** No stump shorter than this begins or ends a line. */
const SHORTEST_PIECE = 4;

/** Sets `<wbr>` into the addresses of a tree. */
export function breakAddresses(root: Root, scope: Scope): void {
  for (const leaves of readPassages(root, scope)) {
    for (const leaf of leaves) {
      const parent = leaf.path.at(-1);
      if (leaf.kind !== 'text' || !leaf.scope.markup || !parent) continue;
      const siblings: RootContent[] = parent.children;
      const at = siblings.indexOf(leaf.node);
      const pieces = piecesOf(leaf.node.value);
      // What stands beside a break already has been set before.
      if (pieces.length < 2 || [siblings[at - 1], siblings[at + 1]].some(isBreak)) continue;
      siblings.splice(at, 1, ...pieces.flatMap((value, index) => [...(index > 0 ? [wordBreak()] : []), text(value)]));
    }
  }
}

const isBreak = (node: RootContent | undefined): boolean => node?.type === 'element' && node.tagName === 'wbr';
const text = (value: string): Text => ({ type: 'text', value });
const wordBreak = (): ElementContent => {
  const element: Element = { type: 'element', tagName: 'wbr', properties: {}, children: [] };
  return element;
};

function piecesOf(value: string): string[] {
  const cuts = findAddresses(value).flatMap(([start, end]) => seamsOf(value.slice(start, end)).map((at) => start + at));
  return [0, ...cuts].map((cut, index) => value.slice(cut, cuts[index]));
}

function seamsOf(address: string): number[] {
  let last = 0;
  return [...address.matchAll(SEAM)].flatMap(({ index }) => {
    if (index - last < SHORTEST_PIECE || index > address.length - SHORTEST_PIECE) return [];
    last = index;
    return [index];
  });
}
