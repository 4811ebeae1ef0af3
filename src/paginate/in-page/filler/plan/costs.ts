/** What a page's flaws weigh against each other. A column one line short is the unit's neighbourhood: 4. */

/** Of a column short of its foot by so many rows. */
export const shortCost = (rows: number): number => SHORT[rows] ?? 200 + 60 * (rows - SHORT.length + 1);
const SHORT = [0, 4, 30, 90, 200];

/** Of the last column of an article, whose end no other column answers. */
export const lastCost = (rows: number): number => LAST[rows] ?? 20 + 8 * (rows - LAST.length + 1);
const LAST = [0, 1, 5, 12, 20];

/** An empty row more above a heading or round a picture; the second costs more. */
export const STRETCH = [0, 2, 5, 9];
/** A paragraph made a line longer or shorter by its word spaces. */
export const LOOSER = 5;
export const TIGHTER = 6;
export const MOST_CHANGES = 2;
/** A word divided over a column's end: little while it can still be kept whole, and much when nothing more is mended. */
export const HYPHEN = { mended: 5, final: 25, finalOverPage: 600 };
/** A picture that stands at the top of the next column. */
export const MOVED = 3;
/** A picture that waits for the next page. */
export const WAITS = 8;
export const NOTE_DIVIDED = 5;
/** A paragraph of one line alone at a column's end or beginning. */
export const LONE = 3;
/** A page. */
export const PAGE = 40;
/** A last page of less than five lines. */
export const STUMP = 60;
/** A page of pictures that are no page's own, without text. */
export const BARE = 80;
/** A picture over two facing pages that has to do with one. */
export const CUT = 60;
