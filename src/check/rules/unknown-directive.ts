import { nearestName } from '../../issue.js';
import type { Rule } from '../rule.js';
import { directivesOf, placeOf } from '../texts.js';
import { DIRECTIVES, NAMES } from './directives.js';

export const unknownDirective: Rule = {
  id: 'unknown-directive',
  severity: 'error',
  why: 'A block whose name nobody knows has no look: its words would be set as something they are not.',
  examples: [
    { body: ':::pullquote\nWords.\n:::', at: ['1:1'] },
    { body: ':::note\nWords.\n:::', at: ['1:1'] },
    { body: ':::pull-quote{by="A. Writer"}\nWords.\n:::', at: [] },
    { body: 'At 12:30 and 3:17, key:value.', at: [] },
    { body: 'ئاپتور:ئەھمەد 12:30', front: 'lang: ug', at: [] },
  ],
  check: (issue) =>
    directivesOf(issue)
      .filter(({ node }) => DIRECTIVES[node.name] === undefined)
      .map(({ node, text }) => {
        const meant = nearestName(node.name, NAMES);
        const question = meant === undefined ? '' : `; did you mean ":::${meant}"?`;
        return {
          message: `unknown block ":::${node.name}"${question}`,
          mend: `the blocks are ${NAMES.join(', ')}`,
          place: placeOf(text, node),
        };
      }),
};
