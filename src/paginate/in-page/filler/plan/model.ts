/**
 * What is to be set, in numbers alone: the planner knows no element. Heights of matter are CSS pixels, room is counted in
 * rows, the lines of the page's grid.
 */

export type FloatPlace = 'column' | 'top' | 'bottom' | 'span-top' | 'span-bottom' | 'page' | 'bleed' | 'spread';

/** A stretch of text, or a block that stands where it is spoken of for as long as it fits. */
export interface Block {
  /** `endsPx[n]` is the height of its first n lines; the first entry is 0. */
  readonly endsPx: readonly number[];
  /** Whether a column may end before the line; the first entry says nothing. */
  readonly mayBreak: readonly boolean[];
  /** Whether the line ends within a word. */
  readonly hyphens: readonly boolean[];
  /** Notes called, in order, each with the line of its call. */
  readonly calls: readonly { readonly line: number; readonly note: number }[];
  /** Empty rows wanted above and below; of two that meet the larger counts. */
  readonly rowsBefore: number;
  readonly rowsAfter: number;
  /** A heading: two lines of what follows stand below it. */
  readonly keeps: boolean;
  /** Height of what every further piece repeats: the head of a table. */
  readonly headPx: number;
  /** Which float it is, where it may leave its place. */
  readonly float?: number;
  /** A picture over all columns, which divides the page where it stands. */
  readonly isBand: boolean;
  /** Whether other word spaces would make it a line longer, or a line shorter. */
  readonly looser: boolean;
  readonly tighter: boolean;
}

export interface Place {
  readonly block: number;
  readonly line: number;
}

/** What keeps its order among itself. */
export type Family = 'picture' | 'box';

export interface Float {
  readonly place: FloatPlace;
  readonly family: Family;
  /** Rows it takes, without the empty one between it and the text. */
  readonly rows: number;
  /** Of a picture that may be made smaller: the least share of its height. */
  readonly leastShare?: number;
  /** What a reader has come to when it may first stand. */
  readonly anchor: Place;
}

/** A note, which may be divided between its lines. */
export interface Note {
  readonly endsPx: readonly number[];
  readonly mayBreak: readonly boolean[];
}

export interface Matter {
  readonly blocks: readonly Block[];
  /** In the order of the text. Blocks that are floats are among them. */
  readonly floats: readonly Float[];
  readonly notes: readonly Note[];
  readonly columns: number;
  readonly rowPx: number;
  /** The rule above notes and the space round it. */
  readonly rulePx: number;
  /** Words divided where columns end stay as they are: nobody will keep them whole any more. */
  readonly isFinal: boolean;
}

/** Lines `from` to before `to` of a block, below so many empty rows. `change` is 1 or -1 where its word spaces are changed. */
export interface Piece {
  readonly block: number;
  readonly from: number;
  readonly to: number;
  readonly gap: number;
  readonly change: number;
}

export interface NotePiece {
  readonly note: number;
  readonly from: number;
  readonly to: number;
}

export interface ColumnPlan {
  readonly tops: readonly number[];
  readonly pieces: readonly Piece[];
  readonly bottoms: readonly number[];
  readonly notes: readonly NotePiece[];
}

/** A row of columns, with bands over its whole width above and below. */
export interface RegionPlan {
  readonly rows: number;
  /** Its columns end together, above the foot if notes stand there: their last floats follow the text. */
  readonly isLevel: boolean;
  readonly above: readonly number[];
  readonly columns: readonly ColumnPlan[];
  readonly below: readonly number[];
}

export type PagePlan =
  | { readonly kind: 'text'; readonly regions: readonly RegionPlan[] }
  /** A page for one picture; of a spread this is one side. */
  | { readonly kind: 'picture'; readonly float: number; readonly side?: 'first' | 'second' };

export interface Plan {
  readonly pages: readonly PagePlan[];
  /** The lower, the better the pages are filled. */
  readonly cost: number;
}

/** An entry that must be there. */
export function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`the plan has no entry ${index}`);
  return found;
}

export const rowsOf = (px: number, rowPx: number): number => Math.max(0, Math.ceil(px / rowPx - 0.02));

export const isBefore = (one: Place, other: Place): boolean =>
  one.block < other.block || (one.block === other.block && one.line < other.line);

export const linesOf = (block: Block): number => block.endsPx.length - 1;

export const isFull = ({ place }: Float): boolean => place === 'page' || place === 'bleed' || place === 'spread';
export const isSpan = ({ place }: Float): boolean => place === 'span-top' || place === 'span-bottom';
