/** Pictures as they are placed: how many of their pixels come to an inch. */

import type { LaidPicture } from '../../../pages.js';
import type { ColumnBox } from './columns.js';
import { picturePiece, type Piece } from './pieces.js';

export type PlacedPicture = Omit<LaidPicture, 'block'> & { readonly piece: Piece };

const PX_PER_INCH = 96;
const MM_PER_PX = 25.4 / PX_PER_INCH;

/** Every picture made of pixels; one that has no piece of the page yet is given one. */
export function picturesOf(
  page: Element,
  { pieces, columns }: { pieces: Piece[]; columns: readonly ColumnBox[] },
): PlacedPicture[] {
  return [...page.querySelectorAll<HTMLImageElement>('.pagedjs_area img')].flatMap((image) => {
    const rect = image.getBoundingClientRect();
    // The browser has a stand-in of the same shape: the attributes know the picture's own pixels.
    const widthPx = Number(image.getAttribute('width')) || image.naturalWidth;
    const heightPx = Number(image.getAttribute('height')) || image.naturalHeight;
    if (rect.width < 1 || rect.height < 1 || widthPx === 0 || heightPx === 0) return [];
    const scale = scaleOf(image, rect.width / widthPx, rect.height / heightPx);
    let piece = pieces.find(({ kind, element }) => kind === 'picture' && element.contains(image));
    if (!piece) pieces.push((piece = picturePiece(image, columns)));
    const widthMm = Math.round(widthPx * scale * MM_PER_PX * 10) / 10;
    return [{ piece, ppi: Math.round(PX_PER_INCH / scale), widthMm, widthPx }];
  });
}

/** Size on the page of one pixel. */
function scaleOf(image: Element, across: number, down: number): number {
  switch (getComputedStyle(image).objectFit) {
    case 'contain':
    case 'scale-down':
      return Math.min(across, down);
    case 'none':
      return 1;
    // Cropped, or drawn out: the coarser way counts.
    default:
      return Math.max(across, down);
  }
}
