/** The door of checking: what the rules of the house have to say about an issue that could be read. */

import { sortDiagnostics, type Diagnostic } from '../diagnostic.js';
import type { Issue } from '../issue.js';
import { RULES } from './rules/index.js';

/** Every finding of every rule, by file, line and column. Pure: looks at nothing but the issue. */
export function checkIssue(issue: Issue): readonly Diagnostic[] {
  return sortDiagnostics(
    RULES.flatMap(({ id, severity, check }) => check(issue).map((finding) => ({ severity, rule: id, ...finding }))),
  );
}
