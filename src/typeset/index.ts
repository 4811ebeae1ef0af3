/** Text → text set well: quotes, dashes and spaces by language, hyphenation, direction isolation. */

import type { Root } from 'hast';
import { breakAddresses } from './breaks.js';
import { markChinese } from './chinese.js';
import { readExceptions } from './exceptions.js';
import { isolateDirections } from './isolate.js';
import { readPassages } from './leaves.js';
import { directionOf } from '../journal.js';
import { setPassage, setSpelling } from './text.js';

export interface TypesetOptions {
  /** Language of what has no `lang` of its own. BCP 47. */
  readonly lang: string;
  /** Sets soft hyphens (U+00AD), and `<wbr>` where a web or mail address may be broken. */
  readonly hyphenate: boolean;
  /** Words by language: `Uy-ghur` gives the breaks a word may have, `Huawei` forbids any. */
  readonly exceptions?: ReadonlyMap<string, readonly string[]>;
}

/**
 * Sets the text of a tree by the language of each passage (nearest `lang`). Returns a new tree; the one given is not
 * changed. Characters are only replaced inside the text node they stand in; code, addresses and attributes stay, but
 * for `dir` on elements whose language runs against their surroundings. Foreign runs are enclosed in
 * `<bdi class="script-…">` or `<span lang="zh-Hans">`. Setting a tree a second time changes nothing.
 */
export function typeset(tree: Root, { lang, hyphenate, exceptions = new Map() }: TypesetOptions): Root {
  const root = structuredClone(tree);
  const scope = { lang, dir: directionOf(lang), shortestBroken: hyphenate ? 0 : Infinity, markup: true };
  const words = readExceptions(exceptions);
  // Chinese words get their language first, for the marks inside them follow it.
  markChinese(root, scope);
  for (const leaves of readPassages(root, scope)) setPassage(leaves, words);
  isolateDirections(root, scope);
  if (hyphenate) breakAddresses(root, scope);
  return root;
}

/**
 * Sets a plain string (a title, a description, an alternative text): quotes, dashes, ellipses and French spaces. No soft
 * hyphens, and no spaces bound for the line's sake, which would only get in the way of comparing and searching.
 */
export function typesetText(text: string, lang: string): string {
  const passage = setSpelling([{ text, lang, shortestBroken: Infinity, locked: false }]);
  return passage.map((piece) => piece.text).join('');
}
