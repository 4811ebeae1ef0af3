/** What pagination yields, in the words of the trade: plain data that the finishing rooms and the proofreader share. */

import type { Place } from './diagnostic.js';
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
  /** The date, or SOURCE_DATE_EPOCH: never the clock. ISO 8601 with seconds, UTC. */
  readonly dateIso: string;
}
