import { attribute, bodiesOf, directivesOf, nodesOf, placeOf } from '../texts.js';
import type { Rule } from '../rule.js';

const mend = 'say what the picture shows, for those who cannot see it';

export const missingAlt: Rule = {
  id: 'missing-alt',
  severity: 'error',
  why: 'Readers who hear the page instead of seeing it get nothing but the word "figure"; tagged PDF and web standards ask for a text.',
  examples: [
    { body: ':::figure{src="images/a.svg" credit="A. Maker"}\nA caption.\n:::', at: ['1:1'] },
    { body: ':::figure{src="images/a.svg" alt=" " credit="A. Maker"}\n:::', at: ['1:1'] },
    { body: ':::figure{src="images/a.svg" alt="A field" credit="A. Maker"}\n:::', at: [] },
  ],
  check: (issue) => [
    ...directivesOf(issue)
      .filter(({ node }) => node.name === 'figure' && attribute(node, 'alt') === undefined)
      .map(({ node, text }) => ({
        message: 'the figure has no alt text',
        mend: `${mend}: alt="…"`,
        place: placeOf(text, node),
      })),
    ...bodiesOf(issue)
      .flatMap((text) => [...nodesOf(text, 'image'), ...nodesOf(text, 'imageReference')])
      .filter(({ node }) => (node.alt ?? '').trim() === '')
      .map(({ node, text }) => ({
        message: 'the picture has no alt text',
        mend: `${mend}: ![…](…)`,
        place: placeOf(text, node),
      })),
  ],
};
