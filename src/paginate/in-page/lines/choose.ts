/**
 * Chooses the line breaks of a paragraph as a whole, as many lines as it has: Knuth and Plass, "Breaking paragraphs into
 * lines" (1981). The browser fills each line in turn, and leaves the next one what is left.
 */

import type { Stop } from './units.js';

export interface Box {
  readonly width: number;
  readonly stop: Stop;
  readonly mayLigate: boolean;
}

/** Widths are of one unit, pixels or any other. */
export interface Paragraph {
  readonly boxes: readonly Box[];
  /** How long each line may be. */
  readonly measures: readonly number[];
  /** The space of the font, and the least one a line may have. */
  readonly space: number;
  readonly leastSpace: number;
  readonly hyphen: number;
  /** What a ligature may gain in width when a word is broken in it. */
  readonly ligature: number;
  /** The last line is as full as the others, for the paragraph goes on elsewhere. */
  readonly isCut: boolean;
}

/** A line from one box to another, both in it. */
export interface LineFit {
  readonly first: number;
  readonly last: number;
  readonly spaces: number;
  /** The space of the line, in spaces of the font. */
  readonly stretch: number;
}

const MOST_HYPHENS = 3;
/** Rounding must not push a word over. */
const TOLERANCE = 0.2;

interface State {
  readonly cost: number;
  readonly line: LineFit;
  readonly before: State | undefined;
  /** Lines in a row that end with a hyphen. */
  readonly hyphens: number;
}

/** The best lines; nothing when there are none of this number. */
export function chooseLines(paragraph: Paragraph): LineFit[] | undefined {
  const { boxes, measures } = paragraph;
  let open = new Map<number, readonly State[]>();
  for (const [index, measure] of measures.entries()) {
    const next = new Map<number, readonly State[]>();
    const starts = index === 0 ? [{ first: 0, states: [undefined] }] : startsFrom(open);
    for (const { first, states } of starts) {
      for (const line of linesFrom(paragraph, first, measure)) {
        if ((line.last === boxes.length - 1) !== (index === measures.length - 1)) continue;
        for (const before of states) keep(next, stateOf(paragraph, line, before));
      }
    }
    open = next;
  }
  const ends = open.get(boxes.length - 1) ?? [];
  return linesOf(ends.toSorted((one, other) => one.cost - other.cost)[0]);
}

const startsFrom = (open: ReadonlyMap<number, readonly State[]>) =>
  [...open].map(([last, states]) => ({ first: last + 1, states }));

function keep(next: Map<number, readonly State[]>, state: State): void {
  if (state.hyphens > MOST_HYPHENS) return;
  const rivals = next.get(state.line.last) ?? [];
  const rival = rivals.find(({ hyphens }) => hyphens === state.hyphens);
  if (rival && rival.cost <= state.cost) return;
  next.set(state.line.last, [...rivals.filter((one) => one !== rival), state]);
}

function linesOf(state: State | undefined): LineFit[] | undefined {
  if (!state) return undefined;
  const lines: LineFit[] = [];
  for (let one: State | undefined = state; one; one = one.before) lines.unshift(one.line);
  return lines;
}

/** A line with spaces of this width is never chosen where there is another. */
const EMPTY = 6;

/** Every line that may begin at a box and is worth a thought. */
function linesFrom(paragraph: Paragraph, first: number, measure: number): LineFit[] {
  const { boxes, space, leastSpace, hyphen, ligature } = paragraph;
  const lines: LineFit[] = [];
  let width = boxes[first - 1]?.mayLigate ? ligature : 0;
  let spaces = 0;
  for (let last = first; last < boxes.length; last++) {
    const { width: own = 0, stop = 'none', mayLigate = false } = boxes[last] ?? {};
    width += own;
    if (width + spaces * leastSpace > measure - TOLERANCE) break;
    const set = width + (stop === 'hyphen' ? hyphen : 0) + (mayLigate ? ligature : 0);
    const isEnd = last === boxes.length - 1;
    if ((isEnd || mayEnd(stop)) && set + spaces * leastSpace <= measure - TOLERANCE) {
      const stretch = spaces === 0 ? Infinity : (measure - set) / spaces / space;
      // Of lines far too empty only the fullest is of any use.
      if (stretch > EMPTY) lines.length = 0;
      lines.push({ first, last, spaces, stretch });
    }
    if (stop === 'space' || stop === 'glue') spaces += 1;
  }
  return lines;
}

const mayEnd = (stop: Stop): boolean => stop === 'space' || stop === 'hyphen' || stop === 'free';

const HYPHEN_COST = 60;
const LADDER_COST = 400;
/** The rest of a word is all that stands on the last line. */
const RUNT_COST = 5000;
/** From this width on a space is seen as a hole. */
const HOLE = 2.8;
const HOLE_COST = 4000;
/** A line of one word alone. */
const ALONE = 12;

function stateOf({ boxes, isCut }: Paragraph, line: LineFit, before: State | undefined): State {
  const isEnd = line.last === boxes.length - 1;
  const isHyphened = boxes[line.last]?.stop === 'hyphen' && !isEnd;
  const hyphens = isHyphened ? (before?.hyphens ?? 0) + 1 : 0;
  const cost = isEnd && !isCut ? 0 : costOf(Math.min(line.stretch, ALONE));
  const ladder = isHyphened ? HYPHEN_COST + (hyphens - 1) * LADDER_COST : 0;
  const runt = isEnd && line.spaces === 0 && (before?.hyphens ?? 0) > 0 ? RUNT_COST : 0;
  return { cost: (before?.cost ?? 0) + cost + ladder + runt, line, before, hyphens };
}

function costOf(stretch: number): number {
  const badness = 100 * Math.abs(stretch >= 1 ? stretch - 1 : (1 - stretch) * 3) ** 3;
  return (1 + badness) ** 1.5 / 10 + (stretch > HOLE ? HOLE_COST * (stretch - HOLE + 1) : 0);
}
