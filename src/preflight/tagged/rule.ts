/** What a rule of the judge for everyone is. */

import type { PreflightSeverity, Verdict } from '../finding.js';
import type { TaggedPdf } from './document.js';

/** What a rule says; about the file, or a page of it. */
export type AccessVerdict = Omit<Verdict, 'box'>;

export interface AccessRule {
  /** Permanent, in kebab-case. */
  readonly id: string;
  readonly severity: PreflightSeverity;
  /** Who is left out when this is let through. */
  readonly why: string;
  /** Failure conditions of the Matterhorn Protocol 1.02 that it looks for; none for rules of the house. */
  readonly matterhorn: readonly string[];
  readonly judge: (pdf: TaggedPdf) => readonly AccessVerdict[];
}

export const MAKE_AGAIN = 'Make the file again with Galley.';
