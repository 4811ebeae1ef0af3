/** What the three rules of footnotes share. */

import type { Issue } from '../../issue.js';
import { bodiesOf, nodesOf, type Found, type Text } from '../texts.js';

export interface Notes {
  readonly text: Text;
  readonly definitions: readonly Found<'footnoteDefinition'>[];
  readonly called: ReadonlySet<string>;
}

export const notesOf = (issue: Issue): Notes[] =>
  bodiesOf(issue).map((text) => ({
    text,
    definitions: nodesOf(text, 'footnoteDefinition'),
    called: new Set(nodesOf(text, 'footnoteReference').map(({ node }) => node.identifier)),
  }));
