import type { Rule } from '../rule.js';
import { bodiesOf, nodesOf, placeOf } from '../texts.js';

export const headingRank: Rule = {
  id: 'heading-rank',
  severity: 'error',
  why: 'The first rank belongs to the title in the front matter; a second one breaks the outline of the PDF and the web page.',
  examples: [
    { body: '# A heading\n\nWords.', at: ['1:1'] },
    { body: 'A heading\n===\n\nWords.', at: ['1:1'] },
    { body: '## A heading\n\nWords.', at: [] },
  ],
  check: (issue) =>
    bodiesOf(issue)
      .flatMap((text) => nodesOf(text, 'heading'))
      .filter(({ node }) => node.depth === 1)
      .map(({ node, text }) => ({
        message: 'headings in the text begin at the second rank',
        mend: 'write two signs: ## …',
        place: placeOf(text, node),
      })),
};
