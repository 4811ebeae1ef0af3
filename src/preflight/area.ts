/** Places on the trimmed page, as a printer measures them. */

import type { Box } from './objects.js';

/** Millimetres from the upper left corner of the trim: left, top, width, height. Tenths. */
export type Area = readonly [left: number, top: number, width: number, height: number];

const MM = 25.4 / 72;
const tenths = (pt: number): number => Math.round(pt * MM * 10) / 10;

/** Where a box stands on a page whose trim, or what stands for it, is `trim`. Both in points. */
export function areaOn(trim: Box, box: Box): Area {
  return [tenths(box[0] - trim[0]), tenths(trim[3] - box[3]), tenths(box[2] - box[0]), tenths(box[3] - box[1])];
}
