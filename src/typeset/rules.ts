/** A substitution of characters in running text: what a typographer would mark in the margin. */

import { applyEdits, joined, pieceFinder } from './passage.js';
import type { Edit, Passage } from './passage.js';

export interface Rule {
  /**
   * Matches exactly the characters to replace; what must stand beside them is looked at, not matched. Then a rule works
   * across element boundaries and changes one text node alone. Flags `g` and `u`.
   */
  readonly find: RegExp;
  /** The new characters; `undefined` leaves the match as it is. */
  readonly put: string | ((match: string) => string | undefined);
}

/** Applies the rules in their order, each to the pieces whose language has it. */
export function applyRules(passage: Passage, rulesOf: (lang: string) => readonly Rule[]): void {
  const rules = new Set(passage.flatMap((piece) => (piece.locked ? [] : rulesOf(piece.lang))));
  let text = joined(passage);
  for (const rule of rules) {
    const edits = findEdits({ passage, text, rulesOf }, rule);
    if (edits.length === 0) continue;
    applyEdits(passage, edits);
    text = joined(passage);
  }
}

interface Work {
  readonly passage: Passage;
  /** The passage's text as it is now. */
  readonly text: string;
  readonly rulesOf: (lang: string) => readonly Rule[];
}

function findEdits({ passage, text, rulesOf }: Work, rule: Rule): Edit[] {
  const edits: Edit[] = [];
  const pieceAt = pieceFinder(passage);
  for (const { 0: match, index } of text.matchAll(rule.find)) {
    const piece = pieceAt(index);
    if (!piece || piece.locked || !rulesOf(piece.lang).includes(rule)) continue;
    const put = typeof rule.put === 'string' ? rule.put : rule.put(match);
    if (put !== undefined) edits.push({ start: index, end: index + match.length, text: put });
  }
  return edits;
}
