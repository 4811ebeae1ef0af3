import { join, posix, win32 } from 'node:path';

/** A file to be published: where, and what. */
export interface Target {
  /** Relative to the output folder, forward slashes. */
  readonly path: string;
  readonly absolute: string;
  readonly content: Uint8Array;
}

/** @throws Error for a path that is not plainly one inside `out`: only a mistake in Galley can make one. */
export function targets(out: string, files: ReadonlyMap<string, Uint8Array | string>): readonly Target[] {
  return Array.from(files, ([path, content]) => {
    if (!staysInside(path)) throw new Error(`refused to publish outside the output folder: ${JSON.stringify(path)}`);
    return { path, absolute: join(out, ...path.split('/')), content: toBytes(content) };
  });
}

/** `win32.isAbsolute` also knows drive letters; a path that is not in its normal form hides `..` or a second name of a file. */
const staysInside = (path: string): boolean =>
  path !== '' &&
  path !== '.' &&
  !/[\\\0]/.test(path) &&
  !/^[a-z]:/i.test(path) &&
  !win32.isAbsolute(path) &&
  posix.normalize(path) === path &&
  !path.endsWith('/') &&
  path.split('/')[0] !== '..';

const toBytes = (content: Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;
