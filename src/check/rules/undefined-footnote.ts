import { nearestName, type Issue } from '../../issue.js';
import { letterAt } from '../letters.js';
import type { Finding, Rule } from '../rule.js';
import { nodesOf, textsOf, type Text } from '../texts.js';

export const undefinedFootnote: Rule = {
  id: 'undefined-footnote',
  severity: 'error',
  why: 'A call without its note is no call to Markdown: the brackets are printed as they stand.',
  examples: [
    { body: 'Cotton is picked by hand.[^9]', at: ['1:26'] },
    { body: '> Cotton\n> is *picked[^9]*.', at: ['2:13'] },
    { body: 'Salt &amp; \\[water[^9].', at: ['1:19'] },
    { front: 'kicker: Notes[^1] in a kicker', body: 'Words.', at: ['1:14'] },
    { body: 'Written \\[^9] on purpose, `[^9]` and\n\n```\n[^9]\n```', at: [] },
    { body: 'A note.[^a]\n\n[^a]: Its text.', at: [] },
  ],
  check: (issue: Issue) => textsOf(issue).flatMap(undefinedIn),
};

function undefinedIn(text: Text): Finding[] {
  const defined = nodesOf(text, 'footnoteDefinition').map(({ node }) => node.label ?? node.identifier);
  return nodesOf(text, 'text').flatMap(({ node }) =>
    Array.from(node.value.matchAll(/\[\^([^\]\s]+)\]/g)).flatMap((call) => {
      const letter = letterAt(text, node, call.index);
      if (letter.escaped) return [];
      const meant = nearestName(call[1] ?? '', defined);
      const question = meant === undefined ? '' : `; did you mean [^${meant}]?`;
      return [
        {
          message: `there is no footnote ${call[0]}${question}`,
          mend: `write its text on a line of its own: ${call[0]}: …`,
          place: letter.place,
        },
      ];
    }),
  );
}
