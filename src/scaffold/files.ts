import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ToolError } from '../diagnostic.js';

/** Writes files that are not there yet, in this order, and gives back their paths. */
export async function create(root: string, files: ReadonlyMap<string, string>): Promise<readonly string[]> {
  for (const [path, text] of files) {
    const absolute = join(root, path);
    await guarded(path, async () => {
      await mkdir(dirname(absolute), { recursive: true });
      // `wx`: not even a file that came into being this very moment is overwritten.
      await writeFile(absolute, text, { flag: 'wx' });
    });
  }
  return [...files.keys()];
}

/** Replaces a file as a whole: whoever reads it, or a power cut, meets the old one or the new one. */
export async function replace(root: string, path: string, text: string): Promise<void> {
  const absolute = join(root, path);
  const beside = `${absolute}.new`;
  await guarded(path, async () => {
    await writeFile(beside, text, { flag: 'wx' });
    await rename(beside, absolute);
  });
}

async function guarded(path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ToolError(`cannot write ${path}: ${reason}`, 'see that the folder can be written', { cause: error });
  }
}
