/**
 * Quotation marks and apostrophes. Marks are paired over the whole passage, then each is replaced in its place by the
 * mark of its language. Primes (5'10", 3.5") and marks that could be either stay as typed.
 */

import { applyEdits, joined, pieceFinder } from './passage.js';
import type { Edit, Passage } from './passage.js';
import { readQuotes } from './quote-roles.js';
import type { Token } from './quote-roles.js';
import { quoteStyleOf } from './quotes-table.js';

type Form = 'outer' | 'inner';

const APOSTROPHE = '’';
const GUILLEMETS = '«»‹›';

export function setQuotes(passage: Passage): void {
  const pieceAt = pieceFinder(passage);
  const tokens = readQuotes(joined(passage), (offset) => {
    const piece = pieceAt(offset);
    // A mark inside an address is a character of the address.
    return piece && !piece.locked ? quoteStyleOf(piece.lang) : undefined;
  });
  applyEdits(passage, replacements(tokens));
}

function replacements(tokens: readonly Token[]): Edit[] {
  const edits: Edit[] = [];
  const enclosing: Form[] = [];
  for (const token of tokens) {
    const text = replacementOf(token, enclosing);
    if (text !== token.glyph) edits.push({ start: token.at, end: token.at + 1, text });
  }
  return edits;
}

/** The mark to print. Keeps `enclosing`, the forms of the pairs around it, outermost first. */
function replacementOf(token: Token, enclosing: Form[]): string {
  const { role, style, partner, glyph } = token;
  if (role === 'none') return glyph;
  if (role === 'apostrophe') return isApostropheAstray(token) ? APOSTROPHE : glyph;
  if (!partner)
    return isStraight(glyph) ? style[token.kind === 'double' ? 'outer' : 'inner'][role === 'open' ? 0 : 1] : glyph;
  if (role === 'close') return markFor(token, partner.style[enclosing.pop() ?? 'outer'][1]);
  const form = formOf(token, partner, enclosing.at(-1));
  enclosing.push(form);
  return markFor(token, style[form][0]);
}

const isStraight = (glyph: string): boolean => glyph === '"' || glyph === "'";

/** Straight, or turned the wrong way by a word processor. Within a word ‘ is a letter's sign: O‘zbekiston. */
const isApostropheAstray = ({ glyph, style, inWord }: Token): boolean =>
  glyph === "'" || (glyph === '‘' && !inWord && style.strict && style.inner[1] !== '‘');

function markFor({ glyph, style }: Token, own: string): string {
  if (isStraight(glyph)) return own;
  return style.strict && !GUILLEMETS.includes(glyph) ? own : glyph;
}

/** A pair already in the language's style keeps its form; otherwise forms alternate from the outside in. */
function formOf(open: Token, close: Token, enclosing: Form | undefined): Form {
  const { outer, inner } = open.style;
  if (GUILLEMETS.includes(open.glyph)) return '«»'.includes(open.glyph) ? 'outer' : 'inner';
  if (open.glyph === outer[0] || close.glyph === outer[1]) return 'outer';
  const ends = [open.glyph === inner[0], close.glyph === inner[1]];
  if (ends.every(Boolean) || (ends.some(Boolean) && (isStraight(open.glyph) || isStraight(close.glyph))))
    return 'inner';
  if (open.kind === 'double') return enclosing === 'outer' ? 'inner' : 'outer';
  return enclosing === 'inner' ? 'outer' : 'inner';
}
