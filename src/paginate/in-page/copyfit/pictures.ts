/** Pictures a line lower, or a line higher, where spaces alone do not serve. */

import type { Fit } from './spacing.js';

/** Heights by the numbers that `numberPictures` gives. CSS pixels. */
export interface PictureHeights {
  readonly rowPx: number;
  readonly heightsPx: ReadonlyMap<string, number>;
}

/** Charts have type in them, and pictures of a whole page the page's size. */
const PICTURES = 'figure:not(.chart, [data-place="page"], [data-place="bleed"], [data-place="spread"]) > :is(img, svg)';
/** Of a lower picture the loss of a line would show. Lines. */
const LEAST_ROWS = 10;

export function numberPictures(content: ParentNode): void {
  for (const [index, picture] of content.querySelectorAll<HTMLElement | SVGElement>(PICTURES).entries())
    picture.dataset.picture = String(index);
}

/** @param parts what of an article is on each of its pages */
export function measurePictures(parts: readonly HTMLElement[], rowPx: number): PictureHeights {
  const pictures = parts.flatMap((part) => [...part.querySelectorAll<HTMLElement>('[data-picture]')]);
  const entries = pictures.map(
    (picture) => [picture.dataset.picture ?? '', picture.getBoundingClientRect().height] as const,
  );
  return { rowPx, heightsPx: new Map(entries.filter(([, heightPx]) => heightPx >= LEAST_ROWS * rowPx)) };
}

/** Photographs are cropped round their focus; drawings become smaller as a whole, and cannot grow. */
export function resizePictures(content: ParentNode, { rowPx, heightsPx }: PictureHeights, fit: Fit): void {
  for (const picture of content.querySelectorAll<HTMLElement | SVGElement>('[data-picture]')) {
    const heightPx = heightsPx.get(picture.dataset.picture ?? '');
    const isDrawing = picture instanceof SVGElement || picture.dataset.src?.endsWith('.svg') === true;
    if (heightPx === undefined || (isDrawing && fit === 'loose')) continue;
    picture.style.blockSize = `${heightPx - (fit === 'tight' ? rowPx : -rowPx)}px`;
    picture.style.objectFit = isDrawing ? 'contain' : 'cover';
  }
}
