import { lstat, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ToolError } from '../diagnostic.js';
import { atPlace } from './fault.js';
import type { Target } from './target.js';
import { temporaryName } from './temporary.js';

/** A file that is written, but not yet in its place. */
export interface Staged {
  readonly target: Target;
  readonly temporary: string;
  readonly discard: () => Promise<void>;
}

/**
 * Writes what has changed beside its place and adds it to `staged`, so that whoever called can discard it even when this
 * throws half-way. Ends with everything known that could keep a rename from succeeding.
 */
export async function stage(targets: readonly Target[], staged: Staged[], signal?: AbortSignal): Promise<void> {
  for (const target of targets) {
    signal?.throwIfAborted();
    if (await holdsAlready(target)) continue;
    await atPlace(target.absolute, async () => {
      await mkdir(dirname(target.absolute), { recursive: true });
      const temporary = temporaryName(target.absolute);
      staged.push({ target, temporary, discard: () => rm(temporary, { force: true }) });
      await write(temporary, target.content);
    });
  }
  for (const { target } of staged) await refuseFolder(target.absolute);
  signal?.throwIfAborted();
}

async function write(path: string, content: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(content);
    // Some network file systems take more than they can hold and say nothing.
    const { size } = await file.stat();
    if (size !== content.byteLength) {
      throw new ToolError(
        `only ${size} of ${content.byteLength} bytes of ${path} were kept`,
        'see whether the disk is full',
      );
    }
  } finally {
    await file.close();
  }
}

async function holdsAlready({ absolute, content }: Target): Promise<boolean> {
  try {
    const found = await stat(absolute);
    return found.isFile() && found.size === content.byteLength && (await readFile(absolute)).equals(content);
  } catch {
    // Not there, or not to be read: then it is to be written.
    return false;
  }
}

/** A folder in the place of a file would stop the renames half-way. */
async function refuseFolder(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (found?.isDirectory() === true) {
    throw new ToolError(`${path} is a folder, but a file must go there`, 'move the folder away and build again');
  }
}
