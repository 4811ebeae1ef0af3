import { toString } from 'mdast-util-to-string';
import type { Rule } from '../rule.js';
import { bodiesOf, nodesOf, placeOf } from '../texts.js';

export const emptyHeading: Rule = {
  id: 'empty-heading',
  severity: 'warning',
  why: 'A heading without words leaves a gap on the page and an entry without a name in the outline.',
  examples: [
    { body: 'Words.\n\n##\n\nWords.', at: ['3:1'] },
    { body: '## Words\n\nWords.', at: [] },
  ],
  check: (issue) =>
    bodiesOf(issue)
      .flatMap((text) => nodesOf(text, 'heading'))
      .filter(({ node }) => toString(node).trim() === '')
      .map(({ node, text }) => ({
        message: 'the heading has no words',
        mend: 'write them after the signs, or take the line out',
        place: placeOf(text, node),
      })),
};
