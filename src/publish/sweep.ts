import type { Dirent } from 'node:fs';
import { readdir, realpath, rm, rmdir } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { atPlace } from './fault.js';
import type { Target } from './target.js';
import { isLeftover, isTemporary } from './temporary.js';

/**
 * Removes from `folder` and the folders in it every file that is not among `kept`, and the folders this empties. Links are
 * neither followed nor removed: Galley makes none, so somebody else did. A folder that leads out of `out` is left alone.
 */
export async function sweepFolder(out: string, folder: string, kept: readonly Target[]): Promise<void> {
  if (!(await liesWithin(out, folder))) return;
  const names = new Set(kept.map(({ absolute }) => sameName(absolute)));
  await sweep(folder, names);
}

/** Removes what killed builds left under temporary names in the folders just written to. */
export async function sweepLeftovers(targets: readonly Target[]): Promise<void> {
  for (const folder of new Set(targets.map(({ absolute }) => dirname(absolute)))) {
    for (const { name } of await entries(folder)) {
      if (await isLeftover(folder, name)) await rm(join(folder, name), { force: true });
    }
  }
}

async function sweep(folder: string, kept: ReadonlySet<string>): Promise<void> {
  for (const entry of await entries(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      await sweep(path, kept);
    } else if (entry.isFile() && (await isStale(folder, entry, kept))) {
      await atPlace(path, () => rm(path, { force: true }));
    }
  }
  // Fails, as it should, while anything is in it.
  await rmdir(folder).catch(() => undefined);
}

const isStale = async (folder: string, entry: Dirent, kept: ReadonlySet<string>): Promise<boolean> =>
  isTemporary(entry.name) ? isLeftover(folder, entry.name) : !kept.has(sameName(join(folder, entry.name)));

/** Disks of Macs and Windows hold these for one name; taking them apart would remove the file just written. */
const sameName = (path: string): string => path.normalize('NFC').toLowerCase();

const entries = (folder: string): Promise<Dirent[]> => readdir(folder, { withFileTypes: true }).catch(() => []);

async function liesWithin(out: string, folder: string): Promise<boolean> {
  try {
    return (await realpath(folder)).startsWith((await realpath(out)) + sep);
  } catch {
    // Not there: nothing to sweep.
    return false;
  }
}
