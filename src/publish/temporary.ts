import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { kill, pid } from 'node:process';

const NAME = /^\.galley-(\d+)-[0-9a-f]{16}\.tmp$/;

/**
 * A name beside `path` that no other build uses. It carries the number of the process, so that a later build can tell a
 * file in the making from one that a killed build left behind; not the file's name, which may fill the 255 bytes alone.
 */
export const temporaryName = (path: string): string =>
  join(dirname(path), `.galley-${pid}-${randomBytes(8).toString('hex')}.tmp`);

export const isTemporary = (name: string): boolean => NAME.test(name);

/** Whether the temporary file `name` in `folder` belongs to a build that is no more. */
export async function isLeftover(folder: string, name: string): Promise<boolean> {
  const writer = Number(NAME.exec(name)?.[1]);
  if (Number.isNaN(writer)) return false;
  const found = await stat(join(folder, name)).catch(() => undefined);
  if (found === undefined || found.mtimeMs >= performance.timeOrigin) return false;
  // In a container every build may be process 1: a file older than ourselves was not written by us.
  return writer === pid || !isAlive(writer);
}

function isAlive(process: number): boolean {
  try {
    return kill(process, 0);
  } catch (error) {
    // EPERM: it lives, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
