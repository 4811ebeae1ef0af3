/** One issue of a journal as typed data. Bodies stay Markdown trees with positions. */

import type { Root } from 'mdast';
import type { Place } from './diagnostic.js';
import type { Direction, Inline, Journal } from './journal.js';

/** A picture that exists and can be read: its file, its size in pixels after EXIF rotation, and what must stand with it. */
export interface Picture {
  /** As the editor wrote it, relative to the issue's folder: `images/map.svg`. */
  readonly src: string;
  /** Absolute path on this machine; never printed. */
  readonly path: string;
  readonly format: 'jpeg' | 'png' | 'webp' | 'svg';
  readonly widthPx: number;
  readonly heightPx: number;
  /** Set when EXIF asks for a turn, so that passing the bytes through would show the picture lying down. */
  readonly rotated: boolean;
}

/** A picture in its place: the lead of an article, the cover, a figure. */
export interface Figure {
  readonly picture: Picture;
  readonly alt: string;
  readonly caption?: Inline;
  readonly credit?: Inline;
  readonly licence?: string;
  /** The point a crop must keep, in per cent from the left and the top; 50, 50 when not given. */
  readonly focus: { readonly x: number; readonly y: number };
  readonly place: Place;
}

/** A figure of the body, under the `src` its directive or image names. */
export type Figures = ReadonlyMap<string, Picture>;

export type BylineRole = 'by' | 'written by' | 'name' | 'additional reporting' | 'photographs' | 'illustration';

/** People who did one thing. `name` prints the bare name without a word before it. */
export interface Byline {
  readonly role: BylineRole;
  readonly names: readonly string[];
}

/** Where a piece was reported from, and the agency: *The Hague (AFP)*. */
export interface Dateline {
  readonly place: string;
  readonly agency?: string;
}

/** The work a piece summarises or reprints. Dates are ISO (YYYY, YYYY-MM or YYYY-MM-DD). */
export interface Source {
  readonly publisher: string;
  readonly authors: readonly string[];
  readonly title?: string;
  readonly url?: string;
  readonly date?: string;
  readonly accessed?: string;
  readonly archive?: string;
}

export type ArticleKind = 'article' | 'cartoon' | 'page';

/** How loudly an article opens: over a full-bleed picture, under its headline, or as a short piece among others. */
export type Opening = 'feature' | 'report' | 'brief';

/** Where an article begins: on any page, on a left or right one, or below the end of the one before (`continue`). */
export type Start = 'page' | 'left' | 'right' | 'continue';

export interface Article {
  /** The file's name without `.md`; names the article in links, addresses and ids. */
  readonly slug: string;
  /** Path relative to the journal's root. */
  readonly file: string;
  readonly kind: ArticleKind;
  readonly lang: string;
  readonly dir: Direction;
  readonly title: Inline;
  readonly kicker?: Inline;
  /** One entry is a paragraph, several marked `list` are points, else paragraphs. */
  readonly standfirst?: { readonly form: 'paragraphs' | 'list'; readonly items: readonly Inline[] };
  readonly bylines: readonly Byline[];
  readonly dateline?: Dateline;
  readonly source?: Source;
  readonly section?: string;
  /** Its line on the cover; without one the article is not teased. */
  readonly teaser?: Inline;
  readonly lead?: Figure;
  readonly start: Start;
  readonly opening: Opening;
  readonly columns: 1 | 2 | 3;
  /** Lets the engine close letters and words up, or open them, to save or fill lines. */
  readonly fit?: 'tight' | 'loose';
  /** How many pages it may take. */
  readonly pages?: number;
  /** The Markdown after the front matter; positions are those of the whole file. */
  readonly body: Root;
  readonly figures: Figures;
}

export interface Cover {
  /** The headline on the cover; the title of the lead article when not given. */
  readonly headline: Inline;
  readonly kicker?: Inline;
  /** Slug of the lead article. */
  readonly lead: string;
  readonly figure?: Figure;
}

export interface Issue {
  /** The folder's name: `2020-12`. */
  readonly id: string;
  /** Path of `issue.md` relative to the journal's root. */
  readonly file: string;
  /** ISO month or day: `2020-12`. */
  readonly date: string;
  readonly number?: number;
  readonly volume?: number;
  /** journal.yaml with the overrides of this issue's front matter. */
  readonly journal: Journal;
  readonly cover: Cover;
  readonly articles: readonly Article[];
  /** How many pages the whole issue may take, covers included. */
  readonly pages?: number;
  /** The editorial, if `issue.md` has a body. */
  readonly editorial?: { readonly title: Inline; readonly body: Root; readonly figures: Figures };
  /** The text of `issue.md` and of each article as typed (no byte-order mark), by path: positions of bodies count in it. */
  readonly sources?: ReadonlyMap<string, string>;
}

/** The name an editor probably meant by `word`: at most a third of its letters wrong, the first of equals. */
export function nearestName(word: string, names: Iterable<string>): string | undefined {
  const typed = word.toLowerCase();
  let best: { name: string; distance: number } | undefined;
  for (const name of names) {
    const distance = typoDistance(typed, name.toLowerCase());
    const allowed = Math.max(1, Math.floor(Math.max(typed.length, name.length) / 3));
    // A word with every letter wrong is another word.
    const fits = distance <= allowed && distance < typed.length;
    if (fits && (best === undefined || distance < best.distance)) best = { name, distance };
  }
  return best?.name;
}

/** Letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
function typoDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      line.push(
        Math.min(
          at(last, column) + 1,
          at(line, column - 1) + 1,
          at(last, column - 1) + (same ? 0 : 1),
          swapped ? at(before, column - 2) + 1 : Infinity,
        ),
      );
    }
    before = last;
    last = line;
  }
  return last[b.length] ?? Infinity;
}

const at = (cells: readonly number[], index: number): number => cells[index] ?? Infinity;
