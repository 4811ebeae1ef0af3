import type { Rule } from '../rule.js';
import { placeOf } from '../texts.js';
import { notesOf } from './footnotes.js';

export const unusedFootnote: Rule = {
  id: 'unused-footnote',
  severity: 'error',
  why: 'A note that is never called is printed nowhere: what was written in it is lost.',
  examples: [
    { body: 'Words.\n\n[^a]: A note nobody calls.', at: ['3:1'] },
    { body: 'Words.[^A]\n\n[^a]: Capitals make no difference.', at: [] },
  ],
  check: (issue) =>
    notesOf(issue).flatMap(({ text, definitions, called }) =>
      definitions
        .filter(({ node }) => !called.has(node.identifier))
        .map(({ node }) => ({
          message: `footnote [^${node.label ?? node.identifier}] is never called`,
          mend: 'put its mark in the text where it belongs, or take it out',
          place: placeOf(text, node),
        })),
    ),
};
