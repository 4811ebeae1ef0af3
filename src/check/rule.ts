/** The shape of a rule: one thing that can be wrong with an issue, why it matters, and how it looks. */

import type { Diagnostic, Severity } from '../diagnostic.js';
import type { Issue } from '../issue.js';

/** What a rule finds; the id and the severity are the rule's. */
export type Finding = Omit<Diagnostic, 'rule' | 'severity'>;

export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** What goes wrong for readers or printers when nobody minds, in one or two sentences. */
  readonly why: string;
  /** They are the rule's tests: some that break it, some that look alike and do not. */
  readonly examples: readonly Example[];
  readonly check: (issue: Issue) => readonly Finding[];
}

/** An article, or a whole issue.md, and where the rule finds fault. Beside it stands `cotton.md` with a heading "The harvest". */
export interface Example {
  /** The text of an article in English. */
  readonly body?: string;
  /** Further lines of that article's front matter, after its title. */
  readonly front?: string;
  /** The front matter of issue.md, in place of an article. */
  readonly issue?: string;
  /** `line:column` of each finding, counted from the first line of `front` or else of `body`, or the name of a file that is meant as a whole; none when all is well. */
  readonly at: readonly string[];
}
