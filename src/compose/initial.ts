/** Which article opens with a drop cap: where one looks well. */

import type { Root } from 'hast';
import { toText } from 'hast-util-to-text';

/** A capital, so no script without case; one raised quotation mark may stand before it. No figure: it would lose its others. */
const INITIAL = /^\s*["'“‘”’]?(\p{Lu})\p{M}*(?=[\p{L}\p{M}'’ ])/u;
/** Letters that reach below the line they stand on. */
const DEEP = /[QJ]/u;
/** The paragraph must be longer than the letter is tall, in the narrowest column too. Characters. */
const LEAST_TEXT = 160;

/** Marks the first paragraph `initial`, and `initial-deep` where the letter takes room below its lines. */
export function markInitial(tree: Root): void {
  const first = tree.children.find((child) => child.type === 'element');
  if (first?.tagName !== 'p') return;
  const text = toText(first);
  const letter = INITIAL.exec(text)?.[1];
  if (letter === undefined || text.trim().length < LEAST_TEXT) return;
  first.properties.className = DEEP.test(letter) ? ['initial', 'initial-deep'] : ['initial'];
}
