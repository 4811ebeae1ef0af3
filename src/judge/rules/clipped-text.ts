import { block, page } from '../example-pages.js';
import type { Rule } from '../rule.js';
import { overflows } from './overflows.js';

const box = { blocks: [block(20, { kind: 'other', excerpt: 'More than the box can show' })] };

export const clippedText: Rule = {
  id: 'clipped-text',
  severity: 'warning',
  why: 'What a box cuts off, nobody can read: the words are in the file and not on the paper.',
  examples: [
    {
      shows: 'A box of fixed height that hides its last lines.',
      pages: [page([], { layout: { ...box, overflows: [{ block: 0, holder: 'box', overMm: 9, isHidden: true }] } })],
      at: ['1: 20'],
    },
    {
      shows: 'A box whose text runs over, but can be seen.',
      pages: [page([], { layout: { ...box, overflows: [{ block: 0, holder: 'box', overMm: 9, isHidden: false }] } })],
      at: [],
    },
  ],
  check: ({ pages }) =>
    overflows(pages, {
      isHidden: true,
      message: ({ words, holder, overMm }) => `${words} is cut off by its ${holder}, ${overMm} mm of it`,
      mend: 'Shorten it, or give the box more room',
    }),
};
