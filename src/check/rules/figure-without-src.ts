import type { Rule } from '../rule.js';
import { attribute, directivesOf, placeOf } from '../texts.js';

export const figureWithoutSrc: Rule = {
  id: 'figure-without-src',
  severity: 'error',
  why: 'A figure that names no picture prints nothing, not even its caption.',
  examples: [
    { body: ':::figure{alt="A field" credit="A. Maker"}\nA caption.\n:::', at: ['1:1'] },
    { body: ':::figure{src="images/a.svg" alt="A field" credit="A. Maker"}\nA caption.\n:::', at: [] },
  ],
  check: (issue) =>
    directivesOf(issue)
      .filter(({ node }) => node.name === 'figure' && attribute(node, 'src') === undefined)
      .map(({ node, text }) => ({
        message: 'the figure names no picture',
        mend: 'name its file: src="images/name.jpg"',
        place: placeOf(text, node),
      })),
};
