/** Pictures over two facing pages: their groups are laid out again once it is known on which side they begin. */

import type { Group, LaidPart } from './groups.js';

interface Relaying {
  readonly dir: 'ltr' | 'rtl';
  /** Lays a group out again, with the number of its first page. */
  readonly relay: (group: Group, firstNumber: number) => Promise<readonly LaidPart[]>;
}

/**
 * Groups are laid out as if each began on an odd page. Those with a spread that do not are laid out again; as they may
 * come out a page longer or shorter, one after another in the order of the pages.
 */
export async function settleSpreads(
  laid: readonly (readonly LaidPart[])[],
  groups: readonly Group[],
  { dir, relay }: Relaying,
): Promise<LaidPart[]> {
  const settled: (readonly LaidPart[])[] = [];
  let next = 1;
  for (const [index, group] of groups.entries()) {
    const parts = laid[index] ?? [];
    const first = next + blanksBefore(next, group[0]?.start, dir);
    const isWrong = first % 2 === 0 && parts[0]?.group.hasSpread === true;
    const right = isWrong ? await relay(group, first) : parts;
    settled.push(right);
    next = first + (right[0]?.group.pages.length ?? 0);
  }
  return settled.flat();
}

/** As the assembly counts: page 1 is on the right; in a journal bound on the right, on the left. */
function blanksBefore(number: number, start: Group[number]['start'] | undefined, dir: 'ltr' | 'rtl'): number {
  if (start !== 'left' && start !== 'right') return 0;
  const side = (number % 2 === 0) === (dir === 'ltr') ? 'left' : 'right';
  return side === start ? 0 : 1;
}
