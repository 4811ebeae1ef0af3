/** Where the floats of a page stand: each on the page of its call or the next, in order, and no call driven off by one. */

import { at, isBefore, isFull, isSpan, type Float, type Matter, type Place } from './model.js';
import { holdFrom, isHeld, isInOrder, NONE_HELD, type Hold } from './order.js';
import {
  fillRegion,
  footOf,
  headOf,
  SPAN_BOTTOM,
  SPAN_TOP,
  type Filled,
  type Frame,
  type Slot,
  type Slots,
  type Start,
} from './region.js';

export interface Placed extends Filled {
  /** Pictures that have a page of their own after this one. */
  readonly full: readonly number[];
}

/** The best ways to fill a region together with the floats that are spoken of in it. */
export function placeFloats(matter: Matter, start: Start, frame: Frame): Placed[] {
  const { loose } = frame;
  let { slots, hold } = owedFirst(matter, start, frame);
  let ways = fillRegion(matter, start, { frame, slots, hold });
  const settled = new Set<number>([...slots.keys(), ...start.waiting]);
  const full = new Set<number>();
  const deferred = new Set<number>();
  for (let way = ways[0]; way; way = ways[0]) {
    const float = calledIn(matter, { start, loose }, way).find((each) => !settled.has(each));
    if (float === undefined) break;
    settled.add(float);
    if (isFull(at(matter.floats, float))) {
      if (isHeld(matter, hold, float)) deferred.add(float);
      else full.add(float);
    } else if (!isHeld(matter, hold, float)) {
      const found = trySlots(matter, start, { frame, slots, hold, float, way });
      if (found) {
        ({ slots, ways } = found);
        continue;
      }
      deferred.add(float);
    } else deferred.add(float);
    if (isHeld(matter, hold, float)) continue;
    hold = holdFrom(matter, hold, [float]);
    const held = hold;
    if ([...way.stands.keys()].some((other) => isHeld(matter, held, other)))
      ways = fillRegion(matter, start, { frame, slots, hold });
  }
  const called = ways[0] ? calledIn(matter, { start, loose }, ways[0]).join() : '';
  return ways
    .filter((way) => calledIn(matter, { start, loose }, way).join() === called)
    .map((way) => ({ ...way, full: [...full], waiting: inOrder([...way.waiting, ...deferred]) }));
}

const inOrder = (floats: readonly number[]): number[] => floats.toSorted((a, b) => a - b);

interface Reading {
  readonly start: Start;
  readonly loose: ReadonlySet<number>;
}

/** Floats, other than those in the text, whose call stands in the region; in order. */
function calledIn(matter: Matter, { start, loose }: Reading, way: Filled): number[] {
  const end = endOf(matter, way);
  return [...loose].filter((float) => {
    const { anchor } = at(matter.floats, float);
    return !isBefore(anchor, start) && isBefore(anchor, end);
  });
}

/** Where nothing is left of the text, all of it has been spoken of. */
const endOf = ({ blocks }: Matter, place: Place): Place =>
  place.block >= blocks.length ? { block: Infinity, line: 0 } : place;

/** Floats that earlier pages owe stand first, and of them the pictures. */
function owedFirst(matter: Matter, { waiting }: Start, frame: Frame): { slots: Slots; hold: Hold } {
  const slots = mostOwed(matter, picturesFirst(matter, waiting), { slots: new Map(), frame, hold: NONE_HELD });
  return {
    slots,
    hold: holdFrom(
      matter,
      NONE_HELD,
      waiting.filter((float) => !slots.has(float)),
    ),
  };
}

interface Owing {
  readonly slots: Slots;
  readonly frame: Frame;
  readonly hold: Hold;
}

/** Where more than so many wait, the first ones take the first places there are. */
const SOUGHT = 4;

