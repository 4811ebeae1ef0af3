import type { Rule } from '../rule.js';
import { directivesOf, placeOf } from '../texts.js';

export const emptyDirective: Rule = {
  id: 'empty-directive',
  severity: 'warning',
  why: 'A block with nothing in it is set as an empty box.',
  examples: [
    { body: ':::sidebar[Title]\n:::', at: ['1:1'] },
    { body: ':::sidebar[Title]\nWords.\n:::', at: [] },
    { body: ':::figure{src="images/a.svg" alt="A field" credit="A. Maker"}\n:::', at: [] },
  ],
  check: (issue) =>
    directivesOf(issue)
      .filter(({ node }) => node.name !== 'figure')
      .filter(({ node }) =>
        node.children.every((child) => child.type === 'paragraph' && child.data?.directiveLabel === true),
      )
      .map(({ node, text }) => ({
        message: `the block ":::${node.name}" is empty`,
        mend: 'write between its first line and its end',
        place: placeOf(text, node),
      })),
};
