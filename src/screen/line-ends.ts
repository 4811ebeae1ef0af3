/**
 * Spaces at the ends of lines, and where words stand in boxes side by side. The browser paints none there, and a reader that goes by the text alone runs the
 * last word of a line into the first of the next (ISO 32000-1, 14.8.2.5). A space behind the last letter shows nowhere.
 */

import type { PDFDict } from '@cantoo/pdf-lib';
import { dictAt, nameAt } from '../pdf/index.js';
import { readToUnicode } from './to-unicode.js';

/** Text in one font, as it is painted in one go: a line, or part of one. */
export interface Stretch {
  /** Of its mark. */
  readonly mcid: number;
  /** Where it begins and where its last letter does, the height of its line on the page, and the size of its letters. */
  readonly x: number;
  readonly lastX: () => number;
  readonly y: number;
  readonly sizePt: number;
  /** Name of its font among the resources. */
  readonly font: string;
  /** Letters, the last first, as they are shown together: hex, four digits each. */
  readonly backwards: () => Iterable<string>;
  /** Behind its last letter. */
  readonly end: number;
}

export interface Typeface {
  readonly texts: ReadonlyMap<number, string>;
  /** The code of its space, as an operand. */
  readonly space: string | undefined;
}

export type Typefaces = Map<PDFDict, Typeface>;

export interface Setting {
  /** Fonts by their names. */
  readonly fonts: PDFDict | undefined;
  readonly known: Typefaces;
  /** Marks of hyphens that a line's end put in. */
  readonly hyphens: ReadonlySet<number>;
}

/** Parts of the letters' size by which lines are apart at least; raised figures and initials are less. */
const APART = 0.75;

/** How far on the next letter may begin at most to stand in the same word, in the letter's size. */
const FAR = 1.05;

const isApart = (stretch: Stretch, next: Stretch | undefined): boolean =>
  !next ||
  Math.abs(next.y - stretch.y) > APART * Math.max(next.sizePt, stretch.sizePt) ||
  next.x - stretch.lastX() > FAR * stretch.sizePt;

/** Where spaces belong, and what paints them. */
export function spacesAt(
  stretches: readonly Stretch[],
  { fonts, known, hyphens }: Setting,
): { readonly at: number; readonly text: string }[] {
  return stretches.flatMap((stretch, index) => {
    const font =
      isApart(stretch, stretches[index + 1]) && !hyphens.has(stretch.mcid)
        ? fonts && dictAt(fonts, stretch.font)
        : undefined;
    const typeface = font && typefaceOf(font, known);
    if (!typeface?.space || !wantsSpace(lastWordOf(stretch, typeface))) return [];
    return [{ at: stretch.end, text: `\n${typeface.space} Tj` }];
  });
}

function typefaceOf(font: PDFDict, known: Typefaces): Typeface {
  const found = known.get(font);
  if (found) return found;
  const texts = nameAt(font, 'Subtype') === 'Type0' ? readToUnicode(font) : new Map<number, string>();
  const code = [...texts].find(([, text]) => text === ' ')?.[0];
  const space = code === undefined ? undefined : `<${code.toString(16).padStart(4, '0')}>`;
  const typeface = { texts, space };
  known.set(font, typeface);
  return typeface;
}

/** The last word and what parts it from the one before. */
function lastWordOf({ backwards }: Stretch, typeface: Typeface): string {
  let text = '';
  for (const codes of backwards()) {
    text = textOf(codes, typeface) + text;
    if (/\s/u.test(text)) break;
  }
  return text;
}

function textOf(codes: string, { texts }: Typeface): string {
  let text = '';
  for (let at = 0; at + 4 <= codes.length; at += 4)
    text += texts.get(Number.parseInt(codes.slice(at, at + 4), 16)) ?? '';
  return text;
}

/** Scripts without spaces between words, and those that are written from the right and painted from the left. */
const WITHOUT = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Arab}\p{sc=Hebr}\u3000-\u303F\uFF00-\uFFEF]$/u;
/** A word, or an address, that goes on after its sign. */
const GOES_ON = /\S[-\u2010-\u2014/]$|(?:^|\s)(?:www\.|\S*[/@?=&]\S*[./_?=&#@-])$/u;

const wantsSpace = (text: string): boolean => /\S$/u.test(text) && !WITHOUT.test(text) && !GOES_ON.test(text);
