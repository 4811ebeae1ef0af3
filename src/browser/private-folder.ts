/** A folder of our own that nobody else can have prepared: what lies in it is run as a program. */

import { constants } from 'node:fs';
import { access, lstat, mkdir, stat } from 'node:fs/promises';
import { homedir, tmpdir, userInfo } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { ToolError } from '../diagnostic.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The folder that keeps the unpacked browser, made when absent: `$GALLEY_CACHE`, else `galley` in `$XDG_CACHE_HOME` or
 * `~/.cache`, else (no home to write to) `galley-<uid>` in the temp folder. Absolute.
 * @throws ToolError when none can be used: not ours, writable by others, read-only.
 */
export async function cacheFolder(env: Environment): Promise<string> {
  const named = env['GALLEY_CACHE'];
  if (named) return privateFolder(resolve(named));
  try {
    return await privateFolder(homeCache(env));
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    const fallback = join(tmpdir(), `galley-${userInfo().uid}`);
    await refuseOpenParent(fallback);
    return privateFolder(fallback);
  }
}

function homeCache(env: Environment): string {
  const xdg = env['XDG_CACHE_HOME'];
  // The XDG specification has relative paths ignored.
  return xdg && isAbsolute(xdg) ? join(xdg, 'galley') : join(env['HOME'] || homedir(), '.cache', 'galley');
}

/** Makes the folder with mode 0700 if absent, and sees that it is ours and can be written to. */
export async function privateFolder(path: string): Promise<string> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    await assertPrivate(path);
    await access(path, constants.W_OK | constants.X_OK);
    return path;
  } catch (error) {
    if (error instanceof ToolError) throw error;
    throw fileFault(path, error);
  }
}

/**
 * Refuses what another user owns or may write to, and anything reached through a link.
 * @throws ToolError naming the path.
 */
export async function assertPrivate(path: string): Promise<void> {
  const facts = await lstat(path);
  const uid = process.getuid?.();
  const mend = 'remove it, or set GALLEY_CACHE to a folder of your own';
  if (facts.isSymbolicLink()) throw new ToolError(`${path} is a link: another user could point it elsewhere`, mend);
  if (uid === undefined) return;
  if (facts.uid !== uid) throw new ToolError(`${path} belongs to another user (uid ${facts.uid}, not ${uid})`, mend);
  if ((facts.mode & 0o022) !== 0) {
    throw new ToolError(`${path} can be written by other users`, `chmod go-w ${path}, or set GALLEY_CACHE`);
  }
}

/** In a shared folder without the sticky bit anybody could exchange ours for his own. */
async function refuseOpenParent(path: string): Promise<void> {
  const { mode } = await stat(dirname(path));
  const open = (mode & 0o022) !== 0 && (mode & 0o1000) === 0;
  if (open)
    throw new ToolError(`${dirname(path)} can be written by everybody`, 'set GALLEY_CACHE to a folder of your own');
}

/** What went wrong with a file on this machine, and what to do about it. */
export function fileFault(path: string, error: unknown): ToolError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const cause = { cause: error };
  const elsewhere = 'set GALLEY_CACHE to a folder that can be written, on a disk with 300 MB free';
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new ToolError(
      `cannot unpack the browser into ${path}: the disk is full`,
      `free 300 MB there, or ${elsewhere}`,
      cause,
    );
  }
  if (code === 'EROFS')
    return new ToolError(`cannot unpack the browser into ${path}: the disk is read-only`, elsewhere, cause);
  if (code === 'EACCES' || code === 'EPERM') {
    return new ToolError(`cannot unpack the browser into ${path}: no right to write there`, elsewhere, cause);
  }
  // Making a folder on a read-only disk fails with ENOENT when its parents are to be made too.
  if (['ENOTDIR', 'EEXIST', 'ENOENT'].includes(code)) {
    return new ToolError(
      `cannot unpack the browser into ${path}: the folder cannot be made (${code})`,
      elsewhere,
      cause,
    );
  }
  const said = error instanceof Error ? error.message : String(error);
  return new ToolError(`cannot unpack the browser into ${path}: ${said}`, 'run npm ci again', cause);
}
