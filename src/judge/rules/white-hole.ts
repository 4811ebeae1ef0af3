import { textsOf, type TextColumn } from '../columns.js';
import { columns, page, paragraph } from '../example-pages.js';
import type { Finding, Rule } from '../rule.js';
import { count, quote, spot } from '../words.js';

/** Lines a column may be short of. */
const MOST_ROWS = 4;

const next = page(columns([paragraph(20, 12)], [paragraph(20, 14)]), { number: 2 });
const white = (settings: { head?: number; inner?: number; foot?: number }) => ({
  head: 0,
  inner: 0,
  foot: 0,
  ...settings,
});

export const whiteHole: Rule = {
  id: 'white-hole',
  severity: 'warning',
  why: 'White that nobody meant looks like something missing: a column ends when its text does, not before.',
  examples: [
    {
      shows: 'A column that ends five lines above its foot though the article goes on.',
      pages: [
        page([
          { settings: [paragraph(15, 10)], number: 1, of: 2, white: white({ foot: 5 }) },
          { settings: [paragraph(20, 11)], number: 2, of: 2 },
        ]),
        next,
      ],
      at: ['1, first column, foot: 10'],
    },
    {
      shows: 'Six empty lines between a paragraph and what stands under it.',
      pages: [page([{ settings: [paragraph(9, 10), paragraph(5, 12)], white: white({ inner: 6 }) }]), next],
      at: ['1, middle: 12'],
    },
    {
      shows: 'The first column of a last page, six lines shorter than the second.',
      pages: [next, page(columns([paragraph(4, 16)], [paragraph(10, 18)]), { number: 3 })],
      at: ['3, first column, foot: 16'],
    },
    {
      shows: 'The last columns of an article that ends with a full-page picture.',
      pages: [
        page([{ settings: [paragraph(9, 10)], white: white({ foot: 30 }) }]),
        page([{ settings: [paragraph(1, 20)], isFilled: false }], { number: 2 }),
      ],
      at: [],
    },
    {
      shows: 'Columns above a wide picture and below it, shorter above.',
      pages: [
        page([
          ...columns([paragraph(5, 10)], [paragraph(5, 11)]),
          ...columns([paragraph(15, 12)], [paragraph(14, 14)]).map((each) => ({ ...each, row: 2 })),
        ]),
      ],
      at: [],
    },
    {
      shows: 'A column four lines short, and the last column of an article, which ends where the text does.',
      pages: [
        page([{ settings: [paragraph(16, 10)], white: white({ foot: 4 }) }]),
        page(
          [
            { settings: [paragraph(12, 12)], number: 1, of: 2, white: white({ foot: 30 }) },
            { settings: [paragraph(3, 14)], number: 2, of: 2, white: white({ foot: 39 }) },
          ],
          { number: 2 },
        ),
      ],
      at: [],
    },
  ],
  check: ({ pages }) =>
    textsOf(pages).flatMap((text) =>
      text.filter(({ column }) => column.isFilled).flatMap((each) => holesIn(each, text)),
    ),
};

function holesIn(text: TextColumn, all: readonly TextColumn[]): Finding[] {
  const { head, inner, foot } = text.column.white;
  const short = text.goesOverleaf || goesOnBelow(text, all) ? foot : shorterBy(text, all);
  const holes = [
    ['head', head],
    ['middle', inner],
    ['foot', short],
  ] as const;
  return holes
    .filter(([, rows]) => rows > MOST_ROWS)
    .map(([height, rows]) => ({
      page: text.page.number,
      where: spot(text.column, height),
      message: `${count(rows, 'line')} stay empty${lastWords(text)}`,
      mend: 'Move a picture or a box a paragraph up or down, or make it smaller',
      place: text.lines.at(-1)?.of.place ?? all.flatMap(({ lines }) => lines)[0]?.of.place ?? { file: '' },
    }));
}

const onPage = ({ page }: TextColumn, all: readonly TextColumn[]): TextColumn[] =>
  all.filter((other) => other.page === page);

const goesOnBelow = (text: TextColumn, all: readonly TextColumn[]): boolean =>
  onPage(text, all).some(({ column, lines }) => column.row > text.column.row && lines.length > 0);

/** On the last page columns end together; only what comes last may be short. */
function shorterBy(text: TextColumn, all: readonly TextColumn[]): number {
  const { row, number, usedRows } = text.column;
  const beside = onPage(text, all).filter(({ column }) => column.row === row && column.number > number);
  return Math.max(0, ...beside.map(({ column }) => column.usedRows)) - usedRows;
}

function lastWords({ lines }: TextColumn): string {
  const last = lines.at(-1);
  return last ? ` in the column that ends with ${quote(last.of)}` : '';
}
