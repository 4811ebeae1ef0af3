/** Keeps the folder to its size: what has not been used for longest goes first. */

import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** How names of entries end that are being written. */
export const PART = '.part';
/** An hour old, it is nobody's work in hand. */
const STALE_AFTER_MS = 3_600_000;
/** Room for some builds to come, so that not each of them has to remove a little. */
const KEEP = 0.9;

interface File {
  readonly path: string;
  readonly bytes: number;
  readonly usedMs: number;
}

export async function sweep(folder: string, mostBytes: number): Promise<void> {
  const files = await filesIn(folder);
  const entries = files.filter(({ path }) => !path.endsWith(PART)).toSorted((a, b) => a.usedMs - b.usedMs);
  let excess = totalOf(entries);
  if (excess > mostBytes) excess -= mostBytes * KEEP;
  else excess = 0;
  const leaving = entries.filter(({ bytes }) => {
    const leaves = excess > 0;
    if (leaves) excess -= bytes;
    return leaves;
  });
  // Gone in the meantime is as good as removed.
  for (const { path } of [...files.filter(isStale), ...leaving]) await rm(path, { force: true }).catch(() => undefined);
}

const isStale = ({ path, usedMs }: File): boolean => path.endsWith(PART) && Date.now() - usedMs > STALE_AFTER_MS;

export const sizeOf = async (folder: string): Promise<number> => totalOf(await filesIn(folder).catch(() => []));

const totalOf = (files: readonly File[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

async function filesIn(folder: string): Promise<File[]> {
  const found = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const path = join(folder, name);
      const facts = await stat(path).catch(() => undefined);
      return facts?.isFile() ? { path, bytes: facts.size, usedMs: facts.mtimeMs } : undefined;
    }),
  );
  return found.filter((file) => file !== undefined);
}
