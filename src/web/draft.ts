/** The web edition of an issue that is still written: its pages as they will be, with the pictures as they were given. */

import { extname } from 'node:path';
import { composeWeb, picturesOf, type ComposeMemory, type WebPicture } from '../compose/index.js';
import type { Issue } from '../issue.js';

export interface Draft {
  /** By address: what is in it, or where on the disk it is. */
  readonly files: ReadonlyMap<string, Uint8Array | string | { readonly path: string }>;
  /** Addresses of articles by their slug, and under `home` that of the issue. */
  readonly addresses: Readonly<Record<string, string>>;
}

/**
 * Nothing when the templates or style sheets of the web have faults.
 * @param memory of the drafts before; of no other edition
 */
export async function draftSite(issue: Issue, root: string, memory: ComposeMemory): Promise<Draft | undefined> {
  const files = new Map<string, Uint8Array | string | { readonly path: string }>();
  const pictures = new Map<string, WebPicture>();
  for (const [index, picture] of picturesOf(issue).entries()) {
    if (picture.format === 'svg') continue;
    const url = `images/${index}${extname(picture.path).toLowerCase()}`;
    const { widthPx, heightPx } = picture;
    pictures.set(picture.path, { widthPx, heightPx, formats: [{ type: typeOf(url), files: [{ url, widthPx }] }] });
    files.set(`web/${issue.id}/${url}`, { path: picture.path });
  }
  const { edition } = await composeWeb(issue, root, { pictures, published: [], pdf: undefined, memory });
  if (!edition) return undefined;
  for (const { path, html } of edition.pages) files.set(`web/${path}`, html);
  for (const { url, bytes } of edition.assets) files.set(`web/${url}`, bytes);
  const slugs = issue.articles.map(({ slug }) => [slug, `web/${issue.id}/${slug}.html`] as const);
  const addresses = [['home', `web/${issue.id}/index.html`] as const, ...slugs].filter(([, path]) => files.has(path));
  return { files, addresses: Object.fromEntries(addresses) };
}

const typeOf = (url: string): string => `image/${extname(url).slice(1).replace('jpg', 'jpeg')}`;
