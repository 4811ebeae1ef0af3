/** A row of columns filled together: the best ways to share the text among them, with floats at their heads and feet. */

import { columnEndings, type Ending, type Room } from './column.js';
import { WAITS, lastCost, shortCost } from './costs.js';
import { at, isBefore, type ColumnPlan, type Matter, type Place } from './model.js';
import type { NoteRest } from './notes.js';
import { holdFrom, isAlike, isHeld, type Hold } from './order.js';

/** Where a float stands on the page, in reading order: `SPAN_TOP`, then of each column its head, its text, its foot. */
export type Slot = number;
export const SPAN_TOP: Slot = 0;
export const SPAN_BOTTOM: Slot = 1000;
export const headOf = (column: number): Slot => 1 + 3 * column;
const textOf = (column: number): Slot => 2 + 3 * column;
export const footOf = (column: number): Slot => 3 + 3 * column;

export type Slots = ReadonlyMap<number, Slot>;

/** What is still to be set when a region begins. */
export interface Start extends Place {
  /** Floats spoken of before that have not stood yet, in order. */
  readonly waiting: readonly number[];
  readonly rest: NoteRest;
}

export interface Frame {
  readonly rows: number;
  /** Text ends before this block. */
  readonly stop: number;
  readonly endsPage: boolean;
  /** Rows in which text must end, where columns end together. */
  readonly level?: number;
  /** Floats that do not stand in the text. */
  readonly loose: ReadonlySet<number>;
  /** The full height of a page: what does not fit here fits nowhere. */
  readonly isWhole: boolean;
}

export interface Filled extends Start {
  readonly columns: readonly ColumnPlan[];
  readonly cost: number;
  readonly rows: number;
  /** Where each float of the region stands. */
  readonly stands: Slots;
}

/** So many ways to fill a page are followed at once. */
const WAYS = 4;

/** The best ways first. */
export function fillRegion(matter: Matter, start: Start, given: { frame: Frame; slots: Slots; hold: Hold }): Filled[] {
  const { frame, slots, hold } = given;
  const spans = [...slots].filter(([, slot]) => slot === SPAN_TOP || slot === SPAN_BOTTOM);
  const left = frame.rows - spans.reduce((sum, [float]) => sum + at(matter.floats, float).rows + 1, 0);
  if (left < -1) return [];
  // Floats that fill the page to its foot need no empty row below the last.
  const rows = Math.max(0, left);
  const inside = { ...frame, rows, isWhole: frame.isWhole && spans.length === 0 };
  const queue = start.waiting.filter((float) => !slots.has(float));
  let ways: Filled[] = [{ ...start, waiting: queue, columns: [], cost: 0, rows, stands: slots }];
  for (let column = 0; column < matter.columns; column += 1) {
    const next = ways.flatMap((way) => fillColumn(matter, way, { frame: inside, slots, hold, column, owed: queue }));
    ways = best(next, WAYS);
  }
  return ways;
}

/** Of ways that end alike the cheapest, and of those the best few. */
export function best<T extends Start & { readonly cost: number }>(ways: readonly T[], most: number): T[] {
  const found = new Map<string, T>();
  for (const way of ways) {
    const key = `${way.block}.${way.line}|${way.waiting.join()}|${way.rest.map(({ note, from }) => `${note}.${from}`).join()}`;
    const known = found.get(key);
    if (!known || way.cost < known.cost) found.set(key, way);
  }
  return [...found.values()].toSorted((a, b) => a.cost - b.cost || (isBefore(a, b) ? 1 : -1)).slice(0, most);
}

interface ColumnToFill {
  readonly frame: Frame;
  readonly slots: Slots;
  readonly hold: Hold;
  readonly column: number;
  /** Floats that wait for a later page than this. */
  readonly owed: readonly number[];
}

/** Floats that were met on this page go on top, or wait for the next page where that serves the columns better. */
function fillColumn(matter: Matter, way: Filled, given: ColumnToFill): Filled[] {
  const { frame, slots, column, owed } = given;
  const fixed = (slot: Slot): number[] => [...slots].filter((entry) => entry[1] === slot).map(([float]) => float);
  const bottoms = fixed(footOf(column)).toSorted((a, b) => a - b);
  const heads = fixed(headOf(column));
  const hold = holdBehind(matter, given, headOf(column));
  const moved = headFloats(matter, {
    queue: way.waiting.filter((float) => !owed.includes(float) && !isHeld(matter, hold, float)),
    rows: frame.rows - heightOf(matter, bottoms) - heightOf(matter, heads),
  });
  return (moved.length > 0 ? [moved, []] : [moved]).flatMap((own) =>
    endColumn(matter, way, { ...given, heads, moved: own, bottoms }),
  );
}

