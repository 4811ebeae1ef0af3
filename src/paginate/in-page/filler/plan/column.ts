/** Where one column may end: every legal place near its foot, with what it costs to make the column full there. */

import { HYPHEN, LONE, LOOSER, MOST_CHANGES, MOVED, NOTE_DIVIDED, STRETCH, TIGHTER } from './costs.js';
import { at, linesOf, rowsOf, type Block, type Matter, type NotePiece, type Piece, type Place } from './model.js';
import { isAlike, isHeld, type Hold } from './order.js';
import { leastPx, setNotes, type NoteRest } from './notes.js';

export interface Room {
  /** For text and notes. */
  readonly rows: number;
  /** For text alone, where columns end before the foot. */
  readonly textRows: number;
  /** A float stands above. */
  readonly isUnder: boolean;
  readonly endsPage: boolean;
  /** Text ends before this block. */
  readonly stop: number;
  /** Floats that do not stand in the text. */
  readonly loose: ReadonlySet<number>;
  /** Floats from this one on wait for another page. */
  readonly hold: Hold;
  readonly cost: (shortRows: number) => number;
  /** Columns that end together: text that is done ends the column all the same. */
  readonly isLevel: boolean;
  /** Nothing could stand here whole: the first unit is set all the same. */
  readonly isForced: boolean;
}

export interface Ending extends Place {
  readonly pieces: readonly Piece[];
  readonly notes: readonly NotePiece[];
  readonly rest: NoteRest;
  /** Floats that gave way to the text behind them. */
  readonly skipped: readonly number[];
  readonly rows: number;
  readonly cost: number;
}

/** No heading stands so near that it matters. */
const FREE = 9;

/** A walk down the column. */
interface Walk {
  readonly matter: Matter;
  readonly room: Room;
  readonly endings: Ending[];
  pieces: Piece[];
  rows: number;
  rest: NoteRest;
  called: number;
  skipped: number[];
  /** Lines since the last heading. */
  lines: number;
  /** Empty rows that the block above asks for. */
  after: number;
  /** Ends the column at the last place that was too far above its foot to be looked at. */
  far?: () => void;
}

/** Places so many rows above the foot count only where there is none below them. */
const FAR = 8;

export function columnEndings(matter: Matter, from: Place & { readonly rest: NoteRest }, room: Room): Ending[] {
  const nothing = { pieces: [], rows: 0, rest: from.rest, called: 0, skipped: [], lines: FREE, after: 0 };
  const walk: Walk = { ...nothing, matter, room, endings: [] };
  if (room.rows > 0) descend(walk, from);
  if (walk.endings.length === 0) walk.far?.();
  if (walk.endings.length === 0) end({ ...walk, ...nothing }, from);
  return walk.endings;
}

function descend(walk: Walk, from: Place): void {
  const { matter, room } = walk;
  let { line } = from;
  for (let block = from.block; block < room.stop; block += 1) {
    const found = at(matter.blocks, block);
    // A picture over all columns that could not stand here is a float like others.
    if (found.float !== undefined && room.loose.has(found.float)) continue;
    if (found.float === undefined) {
      if (!setText(walk, { block, line })) return;
    } else if (!setFloat(walk, block)) walk.skipped = [...walk.skipped, found.float];
    line = 0;
  }
  // Only floats are left, which stand elsewhere.
  const last = walk.endings.at(-1);
  if (walk.skipped.length > 0 && (!last || last.block < room.stop) && walk.lines >= 2)
    end(walk, { block: room.stop, line: 0 });
}

const gapAbove = (walk: Walk, block: Block): number =>
  walk.pieces.length === 0 ? 0 : Math.max(walk.after, block.rowsBefore);

/** Rows that notes take from the text at the least. */
function noteRows({ matter, room }: Walk, rest: NoteRest, called: number): number {
  const px = leastPx(matter, rest, { called, roomPx: room.rows * matter.rowPx });
  return rowsOf(px, matter.rowPx);
}

const isOver = (walk: Walk, rows: number, notes: number): boolean =>
  rows > walk.room.textRows || rows + notes > walk.room.rows;