/** The places in which most of them stand; of such the first found, which are the best. */
function mostOwed(matter: Matter, [float, ...others]: readonly number[], owing: Owing): Slots {
  if (float === undefined) return owing.slots;
  const { slots, frame, hold } = owing;
  const isWaiting = isHeld(matter, hold, float) || isFull(at(matter.floats, float));
  let most: Slots | undefined;
  for (const slot of isWaiting ? [] : owedSlots(matter, float)) {
    const next = new Map([...slots, [float, slot]]);
    if (!isInOrder(matter, next) || !hasRoom(matter, frame, next)) continue;
    const found = mostOwed(matter, others, { ...owing, slots: next });
    if (!most || found.size > most.size) most = found;
    if (most.size === next.size + others.length || others.length >= SOUGHT) break;
  }
  return most ?? mostOwed(matter, others, { ...owing, hold: holdFrom(matter, hold, [float]) });
}

function picturesFirst({ floats }: Matter, waiting: readonly number[]): number[] {
  const isPicture = (float: number): boolean => at(floats, float).family === 'picture';
  return [...waiting.filter(isPicture), ...waiting.filter((float) => !isPicture(float))];
}

const owedSlots = (matter: Matter, float: number): Slot[] => {
  const found = at(matter.floats, float);
  return [...slotsFor(matter, found, 0), ...otherSlots(matter, found)];
};

/** Where a float called in a column may stand, the best place first. */
function slotsFor({ columns }: Matter, { place }: Float, called: number): Slot[] {
  if (place === 'span-top') return [SPAN_TOP];
  if (place === 'span-bottom') return [SPAN_BOTTOM];
  const order = Array.from({ length: columns }, (_, index) => (called + index) % columns);
  return place === 'bottom' ? order.map(footOf) : order.map(headOf);
}

/** Where a float that earlier pages owe may stand besides, rather than wait for one page more. */
function otherSlots({ columns }: Matter, float: Float): Slot[] {
  const order = Array.from({ length: columns }, (_, index) => index);
  if (isSpan(float)) return [SPAN_TOP, SPAN_BOTTOM];
  return float.place === 'bottom' ? order.map(headOf) : order.map(footOf);
}

/** Columns are never higher than the region, and a page is not given to spanning pictures alone unless one needs it. */
function hasRoom(matter: Matter, { rows }: Frame, slots: Slots): boolean {
  const height = (which: (slot: Slot) => boolean): number =>
    [...slots].reduce((sum, [float, slot]) => sum + (which(slot) ? at(matter.floats, float).rows + 1 : 0), 0);
  const spans = height((slot) => slot === SPAN_TOP || slot === SPAN_BOTTOM);
  return Array.from({ length: matter.columns }, (_, column) => column).every(
    (column) => spans + height((slot) => slot === headOf(column) || slot === footOf(column)) <= rows + 1,
  );
}

interface SlotTry {
  readonly frame: Frame;
  readonly slots: Slots;
  readonly hold: Hold;
  readonly float: number;
  readonly way: Filled;
}

/** The first place that leaves every call of the page's floats on the page, and the floats in order. */
function trySlots(matter: Matter, start: Start, given: SlotTry): { slots: Slots; ways: Filled[] } | undefined {
  const { frame, hold, float, way } = given;
  const { loose } = frame;
  const column = columnOf(way, at(matter.floats, float).anchor);
  for (const slot of slotsFor(matter, at(matter.floats, float), column)) {
    const slots = new Map([...given.slots, [float, slot] as const]);
    if (!hasRoom(matter, frame, slots)) continue;
    const ways = fillRegion(matter, start, { frame, slots, hold }).filter((next) => {
      const called = new Set([...calledIn(matter, { start, loose }, next), ...start.waiting]);
      return [...slots.keys()].every((each) => called.has(each)) && isInOrder(matter, withWaiting(next));
    });
    if (ways.length > 0) return { slots, ways };
  }
  return undefined;
}

/** One that waits for another page stands behind all of this. */
const withWaiting = ({ stands, waiting }: Filled): Slots =>
  new Map([...stands, ...waiting.map((float) => [float, Infinity] as const)]);

/** The column in which a place of the text stands. */
function columnOf({ columns }: Filled, { block, line }: Place): number {
  const found = columns.findIndex(({ pieces }) =>
    pieces.some((piece) => piece.block === block && line >= piece.from && line < piece.to),
  );
  return Math.max(0, found);
}
