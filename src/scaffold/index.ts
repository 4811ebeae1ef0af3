/** Starts issues and articles: files that pass `galley check` but for the text. Nothing that exists is overwritten. */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostic.js';
import { create, replace } from './files.js';
import { withArticle } from './listing.js';
import { slugOf, titleOf } from './slug.js';
import { articleFile, issueFile, journalFile } from './starters.js';

/** What was made. When `diagnostics` holds anything, nothing was. Paths are relative to the journal's root. */
export interface Scaffolded {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

const FIRST_STORY = 'first-story';

/**
 * Makes `issues/<id>/` with its `issue.md` and a first story; with a journal's first issue `issues/journal.yaml` too.
 * @param root absolute path of the folder that holds `issues/`, or will.
 * @param id the month or day of the issue: `2021-01`, `2021-01-15`.
 * @throws ToolError when the folder cannot be written.
 */
export async function newIssue(root: string, id: string): Promise<Scaffolded> {
  const folder = `issues/${id}`;
  const place = { file: folder };
  if (!isDate(id)) {
    const mend = 'write year and month, or the day too: 2021-01 or 2021-01-15';
    return refuse({ severity: 'error', rule: 'issue-id', message: `"${id}" is no month and no day`, mend, place });
  }
  if (existsSync(join(root, folder))) return refuse(exists(folder));
  const files = new Map([
    [`${folder}/issue.md`, issueFile(id, FIRST_STORY)],
    [`${folder}/${FIRST_STORY}.md`, articleFile('Title of the first story')],
  ]);
  if (!existsSync(join(root, 'issues/journal.yaml'))) files.set('issues/journal.yaml', journalFile());
  return { created: await create(root, files), changed: [], diagnostics: [] };
}

/**
 * Makes the file of an article and puts it at the end of the list in the issue's `issue.md`, whose every other byte stays.
 * @param title the title, or a file's name to make one from: `cotton-pickers`.
 * @throws ToolError when the folder cannot be written.
 */
export async function newArticle(root: string, issueId: string, title: string): Promise<Scaffolded> {
  const folder = `issues/${issueId}`;
  const issue = `${folder}/issue.md`;
  const slug = slugOf(title);
  const file = `${folder}/${slug}.md`;
  if (slug === '') return refuse(nameless(folder, title));
  if (existsSync(join(root, file))) return refuse(exists(file));
  const before = await readFile(join(root, issue), 'utf8').catch(() => undefined);
  if (before === undefined) return refuse(unlisted(issue, 'is not there'));
  const after = withArticle(before, slug);
  if (after === undefined) return refuse(unlisted(issue, 'has no list of articles that can be added to'));
  const created = await create(root, new Map([[file, articleFile(titleOf(title))]]));
  if (after === before) return { created, changed: [], diagnostics: [] };
  await replace(root, issue, after);
  return { created, changed: [issue], diagnostics: [] };
}

const refuse = (diagnostic: Diagnostic): Scaffolded => ({ created: [], changed: [], diagnostics: [diagnostic] });

const exists = (file: string): Diagnostic => ({
  severity: 'error',
  rule: 'already-exists',
  message: `${file} exists already`,
  mend: 'choose another name, or write in what is there',
  place: { file },
});

const nameless = (file: string, title: string): Diagnostic => ({
  severity: 'error',
  rule: 'no-name',
  message: `no file name can be made from the title "${title}"`,
  mend: 'give a title with letters or digits',
  place: { file },
});

const unlisted = (file: string, what: string): Diagnostic => ({
  severity: 'error',
  rule: 'no-article-list',
  message: `${file} ${what}`,
  mend: 'see what galley check says of it',
  place: { file },
});

/** Also refuses days that the calendar does not have. */
function isDate(id: string): boolean {
  if (!/^\d{4}-\d{2}(-\d{2})?$/.test(id)) return false;
  const day = id.length === 7 ? `${id}-01` : id;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
