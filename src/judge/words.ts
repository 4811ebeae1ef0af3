/** Words that rules share. */

import type { LaidBlock, LaidColumn } from '../pages.js';

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/** `second column, foot`; the foot alone where there is but one column. */
export function spot({ number, of }: Pick<LaidColumn, 'number' | 'of'>, height?: 'head' | 'middle' | 'foot'): string {
  const column = of > 1 ? `${ORDINALS[number - 1] ?? number} column` : '';
  return [column, height ?? ''].filter(Boolean).join(', ');
}

const MOST_LETTERS = 36;

/** The first words of a block in quotation marks. */
export function quote({ excerpt }: Pick<LaidBlock, 'excerpt'>): string {
  if (excerpt.length <= MOST_LETTERS) return `“${excerpt.trim()}”`;
  return `“${excerpt.slice(0, MOST_LETTERS).replace(/\s+\S*$/u, '')} …”`;
}

export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** `4, 6–9 and 12` */
export function pageList(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of [...new Set(numbers)].toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  const words = runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
