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
  for (const rule of rules) applyEdits(passage, findEdits(passage, rule, rulesOf));
}

function findEdits(passage: Passage, rule: Rule, rulesOf: (lang: string) => readonly Rule[]): Edit[] {
  const edits: Edit[] = [];
  const pieceAt = pieceFinder(passage);
  for (const match of joined(passage).matchAll(rule.find)) {
    const piece = pieceAt(match.index);
    if (!piece || piece.locked || !rulesOf(piece.lang).includes(rule)) continue;
    const text = typeof rule.put === 'string' ? rule.put : rule.put(match[0]);
    if (text !== undefined) edits.push({ start: match.index, end: match.index + match[0].length, text });
  }
  return edits;
}
