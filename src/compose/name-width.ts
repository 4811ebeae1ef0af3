/** How wide a name runs in the display face, in print and on the web. */

/**
 * About how wide the journal's name runs in the display face, in em: a masthead is set as large as its place allows.
 * A long name of several words may take two lines.
 */
export function nameWidthEm(name: string): number {
  const words = name.toUpperCase().split(/\s+/u).map(wordWidthEm);
  const whole = words.reduce((sum, width) => sum + width + 0.2, -0.2);
  const width = words.length > 1 && whole > 4 ? Math.max(...words, 0.55 * whole) : whole;
  return Number(Math.max(width, 1).toFixed(2));
}

const wordWidthEm = (word: string): number =>
  Array.from(word).reduce((sum, letter) => sum + (/\p{M}/u.test(letter) ? 0 : letterWidthEm(letter)), 0);

// Measured on Barlow Condensed Bold and Noto Naskh Arabic Bold; letters of other scripts are taken as wide, and Chinese ones as square with a little air.
function letterWidthEm(letter: string): number {
  if (/[IİJ.,:'’1-]/u.test(letter)) return 0.26;
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(letter)) return 1.1;
  return /[A-LN-VX-ZÇĞÖŞÜ\d\p{sc=Arab}]/u.test(letter) ? 0.46 : 0.62;
}
