/** The order of the work on one passage. */

import { findAddresses } from './addresses.js';
import { dashRulesOf } from './dashes.js';
import type { Exceptions } from './exceptions.js';
import { setHyphens } from './hyphens.js';
import { leafText } from './leaves.js';
import type { Leaf } from './leaves.js';
import { joined, lockRanges } from './passage.js';
import type { Passage, Piece } from './passage.js';
import { setQuotes } from './quotes.js';
import { applyRules } from './rules.js';
import { bindingSpacesOf, spellingSpacesOf } from './spaces.js';

/** Sets the text of a passage. Only characters change; the nodes stay. */
export function setPassage(leaves: readonly Leaf[], exceptions: Exceptions): void {
  const passage = setSpelling(leaves.map(readLeaf));
  applyRules(passage, bindingSpacesOf);
  setHyphens(passage, exceptions);
  writeBack(passage);
}

const MOST_ROUNDS = 6;

/** Dashes, quotation marks and the spaces of the language's spelling. */
export function setSpelling(pieces: Passage): Passage {
  const passage = lockRanges(pieces, findAddresses(joined(pieces)));
  // A mark that was changed can tell what its neighbour is. Sentences settle at once; the bound is for heaps of marks.
  for (let round = 0, before = ''; round < MOST_ROUNDS && before !== joined(passage); round += 1) {
    before = joined(passage);
    applyRules(passage, dashRulesOf);
    setQuotes(passage);
    applyRules(passage, spellingSpacesOf);
  }
  return passage;
}

function readLeaf(leaf: Leaf): Piece {
  const { lang, shortestBroken } = leaf.scope;
  const piece = { text: leafText(leaf), lang, shortestBroken };
  return leaf.kind === 'text' ? { ...piece, locked: false, node: leaf.node } : { ...piece, locked: true };
}

function writeBack(passage: Passage): void {
  for (const { node } of passage) if (node) node.value = '';
  for (const { node, text } of passage) if (node) node.value += text;
}
