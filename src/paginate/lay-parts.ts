/** Groups of parts become pages, side by side in the tabs there are. */

import { ToolError } from '../diagnostic.js';
import { laidParts, sourcesOf, type Group, type LaidPart } from './groups.js';
import { keepNothing, type Keep } from './keep.js';
import type { LaidGroup } from './in-page/lay.js';
import { settleSpreads } from './spreads.js';
import { within, type LayoutTab } from './tab.js';

/** Seconds one part may take: a thousand times what it needs. */
const PART_SECONDS = 90;

/** Lays a group out in a tab. @param firstNumber the number of its first page, where it is known */
export type Lay = (tab: LayoutTab, group: Group, firstNumber?: number) => Promise<LaidPart[]>;

interface LayingOut {
  readonly tabs: readonly LayoutTab[];
  readonly dir: 'ltr' | 'rtl';
  readonly lay: Lay;
  readonly signal?: AbortSignal;
  /** Called as groups are finished, with the pages laid out so far. */
  readonly onPages?: (pages: number) => void;
}

/** One that is laid out, and the next: no tab waits until it is told what to do. */
const IN_HAND = 2;

/**
 * Each tab takes the next group as it becomes free, the longest first, so that all are done at about the same time. The
 * result does not depend on which takes which.
 */
export async function layParts(
  groups: readonly Group[],
  { tabs, dir, lay, signal, onPages }: LayingOut,
): Promise<LaidPart[]> {
  const laid: LaidPart[][] = [];
  const queue = [...groups.entries()].toSorted(([, one], [, other]) => lengthOf(other) - lengthOf(one)).values();
  let pages = 0;
  await Promise.all(
    Array.from({ length: IN_HAND }, () => tabs)
      .flat()
      .map(async (tab) => {
        for (const [index, group] of queue) {
          signal?.throwIfAborted();
          const result = await lay(tab, group);
          laid[index] = result;
          onPages?.((pages += result[0]?.group.pages.length ?? 0));
        }
      }),
  );
  const [tab] = tabs;
  if (!tab) throw new Error('no tab was opened');
  const relay = (group: Group, firstNumber: number): Promise<LaidPart[]> => lay(tab, group, firstNumber);
  return settleSpreads(laid, groups, { dir, relay });
}

const lengthOf = (group: Group): number => group.reduce((sum, { html }) => sum + html.length, 0);

const nameOf = (group: Group): string => group.map(({ file, id }) => `${file} (${id})`).join(', ');

/** @param keep where groups are looked for first, and kept */
export const layWith =
  (keep: Keep = keepNothing): Lay =>
  async (tab, group, firstNumber) => {
    const known = await keep.find(group, firstNumber);
    if (known) return laidParts(group, known);
    const before = tab.complaints().length;
    const laid = await layNow(tab, group, firstNumber);
    // A complaint is to be made by every build.
    if (tab.complaints().length === before) keep.put(laid, group, firstNumber);
    return laidParts(group, laid);
  };

async function layNow(tab: LayoutTab, group: Group, firstNumber?: number): Promise<LaidGroup> {
  try {
    const laying = tab.lay(sourcesOf(group, firstNumber));
    return await within(PART_SECONDS * group.length, `laying out ${nameOf(group)}`, laying);
  } catch (error) {
    if (error instanceof ToolError) throw error;
    const said = [error instanceof Error ? error.message : String(error), ...tab.complaints()].join('; ');
    const mend = 'Look for what no page can hold: a box, a table row or a picture taller than the page.';
    throw new ToolError(`${nameOf(group)} could not be laid out: ${said}`, mend, { cause: error });
  }
}
