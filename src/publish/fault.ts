import { rename } from 'node:fs/promises';
import { ToolError } from '../diagnostic.js';

/** Does `work` on the file at `path`; what the file system refuses becomes a ToolError that says what to do. */
export async function atPlace<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explain(path, error);
  }
}

export const relocate = (from: string, to: string): Promise<void> => atPlace(to, () => rename(from, to));

const MENDS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: free some space and build again, or choose another place with --out',
  EDQUOT: 'your share of the disk is used up: free some space and build again, or choose another place with --out',
  EACCES: 'you may not write there: change the folder’s permissions, or choose another place with --out',
  EPERM: 'you may not write there: change the folder’s permissions, or choose another place with --out',
  EROFS: 'that disk can only be read: choose another place with --out',
  ENOTDIR: 'a file stands where a folder must be: move it away, or choose another place with --out',
  EEXIST: 'a file stands where a folder must be: move it away, or choose another place with --out',
  ENAMETOOLONG: 'the path is too long for the disk: give the article’s file a shorter name, or choose a shorter --out',
  EBUSY: 'another program holds the file: close it and build again',
};

function explain(path: string, error: unknown): unknown {
  if (error instanceof ToolError || !(error instanceof Error) || !('code' in error)) return error;
  const code = String(error.code);
  const mend = MENDS[code] ?? 'see that the output folder can be written, or choose another place with --out';
  return new ToolError(`cannot write ${path} (${code})`, mend, { cause: error });
}
