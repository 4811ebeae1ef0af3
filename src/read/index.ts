/** The door of reading: folders an editor wrote → typed issues and every problem in them. */

import type * as Profiles from './press-profile.js';
import type * as Reading from './read-issue.js';

export { listIssues } from './list-issues.js';
export type { ProfileRead } from './press-profile.js';
export type { IssueRead, ReadMemory } from './read-issue.js';

/** Loaded when it is needed: who lists the issues needs no parser of theirs. */
export const readIssue: typeof Reading.readIssue = async (...given) =>
  (await import('./read-issue.js')).readIssue(...given);

export const readProfile: typeof Profiles.readProfile = async (...given) =>
  (await import('./press-profile.js')).readProfile(...given);
