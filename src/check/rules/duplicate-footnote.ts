import type { Finding, Rule } from '../rule.js';
import { placeOf } from '../texts.js';
import { notesOf, type Notes } from './footnotes.js';

export const duplicateFootnote: Rule = {
  id: 'duplicate-footnote',
  severity: 'error',
  why: 'Of two notes with one mark only the first is printed.',
  examples: [
    { body: 'Words.[^a]\n\n[^a]: The first.\n\n[^a]: The second.', at: ['5:1'] },
    { body: 'Words.[^a] And.[^b]\n\n[^a]: The first.\n\n[^b]: The second.', at: [] },
    { body: 'One note called[^a] twice.[^a]\n\n[^a]: The note.', at: [] },
  ],
  check: (issue) => notesOf(issue).flatMap(duplicates),
};

const duplicates = ({ text, definitions }: Notes): Finding[] =>
  definitions.flatMap(({ node }) => {
    const first = definitions.find((other) => other.node.identifier === node.identifier);
    if (!first || first.node === node) return [];
    return [
      {
        message: `footnote [^${node.label ?? node.identifier}] is written a second time`,
        mend: 'give it a mark of its own',
        place: placeOf(text, node),
        related: { message: 'the first one', place: placeOf(text, first.node) },
      },
    ];
  });
