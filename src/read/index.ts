/** The door of reading: folders an editor wrote → typed issues and every problem in them. */

export { listIssues } from './list-issues.js';
export { readProfile, type ProfileRead } from './press-profile.js';
export { readIssue, type IssueRead, type ReadMemory } from './read-issue.js';
export { jsonSchemas } from './schemas.js';
