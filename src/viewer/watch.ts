/** Tells of files that change under some folders, a moment after they do. */

import { watch as watchFolder, type FSWatcher } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface Watch {
  readonly close: () => void;
}

interface Watching {
  /** Folders relative to the root; one that is not there is not watched. */
  readonly folders: readonly string[];
  /** Paths relative to the root, with forward slashes, each once. */
  readonly onChange: (paths: ReadonlySet<string>) => void;
}

/** Editors write a file in two or three steps: what comes within this many milliseconds is one change. */
const SETTLING_MS = 8;

export async function watchFiles(root: string, { folders, onChange }: Watching): Promise<Watch> {
  let changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const note = (path: string): void => {
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const paths = changed;
      changed = new Set();
      onChange(paths);
    }, SETTLING_MS);
  };
  const watchers: FSWatcher[] = [];
  for (const folder of folders) {
    const isThere = await stat(join(root, folder)).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (!isThere) continue;
    const watcher = watchFolder(join(root, folder), { recursive: true }, (_, name) => {
      if (name !== null && !isScratch(name)) note(`${folder}/${name.replaceAll('\\', '/')}`);
    });
    // A folder that is removed while it is watched: the next change of what is left tells more.
    watcher.on('error', () => {});
    watchers.push(watcher);
  }
  return {
    close: () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

/** Files that editors put beside the one they write, for a moment. */
const isScratch = (name: string): boolean => /(?:^|[/\\])(?:\.[^/\\]*|4913|[^/\\]*(?:~|\.sw[a-z]|\.tmp))$/u.test(name);
