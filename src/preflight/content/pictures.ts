/** Pictures as they are placed (ISO 32000-1, 8.9). */

import type { PDFRawStream } from '@cantoo/pdf-lib';
import { at, numberAt, type Box } from '../objects.js';
import type { Operand } from './lexer.js';
import type { Paint } from './mark.js';
import { placed, scales } from './matrix.js';
import { DEVICE_GRAY, spaceOf } from './space.js';
import { addMark, spaceNamed, type Stage } from './stage.js';

const UNIT: Box = [0, 0, 1, 1];

interface Picture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bitsPerComponent: number;
  /** One bit a pixel, in the paint of shapes. */
  readonly isStencil: boolean;
  readonly paint: Paint;
}

export function paintPicture(stage: Stage, { dict }: PDFRawStream): void {
  const isStencil = at(dict, 'ImageMask')?.toString() === 'true';
  const space = spaceOf(at(dict, 'ColorSpace')) ?? DEVICE_GRAY;
  place(stage, {
    widthPx: numberAt(dict, 'Width') ?? 0,
    heightPx: numberAt(dict, 'Height') ?? 0,
    bitsPerComponent: isStencil ? 1 : (numberAt(dict, 'BitsPerComponent') ?? 8),
    isStencil,
    paint: isStencil ? stage.state.fill : { space, inks: undefined },
  });
}

/** Its entries have short names (ISO 32000-1, table 93). */
export function paintInlinePicture(stage: Stage, entries: Operand | undefined): void {
  if (!(entries instanceof Map)) return;
  const entry = (short: string, long: string): Operand | undefined => entries.get(short) ?? entries.get(long);
  const isStencil = entry('IM', 'ImageMask') === true;
  place(stage, {
    widthPx: Number(entry('W', 'Width')) || 0,
    heightPx: Number(entry('H', 'Height')) || 0,
    bitsPerComponent: isStencil ? 1 : Number(entry('BPC', 'BitsPerComponent')) || 8,
    isStencil,
    paint: isStencil
      ? stage.state.fill
      : { space: spaceNamed(stage, baseOf(entry('CS', 'ColorSpace'))), inks: undefined },
  });
}

/** Of a table of colours, the space its colours are in. */
export const baseOf = (space: Operand | undefined): Operand | undefined => (Array.isArray(space) ? space[1] : space);

function place(stage: Stage, picture: Picture): void {
  const { matrix } = stage.state;
  const { widthPx, heightPx, bitsPerComponent, isStencil, paint } = picture;
  const [widthPt, heightPt] = scales(matrix);
  const whole = placed(matrix, UNIT);
  addMark(stage, {
    kind: 'picture',
    box: whole,
    whole,
    paint: { space: paint.space, inks: isStencil ? paint.inks : undefined },
    widthPx,
    heightPx,
    bitsPerComponent,
    ppi: Math.min(widthPx / (widthPt / 72), heightPx / (heightPt / 72)),
    isBitmap: bitsPerComponent === 1,
  });
}
