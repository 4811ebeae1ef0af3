import type { Heading, Parents } from 'mdast';
import type { Finding, Rule } from '../rule.js';
import { bodiesOf, placeOf, type Text } from '../texts.js';

export const headingSkips: Rule = {
  id: 'heading-skips',
  severity: 'warning',
  why: 'Readers who go from heading to heading look for the rank that was left out.',
  examples: [
    { body: '## A heading\n\n#### Two ranks down\n\nWords.', at: ['3:1'] },
    { body: '### Too deep to begin with\n\nWords.', at: ['1:1'] },
    { body: '## A\n\n### B\n\n## C\n\nWords.', at: [] },
    { body: '## A\n\n:::sidebar[Title]\n#### In a box\n\nWords.\n:::', at: [] },
  ],
  check: (issue) => bodiesOf(issue).flatMap((text) => skipsIn(text, text.tree, 1)),
};

/** A box or a quotation counts for itself: its first heading may have any rank. */
function skipsIn(text: Text, parent: Parents, rank: number | undefined): Finding[] {
  let last = rank;
  return parent.children.flatMap((child) => {
    if (child.type !== 'heading') return 'children' in child ? skipsIn(text, child, undefined) : [];
    const skipped = last !== undefined && child.depth > last + 1;
    const from = last ?? 0;
    last = child.depth;
    return skipped ? [finding(text, child, from)] : [];
  });
}

const finding = (text: Text, heading: Heading, last: number): Finding => ({
  message: `a heading of rank ${heading.depth} follows one of rank ${last}`,
  mend: `write ${'#'.repeat(last + 1)} …`,
  place: placeOf(text, heading),
});
