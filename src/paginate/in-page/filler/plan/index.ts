/** The planner: numbers in, pages out. It weighs ways to fill pages against each other and moves nothing. */

import { BARE, CUT, PAGE, STUMP } from './costs.js';
import { at, isFull, type Matter, type PagePlan, type Place, type Plan, type RegionPlan } from './model.js';
import { isAlike } from './order.js';
import { fillPage, type PageStart, type PageWay } from './page.js';
import { best } from './region.js';
import { withSmaller, type Planned } from './smaller.js';

export type { Plan } from './model.js';

export interface PagesToPlan {
  readonly pageRows: number;
  /** Rows of the first page below the opening. */
  readonly firstRows: number;
  /** The number of the first page in the issue, where it is known: a spread begins on an even one. */
  readonly firstNumber?: number;
}

interface Way extends PageStart {
  readonly pages: readonly PagePlan[];
  readonly cost: number;
}

/** So many ways through the article are followed at once. */
const WAYS = 3;
const MOST_PAGES = 600;

/** @throws Error when the article finds no end. */
export function planPages(matter: Matter, paper: PagesToPlan): Plan {
  const waiting = matter.blocks.length === 0 ? [...matter.floats.keys()] : [];
  let ways: Way[] = [{ block: 0, line: 0, waiting, rest: [], freed: [], pages: [], cost: 0 }];
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
  return { pages: done.pages, cost: done.cost };
}

/** The same with pictures made smaller where one would come too late: what is planned is that matter. */
export function planSmaller(matter: Matter, paper: PagesToPlan): Planned {
  const plan = (given: Matter): Plan => planPages(given, paper);
  return withSmaller({ matter, plan: plan(matter) }, plan);
}

const isTextDone = ({ blocks }: Matter, { block, rest }: PageStart): boolean =>
  block >= blocks.length && rest.length === 0;

const isAtEnd = (matter: Matter, start: PageStart): boolean => isTextDone(matter, start) && start.waiting.length === 0;

function nextPages(matter: Matter, way: Way, paper: PagesToPlan): Way[] {
  const isFirst = way.pages.length === 0;
  const owed = way.waiting.find((float) => isFull(at(matter.floats, float)) && isFirstOfKind(matter, way, float));
  const own = owed === undefined || isFirst ? undefined : ownPages(matter, way, { float: owed, paper });
  // Nothing stands before a picture that has a page of its own and waits only for its turn.
  if (own && !own.mayWait) return [own.way];
  const page = { rows: isFirst ? paper.firstRows : paper.pageRows, isWhole: !isFirst };
  return [...(own ? [own.way] : []), ...fillPage(matter, way, page).map((filled) => afterPage(matter, way, filled))];
}

const isFirstOfKind = (matter: Matter, { waiting }: Way, float: number): boolean =>
  waiting.find((other) => isAlike(matter, other, float)) === float;

/** A picture with a page of its own is the first of those that wait. */
function afterPage(matter: Matter, way: Way, filled: PageWay): Way {
  const { block, line, rest, freed, regions } = filled;
  const isEnd = isTextDone(matter, filled) && filled.waiting.length === 0;
  const stump = isEnd && regions.length === 1 && way.pages.length > 0 && filled.lastRows < 5 ? STUMP : 0;
  return {
    block,
    line,
    rest,
    freed,
    waiting: [...filled.full, ...filled.waiting].toSorted((a, b) => a - b),
    pages: [...way.pages, { kind: 'text', regions }],
    cost: way.cost + filled.cost + PAGE + stump + (hasText(matter, regions) ? 0 : BARE),
  };
}

const hasText = ({ blocks }: Matter, regions: readonly RegionPlan[]): boolean =>
  regions.some(({ columns }) =>
    columns.some(({ pieces }) => pieces.some(({ block }) => blocks[block]?.float === undefined)),
  );

interface OwnPage {
  readonly float: number;
  readonly paper: PagesToPlan;
}

/** The way on with the pages of the picture. A spread is on one page alone where it cannot wait for two that face each other. */
function ownPages(matter: Matter, way: Way, { float, paper }: OwnPage): { way: Way; mayWait: boolean } {
  const isSpread = at(matter.floats, float).place === 'spread';
  // In either binding the first of two that face each other is even.
  const isFacing = isSpread && ((paper.firstNumber ?? 1) + way.pages.length) % 2 === 0;
  const own: readonly PagePlan[] = isFacing ? sides(float) : [{ kind: 'picture', float }];
  const isCut = isSpread && !isFacing;
  const next = {
    ...way,
    pages: [...way.pages, ...own],
    waiting: way.waiting.filter((other) => other !== float),
    cost: way.cost + (isCut ? CUT : 0),
  };
  return { way: next, mayWait: isCut && !isTextDone(matter, way) };
}

const sides = (float: number): PagePlan[] => [
  { kind: 'picture', float, side: 'first' },
  { kind: 'picture', float, side: 'second' },
];

/** Where columns end within a word. */
export function dividedEnds({ blocks }: Matter, { pages }: Plan): Place[] {
  const regions = pages.flatMap((page) => (page.kind === 'text' ? page.regions : []));
  const pieces = regions.flatMap(({ columns }) => columns.flatMap((column) => column.pieces));
  return pieces
    .filter(({ block, to }) => to < at(blocks, block).endsPx.length - 1 && blocks[block]?.hyphens[to - 1] === true)
    .map(({ block, to }) => ({ block, line: to }));
}
