import { letterAt } from '../letters.js';
import type { Finding, Rule } from '../rule.js';
import { bodiesOf, nodesOf, type Found } from '../texts.js';
import { NAMES } from './directives.js';

/** A line that begins like a block and is none to Markdown. Two colons or one are taken for one only before a known name. */
const LOOKS_LIKE_ONE = new RegExp(`^(?::{3,}.*|::?(?:${NAMES.join('|')})(?=[\\s[{]|$).*)`, 'gm');

export const malformedDirective: Rule = {
  id: 'malformed-directive',
  severity: 'error',
  why: 'What is not written as a block is printed as it stands, colons and braces and all.',
  examples: [
    { body: '::: sidebar\nWords.\n:::', at: ['1:1', '3:1'] },
    { body: '::figure{src="images/a.svg"}', at: ['1:1'] },
    { body: 'Words\n:figure[a picture]', at: ['2:1'] },
    { body: ':::figure{src=images/a b.svg "x}\nWords.', at: ['1:1'] },
    { body: 'Words.\n\n:::', at: ['3:1'] },
    { body: 'At 12:30: words :figure, and `:::` and\n\n    ::: code', at: [] },
  ],
  check: (issue) => bodiesOf(issue).flatMap((text) => nodesOf(text, 'text').flatMap(malformedIn)),
};

function malformedIn({ node, index, text }: Found<'text'>): Finding[] {
  return Array.from(node.value.matchAll(LOOKS_LIKE_ONE)).flatMap((match) => {
    const beginsLine = match.index > 0 || index === 0;
    const { place, escaped } = letterAt(text, node, match.index);
    if (!beginsLine || escaped) return [];
    const line = match[0].trim();
    const closes = /^:+$/.test(line);
    return [
      {
        message: closes ? 'here ends a block that has not begun' : `"${shorten(line)}" looks like a block and is none`,
        mend: closes
          ? 'take the line out, or look at how the block begins'
          : 'write three colons, the name right after them, then {name="value"}: :::sidebar[Title]',
        place,
      },
    ];
  });
}

const shorten = (line: string): string => (line.length > 30 ? `${line.slice(0, 29)}…` : line);
