/** The planner by itself: what it sets is whole and in order, its columns are full, floats and notes are where they belong. */

import { beforeAll, describe, expect, it } from 'vitest';
import { dividedEnds, planPages, planSmaller, type Plan } from './index.js';
import { chances, figure, floating, heading, matter, note, randomMatter, ROW_PX, text } from './matter.test.kit.js';
import type { ColumnPlan, FloatPlace, Matter, RegionPlan } from './model.js';

const PAPER = { pageRows: 49, firstRows: 38 };
const lines = (count: number, each: number) => Array.from({ length: count }, () => text(each));

const regionsOf = ({ pages }: Plan): (readonly RegionPlan[])[] =>
  pages.map((page) => (page.kind === 'text' ? page.regions : []));
const columnsOf = (plan: Plan): ColumnPlan[][] =>
  regionsOf(plan).map((regions) => regions.flatMap(({ columns }) => columns));

/** Lines set, in the order of reading; lines of floats are not among them. */
function linesSet({ blocks }: Matter, plan: Plan): string[] {
  const pieces = columnsOf(plan).flatMap((columns) => columns.flatMap((column) => column.pieces));
  return pieces
    .filter(({ block }) => blocks[block]?.float === undefined)
    .flatMap(({ block, from, to }) => Array.from({ length: to - from }, (_, index) => `${block}.${from + index}`));
}
const linesGiven = ({ blocks }: Matter): string[] =>
  blocks.flatMap(({ endsPx, float }, block) =>
    float === undefined ? Array.from({ length: endsPx.length - 1 }, (_, line) => `${block}.${line}`) : [],
  );

/** The page on which every float stands, as often as it does. */
function standing({ blocks }: Matter, { pages }: Plan): [number, number][] {
  return pages.flatMap((page, number): [number, number][] => {
    if (page.kind === 'picture') return page.side === 'second' ? [] : [[page.float, number]];
    return page.regions.flatMap(({ above, below, columns }) => [
      ...[...above, ...below].map((float): [number, number] => [float, number]),
      ...columns.flatMap(({ tops, bottoms, pieces }) => [
        ...[...tops, ...bottoms].map((float): [number, number] => [float, number]),
        ...pieces.flatMap(({ block }): [number, number][] => {
          const float = blocks[block]?.float;
          return float === undefined ? [] : [[float, number]];
        }),
      ]),
    ]);
  });
}

/** Rows of a column that nothing fills. */
function shortRows({ blocks, floats, notes, rowPx, rulePx }: Matter, { rows }: RegionPlan, column: ColumnPlan): number {
  const whole = (px: number): number => Math.ceil(px / rowPx - 0.02);
  const height = (floatsIn: readonly number[]): number =>
    floatsIn.reduce((sum, each) => sum + floats[each]!.rows + 1, 0);
  const set = column.pieces.reduce((sum, { block, from, to, gap, change }) => {
    const { endsPx } = blocks[block]!;
    return sum + gap + change + whole(endsPx[to]! - endsPx[from]!);
  }, 0);
  const notesPx = column.notes.reduce(
    (sum, { note: index, from, to }) => sum + notes[index]!.endsPx[to]! - notes[index]!.endsPx[from]!,
    0,
  );
  const foot = notesPx > 0 ? whole(notesPx + rulePx) : 0;
  return rows - set - height(column.tops) - height(column.bottoms) - foot;
}

/** Random articles with their plans. */
const ARTICLES = 80;
let planned: readonly { readonly given: Matter; readonly plan: Plan }[] = [];

beforeAll(() => {
  planned = Array.from({ length: ARTICLES }, (_, seed) => {
    const given = randomMatter(seed);
    return { given, plan: planPages(given, PAPER) };
  });
}, 60_000);

