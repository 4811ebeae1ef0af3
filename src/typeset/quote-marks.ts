/** Reads the quotation marks of a passage: where they stand, and whether they can open or close there. */

export type QuoteKind = 'double' | 'single';

export interface QuoteMark {
  readonly at: number;
  readonly glyph: string;
  readonly kind: QuoteKind;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** Between two word characters: don't, l'homme. */
  readonly inWord: boolean;
}

/** What stands beside a mark, other marks and the spaces inside guillemets looked through. */
type Side = 'edge' | 'opener' | 'closer' | 'neutral' | 'cjk' | 'word';

const DOUBLES = '"“”„‟«»';
const SINGLES = "'‘’‚‛‹›";
const MARK = /["“”„‟«»'‘’‚‛‹›]/gu;

// Corner brackets are looked through like the marks they may have replaced.
const LOOKED_THROUGH = new Set(`${DOUBLES}${SINGLES}「」『』`);
const isSpace = (char: string): boolean => /^\s$/u.test(char);

export function readQuoteMarks(text: string): QuoteMark[] {
  return [...text.matchAll(MARK)].map(({ 0: glyph, index }) => {
    const before = sideOf(lookBack(text, index));
    const after = sideOf(lookAhead(text, index));
    return {
      at: index,
      glyph,
      kind: DOUBLES.includes(glyph) ? 'double' : 'single',
      canOpen: canOpen(before, after) || followsElision(text, index, after),
      canClose: canClose(before, after),
      inWord: before === 'word' && after === 'word',
    };
  });
}

const canOpen = (before: Side, after: Side): boolean =>
  before !== 'word' && after !== 'edge' && !(before === 'closer' && after === 'closer');

const canClose = (before: Side, after: Side): boolean =>
  before !== 'edge' && before !== 'opener' && (after !== 'word' || before === 'closer' || before === 'cjk');

/** The quotation in l'"homme" opens after an apostrophe. */
const followsElision = (text: string, at: number, after: Side): boolean =>
  after === 'word' && /[\p{L}]['’]$/u.test(text.slice(Math.max(0, at - 2), at));

/** The character before `at`, beyond other marks, the spaces inside « » and soft hyphens; empty at the start. */
function lookBack(text: string, at: number): string {
  let index = at - 1;
  for (;;) {
    const char = text.charAt(index);
    if (LOOKED_THROUGH.has(char) || isInvisible(char)) index -= 1;
    else if (isSpace(char) && /[«‹]/u.test(text.charAt(index - 1))) index -= 2;
    else return characterEndingAt(text, index);
  }
}

function lookAhead(text: string, at: number): string {
  let index = at + 1;
  for (;;) {
    const char = text.charAt(index);
    if (LOOKED_THROUGH.has(char) || isInvisible(char)) index += 1;
    else if (isSpace(char) && /[»›]/u.test(text.charAt(index + 1))) index += 2;
    else return String.fromCodePoint(text.codePointAt(index) ?? 0x20);
  }
}

// Soft hyphen, joiners, marks and isolates of direction.
const isInvisible = (char: string): boolean =>
  /^[\u00AD\u200B-\u200F\u061C\u202A-\u202E\u2060\u2066-\u2069\uFEFF]$/u.test(char);

const characterEndingAt = (text: string, index: number): string => {
  if (index < 0) return ' ';
  const point = text.codePointAt(index - 1) ?? 0;
  return point > 0xffff ? String.fromCodePoint(point) : text.charAt(index);
};

function sideOf(char: string): Side {
  if (isSpace(char)) return 'edge';
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(char)) return 'cjk';
  if (/^[\p{L}\p{N}\p{M}\uFFFC]$/u.test(char)) return 'word';
  if (/^[\p{Ps}\p{Pi}¿¡]$/u.test(char)) return 'opener';
  if (/^[\p{Pe}\p{Pf}.,:;!?…，。、：；！？،؛؟۔%‰]$/u.test(char)) return 'closer';
  return 'neutral';
}
