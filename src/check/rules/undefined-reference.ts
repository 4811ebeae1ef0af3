import { nearestName, type Issue } from '../../issue.js';
import { letterAt } from '../letters.js';
import type { Finding, Rule } from '../rule.js';
import { nodesOf, textsOf, type Text } from '../texts.js';

/** `[words][name]` and `[name][]`, or what is left of the first in a text node when its words hold markup. */
const REFERENCE = /\[([^[\]^][^[\]]*)\]\[([^[\]]*)\]|\]\[([^[\]]+)\]/g;

export const undefinedReference: Rule = {
  id: 'undefined-reference',
  severity: 'error',
  why: 'A link to a name that is nowhere defined is no link to Markdown: its brackets are printed as they stand.',
  examples: [
    { body: 'See [the report][nope].', at: ['1:5'] },
    { body: 'See\n[the report][].', at: ['2:1'] },
    { body: 'See [the **report**][nope].', at: ['1:20'] },
    { body: 'See [the report][r], and [sic] as it was.\n\n[r]: https://example.org', at: [] },
    { body: 'Typed so: \\[a][b], and `[a][b]`.', at: [] },
  ],
  check: (issue: Issue) => textsOf(issue).flatMap(undefinedIn),
};

function undefinedIn(text: Text): Finding[] {
  const defined = nodesOf(text, 'definition').map(({ node }) => node.label ?? node.identifier);
  return nodesOf(text, 'text').flatMap(({ node }) =>
    Array.from(node.value.matchAll(REFERENCE)).flatMap(([whole, words, name, rest], match) => {
      const label = rest ?? (name || words) ?? '';
      const { place, escaped } = letterAt(text, node, nthIndex(node.value, match));
      if (escaped) return [];
      const meant = nearestName(label, defined);
      const question = meant === undefined ? '' : `; did you mean [${meant}]?`;
      const message = `${whole.startsWith(']') ? `…${whole}` : whole} leads nowhere: [${label}] is not defined${question}`;
      return [{ message, mend: `write its address on a line of its own: [${label}]: https://…`, place }];
    }),
  );
}

const nthIndex = (value: string, nth: number): number => Array.from(value.matchAll(REFERENCE))[nth]?.index ?? 0;
