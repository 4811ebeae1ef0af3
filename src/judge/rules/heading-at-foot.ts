import { columnsOf, type TextColumn, type TextLine } from '../columns.js';
import { columns, heading, page, paragraph } from '../example-pages.js';
import type { Rule } from '../rule.js';
import { quote, spot } from '../words.js';

/** Lines of text that a heading must have under it. */
const LEAST_LINES = 2;

export const headingAtFoot: Rule = {
  id: 'heading-at-foot',
  severity: 'warning',
  why: 'A heading announces what follows. In the last two lines of a column it announces nothing.',
  examples: [
    {
      shows: 'A heading in the last line of a column.',
      pages: [page(columns([paragraph(8, 10), heading(12)], [paragraph(9, 14)]))],
      at: ['1, first column, foot: 12'],
    },
    {
      shows: 'A heading with one line under it at the foot of a page.',
      pages: [
        page(columns([paragraph(8, 10), heading(12), paragraph(1, 14, { isCutBelow: true })])),
        page(columns([paragraph(9, 14, { isCutAbove: true })]), { number: 2 }),
      ],
      at: ['1, foot: 12'],
    },
    {
      shows: 'A heading with two lines under it, and one whose only line ends the article.',
      pages: [
        page(
          columns(
            [paragraph(6, 10), heading(12), paragraph(2, 14, { isCutBelow: true })],
            [paragraph(6, 14, { isCutAbove: true }), heading(16), paragraph(1, 18)],
          ),
        ),
      ],
      at: [],
    },
  ],
  check: ({ pages }) =>
    columnsOf(pages).flatMap((text) =>
      lastHeading(text).map(({ of }) => ({
        page: text.page.number,
        where: spot(text.column, 'foot'),
        message: `the heading ${quote(of)} has fewer than two lines of its text under it`,
        mend: 'Cut or add a line or two before it',
        place: of.place,
      })),
    ),
};

function lastHeading({ lines, goesOn }: TextColumn): TextLine[] {
  const at = lines.findLastIndex(({ of }) => of.kind === 'heading');
  const found = lines[at];
  const under = lines.slice(at + 1).reduce((sum, { rows }) => sum + rows, 0);
  return found && goesOn && under < LEAST_LINES ? [found] : [];
}
