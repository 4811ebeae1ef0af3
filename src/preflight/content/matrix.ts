/** Places on a page (ISO 32000-1, 8.3.4). */

import type { Box } from '../objects.js';

export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

export function matrixOf(numbers: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
  return [a, b, c, d, e, f];
}

/** First `inner`, then `outer`. */
export const times = (inner: Matrix, outer: Matrix): Matrix => [
  inner[0] * outer[0] + inner[1] * outer[2],
  inner[0] * outer[1] + inner[1] * outer[3],
  inner[2] * outer[0] + inner[3] * outer[2],
  inner[2] * outer[1] + inner[3] * outer[3],
  inner[4] * outer[0] + inner[5] * outer[2] + outer[4],
  inner[4] * outer[1] + inner[5] * outer[3] + outer[5],
];

export const point = (matrix: Matrix, x: number, y: number): readonly [number, number] => [
  matrix[0] * x + matrix[2] * y + matrix[4],
  matrix[1] * x + matrix[3] * y + matrix[5],
];

/** How long a step to the right and a step upwards become. */
export const scales = ([a, b, c, d]: Matrix): readonly [across: number, up: number] => [
  Math.hypot(a, b),
  Math.hypot(c, d),
];

/** The box around a box that is moved, and perhaps turned; corner by corner, without lists: this is done for every letter. */
export function placed([a, b, c, d, e, f]: Matrix, [left, bottom, right, top]: Box): Box {
  const x1 = a * left + c * bottom + e;
  const x2 = a * right + c * bottom + e;
  const x3 = a * left + c * top + e;
  const x4 = a * right + c * top + e;
  const y1 = b * left + d * bottom + f;
  const y2 = b * right + d * bottom + f;
  const y3 = b * left + d * top + f;
  const y4 = b * right + d * top + f;
  return [Math.min(x1, x2, x3, x4), Math.min(y1, y2, y3, y4), Math.max(x1, x2, x3, x4), Math.max(y1, y2, y3, y4)];
}

export const union = (a: Box | undefined, b: Box): Box =>
  a ? [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])] : b;

/** What both have in common; nothing when they lie apart. */
export function common(a: Box | undefined, b: Box): Box | undefined {
  if (!a) return b;
  const box: Box = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  return box[0] < box[2] && box[1] < box[3] ? box : undefined;
}
