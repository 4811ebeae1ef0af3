/** What the findings come to. */

import type { PreflightFinding, PreflightSeverity } from '../preflight/index.js';

export interface Verdict {
  /** Nothing that keeps it from the press. */
  readonly passed: boolean;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
}

export function verdictOf(findings: readonly PreflightFinding[]): Verdict {
  const count = (of: PreflightSeverity): number => findings.filter(({ severity }) => severity === of).length;
  return { passed: count('error') === 0, errors: count('error'), warnings: count('warning'), notes: count('info') };
}
