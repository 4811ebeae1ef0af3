/** What a build made, for people. */

import { join } from 'node:path';
import type { BuildResult, WrittenFile } from '../build.js';
import { count, seconds, size } from './words.js';

/** A site has hundreds of files: it gets one line. */
const SITE = 'web/';

/** `folder`: the output folder as the reader would type it. */
export function buildSummary(result: BuildResult, tookMs: number, folder: string): string {
  const site = result.files.filter(({ path }) => path.startsWith(SITE));
  const rows = result.files.filter((file) => !site.includes(file)).map((file) => row(join(folder, file.path), [file]));
  if (site.length > 0) rows.push(row(join(folder, siteEntry(result.issue, site)), site));
  const width = Math.max(0, ...rows.map(({ path }) => path.length));
  const lines = rows.map(({ path, amount }) => `  ${path.padEnd(width)}  ${amount}\n`);
  const pages = result.pages > 0 ? `${count(result.pages, 'page')} in ` : 'built in ';
  return `${result.issue}: ${pages}${seconds(tookMs)}\n${lines.join('')}`;
}

/** The page to open first. */
const siteEntry = (issue: string, site: readonly WrittenFile[]): string =>
  site.find(({ path }) => path === `${SITE}${issue}/index.html`)?.path ?? SITE;

function row(path: string, files: readonly WrittenFile[]): { readonly path: string; readonly amount: string } {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { path, amount: size(bytes).padStart(8) + (files.length > 1 ? ` in ${count(files.length, 'file')}` : '') };
}
