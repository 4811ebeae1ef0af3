/** Crop marks and registration targets, wholly outside the bleed. */

import { operand, ptFromMm } from '../../pdf/index.js';
import type { PressBoxes } from '../sheet.js';

/** Between the bleed and the nearest ink of a mark. */
export const CLEARANCE_PT = ptFromMm(0.5);
const CROP_LENGTH_PT = ptFromMm(5);
const TARGET_RADIUS_PT = ptFromMm(1.2);
/** The cross of a target reaches as far again beyond its circle. */
const TARGET_ARM_PT = 2 * TARGET_RADIUS_PT;

/** Two lines at each corner of the trim, on its edges drawn out. */
export function cropMarks({ trim, bleed }: PressBoxes): string[] {
  const near = trim[0] - bleed[0] + CLEARANCE_PT;
  const far = near + CROP_LENGTH_PT;
  const corners = [
    [trim[0], trim[1], -1, -1],
    [trim[2], trim[1], 1, -1],
    [trim[0], trim[3], -1, 1],
    [trim[2], trim[3], 1, 1],
  ] as const;
  return corners.flatMap(([x, y, right, up]) => [
    line([x + right * near, y], [x + right * far, y]),
    line([x, y + up * near], [x, y + up * far]),
  ]);
}

/** A target in the middle of each side, or at another part of its length from the left, so that one survives any fold. */
export function targets({ trim, bleed }: PressBoxes, part = 1 / 2): string[] {
  const away = CLEARANCE_PT + TARGET_ARM_PT;
  const x = trim[0] + (trim[2] - trim[0]) * part;
  const y = (trim[1] + trim[3]) / 2;
  const centres: readonly Point[] = [
    [x, bleed[1] - away],
    [x, bleed[3] + away],
    [bleed[0] - away, y],
    [bleed[2] + away, y],
  ];
  return centres.flatMap(target);
}

/** Dashes where a sheet is folded, above and below. */
export function foldMarks({ bleed }: PressBoxes, folds: readonly number[]): string[] {
  const ends = [
    [bleed[1] - CLEARANCE_PT, -1],
    [bleed[3] + CLEARANCE_PT, 1],
  ] as const;
  const dashes = folds.flatMap((x) => ends.map(([y, up]) => line([x, y], [x, y + up * CROP_LENGTH_PT])));
  return ['[3 2] 0 d', ...dashes, '[] 0 d'];
}

type Point = readonly [x: number, y: number];

const target = (centre: Point): string[] => {
  const [x, y] = centre;
  return [
    line([x - TARGET_ARM_PT, y], [x + TARGET_ARM_PT, y]),
    line([x, y - TARGET_ARM_PT], [x, y + TARGET_ARM_PT]),
    circle(centre, TARGET_RADIUS_PT),
  ];
};

const at = (points: readonly Point[]): string => points.flat().map(operand).join(' ');

const line = (from: Point, to: Point): string => `${at([from])} m ${at([to])} l S`;

/** Four Bézier curves; 0.5523 puts their handles where the circle is nearest. */
function circle([x, y]: Point, radius: number): string {
  const k = radius * 0.5523;
  const east: Point = [x + radius, y];
  const quarters: readonly (readonly Point[])[] = [
    [
      [x + radius, y + k],
      [x + k, y + radius],
      [x, y + radius],
    ],
    [
      [x - k, y + radius],
      [x - radius, y + k],
      [x - radius, y],
    ],
    [
      [x - radius, y - k],
      [x - k, y - radius],
      [x, y - radius],
    ],
    [[x + k, y - radius], [x + radius, y - k], east],
  ];
  return `${at([east])} m ${quarters.map((points) => `${at(points)} c`).join(' ')} s`;
}
