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
  readonly start: 'page' | 'left' | 'right';
  readonly columns: 1 | 2 | 3;
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
  /** The editorial, if `issue.md` has a body. */
  readonly editorial?: { readonly title: Inline; readonly body: Root; readonly figures: Figures };
}
