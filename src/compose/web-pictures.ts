/** How the web edition shows a picture: in several formats and widths, of which the browser takes one. */

import type { Element } from 'hast';
import { visit } from 'unist-util-visit';
import type { Picture } from '../issue.js';
import { element } from './element.js';
import { showDrawing, type PictureSize, type PictureUse, type ShowPicture } from './pictures.js';

/** One encoded file of a picture. */
export interface PictureFile {
  /** Relative to the folder: `images/4f1c9a-cotton-field-960.avif`. */
  readonly url: string;
  readonly widthPx: number;
}

/** A picture as the site carries it. */
export interface WebPicture {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Best format first; the last is for every browser. Files from narrow to wide, at least one. */
  readonly formats: readonly { readonly type: string; readonly files: readonly PictureFile[] }[];
}

/** What the layout makes of each size; the widths are those of `styles/web/`. */
const sizes: Readonly<Record<PictureSize, string>> = {
  column: '(min-width: 44rem) 40rem, 100vw',
  wide: '(min-width: 80rem) 76rem, 100vw',
  page: '(min-width: 80rem) 76rem, 100vw',
  cover: '(min-width: 60rem) 45vw, 100vw',
  thumb: '(min-width: 60rem) 24rem, (min-width: 40rem) 46vw, 100vw',
};

/** The picture element; `folder` leads from the page to the folder (`''` or `2020-12/`). */
export function showWebPicture(picture: WebPicture, use: PictureUse, folder = ''): Element {
  const lists = picture.formats.map(({ type, files }) => ({ type, files, srcSet: sourceSet(files, folder) }));
  const fallback = lists.at(-1);
  const src = fallback?.files.at(-1);
  // `loading` stands first: the page makes its first picture load at once by finding this very beginning.
  const img = element('img', {
    loading: 'lazy',
    src: src ? `${folder}${src.url}` : '',
    ...(fallback && fallback.files.length > 1 && { srcSet: fallback.srcSet, sizes: sizes[use.size] }),
    alt: use.alt,
    width: picture.widthPx,
    height: picture.heightPx,
    decoding: 'async',
    ...focusClass(use.focus),
  });
  const sources = lists
    .slice(0, -1)
    .map(({ type, srcSet }) => element('source', { type, srcSet, sizes: sizes[use.size] }));
  return element('picture', {}, [...sources, img]);
}

const sourceSet = (files: readonly PictureFile[], folder: string): string =>
  files.map(({ url, widthPx }) => `${folder}${url} ${widthPx}w`).join(', ');

/** Pictures of an issue: drawings set into the page, all others as files. One that could not be prepared shows its words. */
export function webShow(
  pictures: ReadonlyMap<string, WebPicture>,
  drawings: ReadonlyMap<string, Element>,
): ShowPicture {
  const uses = new Map<string, number>();
  return (picture: Picture, use) => {
    const svg = drawings.get(picture.path);
    if (svg) {
      const count = (uses.get(picture.path) ?? 0) + 1;
      uses.set(picture.path, count);
      return withOwnIds(showDrawing(svg, use), `-${count}`);
    }
    const ready = pictures.get(picture.path);
    return ready ? showWebPicture(ready, use) : element('span', { className: ['missing-picture'] });
  };
}

/** A drawing may stand on one page twice, and a name only once. */
function withOwnIds(svg: Element, suffix: string): Element {
  visit(svg, 'element', ({ properties }) => {
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value !== 'string') continue;
      if (name === 'id' || name === 'href') properties[name] = `${value}${suffix}`;
      else properties[name] = value.replace(/^(url\(#[^)]+)\)$/u, `$1${suffix})`);
    }
  });
  return svg;
}

/** The point a crop keeps is a class, not a style: pages may be served under a policy that forbids styles in the markup. */
function focusClass({ x, y }: PictureUse['focus']): { className?: string[] } {
  return x === 50 && y === 50 ? {} : { className: [`focus-${Math.round(x)}-${Math.round(y)}`] };
}

/** Rules for every such class that the pages use. */
export function focusRules(html: string): string {
  const names = [...html.matchAll(/class="focus-(\d+)-(\d+)"/gu)].map(([, x = '', y = '']) => `${x}-${y}`);
  return [...new Set(names)]
    .toSorted()
    .map((name) => `.focus-${name} { object-position: ${name.replace('-', '% ')}%; }\n`)
    .join('');
}

/** Pictures below the first wait until they come into view. */
export const firstPictureAtOnce = (html: string): string =>
  html.replace('<img loading="lazy"', '<img fetchpriority="high"');
