import { nearestName } from '../../issue.js';
import type { Rule } from '../rule.js';
import { attributePlace, directivesOf } from '../texts.js';
import { DIRECTIVES } from './directives.js';

export const unknownAttribute: Rule = {
  id: 'unknown-attribute',
  severity: 'error',
  why: 'What a misspelt attribute says is lost: a credit, an author, the point a crop must keep.',
  examples: [
    { body: ':::figure{src="images/a.svg" alt="A field" credit="A. Maker" license="CC0"}\n:::', at: ['1:62'] },
    { body: ':::sidebar[Title]{by="A. Writer"}\nWords.\n:::', at: ['1:19'] },
    { body: ':::pull-quote{by="A. Writer"}\nWords.\n:::', at: [] },
  ],
  check: (issue) =>
    directivesOf(issue).flatMap(({ node, text }) => {
      const known = DIRECTIVES[node.name];
      if (known === undefined) return [];
      const unknown = Object.keys(node.attributes ?? {}).filter((name) => !known.includes(name));
      return unknown.map((name) => {
        const meant = nearestName(name, known);
        const question = meant === undefined ? '' : `; did you mean "${meant}"?`;
        return {
          message: `unknown attribute "${name}"${question}`,
          mend:
            known.length > 0 ? `:::${node.name} may have ${known.join(', ')}` : `:::${node.name} has none; take it out`,
          place: attributePlace(text, node, name),
        };
      });
    }),
};
