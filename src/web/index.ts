/** The door of the web edition: an issue becomes the files of a site. */

import type { Cache } from '../cache/index.js';
import { composeWeb, picturesOf, type PdfFile, type PublishedIssue } from '../compose/index.js';
import { isError, type Diagnostic } from '../diagnostic.js';
import type { Issue } from '../issue.js';
import { preparePictures } from './pictures.js';
import { CARD, cardText } from './published.js';

export { draftSite, type Draft } from './draft.js';
export { readPublished } from './published.js';
export type { PdfFile, PublishedIssue } from '../compose/index.js';

export interface SiteInput {
  readonly issue: Issue;
  /** The journal's root, absolute: its templates and styles win over the package's. */
  readonly root: string;
  /** What stands in the site already, from `readPublished`; an entry for this issue itself is replaced. */
  readonly published: readonly PublishedIssue[];
  /** The screen PDF that will stand in the issue's folder; may still be in the making while the pictures are. */
  readonly pdf?: PdfFile | Promise<PdfFile | undefined> | undefined;
  /** Where pictures of earlier builds are found, and these are kept. */
  readonly cache?: Cache | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Pictures made ready, of all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface Site {
  /** By path relative to the output folder: `web/index.html`, `web/2020-12/cotton.html`, `web/assets/…`. */
  readonly files: ReadonlyMap<string, Uint8Array | string>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The pages of an issue, its pictures, and the home page of the whole site. The files follow from the input alone.
 * Without files when the findings hold an error.
 */
export async function buildSite(input: SiteInput): Promise<Site> {
  const { issue, root, cache, signal, onProgress } = input;
  const pictures = await preparePictures(picturesOf(issue), { root, cache, signal, onProgress });
  const composed = await composeWeb(issue, root, {
    pictures: pictures.ready,
    published: input.published,
    pdf: await input.pdf,
  });
  const diagnostics = [...pictures.diagnostics, ...composed.diagnostics];
  const { edition } = composed;
  if (!edition || diagnostics.some(isError)) return { files: new Map(), diagnostics };
  const files = new Map<string, Uint8Array | string>();
  for (const { path, html } of edition.pages) files.set(`web/${path}`, html);
  for (const { url, bytes } of edition.assets) files.set(`web/${url}`, bytes);
  for (const { url, bytes } of pictures.files) files.set(`web/${issue.id}/${url}`, bytes);
  files.set(`web/${issue.id}/${CARD}`, cardText(edition.published));
  return { files, diagnostics };
}
