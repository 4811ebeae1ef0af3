import type { LaidBlock } from '../../pages.js';
import { textsOf, type TextColumn } from '../columns.js';
import { columns, page, paragraph } from '../example-pages.js';
import type { Rule } from '../rule.js';
import { count, quote } from '../words.js';

const LEAST_ROWS = 5;

const of = (slug: string): Pick<LaidBlock, 'place'> => ({ place: { file: `issues/2020-12/${slug}.md`, line: 8 } });
const full = page(columns([paragraph(9, 10)], [paragraph(9, 12, { isCutBelow: true })]));

export const shortLastPage: Rule = {
  id: 'short-last-page',
  severity: 'warning',
  why: 'A page for the sake of a few lines costs paper and looks forgotten.',
  examples: [
    {
      shows: 'Four lines on the last page of an article.',
      pages: [full, page(columns([paragraph(2, 12, { isCutAbove: true })], [paragraph(2, 14)]), { number: 2 })],
      at: ['2: 12'],
    },
    {
      shows: 'Five lines deep on the last page, and an article of but one short page.',
      pages: [
        full,
        page(columns([paragraph(5, 12, { isCutAbove: true })], [paragraph(5, 14)]), { number: 2 }),
        page(columns([paragraph(2, 8, of('notice'))], [paragraph(2, 8, of('notice'))]), { number: 3, part: 'notice' }),
      ],
      at: [],
    },
    {
      shows: 'Four lines of an article above the beginning of the next.',
      pages: [
        full,
        page(
          [
            ...columns([paragraph(2, 12, { isCutAbove: true })], [paragraph(2, 14)]),
            ...columns([paragraph(20, 8, of('notice'))], [paragraph(20, 10, of('notice'))]),
          ],
          { number: 2 },
        ),
      ],
      at: [],
    },
  ],
  check: ({ pages }) =>
    textsOf(pages).flatMap((all) => {
      const text = all.filter(({ column }) => column.isFilled);
      const last = text.findLast(({ lines }) => lines.length > 0);
      const on = text.filter(({ page: each }) => each === last?.page);
      const first = on.flatMap(({ lines }) => lines)[0];
      if (!last || !first || !isShort(on) || text[0]?.page === last.page) return [];
      const lines = on.flatMap((column) => column.lines);
      return [
        {
          page: last.page.number,
          message: `the last page of the article holds ${count(lines.length, 'line')}, from ${quote(first.of)} on`,
          mend: `Cut ${count(lines.length, 'line')}, or let the article go on for longer`,
          place: first.of.place,
        },
      ];
    }),
};

/** A few lines of text and nothing else on the page. */
const isShort = (on: readonly TextColumn[]): boolean =>
  on[0]?.page.layout.columns.length === on.length &&
  on.every(
    ({ column: { isFilled, usedRows }, page: { layout }, lines }) =>
      isFilled &&
      usedRows < LEAST_ROWS &&
      layout.pictures.length === 0 &&
      lines.every(({ of }) => of.kind === 'text' || of.kind === 'heading'),
  );
