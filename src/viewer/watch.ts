/** Tells of files that change under some folders, a moment after they do. */

import { watch as watchFolder, type FSWatcher } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface Watch {
  readonly close: () => void;
}

interface Watching {
  /** Folders of the root; one that is not there is watched from when it is. */
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
  const watchers = new Map<string, FSWatcher>();
  const open = async (folder: string): Promise<boolean> => {
    if (watchers.has(folder) || !(await isFolder(join(root, folder)))) return false;
    const watcher = watchFolder(join(root, folder), { recursive: true }, (_, name) => {
      if (name !== null && !isScratch(name)) note(`${folder}/${name.replaceAll('\\', '/')}`);
    });
    // A folder that is removed while it is watched: the next change of what is left tells more.
    watcher.on('error', () => {});
    watchers.set(folder, watcher);
    return true;
  };
  const openLater = async (folder: string): Promise<void> => {
    if (await open(folder)) note(`${folder}/`);
  };
  for (const folder of folders) await open(folder);
  // A journal may get its own templates or styles while it is looked at.
  const top = watchFolder(root, (_, name) => {
    if (name !== null && folders.includes(name)) void openLater(name);
  });
  return {
    close: () => {
      clearTimeout(timer);
      top.close();
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

const isFolder = async (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** Files that editors put beside the one they write, for a moment. */
const isScratch = (name: string): boolean => /(?:^|[/\\])(?:\.[^/\\]*|4913|[^/\\]*(?:~|\.sw[a-z]|\.tmp))$/u.test(name);
