/** What a build made, for people. */

import { join } from 'node:path';
import type { BuildResult, WrittenFile } from '../build.js';
import { copyTable } from './copy-table.js';
import { count, seconds, size } from './words.js';

const SITE = 'web';

/** `folder`: the output folder as the reader would type it. */
export function buildSummary(result: BuildResult, tookMs: number, folder: string): string {
  const rows = Array.from(grouped(result.files), ([group, files]) =>
    row(join(folder, entry(group, files, result.issue)), files),
  );
  const width = Math.max(0, ...rows.map(({ path }) => path.length));
  const lines = rows.map(({ path, amount }) => `  ${path.padEnd(width)}  ${amount}\n`);
  const pages = result.pages > 0 ? `${count(result.pages, 'page')} in ` : 'built in ';
  return `${result.issue}: ${pages}${seconds(tookMs)}\n${lines.join('')}${copyTable(result.extents)}${fillers(result)}`;
}

/** Pages that only the binding needs are never added silently. */
function fillers({ extents }: BuildResult): string {
  const filler = extents.find(({ id }) => id === 'filler');
  if (!filler) return '';
  const { first, last } = filler;
  return `  ${count(last - first + 1, 'filler page')} before the back cover (print.pageMultiple, print.filler)\n`;
}

/** A site and the folders inside an issue's hold files by the hundred: each is one group; other files stand alone. */
function grouped(files: readonly WrittenFile[]): ReadonlyMap<string, readonly WrittenFile[]> {
  const groups = new Map<string, WrittenFile[]>();
  for (const file of files) {
    const [first = '', second = '', ...deeper] = file.path.split('/');
    const group = first === SITE ? SITE : deeper.length > 0 ? `${first}/${second}` : file.path;
    groups.set(group, [...(groups.get(group) ?? []), file]);
  }
  return groups;
}

/** What to open first: of a site its front page, of a folder its only file. */
function entry(group: string, files: readonly WrittenFile[], issue: string): string {
  const front = `${SITE}/${issue}/index.html`;
  const [only] = files;
  if (group === SITE) return files.some(({ path }) => path === front) ? front : `${SITE}/`;
  return files.length === 1 && only !== undefined ? only.path : `${group}/`;
}

function row(path: string, files: readonly WrittenFile[]): { readonly path: string; readonly amount: string } {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { path, amount: size(bytes).padStart(8) + (files.length > 1 ? ` in ${count(files.length, 'file')}` : '') };
}
