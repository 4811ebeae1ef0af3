/** How long every article came out, for whoever has to make it fit. */

import type { Extent } from '../pages.js';
import { count } from './words.js';

/** A line for each part that is set in columns; nothing where there is none. */
export function copyTable(extents: readonly Extent[]): string {
  const rows = extents.flatMap(cells);
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(([name = '', ...numbers]) => {
      const columns = numbers.map((cell, index) => (index < 3 ? cell.padStart(widths[index + 1] ?? 0) : cell));
      return `  ${[name.padEnd(widths[0] ?? 0), ...columns].join('  ')}\n`;
    })
    .join('');
}

/** Name, pages, which they are, lines, and the last page. */
function cells({ id, first, last, copy }: Extent): string[][] {
  if (!copy) return [];
  const range = first === last ? String(first) : `${first}–${last}`;
  return [[id, count(last - first + 1, 'page'), range, count(copy.lines, 'line'), lastPage(copy)]];
}

function lastPage({
  lastPage: { columns, deep, room },
  fittedPercent,
  fittedPictures,
}: NonNullable<Extent['copy']>): string {
  const full = Math.min(100, Math.round((100 * deep) / Math.max(1, room)));
  const free = Math.max(0, room - deep) * columns;
  const fitted =
    fittedPercent === undefined ? '' : `, fitted by ${fittedPercent} %${fittedPictures ? ' and pictures' : ''}`;
  return `last page ${String(full).padStart(3)} % full, ${count(free, 'line')} free${fitted}`;
}
