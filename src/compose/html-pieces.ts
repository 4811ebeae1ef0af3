/** HTML as an editor typed it, in pieces: tags, and the words between them. Every word is kept, whatever is left open. */

import { fromHtml } from 'hast-util-from-html';

export interface StartTag {
  readonly kind: 'start';
  readonly name: string;
  /** As typed, without the name and the brackets. */
  readonly attributes: string;
  /** Line of the file it begins on. */
  readonly line: number;
}

export type Piece =
  | StartTag
  | { readonly kind: 'end'; readonly name: string }
  | { readonly kind: 'words'; readonly words: string };

/** Reads in one go, however many brackets and quotes are left open. @param line Line of the file the HTML begins on. */
export function htmlPieces(html: string, line: number): Piece[] {
  const pieces: Piece[] = [];
  const ends = { comment: html.lastIndexOf('-->'), bracket: html.lastIndexOf('>') };
  let [wordsFrom, at, onLine] = [0, html.indexOf('<'), line];
  while (at >= 0) {
    const markup = markupAt(html, at, ends);
    if (markup === 'never ends') break;
    if (markup) {
      if (at > wordsFrom) pieces.push({ kind: 'words', words: decoded(html.slice(wordsFrom, at)) });
      onLine += lineFeeds(html.slice(wordsFrom, at));
      if (markup.tag) pieces.push(tagOf(markup.tag, onLine));
      onLine += lineFeeds(html.slice(at, markup.end));
      wordsFrom = markup.end;
    }
    at = html.indexOf('<', markup?.end ?? at + 1);
  }
  if (html.length > wordsFrom) pieces.push({ kind: 'words', words: decoded(html.slice(wordsFrom)) });
  return pieces;
}

interface Markup {
  readonly end: number;
  readonly tag?: { readonly name: string; readonly isEnd: boolean; readonly attributes: string };
}

/** Where the last comment and the last tag end. */
interface Ends {
  readonly comment: number;
  readonly bracket: number;
}

const NAME = /<(\/?)([a-z][^\s/>]*)/iy;

/** The comment, instruction or tag that begins here. Of a comment that never ends it is the sign alone, the rest is words. */
function markupAt(html: string, at: number, ends: Ends): Markup | 'never ends' | undefined {
  if (html.startsWith('<!--', at)) {
    return { end: ends.comment >= at + 2 ? html.indexOf('-->', at + 2) + 3 : at + 4 };
  }
  if (/[!?]/u.test(html[at + 1] ?? '')) return { end: ends.bracket > at ? html.indexOf('>', at) + 1 : at + 2 };
  NAME.lastIndex = at;
  const [sign, slash, name] = NAME.exec(html) ?? [];
  if (sign === undefined || name === undefined) return undefined;
  const from = at + sign.length;
  const end = tagEnd(html, from);
  if (end < 0) return 'never ends';
  return { end: end + 1, tag: { name: name.toLowerCase(), isEnd: slash === '/', attributes: html.slice(from, end) } };
}

const VALUE_OR_END = /=\s*(["'])|>/g;

/** Index of the bracket that ends a tag, or -1; brackets inside a quoted value end none. */
function tagEnd(html: string, from: number): number {
  VALUE_OR_END.lastIndex = from;
  for (let found = VALUE_OR_END.exec(html); found; found = VALUE_OR_END.exec(html)) {
    const [sign, quote] = found;
    if (quote === undefined) return found.index;
    const close = html.indexOf(quote, found.index + sign.length);
    if (close < 0) return -1;
    VALUE_OR_END.lastIndex = close + 1;
  }
  return -1;
}

const tagOf = ({ name, isEnd, attributes }: NonNullable<Markup['tag']>, line: number): Piece =>
  isEnd ? { kind: 'end', name } : { kind: 'start', name, attributes, line };

/** Character references as characters. */
function decoded(words: string): string {
  if (!words.includes('&')) return words;
  const { children } = fromHtml(words.replaceAll('<', '&lt;'), { fragment: true });
  return children.map((child) => (child.type === 'text' ? child.value : '')).join('');
}

const lineFeeds = (text: string): number => text.split('\n').length - 1;
