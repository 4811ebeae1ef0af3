import type { Rule } from '../rule.js';
import { attribute, directivesOf, placeOf } from '../texts.js';

export const chartWithoutSource: Rule = {
  id: 'chart-without-source',
  severity: 'warning',
  why: 'Numbers without a source cannot be checked by anybody.',
  examples: [
    { body: ':::chart[Shares]\n| | Share |\n| --- | --- |\n| North | 40% |\n:::', at: ['1:1'] },
    { body: ':::chart[Shares]{source="The Example"}\n| | Share |\n| --- | --- |\n| North | 40% |\n:::', at: [] },
  ],
  check: (issue) =>
    directivesOf(issue)
      .filter(({ node }) => node.name === 'chart' && !attribute(node, 'source')?.trim())
      .map(({ node, text }) => ({
        message: 'this chart does not say where its numbers come from',
        mend: 'add source="…" to its first line',
        place: placeOf(text, node),
      })),
};
