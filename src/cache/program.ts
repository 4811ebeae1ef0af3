/** What this very program is: entries of another are of no use. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keyOf } from './key.js';

/**
 * The manifest, with the versions of all that is built upon, and size and date of each of our own files: whoever changes
 * the program need not think of the cache. 10 ms, and so only once.
 */
export const thisProgram = (): string => (known ??= examine());

let known: string | undefined;

function examine(): string {
  const code = fileURLToPath(new URL('../', import.meta.url));
  const files = readdirSync(code, { recursive: true, encoding: 'utf8' }).filter((name) => /\.[jt]s$/u.test(name));
  const facts = files.toSorted().map((name) => {
    const { size, mtimeMs } = statSync(join(code, name));
    return `${name} ${size} ${mtimeMs}`;
  });
  return keyOf(readFileSync(join(dirname(code), 'package.json')), process.platform, process.arch, ...facts);
}
