/** One page: a region of columns, or several where pictures over all columns divide it; the last one ends level. */

import { placeFloats, type Placed } from './floats.js';
import { at, linesOf, rowsOf, type Matter, type RegionPlan } from './model.js';
import { SPAN_BOTTOM, SPAN_TOP, type Frame, type Start } from './region.js';

export interface PageStart extends Start {
  /** Pictures over all columns that could not stand in the text and have become floats. */
  readonly freed: readonly number[];
}

export interface PageWay extends PageStart {
  readonly regions: readonly RegionPlan[];
  readonly full: readonly number[];
  readonly cost: number;
  /** Rows of text in the longest column of the last region. */
  readonly lastRows: number;
}

/** Text stands at least so many rows above and below a picture that divides the page. */
const BAND_ROWS = 3;

/** The best ways to fill a page of so many rows. */
export function fillPage(matter: Matter, start: PageStart, page: { rows: number; isWhole: boolean }): PageWay[] {
  const stop = nextBand(matter, start);
  const isLastStop = stop === matter.blocks.length;
  const loose = looseFloats(matter, start.freed);
  const frame: Frame = { rows: page.rows, stop, loose, endsPage: true, isWhole: page.isWhole };
  return placeFloats(matter, start, frame).flatMap((way) => {
    if (way.block < stop) return [single(way, start)];
    if (isLastStop) return [lastRegion(matter, start, { way, frame }) ?? single(way, start)];
    return divide(matter, start, { way, page, frame });
  });
}

/** The next picture over all columns that stands where it is spoken of. */
function nextBand({ blocks }: Matter, { block, freed }: PageStart): number {
  const found = blocks.findIndex(
    ({ isBand, float }, index) => index >= block && isBand && !freed.includes(float ?? -1),
  );
  return found < 0 ? blocks.length : found;
}

/** Floats that are not among the blocks, or no longer. */
function looseFloats({ blocks, floats }: Matter, freed: readonly number[]): ReadonlySet<number> {
  const inText = new Set(blocks.flatMap(({ float }) => (float === undefined || freed.includes(float) ? [] : [float])));
  return new Set([...floats.keys()].filter((float) => !inText.has(float)));
}

const single = (way: Placed, { freed }: PageStart): PageWay => ({
  ...way,
  freed,
  regions: [regionOf(way, { rows: way.rows, isLevel: false })],
  lastRows: way.rows,
});

function regionOf({ columns, stands }: Placed, { rows, isLevel }: { rows: number; isLevel: boolean }): RegionPlan {
  const standing = (wanted: number): number[] =>
    [...stands].flatMap(([float, slot]) => (slot === wanted ? [float] : [])).toSorted((a, b) => a - b);
  return { rows, isLevel, columns, above: standing(SPAN_TOP), below: standing(SPAN_BOTTOM) };
}

interface Levelling {
  readonly way: Placed;
  readonly frame: Frame;
}

/** Nothing of the text is left; floats may be, which a later page has to take. */
const isDone = (way: Placed, stop: number): boolean => way.block >= stop && way.rest.length === 0;

const isAlike = (one: Placed, other: Placed): boolean =>
  one.waiting.join() === other.waiting.join() && one.full.join() === other.full.join();

/** Columns that end together, as high as their text needs and no higher. */
function lastRegion(matter: Matter, start: PageStart, { way, frame }: Levelling): PageWay | undefined {
  if (!isDone(way, frame.stop)) return undefined;
  const hasFoot = way.columns.some(({ notes }) => notes.length > 0);
  const least = Math.floor(usedRows(matter, way) / matter.columns);
  let found: { readonly way: Placed; readonly level: number } | undefined;
  let tries = TRIES;
  for (let level = Math.max(1, least); level <= way.rows && tries > 0; level += 1) {
    const levelled = { ...frame, level, endsPage: false, isWhole: false };
    const [next] = placeFloats(matter, start, levelled).filter(
      (each) => isDone(each, frame.stop) && isAlike(each, way),
    );
    if (next && (!found || next.cost < found.way.cost)) found = { way: next, level };
    if (found) tries -= 1;
  }
  if (!found) return undefined;
  return {
    ...found.way,
    freed: start.freed,
    lastRows: found.level,
    regions: [regionOf(found.way, { rows: hasFoot ? found.way.rows : found.level, isLevel: true })],
  };
}
/** Once a height holds the text, so many more are looked at. */
const TRIES = 3;

/** Rows that the columns of a region need together. */
function usedRows(matter: Matter, { columns }: Placed): number {
  const { floats, blocks, rowPx } = matter;
  return columns.reduce((sum, { tops, bottoms, pieces }) => {
    const standing = [...tops, ...bottoms].reduce((rows, float) => rows + at(floats, float).rows + 1, 0);
    return pieces.reduce((rows, { block, from, to, gap, change }) => {
      const { endsPx } = at(blocks, block);
      return rows + gap + change + rowsOf(at(endsPx, to) - at(endsPx, from), rowPx);
    }, sum + standing);
  }, 0);
}

interface Dividing {
  readonly way: Placed;
  readonly page: { readonly rows: number; readonly isWhole: boolean };
  readonly frame: Frame;
}

/** Text balanced above a picture over all columns, and going on below it. Where that cannot be, the picture floats. */
function divide(matter: Matter, start: PageStart, { way, page, frame }: Dividing): PageWay[] {
  const band = at(matter.blocks, frame.stop);
  const float = band.float ?? 0;
  const height = rowsOf(at(band.endsPx, linesOf(band)), matter.rowPx);
  const isBusy = way.full.length > 0 || way.waiting.length > 0 || way.columns.some(({ notes }) => notes.length > 0);
  const above = isBusy ? undefined : aboveBand(matter, start, { way, frame });
  if (above) {
    const used = above.lastRows + (above.lastRows > 0 ? 1 : 0) + height;
    const rest = page.rows - used - 1 - spansOf(matter, above);
    const isEnd = frame.stop + 1 === matter.blocks.length;
    if (rest >= (isEnd ? -1 : BAND_ROWS)) {
      const next: PageStart = { block: frame.stop + 1, line: 0, waiting: [], rest: [], freed: start.freed };
      const regions = [
        ...above.regions.slice(0, -1),
        ...above.regions.slice(-1).map((region) => ({ ...region, below: [...region.below, float] })),
      ];
      if (isEnd) return [{ ...above, ...next, regions }];
      return fillPage(matter, next, { rows: rest, isWhole: false }).map((below) => ({
        ...below,
        regions: [...regions, ...below.regions],
        cost: above.cost + below.cost,
      }));
    }
  }
  return fillPage(matter, { ...start, freed: [...start.freed, float] }, page);
}

const spansOf = ({ floats }: Matter, { regions }: PageWay): number =>
  regions
    .flatMap(({ above, below }) => [...above, ...below])
    .reduce((sum, float) => sum + at(floats, float).rows + 1, 0);

function aboveBand(matter: Matter, start: PageStart, levelling: Levelling): PageWay | undefined {
  const { stop } = levelling.frame;
  if (start.block === stop && start.waiting.length === 0 && start.rest.length === 0) {
    const columns = Array.from({ length: matter.columns }, () => ({ tops: [], pieces: [], bottoms: [], notes: [] }));
    return {
      ...start,
      cost: 0,
      full: [],
      lastRows: 0,
      regions: [{ rows: 0, isLevel: true, above: [], below: [], columns }],
    };
  }
  const found = lastRegion(matter, start, levelling);
  return found && found.lastRows >= BAND_ROWS ? found : undefined;
}
