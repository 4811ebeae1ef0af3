/** The issues of a journal. */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Folders of `issues/` that hold an `issue.md`, the newest first: by the date in it, else by the folder's name.
 * @param root absolute path of the folder that holds `issues/`.
 */
export async function listIssues(root: string): Promise<readonly string[]> {
  const names = await readdir(join(root, 'issues')).catch(() => []);
  const dated = await Promise.all(names.filter((name) => !name.startsWith('.')).map(async (id) => dateOf(root, id)));
  return dated
    .flatMap((issue) => issue ?? [])
    .toSorted((a, b) => (a.order < b.order ? 1 : a.order > b.order ? -1 : 0))
    .map(({ id }) => id);
}

async function dateOf(root: string, id: string): Promise<{ id: string; order: string } | undefined> {
  const file = join(root, 'issues', id, 'issue.md');
  const text = await readFile(file, 'utf8').catch((error: unknown) => (isAbsent(error) ? undefined : ''));
  if (text === undefined) return undefined;
  const date = /^date:[ \t]*["']?(\d{4}-\d{2}(?:-\d{2})?)/m.exec(text)?.[1] ?? id;
  // A line feed sorts before every letter: a month before its days, and equal dates by their folder's name.
  return { id, order: `${date}\n${id}` };
}

/** No such file, or no such folder: anything else is an issue with a trouble, and reading it says which. */
const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
