import { attribute, bodiesOf, directivesOf, nodesOf, placeOf } from '../texts.js';
import type { Rule } from '../rule.js';

export const missingCredit: Rule = {
  id: 'missing-credit',
  severity: 'error',
  why: 'A picture without the name of its maker breaks most licences, and nobody can mend it once it is printed.',
  examples: [
    { body: ':::figure{src="images/a.svg" alt="A field"}\n:::', at: ['1:1'] },
    { body: 'Words.\n\n![A field](images/a.svg "A caption")', at: ['3:1'] },
    { body: ':::figure{src="images/a.svg" alt="A field" credit="A. Maker"}\n:::', at: [] },
  ],
  check: (issue) => [
    ...directivesOf(issue)
      .filter(({ node }) => node.name === 'figure' && attribute(node, 'credit') === undefined)
      .map(({ node, text }) => ({
        message: 'the figure has no credit',
        mend: 'say who made the picture: credit="…"',
        place: placeOf(text, node),
      })),
    ...bodiesOf(issue)
      .flatMap((text) => [...nodesOf(text, 'image'), ...nodesOf(text, 'imageReference')])
      .map(({ node, text }) => ({
        message: 'a picture written as ![…](…) has no place for a credit',
        mend: 'write :::figure{src="…" alt="…" credit="…"}, the caption under it, and ::: at the end',
        place: placeOf(text, node),
      })),
  ],
};
