import type { Rule } from '../rule.js';
import { directivesOf, placeOf } from '../texts.js';

export const unclosedDirective: Rule = {
  id: 'unclosed-directive',
  severity: 'error',
  why: 'A block without its end swallows the rest of the article.',
  examples: [
    { body: 'Words.\n\n:::sidebar[Title]\nWords that go on\n\nand on.', at: ['3:1'] },
    { body: ':::sidebar[Title]\nWords.\n:::', at: [] },
    { body: '::::sidebar[Title]\n:::pull-quote\nWords.\n:::\n::::', at: [] },
  ],
  check: (issue) =>
    directivesOf(issue)
      .filter(({ node }) => node.data?.position && !node.data.position.closing)
      .map(({ node, text }) => ({
        message: `the block ":::${node.name}" has no end`,
        mend: 'put a line of three colons under its last line; a block that holds another needs four above and below',
        place: placeOf(text, node),
      })),
};
