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

export const boxAround = (points: readonly (readonly [number, number])[]): Box => {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};

export const placed = (matrix: Matrix, [left, bottom, right, top]: Box): Box =>
  boxAround([
    point(matrix, left, bottom),
    point(matrix, right, bottom),
    point(matrix, left, top),
    point(matrix, right, top),
  ]);

export const union = (a: Box | undefined, b: Box): Box =>
  a ? [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])] : b;

/** What both have in common; nothing when they lie apart. */
export function common(a: Box | undefined, b: Box): Box | undefined {
  if (!a) return b;
  const box: Box = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  return box[0] < box[2] && box[1] < box[3] ? box : undefined;
}
