/** How long a headline runs, so that it can be set smaller before it is cut or fills half a page. */

/** From a few words to a sentence of three lines. Style sheets have a size for each. */
export type TitleLength = 'short' | 'medium' | 'long' | 'longest';

/** Up to which width in em, whole and of its longest word, a headline has each length. */
const LENGTHS: readonly (readonly [TitleLength, number, number])[] = [
  ['short', 12, 6.5],
  ['medium', 24, 9],
  ['long', 40, 11.5],
];

export function titleLength(title: string): TitleLength {
  const words = title.split(/[\s\u00ad]+/u).map(widthEm);
  const whole = words.reduce((sum, width) => sum + width + SPACE, 0);
  const longest = longestWordEm(title);
  return LENGTHS.find(([, most, mostWord]) => whole <= most && longest <= mostWord)?.[0] ?? 'longest';
}

/**
 * About how wide the longest word of a headline runs, in em of the display face: it must fit in a line. A line may be broken
 * between any two characters of Chinese.
 */
export const longestWordEm = (title: string): number =>
  Number(Math.max(1, ...title.split(/[\s\u00ad\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+/u).map(widthEm)).toFixed(2));

const SPACE = 0.2;

/** About how wide a word runs in the display face's capitals, and as wide as others are set to match it. */
const widthEm = (word: string): number =>
  Array.from(word).reduce((sum, letter) => sum + (/\p{M}/u.test(letter) ? 0 : letterEm(letter)), 0);

// Measured on Barlow Condensed Bold; Arabic script is set at seven tenths of the size, Chinese at eight.
function letterEm(letter: string): number {
  if (/[iıİ.,:;'’‘!|lI1()-]/u.test(letter)) return 0.26;
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(letter)) return 0.8;
  return /[mwMW]/u.test(letter) ? 0.62 : 0.46;
}

/** A line shortened at a word, so that a running head stays one line. The dots count. */
export function shortened(line: string, most: number): string {
  const letters = Array.from(line);
  if (letters.length <= most) return line;
  const kept = letters.slice(0, most).join('');
  const words = kept.replace(/\s+\S*$/u, '');
  // A single long word, or a script without spaces, is cut where it must be.
  const start = words.length > most / 2 && words !== kept ? words : letters.slice(0, most - 1).join('');
  return `${start.replace(/[\s,;:.–—-]+$/u, '')}…`;
}
