/** The planner: numbers in, pages out. It weighs ways to fill pages against each other and moves nothing. */

import { PAGE, STUMP } from './costs.js';
import { at, isFull, type Matter, type PagePlan, type Place, type Plan } from './model.js';
export type { Plan } from './model.js';
import { fillPage, type PageStart, type PageWay } from './page.js';
import { best } from './region.js';

export interface PagesToPlan {
  readonly pageRows: number;
  /** Rows of the first page below the opening. */
  readonly firstRows: number;
  /** The number of the first page in the issue, where it is known: a spread begins on an even one. */
  readonly firstNumber?: number;
}

interface Way extends PageStart {
  readonly pages: readonly PagePlan[];
  readonly spreads: readonly number[];
  readonly cost: number;
}

/** So many ways through the article are followed at once. */
const WAYS = 3;
const MOST_PAGES = 600;

/** @throws Error when the article finds no end. */
export function planPages(matter: Matter, paper: PagesToPlan): Plan {
  const waiting = matter.blocks.length === 0 ? [...matter.floats.keys()] : [];
  let ways: Way[] = [{ block: 0, line: 0, waiting, rest: [], freed: [], pages: [], spreads: [], cost: 0 }];
  let done: Way | undefined;
  for (let count = 0; ways.length > 0; count += 1) {
    if (count > MOST_PAGES) throw new Error(`it has more than ${MOST_PAGES} pages`);
    const next = ways.flatMap((way) => nextPages(matter, way, paper));
    for (const way of next.filter((each) => isAtEnd(matter, each))) if (!done || way.cost < done.cost) done = way;
    const known = done;
    ways = best(
      next.filter((way) => !isAtEnd(matter, way) && (!known || way.cost < known.cost)),
      WAYS,
    );
  }
  if (!done) throw new Error('no page could be filled');
  return { pages: closeSpreads(done, paper).pages, cost: done.cost };
}

const isAtEnd = ({ blocks }: Matter, { block, waiting, rest }: PageStart): boolean =>
  block >= blocks.length && waiting.length === 0 && rest.length === 0;

function nextPages(matter: Matter, way: Way, paper: PagesToPlan): Way[] {
  const owed = way.waiting.find((float) => at(matter.floats, float).family === 'picture');
  // Nothing stands before a picture that has a page of its own and waits only for its turn.
  if (owed !== undefined && isFull(at(matter.floats, owed)) && way.pages.length > 0) {
    return [
      ownPage(matter, { ...way, waiting: way.waiting.filter((float) => float !== owed) }, { float: owed, paper }),
    ];
  }
  const isFirst = way.pages.length === 0;
  const page = { rows: isFirst ? paper.firstRows : paper.pageRows, isWhole: !isFirst };
  return fillPage(matter, way, page).map((filled) => afterPage(matter, way, { filled, paper }));
}

function afterPage(matter: Matter, way: Way, { filled, paper }: { filled: PageWay; paper: PagesToPlan }): Way {
  const { block, line, waiting, rest, freed, regions, full } = filled;
  const isEnd = isAtEnd(matter, filled);
  const stump = isEnd && regions.length === 1 && way.pages.length > 0 && filled.lastRows < 5 ? STUMP : 0;
  let next: Way = {
    block,
    line,
    waiting,
    rest,
    freed,
    spreads: way.spreads,
    pages: [...way.pages, { kind: 'text', regions }],
    cost: way.cost + filled.cost + PAGE + stump,
  };
  for (const float of full) next = ownPage(matter, next, { float, paper });
  return withSpread(next, paper);
}

function ownPage(matter: Matter, way: Way, { float, paper }: { float: number; paper: PagesToPlan }): Way {
  if (at(matter.floats, float).place === 'spread')
    return withSpread({ ...way, spreads: [...way.spreads, float] }, paper);
  return { ...way, pages: [...way.pages, { kind: 'picture', float }] };
}

/** A spread waits for two pages that face each other: the first of them is even, in either binding. */
function withSpread(way: Way, { firstNumber = 1 }: PagesToPlan): Way {
  const [float, ...spreads] = way.spreads;
  if (float === undefined || (firstNumber + way.pages.length) % 2 !== 0) return way;
  return withSpread(
    { ...way, spreads, pages: [...way.pages, ...sides(float)] },
    { pageRows: 0, firstRows: 0, firstNumber },
  );
}

const sides = (float: number): PagePlan[] => [
  { kind: 'picture', float, side: 'first' },
  { kind: 'picture', float, side: 'second' },
];

/** A spread that the end of the article leaves over stands before its last page; alone on its page, over one page. */
function closeSpreads(way: Way, { firstNumber = 1 }: PagesToPlan): Way {
  if (way.spreads.length === 0) return way;
  const { pages, spreads } = way;
  const last = pages.slice(-1);
  const canStandBefore = pages.length > 1 && (firstNumber + pages.length - 1) % 2 === 0;
  const set = canStandBefore
    ? [...pages.slice(0, -1), ...spreads.flatMap(sides), ...last]
    : [...pages, ...spreads.map((float): PagePlan => ({ kind: 'picture', float }))];
  return { ...way, pages: set, spreads: [] };
}

/** Where columns end within a word. */
export function dividedEnds({ blocks }: Matter, { pages }: Plan): Place[] {
  const regions = pages.flatMap((page) => (page.kind === 'text' ? page.regions : []));
  const pieces = regions.flatMap(({ columns }) => columns.flatMap((column) => column.pieces));
  return pieces
    .filter(({ block, to }) => to < at(blocks, block).endsPx.length - 1 && blocks[block]?.hyphens[to - 1] === true)
    .map(({ block, to }) => ({ block, line: to }));
}
