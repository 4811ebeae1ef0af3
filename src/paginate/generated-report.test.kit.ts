/** What generated articles show, beside what they must show. */

import type { GeneratedArticle } from './generated.test.kit.js';
import type { SetPage } from './pdf-columns.test.kit.js';
import {
  facingLines,
  headingsAtFoot,
  hyphenatedTitles,
  hyphensOverPages,
  ladders,
  loneLines,
  shortColumns,
  strayHyphens,
  type Measured,
  type Offence,
} from './pdf-measures.test.kit.js';
import { wordGaps } from './pdf-gaps.test.kit.js';
import { firstColumns, picturesNearCalls, textInOrder } from './pdf-order.test.kit.js';

/** The least share that must be right, from 0 to 1. */
export const GOALS = [
  { name: 'facing lines agree within 0.3 pt', least: 0.995 },
  { name: 'columns at most 1 line short', least: 0.95 },
  { name: 'columns at most 2 lines short', least: 0.99 },
  { name: 'columns at most 4 lines short', least: 1 },
  { name: 'no single line at a head or foot', least: 1 },
  { name: 'no heading in the last two lines', least: 1 },
  { name: 'no ladder over three', least: 1 },
  { name: 'no hyphen across a page', least: 1 },
  { name: 'no hyphenated headline', least: 1 },
  { name: 'no hyphen within a line', least: 1 },
  { name: 'text, notes, pictures once and in order', least: 1 },
  { name: 'pictures on the page of their call or the next', least: 1 },
  { name: 'right-to-left text begins at the right', least: 1 },
  { name: 'gaps under 3 spaces in 60 mm, left to right', least: 0.98 },
  { name: 'gaps under 3 spaces in 60 mm, right to left', least: 0.98 },
] as const;

type GoalName = (typeof GOALS)[number]['name'];

export interface Goal extends Measured {
  readonly name: GoalName;
  readonly least: number;
}

export const shareOf = ({ of, offences }: Measured): number => (of === 0 ? 1 : 1 - offences.length / of);

const POINTS_PER_MM = 72 / 25.4;

/** The width that the measure of word gaps is for. */
const NARROW_MM = 60;

export function measureAll(pages: readonly SetPage[], articles: readonly GeneratedArticle[]): Goal[] {
  const short = shortColumns(pages);
  const shorterThan = (most: number): Measured => ({
    of: short.length,
    offences: short.filter(({ lines }) => lines > most).map(({ offence }) => offence),
  });
  const gaps = (dir: 'ltr' | 'rtl'): Measured =>
    wordGaps(
      pages.filter((page) => page.dir === dir),
      { widthPt: NARROW_MM * POINTS_PER_MM, times: 3 },
    );
  const measured: Readonly<Record<GoalName, Measured>> = {
    'facing lines agree within 0.3 pt': facingLines(pages),
    'columns at most 1 line short': shorterThan(1),
    'columns at most 2 lines short': shorterThan(2),
    'columns at most 4 lines short': shorterThan(4),
    'no single line at a head or foot': loneLines(pages),
    'no heading in the last two lines': headingsAtFoot(pages),
    'no ladder over three': ladders(pages),
    'no hyphen across a page': hyphensOverPages(pages),
    'no hyphenated headline': hyphenatedTitles(pages),
    'no hyphen within a line': strayHyphens(pages),
    'text, notes, pictures once and in order': textInOrder(pages, articles),
    'pictures on the page of their call or the next': picturesNearCalls(pages, articles),
    'right-to-left text begins at the right': firstColumns(pages, articles),
    'gaps under 3 spaces in 60 mm, left to right': gaps('ltr'),
    'gaps under 3 spaces in 60 mm, right to left': gaps('rtl'),
  };
  return GOALS.map(({ name, least }) => ({ name, least, ...measured[name] }));
}

/** The table, and under it every offence: article, page of the PDF, column, what. */
export function reportOf(goals: readonly Goal[]): string {
  const rows = goals.map((goal) => {
    const share = (100 * shareOf(goal)).toFixed(2);
    const verdict = shareOf(goal) >= goal.least ? 'ok' : 'NOT';
    return `${goal.name.padEnd(48)} ${(100 * goal.least).toFixed(1).padStart(6)} % ${share.padStart(7)} %  ${`${goal.offences.length}/${goal.of}`.padStart(12)}  ${verdict}`;
  });
  const lists = goals
    .filter(({ offences }) => offences.length > 0)
    .map(({ name, offences }) => `${name}\n${offences.map(offenceLine).join('\n')}`);
  return [
    `${'measure'.padEnd(48)} ${'goal'.padStart(8)} ${'measured'.padStart(9)}  ${'offences'.padStart(12)}`,
    ...rows,
    '',
    ...lists,
  ].join('\n');
}

const offenceLine = ({ article, page, column, what }: Offence): string =>
  `  article-${String(article).padStart(3, '0')} page ${page} column ${column}: ${what.slice(0, 150)}`;