function setFloat(walk: Walk, index: number): boolean {
  const { matter, room } = walk;
  const block = at(matter.blocks, index);
  const gap = gapAbove(walk, block);
  const height = rowsOf(at(block.endsPx, linesOf(block)), matter.rowPx);
  const rest = withCalls(walk.rest, block, { from: 0, to: linesOf(block) });
  const called = walk.called + block.calls.length;
  const float = block.float ?? 0;
  const isPassed = isHeld(matter, room.hold, float) || walk.skipped.some((other) => isAlike(matter, other, float));
  const isTooTall = isOver(walk, walk.rows + gap + height, noteRows(walk, rest, called));
  if (isPassed || (isTooTall && !(room.isForced && walk.pieces.length === 0))) return false;
  walk.pieces = [...walk.pieces, { block: index, from: 0, to: linesOf(block), gap, change: 0 }];
  walk.rows += gap + height;
  walk.rest = rest;
  walk.called = called;
  walk.after = block.rowsAfter;
  walk.lines = FREE;
  end(walk, { block: index + 1, line: 0 });
  return true;
}

const withCalls = (rest: NoteRest, { calls }: Block, { from, to }: { from: number; to: number }): NoteRest => {
  if (calls.length === 0) return rest;
  const met = calls.filter(({ line }) => line >= from && line < to);
  return met.length === 0 ? rest : [...rest, ...met.map(({ note }) => ({ note, from: 0 }))];
};

/** Sets a block line by line, noting every place where the column may end. Says whether there is room below it. */
function setText(walk: Walk, { block: index, line: first }: Place): boolean {
  const { matter, room } = walk;
  const block = at(matter.blocks, index);
  const gap = gapAbove(walk, block);
  const all = linesOf(block);
  const before = { ...walk };
  const isLast = index + 1 === room.stop;
  const headPx = (first > 0 ? block.headPx : 0) - at(block.endsPx, first);
  const far = farRows(walk, block);
  for (let to = first + 1; to <= all; to += 1) {
    const mayEnd = to === all ? !block.keeps || isLast : block.mayBreak[to] === true;
    if (!mayEnd && to < all) continue;
    const rows = before.rows + gap + rowsOf(headPx + at(block.endsPx, to), matter.rowPx);
    const set = (): void => {
      walk.rows = rows;
      walk.skipped = before.skipped;
      walk.rest = withCalls(before.rest, block, { from: first, to });
      walk.called = before.called + walk.rest.length - before.rest.length;
      walk.pieces = [...before.pieces, { block: index, from: first, to, gap, change: 0 }];
      walk.lines = block.keeps ? 0 : before.lines + to - first;
    };
    const finish = (): void => {
      set();
      if (walk.lines >= 2 || isLast) end(walk, to === all ? { block: index + 1, line: 0 } : { block: index, line: to });
    };
    if (rows <= far && !(isLast && to === all)) {
      if (mayEnd) walk.far = finish;
      if (to === all) set();
      continue;
    }
    set();
    const isOut = isOver(walk, rows - MOST_CHANGES, noteRows(walk, walk.rest, walk.called));
    if (isOut && !(room.isForced && before.pieces.length === 0 && walk.endings.length === 0)) return false;
    if (mayEnd) finish();
  }
  walk.after = block.rowsAfter;
  return true;
}

/** Rows up to which a place in the block is far above the foot: notes it calls may raise that anywhere. */
function farRows(walk: Walk, { calls }: Block): number {
  const { room, rest, called } = walk;
  if (calls.length > 0) return -1;
  return Math.min(room.textRows, room.rows - noteRows(walk, rest, called)) - FAR;
}

/** Notes an ending, if the column can be made to fit there. */
function end(walk: Walk, place: Place): void {
  const { matter, room } = walk;
  const least = noteRows(walk, walk.rest, walk.called);
  // A note ends where it may be divided, which may be above the column's foot.
  const set = setNotes(matter, walk.rest, Math.max(room.rows - walk.rows, least) * matter.rowPx);
  const foot = Math.min(room.textRows, room.rows - Math.max(least, rowsOf(set.px, matter.rowPx)));
  const isDone = !room.isLevel && place.block >= room.stop && walk.skipped.length === 0;
  const fitted = fit(walk, isDone ? Math.min(0, foot - walk.rows) : foot - walk.rows);
  if (!fitted && !(room.isForced && walk.endings.length === 0)) return;
  const { pieces, rows, cost } = fitted ?? { pieces: walk.pieces, rows: walk.rows, cost: 0 };
  const notes = setNotes(matter, walk.rest, (room.rows - rows) * matter.rowPx);
  walk.endings.push({
    ...place,
    pieces,
    rows,
    notes: notes.pieces,
    rest: notes.rest,
    skipped: walk.skipped,
    cost: cost + flaws(walk, place) + NOTE_DIVIDED * notes.rest.length,
  });
}

