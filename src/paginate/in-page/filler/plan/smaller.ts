/** Pictures made smaller where several are spoken of on one page, and one of them would come more than a page late. */

import { at, isBefore, isFull, type Block, type Matter, type PagePlan, type Place, type Plan } from './model.js';

/** How small, tried in turn: as little as helps. */
const SHARES = [0.92, 0.84, 0.76, 0.68];

export interface Planned {
  readonly matter: Matter;
  readonly plan: Plan;
}

/** The same, or with smaller pictures and fewer that come late. */
export function withSmaller(planned: Planned, plan: (matter: Matter) => Plan): Planned {
  let found = planned;
  let late = lateFloats(found);
  for (const share of SHARES) {
    if (late.length === 0) break;
    const matter = late.reduce((smaller, float) => shrunk(smaller, inTheWay(found, float), share), planned.matter);
    const next = { matter, plan: plan(matter) };
    const rest = lateFloats(next);
    if (rest.length < late.length) [found, late] = [next, rest];
  }
  return found;
}

/** Pictures that stand neither on the page of their call nor on the next one that is not given to pictures. */
export function lateFloats({ matter, plan }: Planned): number[] {
  const pages = pagesOf(matter, plan);
  return [...matter.floats.keys()].filter((float) => {
    const { family, place } = at(matter.floats, float);
    if (family !== 'picture' || place === 'spread') return false;
    const [from, to] = [callPage(matter, plan, float), pages.get(float) ?? 0];
    const between = plan.pages.slice(from + 1, to);
    // A spread waits for its side, and what follows it waits with it.
    if (between.some((page) => page.kind === 'picture' && page.side !== undefined)) return false;
    return between.some((page) => page.kind === 'text');
  });
}

/** Where every float stands. */
function pagesOf({ blocks }: Matter, { pages }: Plan): Map<number, number> {
  const on = (page: PagePlan): number[] =>
    page.kind === 'picture'
      ? [page.float]
      : page.regions.flatMap(({ above, below, columns }) => [
          ...above,
          ...below,
          ...columns.flatMap(({ tops, bottoms, pieces }) => [
            ...tops,
            ...bottoms,
            ...pieces.flatMap(({ block }) => at(blocks, block).float ?? []),
          ]),
        ]);
  return new Map(pages.flatMap((page, index) => on(page).map((float) => [float, index] as const)));
}

/** The page of the text that leads to a float. */
function callPage(matter: Matter, { pages }: Plan, float: number): number {
  const call = callOf(matter.blocks, at(matter.floats, float).anchor);
  return Math.max(
    0,
    pages.findLastIndex((page) => begins(page).some((place) => !isBefore(call, place))),
  );
}

const begins = (page: PagePlan): Place[] =>
  page.kind === 'picture'
    ? []
    : page.regions.flatMap(({ columns }) =>
        columns.flatMap(({ pieces }) => pieces.map(({ block, from }) => ({ block, line: from }))),
      );

/** What stands in the text itself is spoken of where the text before it ends. */
function callOf(blocks: readonly Block[], anchor: Place): Place {
  if (blocks[anchor.block]?.float === undefined) return anchor;
  const block = blocks.findLastIndex(({ float }, index) => index < anchor.block && float === undefined);
  return { block, line: Infinity };
}

/** Itself, and the pictures before it that stand between its call and it, or beside it. */
function inTheWay({ matter, plan }: Planned, float: number): number[] {
  const pages = pagesOf(matter, plan);
  const [from, to] = [callPage(matter, plan, float), pages.get(float) ?? 0];
  return [...pages].flatMap(([other, page]) => (other <= float && page >= from && page <= to ? [other] : []));
}

function shrunk(matter: Matter, which: readonly number[], share: number): Matter {
  const floats = matter.floats.map((float, index) => {
    if (!which.includes(index) || isFull(float) || float.leastShare === undefined) return float;
    const rows = Math.floor(float.rows * Math.max(share, float.leastShare));
    return { ...float, rows };
  });
  const blocks = matter.blocks.map((block) => {
    if (block.float === undefined) return block;
    const rows = at(matter.floats, block.float).rows - at(floats, block.float).rows;
    return rows === 0 ? block : { ...block, endsPx: [0, at(block.endsPx, 1) - rows * matter.rowPx] };
  });
  return { ...matter, floats, blocks };
}
