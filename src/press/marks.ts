/** Crop marks and registration targets, in every plate at full strength, wholly outside the bleed. */

import { dictAt, name, operand, pageContent, ptFromMm, setPageContent } from '../pdf/index.js';
import type { Pdf, PdfPage } from '../pdf/index.js';
import type { PDFRef } from '@cantoo/pdf-lib';
import type { PressBoxes } from './sheet.js';

const LINE_PT = 0.25;
const CROP_LENGTH_PT = ptFromMm(5);
/** Between the bleed and the nearest ink of a mark. */
const CLEARANCE_PT = ptFromMm(0.5);
const TARGET_RADIUS_PT = ptFromMm(1.2);
/** The cross of a target reaches as far again beyond its circle. */
const TARGET_ARM_PT = 2 * TARGET_RADIUS_PT;
const COLOUR_SPACE = 'RegistrationAll';

export function drawMarks(pdf: Pdf, boxes: PressBoxes): void {
  const marks = [
    '/Artifact BMC',
    'q',
    `/${COLOUR_SPACE} CS 1 SCN ${LINE_PT} w`,
    ...cropMarks(boxes),
    ...targets(boxes),
    'Q',
    'EMC',
  ];
  const colourSpace = registrationColour(pdf);
  for (const page of pdf.pages) {
    addColourSpace(page, colourSpace);
    setPageContent(page, `${pageContent(page)}\n${marks.join('\n')}\n`);
  }
}

/** Separation /All: the ink of every plate (ISO 32000-1, 8.6.6.4). */
function registrationColour({ context }: Pdf): PDFRef {
  const tint = { FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [1, 1, 1, 1], N: 1 };
  return context.register(context.obj(['Separation', 'All', 'DeviceCMYK', tint]));
}

function addColourSpace({ resources }: PdfPage, colourSpace: PDFRef): void {
  const spaces = dictAt(resources, 'ColorSpace') ?? resources.context.obj({});
  spaces.set(name(COLOUR_SPACE), colourSpace);
  resources.set(name('ColorSpace'), spaces);
}

/** Two lines at each corner of the trim, on its edges drawn out. */
function cropMarks({ trim, bleed }: PressBoxes): string[] {
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

/** A target in the middle of each side, so that one of them survives any fold. */
function targets({ trim, bleed }: PressBoxes): string[] {
  const away = CLEARANCE_PT + TARGET_ARM_PT;
  const [middleX, middleY] = [(trim[0] + trim[2]) / 2, (trim[1] + trim[3]) / 2];
  const centres: readonly Point[] = [
    [middleX, bleed[1] - away],
    [middleX, bleed[3] + away],
    [bleed[0] - away, middleY],
    [bleed[2] + away, middleY],
  ];
  return centres.flatMap(target);
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
