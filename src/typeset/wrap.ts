/** Sets an element around a run of text that may reach over several text nodes. Text is neither changed nor moved. */

import type { Element, ElementContent, RootContent, Text } from 'hast';
import { leafText } from './leaves.js';
import type { Leaf, Parent } from './leaves.js';
import type { Run } from './runs.js';

export interface Wrapper {
  readonly run: Run;
  /** An empty element; it stays so where the run cannot be enclosed. */
  readonly element: Element;
}

/** A leaf with the stretch of the joined text it covers. */
interface Stretch {
  readonly leaf: Leaf;
  readonly start: number;
  readonly end: number;
}

/**
 * Wraps runs (ascending, apart) of a passage. One that begins or ends in the middle of an inner element cannot be
 * enclosed without cutting that element, and stays bare: the text is then ordered as it would have been anyway.
 */
export function wrapRuns(leaves: readonly Leaf[], wrappers: readonly Wrapper[]): void {
  let offset = 0;
  const stretches = leaves.map((leaf): Stretch => {
    const start = offset;
    offset += leafText(leaf).length;
    return { leaf, start, end: offset };
  });
  // From the last to the first, so that the nodes in front of a run are still as they were read.
  for (const wrapper of wrappers.toReversed()) wrapRun(stretches, wrapper);
}

function wrapRun(stretches: readonly Stretch[], { run: [from, to], element }: Wrapper): void {
  const first = stretches.findIndex(({ end }) => from < end);
  const last = stretches.findLastIndex(({ start }) => start < to);
  const [a, b] = [stretches[first], stretches[last]];
  if (!a || !b) return;
  const depth = commonDepth(a.leaf, b.leaf);
  const parent = a.leaf.path[depth - 1];
  const [head, tail] = [childAt(a.leaf, depth), childAt(b.leaf, depth)];
  if (!parent || !head || !tail) return;
  const startsWell = head.type === 'text' || (from === a.start && !isInside(stretches[first - 1], head));
  const endsWell = tail.type === 'text' || (to === b.end && !isInside(stretches[last + 1], tail));
  if (!startsWell || !endsWell) return;
  if (tail.type === 'text') splitAt(parent, tail, to - b.start);
  const start = head.type === 'text' ? splitAt(parent, head, from - a.start) : head;
  enclose(parent, [start, head === tail ? start : tail], element);
}

/** How many of the elements around them two leaves share. */
function commonDepth(a: Leaf, b: Leaf): number {
  const depth = a.path.findIndex((element, index) => element !== b.path[index]);
  return depth < 0 ? a.path.length : depth;
}

/** The child of the element at `depth` that is, or holds, the leaf. */
function childAt(leaf: Leaf, depth: number): Element | Text | undefined {
  const next = leaf.path[depth];
  if (next) return next.type === 'element' ? next : undefined;
  return leaf.kind === 'break' ? undefined : leaf.node;
}

const isInside = (stretch: Stretch | undefined, child: Element | Text): boolean =>
  child.type === 'element' && (stretch?.leaf.path.includes(child) ?? false);

/** Splits a text in two and returns the part that begins at `at`; at its ends there is nothing to split. */
function splitAt(parent: Parent, node: Text, at: number): Text {
  if (at === 0 || at >= node.value.length) return node;
  const rest: Text = { type: 'text', value: node.value.slice(at) };
  node.value = node.value.slice(0, at);
  const children: RootContent[] = parent.children;
  children.splice(children.indexOf(node) + 1, 0, rest);
  return rest;
}

function enclose(parent: Parent, [first, last]: readonly [RootContent, RootContent], element: Element): void {
  const children: RootContent[] = parent.children;
  const start = children.indexOf(first);
  const inside = children.splice(start, children.indexOf(last) - start + 1, element);
  element.children = inside.filter((node): node is ElementContent => node.type !== 'doctype');
}
