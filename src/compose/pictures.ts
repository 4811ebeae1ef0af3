/** Pictures made ready for an edition's pages. */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Element } from 'hast';
import type { Figure, Issue, Picture } from '../issue.js';
import { element } from './element.js';
import { drawing, withOwnIds } from './svg.js';

/** How large a picture is shown, which decides the file an edition picks for it. */
export type PictureSize = 'thumb' | 'column' | 'wide' | 'page' | 'cover';

export interface PictureUse {
  readonly alt: string;
  readonly size: PictureSize;
  readonly focus: { readonly x: number; readonly y: number };
}

/** Gives the element that shows a picture in this edition. */
export type ShowPicture = (picture: Picture, use: PictureUse) => Element;

/** A file that stands beside a composed page: its address in the page, and its bytes. */
export interface Asset {
  readonly url: string;
  readonly bytes: Uint8Array;
}

/** Short name of a content: the same bytes have the same name, whatever the machine. */
export const contentHash = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 10);

/** Every picture of an issue, once, in reading order. */
export function picturesOf(issue: Issue): readonly Picture[] {
  const figures = [issue.cover.figure, ...issue.articles.map((article) => article.lead)];
  const bodies = [issue.editorial?.figures, ...issue.articles.map((article) => article.figures)];
  const all = [
    ...figures.filter((figure): figure is Figure => figure !== undefined).map((figure) => figure.picture),
    ...bodies.flatMap((pictures) => [...(pictures?.values() ?? [])]),
  ];
  return [...new Map(all.map((picture) => [picture.path, picture])).values()];
}

/** The drawings among the pictures, ready to be set into a page; by path. */
export async function readDrawings(pictures: readonly Picture[]): Promise<ReadonlyMap<string, Element>> {
  const drawings = new Map<string, Element>();
  for (const picture of pictures.filter(({ format }) => format === 'svg')) {
    const source = await readFile(picture.path, 'utf8');
    const svg = drawing(source, `d${contentHash(source)}`);
    if (svg) drawings.set(picture.path, svg);
  }
  return drawings;
}

/** A drawing in its place, with its words for those who cannot see it. */
export function showDrawing(svg: Element, use: PictureUse): Element {
  const copy = structuredClone(svg);
  Object.assign(copy.properties, use.alt ? { role: 'img', ariaLabel: use.alt } : { ariaHidden: 'true' });
  return copy;
}

/**
 * Print: the picture's own bytes, turned upright where EXIF asks for it (the browser's PDF would carry them raw).
 * @param files those made ready before; new ones are added
 */
export async function printPictures(
  pictures: readonly Picture[],
  files = new WeakMap<Picture, Asset>(),
): Promise<{ assets: Asset[]; show: ShowPicture }> {
  const drawings = await readDrawings(pictures);
  const urls = new Map<string, string>();
  const assets: Asset[] = [];
  for (const picture of pictures.filter(({ path }) => !drawings.has(path))) {
    const asset = files.get(picture) ?? (await printAsset(picture));
    files.set(picture, asset);
    urls.set(picture.path, asset.url);
    assets.push(asset);
  }
  const uses = new Map<string, number>();
  const show: ShowPicture = (picture, use) => {
    const svg = drawings.get(picture.path);
    if (svg) {
      const count = (uses.get(picture.path) ?? 0) + 1;
      uses.set(picture.path, count);
      // A drawing may stand in an issue twice, and a name only once.
      return count === 1 ? showDrawing(svg, use) : withOwnIds(showDrawing(svg, use), `again${count}`);
    }
    const style = `object-position:${use.focus.x}% ${use.focus.y}%`;
    const size = { width: picture.widthPx, height: picture.heightPx };
    return element('img', { src: urls.get(picture.path) ?? '', alt: use.alt, ...size, style });
  };
  return { assets, show };
}

async function printAsset(picture: Picture): Promise<Asset> {
  const bytes = picture.rotated ? await upright(picture.path) : await readFile(picture.path);
  return { url: `print-files/${contentHash(bytes)}-${fileName(picture)}`, bytes };
}

async function upright(path: string): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  return sharp(path).rotate().keepIccProfile().jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer();
}

// Letters, digits and hyphens only: the name goes into addresses of every kind.
const fileName = (picture: Picture): string => {
  const extension = picture.rotated ? '.jpg' : extname(picture.src).toLowerCase();
  const stem = basename(picture.src, extname(picture.src)).normalize('NFKD');
  return `${stem.replaceAll(/[^A-Za-z0-9]+/gu, '-').replaceAll(/^-|-$/gu, '') || 'picture'}${extension}`;
};
