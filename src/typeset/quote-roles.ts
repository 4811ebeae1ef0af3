/** Decides what each mark of a passage is: opening, closing, apostrophe, or (a prime, a stray mark) none of them. */

import { readQuoteMarks } from './quote-marks.js';
import type { QuoteMark } from './quote-marks.js';
import type { QuoteStyle } from './quotes-table.js';

export type Role = 'open' | 'close' | 'apostrophe' | 'none';

export interface Token extends QuoteMark {
  readonly style: QuoteStyle;
  role: Role;
  partner?: Token;
}

interface Context {
  readonly text: string;
  /** Marks opened before and not yet closed. */
  readonly open: readonly Token[];
  /** The marks of the same kind that follow, apostrophes within words left out. */
  readonly rest: readonly Token[];
}

// How far a closing mark is looked for; a bound keeps a passage with thousands of marks linear.
const LOOK_AHEAD = 40;

/** The marks of `text` with their roles and partners. `styleAt` gives no style where a mark must stay as it is. */
export function readQuotes(text: string, styleAt: (offset: number) => QuoteStyle | undefined): Token[] {
  const tokens = readQuoteMarks(text).flatMap((mark): Token[] => {
    const style = styleAt(mark.at);
    return style ? [{ ...mark, style, role: 'none' }] : [];
  });
  const open: Token[] = [];
  for (const [index, token] of tokens.entries()) {
    const rest = tokens
      .slice(index + 1, index + LOOK_AHEAD)
      .filter((other) => other.kind === token.kind && !other.inWord);
    token.role = (token.kind === 'double' ? doubleRole : singleRole)(token, { text, open, rest });
    if (token.role === 'open') open.push(token);
    else if (token.role === 'close') closeLast(token, open);
  }
  return tokens;
}

function closeLast(token: Token, open: Token[]): void {
  const index = open.findLastIndex((other) => other.kind === token.kind);
  const partner = open[index];
  if (!partner) return;
  token.partner = partner;
  partner.partner = token;
  // What was opened inside and never closed stays without a partner.
  open.length = index;
}

function doubleRole(token: Token, { text, open, rest }: Context): Role {
  if (token.glyph === '«') return 'open';
  if (token.glyph === '»') return 'close';
  const isOpen = open.some((other) => other.kind === 'double');
  const isStraight = token.glyph === '"';
  if (isStraight && followsSize(text, token.at) && (!isOpen || closesNext(rest))) return 'none';
  if (token.canOpen !== token.canClose) return token.canOpen ? 'open' : 'close';
  if (!isStraight) return isClosingGlyph(token) ? 'close' : 'open';
  if (isOpen) return token.canClose || token.inWord ? 'close' : 'none';
  return token.canOpen ? 'open' : 'none';
}

function singleRole(token: Token, context: Context): Role {
  if (token.glyph === '‹') return 'open';
  if (token.glyph === '›') return 'close';
  const { text, open, rest } = context;
  const isOpen = open.at(-1)?.kind === 'single';
  const isAfterDigit = token.glyph === "'" && /\d/u.test(text.charAt(token.at - 1));
  if (isAfterDigit && /\d/u.test(text.charAt(token.at + 1))) return 'none';
  if (token.inWord || isElision(token, context)) return 'apostrophe';
  if (isAfterDigit && !isOpen) return 'none';
  if (token.canClose && isOpen && !(isPossessive(text, token.at) && closesNext(rest))) return 'close';
  if (token.canOpen && !(token.canClose && isOpen)) return opensQuotation(token, context) ? 'open' : 'apostrophe';
  return token.canClose ? 'apostrophe' : 'none';
}

/** After a size of up to three digits and decimals a straight double mark reads as inches: 3.5", 10". */
const followsSize = (text: string, at: number): boolean =>
  /(?<![\d.,])\d{1,3}(?:[.,]\d+)?$/u.test(text.slice(Math.max(0, at - 12), at));

/** The next mark can only close, so the one in question is not the closing one. */
const closesNext = ([next]: readonly Token[]): boolean => next !== undefined && next.canClose && !next.canOpen;

/** the workers' rights */
const isPossessive = (text: string, at: number): boolean =>
  /s/iu.test(text.charAt(at - 1)) && /^\s\p{Ll}/u.test(text.slice(at + 1, at + 4));

const isClosingGlyph = ({ glyph, style }: Token): boolean =>
  glyph === style.outer[1] || glyph === style.inner[1] || (glyph === '”' && style.outer[0] !== '”');

/** '20s, 'tis, rock 'n' roll; also where a word processor has turned the mark the wrong way. */
function isElision({ glyph, at, canOpen, style }: Token, { text }: Context): boolean {
  if (!canOpen || !"'‘’".includes(glyph)) return false;
  const after = text.slice(at + 1, at + 12).replaceAll('\u00AD', '');
  if (/^\d\ds(?![\p{L}\p{N}])/u.test(after)) return true;
  const word = /^\p{L}+/u.exec(after)?.[0].toLowerCase() ?? '';
  if (!style.elisions.has(word)) return false;
  // 'cause' and effect is a quotation.
  return word === 'n' || !/^['‘’]/u.test(after.slice(word.length));
}

/** An opening mark has its closing one further on, or stands at the head of a paragraph whose quotation runs on. */
function opensQuotation({ at, glyph }: Token, { text, rest }: Context): boolean {
  if (glyph === '’') return false;
  const isYear = /^\d\d(?![\p{L}\p{N}])/u.test(text.slice(at + 1, at + 4));
  if (isYear) return closesNext(rest) && !isPossessive(text, rest[0]?.at ?? 0);
  return glyph !== "'" || rest.some((other) => other.canClose) || /^[\s"“„«「]*$/u.test(text.slice(0, at));
}
