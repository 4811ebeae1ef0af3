/** Which journal and which issue a command means. */

import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Context, UsageError } from './context.js';

export interface Located {
  /** The journal's root: the folder that holds `issues/`. Absolute. */
  readonly root: string;
  readonly id: string;
}

/** The nearest folder that holds a journal, from `cwd` upward. */
export function findRoot(cwd: string): string | undefined {
  if (holdsJournal(join(cwd, 'issues'))) return cwd;
  const parent = dirname(cwd);
  return parent === cwd ? undefined : findRoot(parent);
}

export function rootOf(cwd: string): string {
  const root = findRoot(cwd);
  if (root === undefined) {
    throw new UsageError(
      'no journal here',
      'go to the folder that holds issues/, or start one: galley new issue 2021-01',
    );
  }
  return root;
}

/**
 * The issue `named` by its id or by a path to it or into it; the newest when it is not named.
 * @throws UsageError naming the issues there are.
 */
export async function locateIssue({ cwd, doors }: Context, named?: string): Promise<Located> {
  const { root, id } = named === undefined ? { root: rootOf(cwd), id: undefined } : byName(cwd, named);
  const ids = await doors.listIssues(root);
  const [newest] = ids;
  if (newest === undefined) throw new UsageError('there is no issue yet', 'start one: galley new issue 2021-01');
  if (id === undefined) return { root, id: newest };
  if (!ids.includes(id))
    throw new UsageError(`no issue "${named}"`, `there ${ids.length === 1 ? 'is' : 'are'} ${ids.join(', ')}`);
  return { root, id };
}

/** A path may lead into another journal than the one we stand in. */
function byName(cwd: string, named: string): Located {
  const path = resolve(cwd, named.endsWith('.md') ? dirname(named) : named);
  const parent = dirname(path);
  if (/[/\\]/.test(named) && basename(parent) === 'issues') return { root: dirname(parent), id: basename(path) };
  return { root: rootOf(cwd), id: named };
}

/** Another program's `issues/` somewhere above is no journal: one has `journal.yaml` or an issue in it. */
function holdsJournal(issues: string): boolean {
  if (!statSync(issues, { throwIfNoEntry: false })?.isDirectory()) return false;
  const entries = readdirSync(issues);
  return entries.includes('journal.yaml') || entries.some((entry) => existsSync(join(issues, entry, 'issue.md')));
}
