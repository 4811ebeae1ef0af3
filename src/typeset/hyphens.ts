/** Soft hyphens, where a word may be broken at a line's end. Those a layout does not take are removed before printing. */

import type { Exceptions } from './exceptions.js';
import { applyEdits, joined, pieceFinder } from './passage.js';
import type { Edit, Passage, Piece } from './passage.js';
import { hyphenatorOf } from './patterns.js';
import type { Hyphenator } from './patterns.js';

const SOFT_HYPHEN = '\u00AD';

export function setHyphens(passage: Passage, exceptions: Exceptions): void {
  if (passage.every((piece) => piece.shortestBroken === Infinity)) return;
  const pieceAt = pieceFinder(passage);
  const edits: Edit[] = [];
  for (const { 0: chunk, index } of joined(passage).matchAll(/[^\s–—…]+/gu)) {
    if (!isWords(chunk)) continue;
    for (const word of chunk.matchAll(/[\p{L}\p{M}\u00AD]+/gu)) {
      const start = index + word.index;
      const inCompound = chunk.charAt(word.index - 1) === '-' || chunk.charAt(word.index + word[0].length) === '-';
      const ends: Ends = [pieceAt(start), pieceAt(start + word[0].length - 1)];
      const offsets = takesHyphens(ends, word[0])
        ? breaksOf(word[0], { lang: ends[0].lang, exceptions, inCompound })
        : [];
      edits.push(...offsets.map((offset) => ({ start: start + offset, end: start + offset, text: SOFT_HYPHEN })));
    }
  }
  applyEdits(passage, edits);
}

/** Digits, addresses, paths, abbreviations and pictures make a chunk between spaces something else than words. */
const isWords = (chunk: string): boolean =>
  /\p{L}{4}/u.test(chunk) && !/[\p{N}@/\\_\uFFFC]|[\p{L}\p{N}]\.[\p{L}\p{N}]/u.test(chunk);

type Ends = readonly [first: Piece | undefined, last: Piece | undefined];

/** A word that runs over elements is broken only if both of its ends are in one language. */
const takesHyphens = (ends: Ends, { length }: string): ends is readonly [Piece, Piece] =>
  ends.every((piece) => piece && length >= piece.shortestBroken && !piece.locked && piece.lang === ends[0]?.lang);

interface WordContext {
  readonly lang: string;
  readonly exceptions: Exceptions;
  /** Part of a word with a hyphen of its own: self-determination. */
  readonly inCompound: boolean;
}

// A compound is broken at its own hyphen first; only its long parts get more.
const SHORTEST_IN_COMPOUND = 9;
const SHORTEST_IN_CAPITALS = 7;

function breaksOf(word: string, { lang, exceptions, inCompound }: WordContext): readonly number[] {
  const exception = exceptions(word, lang);
  if (exception) return exception;
  const hyphenator = hyphenatorOf(lang);
  if (!hyphenator?.script.test(word) || !isHyphenable(word, hyphenator, inCompound)) return [];
  return hyphenator.breaks(word);
}

function isHyphenable(word: string, { shortest }: Hyphenator, inCompound: boolean): boolean {
  if (word.length < (inCompound ? SHORTEST_IN_COMPOUND : shortest)) return false;
  // Capitals inside are a made-up name: IstiqlalEn.
  if (/\p{Ll}\p{Lu}/u.test(word)) return false;
  return word.length >= SHORTEST_IN_CAPITALS || /\p{Ll}|\p{Lo}/u.test(word);
}
