/** Pages of a file in colours of screens, as a screen shows them: it has no plates to be looked at. */

import { PDFDocument } from '@cantoo/pdf-lib';
import type { JudgedPdf } from './document.js';
import type { Box } from './objects.js';
import { withDrawers } from './plates/draw.js';
import { cut } from './plates/separate.js';

/** As coarse as the previews of plates. */
const DPI = 36;
const MOST_PX = 1000;

export interface PageView {
  /** From 1. */
  readonly page: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Three bytes a pixel, by rows from the top. */
  readonly rgb: Uint8Array;
}

/** Draws every page within its trim, or what stands for one. @throws what PDFium says of a file it cannot read. */
export async function drawViews({ bytes, pages }: JudgedPdf): Promise<readonly PageView[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const boxes = pages.map(({ paper }): Box => paper ?? [0, 0, 612, 792]);
  cut(document, boxes);
  const file = await document.save({ useObjectStreams: false, updateFieldAppearances: false });
  return withDrawers([file], [false], async ([drawer]) => {
    const views: PageView[] = [];
    for (const [index, [left, bottom, right, top]] of boxes.entries()) {
      const dpi = Math.min(DPI, (72 * MOST_PX) / Math.max(right - left, top - bottom, 1));
      const drawn = await drawer?.page(index, dpi);
      if (drawn)
        views.push({ page: index + 1, widthPx: drawn.width, heightPx: drawn.height, rgb: withoutAlpha(drawn.data) });
    }
    return views;
  });
}

function withoutAlpha(rgba: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) rgb.set(rgba.subarray(from, from + 3), to);
  return rgb;
}
