import { columnsOf, type TextLine } from '../columns.js';
import { columns, dividedLines, page } from '../example-pages.js';
import type { Rule } from '../rule.js';
import { count, spot } from '../words.js';

const MOST = 3;

export const hyphenLadder: Rule = {
  id: 'hyphen-ladder',
  severity: 'warning',
  why: 'Hyphens under one another, more than three, make a ladder at the edge of the column, and the eye slips a rung.',
  examples: [
    {
      shows: 'Four lines in a row that end in divided words.',
      pages: [page(columns([dividedLines(['re-port', 'cot-ton', 'har-vest', 'pub-lish'], 10)]))],
      at: ['1: 10'],
    },
    {
      shows: 'Three in a row.',
      pages: [page(columns([dividedLines(['re-port', 'cot-ton', 'har-vest'], 10), dividedLines(['pub-lish'], 12)]))],
      at: [],
    },
  ],
  check: ({ pages }) =>
    columnsOf(pages).flatMap(({ lines, page: { number }, column }) =>
      ladders(lines).map((ladder) => ({
        page: number,
        ...(column.of > 1 && { where: spot(column) }),
        message: `${count(ladder.length, 'line')} in a row end in hyphens: ${ladder.map(({ divided }) => divided).join(', ')}`,
        mend: 'Change a word, or forbid dividing one: <span class="no-hyphens">…</span>',
        place: ladder[0]?.of.place ?? { file: '' },
      })),
    ),
};

function ladders(lines: readonly TextLine[]): TextLine[][] {
  const runs: TextLine[][] = [[]];
  for (const line of lines) {
    if (line.divided === undefined) runs.push([]);
    else runs.at(-1)?.push(line);
  }
  return runs.filter(({ length }) => length > MOST);
}