describe('a plan', () => {
  it('sets every line of random articles once and in order, and every float once and in order', () => {
    for (const [seed, { given, plan }] of planned.entries()) {
      expect(linesSet(given, plan), `article ${seed}`).toEqual(linesGiven(given));
      const floats = standing(given, plan);
      expect(floats.map(([float]) => float).toSorted((a, b) => a - b)).toEqual([...given.floats.keys()]);
      const pages = floats.toSorted(([a], [b]) => a - b).map(([, page]) => page);
      expect(
        pages.toSorted((a, b) => a - b),
        `article ${seed}`,
      ).toEqual(pages);
    }
  });

  it('fills columns on pages that text goes on from', () => {
    const short: number[] = [];
    for (const { given, plan } of planned) {
      const last = columnsOf(plan).findLastIndex((columns) => columns.some(({ pieces }) => pieces.length > 0));
      for (const regions of regionsOf(plan).slice(0, last)) {
        const region = regions.at(-1);
        if (region) short.push(...region.columns.map((column) => shortRows(given, region, column)));
      }
    }
    const share = (most: number): number => short.filter((rows) => rows <= most).length / short.length;
    expect(short.length).toBeGreaterThan(200);
    expect(Math.min(...short)).toBeGreaterThanOrEqual(0);
    expect(share(1)).toBeGreaterThanOrEqual(0.95);
    expect(share(2)).toBeGreaterThanOrEqual(0.99);
    expect(Math.max(...short)).toBeLessThanOrEqual(4);
  });

  it('leaves no single line of a paragraph at a head or a foot, and no heading within two lines of a foot', () => {
    for (const [seed, { given, plan }] of planned.entries()) {
      for (const column of columnsOf(plan).flat()) {
        for (const { block, from, to } of column.pieces) {
          const all = given.blocks[block]!.endsPx.length - 1;
          if (to - from < all) expect(to - from, `article ${seed}, block ${block}`).toBeGreaterThan(1);
        }
        const lastHeading = column.pieces.findLastIndex(({ block }) => given.blocks[block]!.keeps);
        if (lastHeading < 0) continue;
        const below = column.pieces.slice(lastHeading + 1).reduce((sum, { from, to, block }) => {
          return sum + (given.blocks[block]!.float === undefined ? to - from : 2);
        }, 0);
        expect(below, `article ${seed}`).toBeGreaterThan(1);
      }
    }
  });

  it('ends the columns of the last page together', () => {
    for (const count of [5, 9, 14, 30, 61]) {
      const [region] = regionsOf(planPages(matter([text(count)]), PAPER)).at(-1)!;
      const set = region!.columns.map(({ pieces }) => pieces.reduce((sum, { from, to }) => sum + to - from, 0));
      expect(Math.max(...set) - Math.min(...set), `${count} lines`).toBeLessThan(2);
    }
  });

  it('divides a page where a picture over all columns stands, if text fits on both sides; else it heads a page', () => {
    const middle = matter([...lines(5, 8), figure(0, 12, true), ...lines(8, 10)], {
      floats: [floating('span-top', 12, [5])],
    });
    const divided = regionsOf(planPages(middle, PAPER))[0]!;
    expect(divided.map(({ rows, below }) => [rows, below])).toEqual([
      [20, [0]],
      [4, []],
    ]);
    const late = matter([...lines(9, 8), figure(0, 12, true), ...lines(12, 10)], {
      floats: [floating('span-top', 12, [9])],
    });
    const [first, second] = regionsOf(planPages(late, PAPER));
    expect([...first!, ...second!].flatMap(({ above }) => above)).toEqual([0]);
  });

  it.each(['top', 'bottom', 'span-top', 'span-bottom'] satisfies FloatPlace[])(
    'sets a float at its place: %s',
    (place) => {
      const given = matter(lines(20, 10), { floats: [floating(place, 12, [1, 9])] });
      const [region] = regionsOf(planPages(given, PAPER))[0]!;
      const [first] = region!.columns;
      const found = {
        top: first!.tops,
        bottom: first!.bottoms,
        'span-top': region!.above,
        'span-bottom': region!.below,
      };
      expect(found[place]).toEqual([0]);
    },
  );

  it('sets a picture that does not fit where it stands at the head of the next column, and the text runs on', () => {
    const given = matter([...lines(3, 10), figure(0, 20), ...lines(12, 10)], { floats: [floating('column', 20, [3])] });
    const [first, second] = columnsOf(planPages(given, PAPER))[0]!;
    expect(first!.pieces.at(-1)!.block).toBe(4);
    expect(second!.tops).toEqual([0]);
  });

  it('gives a picture a page of its own after the page of its call', () => {
    const given = matter(lines(30, 10), { floats: [floating('bleed', 0, [1, 9])] });
    expect(planPages(given, PAPER).pages.map(({ kind }) => kind)).toEqual(['text', 'picture', 'text', 'text', 'text']);
  });

  it.each([1, 2])('begins a spread on an even page when the first page is %i', (firstNumber) => {
    const given = matter(lines(40, 10), { floats: [floating('spread', 0, [1, 9])] });
    const { pages } = planPages(given, { ...PAPER, firstNumber });
    const at = pages.findIndex((page) => page.kind === 'picture');
    expect((firstNumber + at) % 2).toBe(0);
    expect(pages.slice(at, at + 2)).toEqual([
      { kind: 'picture', float: 0, side: 'first' },
      { kind: 'picture', float: 0, side: 'second' },
    ]);
  });

  it('sets a spread on one page where the article ends on the wrong side', () => {
    const given = matter(lines(14, 10), { floats: [floating('spread', 0, [13, 9])] });
    const { pages } = planPages(given, { ...PAPER, firstNumber: 1 });
    expect(pages.map(({ kind }) => kind)).toEqual(['text', 'text', 'picture']);
    expect(pages.at(-1)).toEqual({ kind: 'picture', float: 0 });
  });

  it('sets a spread on one page rather than leave the pictures behind it for after the text', () => {
    const floats = [floating('spread', 0, [6, 9]), floating('top', 12, [11, 9])];
    const given = matter(lines(15, 10), { floats });
    const { pages } = planPages(given, { ...PAPER, firstNumber: 2 });
    expect(standing(given, { pages, cost: 0 })).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(pages[1]).toEqual({ kind: 'picture', float: 0 });
  });

  it('lets no picture pass a spread that waits for its side', () => {
    const floats = [floating('spread', 0, [6, 9]), floating('top', 8, [12, 9])];
    const given = matter(lines(40, 10), { floats });
    const { pages } = planPages(given, { ...PAPER, firstNumber: 2 });
    expect(pages.slice(0, 4).map(({ kind }) => kind)).toEqual(['text', 'text', 'picture', 'picture']);
    expect(standing(given, { pages, cost: 0 })).toEqual([
      [0, 2],
      [1, 4],
    ]);
  });

  it('lets no picture stand above one before it that the foot of the page has', () => {
    const floats = [floating('span-bottom', 22, [7, 9]), floating('column', 14, [11])];
    const given = matter([...lines(11, 10), figure(1, 14), ...lines(20, 10)], { floats });
    const { pages } = planPages(given, PAPER);
    expect(standing(given, { pages, cost: 0 }).map(([float]) => float)).toEqual([0, 1]);
  });

  it('makes pictures smaller, and no smaller than they may be, where one would come two pages late', () => {
    const pictures = [28, 22, 27].map((rows) => ({ ...floating('span-bottom', rows, [7, 9]), leastShare: 0.8 }));
    const given = matter(lines(60, 10), { floats: pictures });
    expect(standing(given, planPages(given, PAPER)).map((each) => each[1])).toEqual([1, 2, 3]);
    const smaller = planSmaller(given, PAPER);
    expect(standing(smaller.matter, smaller.plan).map((each) => each[1])).toEqual([1, 1, 2]);
    const shares = smaller.matter.floats.map(({ rows }, index) => rows / pictures[index]!.rows);
    expect(Math.min(...shares)).toBeGreaterThan(0.75);
    const near = matter(lines(60, 10), { floats: pictures.slice(0, 1) });
    expect(planSmaller(near, PAPER).matter).toBe(near);
  });

  it('tries every place for pictures that earlier pages owe before one of them waits again', () => {
    const floats = [floating('span-bottom', 18, [5, 9]), floating('column', 21, [9]), floating('column', 21, [11])];
    const blocks = [...lines(9, 8), figure(1, 21), ...lines(1, 8), figure(2, 21), ...lines(30, 10)];
    const given = matter(blocks, { floats });
    const late = standing(given, planPages(given, PAPER)).map((each) => each[1]);
    expect(Math.max(...late)).toBeLessThan(2);
  });

  it('begins every note in the column of its call, and goes on with it in the next', () => {
    for (const [seed, { given, plan }] of planned.entries()) {
      const columns = columnsOf(plan).flat();
      for (const [index] of given.notes.entries()) {
        const block = given.blocks.findIndex(({ calls }) => calls.some((call) => call.note === index));
        const { line } = given.blocks[block]!.calls.find((call) => call.note === index)!;
        const called = columns.findIndex(({ pieces }) =>
          pieces.some((piece) => piece.block === block && line >= piece.from && line < piece.to),
        );
        const on = columns.flatMap(({ notes }, column) =>
          notes.filter((each) => each.note === index).map(() => column),
        );
        expect(on[0], `article ${seed}, note ${index}`).toBe(called);
        expect(on.at(-1)! - called).toBeLessThan(3);
      }
    }
  });

  it('divides a long note rather than leave a hole', () => {
    const long = text(30, { calls: [{ line: 20, note: 0 }] });
    const given = matter([text(10), long, text(60)], { notes: [note(30)] });
    const [first, second] = columnsOf(planPages(given, PAPER))[0]!;
    expect(first!.notes).toMatchObject([{ note: 0, from: 0 }]);
    expect(second!.notes).toMatchObject([{ note: 0, from: first!.notes[0]!.to, to: 30 }]);
  });

  it('tells of words that columns would divide, and ends no page within one when nothing is mended', () => {
    const chance = chances(3);
    const hyphens = Array.from({ length: 400 }, () => chance() < 0.15);
    const given = matter([text(400, { hyphens })]);
    const ends = dividedEnds(given, planPages(given, PAPER));
    for (const { line } of ends) expect(hyphens[line - 1]).toBe(true);
    const final = { ...given, isFinal: true };
    expect(dividedEnds(final, planPages(final, PAPER))).toEqual([]);
  });

  it('opens white space by whole lines, where there is some', () => {
    const given = matter([text(17), heading(), text(15), text(3), text(40)], { columns: 1 });
    const [column] = columnsOf(planPages(given, { pageRows: 49, firstRows: 36 }))[0]!;
    expect(column!.pieces.map(({ gap }) => gap)).toEqual([0, 2, 0]);
    expect(column!.pieces.every(({ gap }) => Number.isInteger(gap) && ROW_PX > 0)).toBe(true);
  });
});
