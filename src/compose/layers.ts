/** Templates and styles in two layers: a file of the journal's folder wins over the package's of the same name. */

import { readdir } from 'node:fs/promises';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Layers {
  /** Absolute path of the file that counts, or nothing when neither layer has it. `path` has forward slashes. */
  readonly find: (path: string) => Promise<string | undefined>;
  /** Names of all files below a folder with an ending, of both layers, sorted. */
  readonly list: (folder: string, extension: string) => Promise<readonly string[]>;
}

const packageRoot = fileURLToPath(new URL('../../', import.meta.url));

export function layersOf(root: string): Layers {
  const roots = [root, packageRoot];
  return {
    find: async (path) => {
      for (const layer of roots) if (await exists(join(layer, path))) return join(layer, path);
      return undefined;
    },
    list: async (folder, extension) => {
      const names = await Promise.all(roots.map((layer) => filesBelow(join(layer, folder), extension)));
      return [...new Set(names.flat())].toSorted();
    },
  };
}

async function filesBelow(folder: string, extension: string): Promise<string[]> {
  if (!(await exists(folder))) return [];
  const entries = await readdir(folder, { recursive: true });
  return entries.filter((name) => name.endsWith(extension)).map((name) => name.replaceAll('\\', '/'));
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
