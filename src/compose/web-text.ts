/** Plain text about an issue, for titles and descriptions that carry no markup. */

import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Article, Issue } from '../issue.js';
import { typesetText } from '../typeset/index.js';
import { dateLabel } from './words.js';

/** Search engines and share cards show about this much. */
const DESCRIPTION_LENGTH = 200;

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

// Measured on Barlow Condensed Bold; letters of other scripts are taken as wide.
const wordWidthEm = (word: string): number =>
  Array.from(word).reduce(
    (sum, letter) => sum + (/[IİJ.,:'’1-]/u.test(letter) ? 0.26 : /[A-LN-VX-ZÇĞÖŞÜ\d]/u.test(letter) ? 0.46 : 0.62),
    0,
  );

/** "Istiqlal, December 2020" */
export const headlineOf = ({ journal, date }: Issue): string => `${journal.name}, ${dateLabel(date, journal.lang)}`;

/** What a piece is about: its standfirst, or how its text begins. */
export function articleDescription({ standfirst, teaser, body, lang }: Article): string | null {
  const given = standfirst?.items.map((item) => item.plain).join(' ') ?? teaser?.plain;
  return given ? typesetText(shorten(given, DESCRIPTION_LENGTH), lang) : beginningOf(body, lang);
}

/** The first paragraph of a body, shortened to a number of characters. */
export function beginningOf(body: Root, lang: string, length = DESCRIPTION_LENGTH): string | null {
  const first = body.children.find(({ type }) => type === 'paragraph');
  const text = first
    ? toString(first, { includeHtml: false, includeImageAlt: false }).replaceAll(/\s+/gu, ' ').trim()
    : '';
  return text ? typesetText(shorten(text, length), lang) : null;
}

/** Cut between words, never inside one. */
function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const end = cut.lastIndexOf(' ');
  // Without a space (Chinese) the cut may fall in the middle of a character of two halves.
  return `${(end > 0 ? cut.slice(0, end) : cut.replace(/[\uD800-\uDBFF]$/u, '')).replace(/[,;:–—-]+$/u, '')}…`;
}