const heightOf = ({ floats }: Matter, which: readonly number[]): number =>
  which.reduce((sum, float) => sum + at(floats, float).rows + 1, 0);

interface ColumnToEnd extends ColumnToFill {
  readonly heads: readonly number[];
  readonly moved: readonly number[];
  readonly bottoms: readonly number[];
}

function endColumn(matter: Matter, way: Filled, given: ColumnToEnd): Filled[] {
  const { frame, column, heads, moved, bottoms } = given;
  const tops = [...heads, ...moved].toSorted((a, b) => a - b);
  const [above, below] = [heightOf(matter, tops), heightOf(matter, bottoms)];
  const rows = frame.rows - below - above + spare(frame, above + below);
  if (rows < 0 || above + below > (frame.level ?? frame.rows) + 1) return [];
  const waiting = way.waiting.filter((float) => !moved.includes(float));
  const stands = new Map([...way.stands, ...moved.map((float) => [float, headOf(column)] as const)]);
  const room = roomOf(matter, {
    ...given,
    rows,
    isUnder: tops.length > 0,
    above: above + below,
    hold: holdFrom(matter, holdBehind(matter, given, textOf(column)), waiting),
  });
  return columnEndings(matter, way, room).map((ending) => ({
    block: ending.block,
    line: ending.line,
    waiting: [...waiting, ...ending.skipped].toSorted((a, b) => a - b),
    rest: ending.rest,
    rows: way.rows,
    columns: [...way.columns, { tops, pieces: ending.pieces, bottoms, notes: ending.notes }],
    cost:
      way.cost + ending.cost + (column === matter.columns - 1 ? WAITS * (waiting.length + ending.skipped.length) : 0),
    stands: standing(matter, stands, { ending, column }),
  }));
}

/** No float may stand before one of its kind that has a place further on. */
const holdBehind = (matter: Matter, { slots, hold }: ColumnToFill, place: Slot): Hold =>
  holdFrom(
    matter,
    hold,
    [...slots].flatMap(([float, slot]) => (slot > place ? [float] : [])),
  );

/** Floats that fill a column from head to foot need no empty row for text. */
const spare = ({ rows }: Frame, heightRows: number): number => (heightRows === rows + 1 ? 1 : 0);

/** Floats of this page that go on top of the column: a second one where both leave half of it to the text. */
function headFloats(matter: Matter, { queue, rows }: { queue: readonly number[]; rows: number }): number[] {
  const chosen: number[] = [];
  const passed: number[] = [];
  let used = 0;
  for (const float of queue) {
    const height = at(matter.floats, float).rows;
    const isCrowded = chosen.length > 0 && used + height > rows / 2;
    if (used + height > rows || isCrowded || passed.some((other) => isAlike(matter, other, float))) {
      passed.push(float);
      continue;
    }
    used += height + 1;
    chosen.push(float);
  }
  return chosen;
}

interface RoomToMake extends ColumnToFill {
  readonly rows: number;
  readonly above: number;
  readonly isUnder: boolean;
}

function roomOf(matter: Matter, { frame, column, rows, above, isUnder, hold }: RoomToMake): Room {
  const isLast = column === matter.columns - 1;
  const level = frame.level === undefined ? rows : Math.max(0, Math.min(rows, frame.level - above));
  return {
    rows,
    textRows: level,
    isUnder,
    hold,
    stop: frame.stop,
    loose: frame.loose,
    endsPage: isLast && frame.endsPage,
    isLevel: frame.level !== undefined,
    cost: isLast && frame.level !== undefined ? lastCost : shortCost,
    isForced: frame.isWhole && column === 0 && above === 0 && frame.level === undefined,
  };
}

function standing(matter: Matter, stands: Slots, { ending, column }: { ending: Ending; column: number }): Slots {
  const inText = ending.pieces.flatMap(({ block }) => at(matter.blocks, block).float ?? []);
  return inText.length === 0
    ? stands
    : new Map([...stands, ...inText.map((float) => [float, textOf(column)] as const)]);
}
