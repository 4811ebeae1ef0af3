/** A folder of entries, one a file, that several builds may use at once. */

import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packEntry, unpackEntry } from './entry.js';
import type { Cache, Entry } from './index.js';
import { keyOf } from './key.js';
import { PART, sweep } from './sweep.js';

interface Keeping {
  readonly program: string;
  readonly mostBytes: number;
}

/** The time of last use is written down no more often. */
const USED_WITHIN_MS = 60_000;

/** @throws when the folder cannot be made. */
export function keepIn(folder: string, { program, mostBytes }: Keeping): Cache {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pathOf = (key: string): string => join(folder, keyOf(program, key));
  const writing = new Map<string, Promise<void>>();
  let isWritable = true;
  let wrote = 0;
  const write = async (path: string, entry: Entry): Promise<void> => {
    if (!isWritable) return;
    const bytes = packEntry(path, entry);
    // A full or read-only disk is no reason to try again with the next.
    isWritable = await putWhole(path, bytes);
    wrote += bytes.length;
  };
  return {
    get: async (key) => {
      const path = pathOf(key);
      await writing.get(path);
      return read(path);
    },
    put: (key, entry) => {
      const path = pathOf(key);
      if (!writing.has(path)) writing.set(path, write(path, entry));
    },
    close: async () => {
      await Promise.all(writing.values());
      if (wrote > 0) await sweep(folder, mostBytes).catch(() => undefined);
    },
  };
}

async function read(path: string): Promise<Entry | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) return undefined;
  const entry = unpackEntry(path, bytes);
  if (entry) await markUsed(path);
  else await rm(path, { force: true }).catch(() => undefined);
  return entry;
}

async function markUsed(path: string): Promise<void> {
  const now = new Date();
  try {
    const { mtimeMs } = await stat(path);
    if (now.getTime() - mtimeMs > USED_WITHIN_MS) await utimes(path, now, now);
  } catch {
    // Another build removed it in the meantime, or the disk is read-only.
  }
}

/** Written beside its place and renamed: whoever reads finds it whole or not at all. Tells whether it could be written. */
async function putWhole(path: string, bytes: Uint8Array): Promise<boolean> {
  const part = `${path}.${process.pid}-${randomBytes(6).toString('hex')}${PART}`;
  try {
    await writeFile(part, bytes, { flag: 'wx', mode: 0o600 });
    await rename(part, path);
    return true;
  } catch {
    await rm(part, { force: true }).catch(() => undefined);
    return false;
  }
}
