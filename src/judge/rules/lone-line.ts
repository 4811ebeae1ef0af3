import { blocksIn, columnsOf } from '../columns.js';
import { columns, page, paragraph } from '../example-pages.js';
import type { Rule } from '../rule.js';
import { quote, spot } from '../words.js';

export const loneLine: Rule = {
  id: 'lone-line',
  severity: 'warning',
  why: 'A single line of a paragraph at the head or foot of a column stands lost: the eye takes the white round it for the end.',
  examples: [
    {
      shows: 'The last line of a paragraph at the head of the second column.',
      pages: [
        page(
          columns([paragraph(9, 10, { isCutBelow: true })], [paragraph(1, 10, { isCutAbove: true }), paragraph(8, 12)]),
        ),
      ],
      at: ['1, second column, head: 10'],
    },
    {
      shows: 'The first line of a paragraph at the foot of a column.',
      pages: [
        page(
          columns([paragraph(8, 10), paragraph(1, 12, { isCutBelow: true })], [paragraph(9, 12, { isCutAbove: true })]),
        ),
      ],
      at: ['1, first column, foot: 12'],
    },
    {
      shows: 'Two lines before the break and two after it, and a paragraph that has but one.',
      pages: [
        page(
          columns(
            [paragraph(7, 10), paragraph(2, 12, { isCutBelow: true })],
            [paragraph(2, 12, { isCutAbove: true }), paragraph(6, 14), paragraph(1, 16)],
          ),
        ),
      ],
      at: [],
    },
  ],
  check: ({ pages }) =>
    columnsOf(pages).flatMap((text) =>
      [...blocksIn(text)]
        .filter(
          ([{ kind, isCutAbove, isCutBelow }, lines]) =>
            kind === 'text' && lines.length === 1 && (isCutAbove || isCutBelow),
        )
        .map(([block]) => ({
          page: text.page.number,
          where: spot(text.column, block.isCutAbove ? 'head' : 'foot'),
          message: `a single line of a paragraph stands alone: ${quote(block)}`,
          mend: 'Cut or add a few words before it',
          place: block.place,
        })),
    ),
};
