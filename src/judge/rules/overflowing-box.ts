import { block, columns, page, paragraph } from '../example-pages.js';
import type { Rule } from '../rule.js';
import { overflows } from './overflows.js';

const cell = { blocks: [block(20, { kind: 'other', excerpt: 'Donaudampfschiff' })] };

export const overflowingBox: Rule = {
  id: 'overflowing-box',
  severity: 'warning',
  why: 'Text or a picture that runs over the edge of its box lies on its neighbours.',
  examples: [
    {
      shows: 'A word that is wider than its table cell.',
      pages: [
        page([], {
          layout: { ...cell, overflows: [{ block: 0, holder: 'table cell', overMm: 6.5, isHidden: false }] },
        }),
      ],
      at: ['1: 20'],
    },
    {
      shows: 'Text that keeps within its boxes.',
      pages: [page(columns([paragraph(9, 10)]), { layout: cell })],
      at: [],
    },
  ],
  check: ({ pages }) =>
    overflows(pages, {
      isHidden: false,
      message: ({ words, holder, overMm }) => `${words} runs ${overMm} mm over the edge of its ${holder}`,
      mend: 'Shorten it, allow its long words to be divided, or give the box more room',
    }),
};
