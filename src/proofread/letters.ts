/** What is compared: letters, digits and signs, without what layout may change and what no reader sees. */

/** How often each character occurs; counts of a difference may be negative. */
export type Letters = ReadonlyMap<string, number>;

// White space, invisible controls (soft hyphen, joiners, bidi marks), hyphens (taken and given at line ends), PDFium's own
// sign for a hyphen at a line end, and the bullets of lists, which are no text of the article.
const IGNORED = /[\s\p{Cc}\p{Cf}\p{M}\-\u2010\u2011\uFFFE\u2022\u2023\u2043\u25AA\u25AB\u25CB\u25CF\u25E6\uF0B7]/gu;

// In a right-to-left passage an opening bracket is drawn with the sign of the closing one, and read back as that; of
// quotation marks that are not mirrored PDFium believes the same.
const OPENING = '([{<\u00AB\u2039\u201C\u2018';
const MIRRORED = ')]}>\u00BB\u203A\u201D\u2019';
// Where a font builds ½ of three glyphs, its slash is read back as that of the keyboard.
const FRACTION_SLASH = '\u2044';
const CLOSING = /[)\]}>\u00BB\u203A\u201D\u2019]/gu;

/**
 * The text as it is compared. Compatibility forms are taken apart (ligatures, presentation forms of Arabic letters, full
 * width), marks dropped, and everything made upper case, so that `text-transform` and ß, ı, İ agree.
 */
export function plainLetters(text: string): string {
  const upper = text.normalize('NFKD').replaceAll('\u1E9E', 'SS').toUpperCase();
  return upper
    .normalize('NFKD')
    .replace(IGNORED, '')
    .replaceAll(FRACTION_SLASH, '/')
    .replace(CLOSING, (sign) => OPENING[MIRRORED.indexOf(sign)] ?? sign);
}

export function countLetters(letters: string): Letters {
  const counts = new Map<string, number>();
  for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}

/** What `a` has more of than `b`. */
export function surplusOf(a: Letters, b: Letters): Letters {
  const more = [...a].map(([letter, count]) => [letter, count - (b.get(letter) ?? 0)] as const);
  return new Map(more.filter(([, count]) => count > 0));
}

export const sumOf = (letters: Letters): number => [...letters.values()].reduce((sum, count) => sum + count, 0);

export const sameLetters = (a: Letters, b: Letters): boolean =>
  a.size === b.size && [...a].every(([letter, count]) => b.get(letter) === count);
