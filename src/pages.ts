/** What pagination yields, in the words of the trade: plain data that the finishing rooms and the proofreader share. */

import type { Place } from './diagnostic.js';
import type { Issue } from './issue.js';
import type { Direction } from './journal.js';

/** A run of text that stands on a page, and the Markdown block it came from. */
export interface TextPiece {
  readonly text: string;
  readonly place?: Place;
}

/** One page as the browser laid it out. */
export interface LaidPage {
  /** From 1, as printed in the folio. */
  readonly number: number;
  /** Id of the part (cover, contents, an article's slug, …) it belongs to. */
  readonly part: string;
  readonly pieces: readonly TextPiece[];
  /** Text of running heads and folios: in the PDF, but of no part. */
  readonly furniture: string;
}

/** A part whose one page is used as often as brings the count of all pages, less `beyond`, to a multiple of `multiple`. */
export interface Fill {
  readonly multiple: number;
  /** Pages that are bound in another way: the four of a cover. */
  readonly beyond: number;
}

/** Which pages a part takes, and how full they are. */
export interface Extent {
  /** Id of the part. */
  readonly id: string;
  /** The pages it begins and ends on, from 1. */
  readonly first: number;
  readonly last: number;
  /** Of articles set in columns. */
  readonly copy?: CopyLength;
}

/** The length of an article, in lines of its columns. */
export interface CopyLength {
  readonly lines: number;
  /** On average; of characters, where a language sets no spaces between words. */
  readonly wordsInLine: number;
  readonly lastPage: {
    readonly columns: number;
    /** Lines in its longest column. */
    readonly deep: number;
    /** Lines that a column of it holds. */
    readonly room: number;
    /** Lines in all columns. */
    readonly lines: number;
  };
  /** Per cent of the line by which `fit` spaced paragraphs, where it was of use. */
  readonly fittedPercent?: number;
  /** Whether its pictures became a line lower or higher for it, too. */
  readonly fittedPictures?: boolean;
}

/** A page, and what was measured on it when nothing on it moved any more: plain figures, for the judge of pages. */
export interface MeasuredPage extends LaidPage {
  readonly layout: PageLayout;
}

export interface PageLayout {
  readonly blocks: readonly LaidBlock[];
  /** In reading order. A page without columns of text, such as a cover, is one column that is not `filled`. */
  readonly columns: readonly LaidColumn[];
  readonly pictures: readonly LaidPicture[];
  readonly overflows: readonly Overflow[];
  /** Characters that no font of the theme has, each once a page. */
  readonly strangers: readonly Stranger[];
}

export type BlockKind = 'text' | 'heading' | 'picture' | 'furniture' | 'other';

/** A paragraph, an item, a heading, a picture …, or the piece of one that stands in one column. */
export interface LaidBlock {
  readonly kind: BlockKind;
  readonly place: Place;
  /** Its first words in this column. */
  readonly excerpt: string;
  /** Whether it began before this column, and whether it goes on after it. */
  readonly isCutAbove: boolean;
  readonly isCutBelow: boolean;
  /** The least distance of its letters from the trim, in millimetres; negative beyond it. Pictures have none. */
  readonly trimMm?: number;
}

export interface LaidColumn {
  /** From 1, down the page: above a wide picture columns make one row, below it another. */
  readonly row: number;
  /** From 1, in reading order, of so many side by side. */
  readonly number: number;
  readonly of: number;
  /** Whether text was to fill it: a column of an article, not a page with a design of its own. */
  readonly isFilled: boolean;
  readonly lines: readonly LaidLine[];
  /** How far down its content reaches, in lines of text. */
  readonly usedRows: number;
  /** White in it, in lines of text: above all content, the most between two contents, and below down to the notes or the foot of the page. */
  readonly white: { readonly head: number; readonly inner: number; readonly foot: number };
}

export interface LaidLine {
  /** Index into the page's `blocks`. */
  readonly block: number;
  /** Its height in lines of text: a picture is one line of many. */
  readonly rows: number;
  /** The word divided at its end, with the hyphen: `publi-sher`. */
  readonly divided?: string;
  /** Its widest space between words in normal spaces, and the words round it. Only where it is over twice the normal. */
  readonly gap?: { readonly times: number; readonly words: string };
}

export interface LaidPicture {
  readonly block: number;
  /** Pixels of the picture for an inch of the page, where it stands and as it is cropped. Drawings are not listed. */
  readonly ppi: number;
  /** Of the whole picture as scaled, also of what a crop hides. */
  readonly widthMm: number;
  readonly widthPx: number;
}

/** Something that is larger than what holds it. */
export interface Overflow {
  readonly block: number;
  /** `table cell`, `column`, `box`, `heading` … */
  readonly holder: string;
  readonly overMm: number;
  /** Whether what runs over cannot be seen. */
  readonly isHidden: boolean;
}

export interface Stranger {
  readonly character: string;
  readonly block: number;
}

/** The trimmed page and what the browser laid around it. Millimetres. */
export interface Sheet {
  readonly trimWidthMm: number;
  readonly trimHeightMm: number;
  /** Bleed the browser laid out on every side (5 mm: more than is kept, so that rounding never shows). */
  readonly laidBleedMm: number;
}

/** What every finished PDF says of itself. */
export interface PdfMetadata {
  readonly title: string;
  /** The publisher. */
  readonly author: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  readonly lang: string;
  readonly dir: Direction;
  /** The issue's date, or SOURCE_DATE_EPOCH: never the clock. ISO 8601 with seconds, UTC. */
  readonly dateIso: string;
}

/** More bleed is laid out than is kept, so that the browser's rounding never shows at the edge. */
const LAID_BLEED_MM = 5;

/** What the pages of an issue are printed on. */
export const sheetOf = ({ journal: { print } }: Issue): Sheet => ({
  trimWidthMm: print.trimWidthMm,
  trimHeightMm: print.trimHeightMm,
  laidBleedMm: Math.max(LAID_BLEED_MM, print.bleedMm + 2),
});

/** @param epoch seconds since 1970 to date the files with, instead of the issue's own date */
export function metadataOf(issue: Issue, epoch?: number): PdfMetadata {
  const { journal, date, cover, articles } = issue;
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  const dated = epoch === undefined ? Date.UTC(year, month - 1, day) : epoch * 1000;
  return {
    title: `${journal.name} ${date}: ${cover.headline.plain}`,
    author: journal.publisher[0]?.text ?? journal.name,
    subject: journal.tagline?.plain ?? cover.headline.plain,
    keywords: [...new Set(articles.flatMap(({ section }) => section ?? []))],
    lang: journal.lang,
    dir: journal.dir,
    dateIso: `${new Date(dated).toISOString().slice(0, 19)}Z`,
  };
}
