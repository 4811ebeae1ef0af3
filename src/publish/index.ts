/** Puts finished files in their place, all of them or none: a build that fails leaves the last good output whole. */

export { buildRecord, galleyVersion, type BuildFacts } from './record.js';
import { createHash } from 'node:crypto';
import { relocate } from './fault.js';
import { targets, type Target } from './target.js';
import { stage, type Staged } from './stage.js';
import { sweepFolder, sweepLeftovers } from './sweep.js';

export interface WrittenFile {
  /** Relative to the output folder, forward slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface PublishOptions {
  /** Folders relative to `out` that belong to this publication alone: files in them that it does not name are removed. */
  readonly sweep?: readonly string[];
  /** Stops the work as long as nothing has been put in its place. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Writes `files` (path relative to `out`, forward slashes → content) under `out`.
 *
 * Everything is first written beside its place under a temporary name; only when all of it is there is it renamed into
 * place, and only then are the folders in `sweep` cleared of what is old. Files that already hold the same bytes are left
 * untouched, so their dates tell what changed.
 *
 * @returns one entry for each of `files`, in their order, whether it had to be written or not.
 * @throws ToolError when the disk is full or a folder cannot be written; the signal's reason when aborted; Error for a path
 *   that would leave `out`. In each case nothing in `out` has changed.
 */
export async function publish(
  out: string,
  files: ReadonlyMap<string, Uint8Array | string>,
  options: PublishOptions = {},
): Promise<readonly WrittenFile[]> {
  const all = targets(out, files);
  const owned = (options.sweep ?? []).map((folder) => targets(out, new Map([[folder, '']]))).flat();
  const staged: Staged[] = [];
  try {
    await stage(all, staged, options.signal);
    await putInPlace(staged);
  } finally {
    // After a success there is nothing left under a temporary name.
    await Promise.all(staged.map(({ discard }) => discard()));
  }
  for (const { absolute } of owned) await sweepFolder(out, absolute, all);
  await sweepLeftovers(all);
  return all.map(describe);
}

async function putInPlace(staged: readonly Staged[]): Promise<void> {
  for (const { temporary, target } of staged) await relocate(temporary, target.absolute);
}

const describe = ({ path, content }: Target): WrittenFile => ({
  path,
  bytes: content.byteLength,
  sha256: createHash('sha256').update(content).digest('hex'),
});
