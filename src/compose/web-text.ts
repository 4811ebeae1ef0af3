/** Plain text about an issue, for titles and descriptions that carry no markup. */

import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Article, Issue } from '../issue.js';
import { typesetText } from '../typeset/index.js';
import { dateLabel } from './words.js';

/** Search engines and share cards show about this much. */
const DESCRIPTION_LENGTH = 200;

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