/** Closes the column up or opens it so that it ends at its foot, by what costs least. */
function fit(
  { matter, room, pieces }: Walk,
  short: number,
): { pieces: Piece[]; rows: number; cost: number } | undefined {
  const open = pieces.flatMap((piece, index) => (piece.gap > 0 || (index === 0 && room.isUnder) ? [index] : []));
  const gaps = headingsFirst(matter, pieces, open);
  const changed = (sign: 1 | -1): number[] =>
    pieces.flatMap((piece, index) => (canChange(matter, piece, sign) ? [index] : []));
  const sign = short < 0 ? -1 : 1;
  const able = short === 0 ? [] : changed(sign);
  const rows = pieces.reduce((sum, piece) => sum + piece.gap + heightOf(matter, piece), 0);
  if (short < 0) {
    if (able.length < -short) return undefined;
    const chosen = new Set(able.slice(0, -short));
    return { pieces: change(pieces, chosen, -1), rows: rows + short, cost: -short * TIGHTER };
  }
  let best = { stretch: 0, loose: 0, cost: room.cost(short) };
  for (let stretch = 0; stretch <= Math.min(gaps.length, short, STRETCH.length - 1); stretch += 1) {
    for (let loose = 0; loose <= Math.min(able.length, MOST_CHANGES, short - stretch); loose += 1) {
      const cost = (STRETCH[stretch] ?? 0) + loose * LOOSER + room.cost(short - stretch - loose);
      if (cost < best.cost) best = { stretch, loose, cost };
    }
  }
  const opened = gaps.slice(0, best.stretch);
  const stretched = pieces.map((piece, index) => ({
    ...piece,
    gap: piece.gap + opened.filter((gap) => gap === index).length,
  }));
  const loosened = change(stretched, new Set(able.slice(0, best.loose)), 1);
  return { pieces: loosened, rows: rows + best.stretch + best.loose, cost: best.cost };
}

const heightOf = ({ blocks, rowPx }: Matter, { block, from, to }: Piece): number => {
  const { endsPx, headPx } = at(blocks, block);
  return rowsOf((from > 0 ? headPx : 0) + at(endsPx, to) - at(endsPx, from), rowPx);
};

function canChange({ blocks }: Matter, { block, from, to }: Piece, sign: 1 | -1): boolean {
  const found = at(blocks, block);
  return from === 0 && to === linesOf(found) && (sign > 0 ? found.looser : found.tighter);
}

const change = (pieces: readonly Piece[], which: ReadonlySet<number>, by: 1 | -1): Piece[] =>
  pieces.map((piece, index) => (which.has(index) ? { ...piece, change: by } : piece));

const headingsFirst = ({ blocks }: Matter, pieces: readonly Piece[], indexes: readonly number[]): number[] => {
  const isHeading = (index: number): boolean => at(blocks, at(pieces, index).block).keeps;
  return [...indexes.filter(isHeading), ...indexes.filter((index) => !isHeading(index))];
};

function flaws({ matter, room, pieces, skipped }: Walk, { block, line }: Place): number {
  const last = pieces.at(-1);
  const isDivided = line > 0 && matter.blocks[block]?.hyphens[line - 1] === true;
  const final = room.endsPage ? HYPHEN.finalOverPage : HYPHEN.final;
  const hyphen = isDivided ? (matter.isFinal ? final : HYPHEN.mended) : 0;
  const isAlone = (piece: Piece | undefined): boolean =>
    piece !== undefined &&
    linesOf(at(matter.blocks, piece.block)) === 1 &&
    at(matter.blocks, piece.block).float === undefined;
  const lone = (isAlone(last) ? LONE : 0) + (pieces.length > 1 && isAlone(pieces[0]) ? LONE : 0);
  return hyphen + lone + skipped.length * MOVED;
}
