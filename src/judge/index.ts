/** The door of the page judge: what an art director would say of the finished pages. */

import type { Diagnostic } from '../diagnostic.js';
import type { Finding, PrintedPages } from './rule.js';
import { RULES } from './rules/index.js';

export type { PrintedPages } from './rule.js';

/** Every finding of every rule, with page, place on the page and Markdown line. Pure: looks at nothing but the figures. */
export function judgePages(printed: PrintedPages): readonly Diagnostic[] {
  return RULES.flatMap(({ id, severity, check }) =>
    check(printed).map((finding) => ({ severity, rule: id, ...diagnosticOf(finding) })),
  );
}

const diagnosticOf = ({ page, where, message, mend, place }: Finding): Omit<Diagnostic, 'severity' | 'rule'> => ({
  message: `${[`page ${page}`, where].filter(Boolean).join(', ')}: ${message}`,
  mend,
  place,
  page,
});
