import { columnsOf } from '../columns.js';
import { columns, dividedLines, page, paragraph } from '../example-pages.js';
import type { Rule } from '../rule.js';
import { spot } from '../words.js';

const overleaf = page(columns([paragraph(9, 10, { isCutAbove: true })]), { number: 2 });

export const hyphenAcrossPages: Rule = {
  id: 'hyphen-across-pages',
  severity: 'warning',
  why: 'Whoever turns the page has to keep half a word in mind.',
  examples: [
    {
      shows: 'The last line of a page ends in a divided word.',
      pages: [page(columns([paragraph(8, 8)], [dividedLines(['har-vest'], 10, { isCutBelow: true })])), overleaf],
      at: ['1, second column, foot: 10'],
    },
    {
      shows: 'The last line of a column does, and the word goes on in the next column of the page.',
      pages: [
        page(
          columns(
            [dividedLines(['har-vest'], 10, { isCutBelow: true })],
            [paragraph(8, 10, { isCutAbove: true, isCutBelow: true })],
          ),
        ),
        overleaf,
      ],
      at: [],
    },
  ],
  check: ({ pages }) => {
    const all = columnsOf(pages);
    const lastOf = new Map(all.filter(({ lines }) => lines.length > 0).map((text) => [text.page.number, text]));
    return all.flatMap((text) => {
      const isLastOfPage = lastOf.get(text.page.number) === text;
      const line = text.lines.findLast(({ of }) => of.kind === 'text');
      if (!isLastOfPage || !text.goesOverleaf || line?.divided === undefined || !line.of.isCutBelow) return [];
      return [
        {
          page: text.page.number,
          where: spot(text.column, 'foot'),
          message: `the word ${line.divided} is divided over two pages`,
          mend: 'Cut or add a word before it',
          place: line.of.place,
        },
      ];
    });
  },
};
