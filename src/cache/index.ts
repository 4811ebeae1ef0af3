/**
 * What earlier builds made, kept on this machine under everything it follows from. No build needs it: what is missing,
 * damaged or forbidden is made anew, and what comes from it is the same to the byte.
 */

import { cacheFolder } from '../browser/index.js';
import { keepIn } from './kept.js';
import { thisProgram } from './program.js';
import { sizeOf } from './sweep.js';

export { keyOf } from './key.js';

/** One entry: a few byte strings that belong together. */
export type Entry = readonly Uint8Array[];

export interface Cache {
  /** What is kept under the key, whole; nothing when it is not there or not whole. Never rejects. */
  readonly get: (key: string) => Promise<Entry | undefined>;
  /** Keeps an entry, some time before `close` is over. Keys that are equal must mean equal entries. */
  readonly put: (key: string, entry: Entry) => void;
  /** Waits until all is written, and removes what has not been used for longest where there is too much. Never rejects. */
  readonly close: () => Promise<void>;
}

export interface CacheOptions {
  /** What makes the entries: another program, or another version of it, finds none of them. This one when not given. */
  readonly program?: string;
  /** A folder, absolute, made where it is absent; the one of this user; or none, and nothing is kept. */
  readonly where: string | boolean;
  /** What all entries together may take. */
  readonly mostBytes?: number;
}

const MOST_BYTES = 1_000_000_000;
/** Changes with the form of an entry. */
const FOLDER = 'made-1';

/** Keeps and finds nothing. */
export const noCache: Cache = { get: async () => undefined, put: () => {}, close: async () => {} };

/** What is kept under the key, or else what is made now and kept. */
export async function kept(cache: Cache, key: string, make: () => Promise<Entry>): Promise<Entry> {
  const found = await cache.get(key);
  if (found) return found;
  const made = await make();
  cache.put(key, made);
  return made;
}

/** Without a folder that is ours alone there is no cache, and nothing fails. */
export async function openCache({ program, where, mostBytes = MOST_BYTES }: CacheOptions): Promise<Cache> {
  if (where === false) return noCache;
  try {
    return keepIn(where === true ? await defaultFolder() : where, { program: program ?? thisProgram(), mostBytes });
  } catch {
    return noCache;
  }
}

const defaultFolder = async (): Promise<string> => `${await cacheFolder(process.env)}/${FOLDER}`;

/** What is kept for this user: where, how much, at most. @throws ToolError when there is no folder for it. */
export async function examineCache(): Promise<{ folder: string; bytes: number; mostBytes: number }> {
  const folder = await defaultFolder();
  return { folder, bytes: await sizeOf(folder), mostBytes: MOST_BYTES };
}
