import { toString } from 'mdast-util-to-string';
import type { Rule } from '../rule.js';
import { nodesOf, placeOf, textsOf } from '../texts.js';

export const emptyLink: Rule = {
  id: 'empty-link',
  severity: 'error',
  why: 'A link without words cannot be seen or heard; one without an address leads nowhere.',
  examples: [
    { body: 'See [](https://example.org).', at: ['1:5'] },
    { body: 'See [the report]().', at: ['1:5'] },
    { body: 'See [the report](https://example.org).', at: [] },
  ],
  check: (issue) =>
    textsOf(issue)
      .flatMap((text) => nodesOf(text, 'link'))
      .filter(({ node }) => node.url.trim() === '' || toString(node).trim() === '')
      .map(({ node, text }) => ({
        message: node.url.trim() === '' ? 'the link has no address' : 'the link has no words',
        mend: 'write both: [words](https://…)',
        place: placeOf(text, node),
      })),
};
