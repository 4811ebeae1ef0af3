/** The graphics state (ISO 32000-1, 8.4), as far as the judge looks at it. */

import type { PDFDict } from '@cantoo/pdf-lib';
import { at, dictAt, itemsOf, nameAt, nameOf, numberAt, type Box } from '../objects.js';
import type { Paint } from './mark.js';
import { IDENTITY, type Matrix } from './matrix.js';
import { DEVICE_GRAY } from './space.js';

export interface State {
  readonly matrix: Matrix;
  /** The box around what the clip lets through. */
  readonly clip: Box | undefined;
  readonly fill: Paint;
  readonly stroke: Paint;
  readonly lineWidth: number;
  readonly fillOverprints: boolean;
  readonly strokeOverprints: boolean;
  readonly overprintMode: number;
  readonly fillAlpha: number;
  readonly strokeAlpha: number;
  readonly blend: string;
  readonly isMasked: boolean;
  readonly font: string;
  readonly fontSize: number;
  readonly charSpace: number;
  readonly wordSpace: number;
  readonly stretch: number;
  readonly leading: number;
  readonly rise: number;
  readonly textMode: number;
}

const BLACK: Paint = { space: DEVICE_GRAY, inks: new Map([['Black', 100]]) };

export const INITIAL: State = {
  matrix: IDENTITY,
  clip: undefined,
  fill: BLACK,
  stroke: BLACK,
  lineWidth: 1,
  fillOverprints: false,
  strokeOverprints: false,
  overprintMode: 0,
  fillAlpha: 1,
  strokeAlpha: 1,
  blend: 'Normal',
  isMasked: false,
  font: '',
  fontSize: 0,
  charSpace: 0,
  wordSpace: 0,
  stretch: 1,
  leading: 0,
  rise: 0,
  textMode: 0,
};

/** The state after `gs` (ISO 32000-1, 8.4.5). */
export function withParameters(state: State, given: PDFDict | undefined): State {
  if (!given) return state;
  const overprint = flagAt(given, 'OP');
  const fillOverprint = flagAt(given, 'op') ?? overprint;
  const mask = at(given, 'SMask');
  const blend = at(given, 'BM');
  return {
    ...state,
    ...(overprint !== undefined && { strokeOverprints: overprint }),
    ...(fillOverprint !== undefined && { fillOverprints: fillOverprint }),
    overprintMode: numberAt(given, 'OPM') ?? state.overprintMode,
    fillAlpha: numberAt(given, 'ca') ?? state.fillAlpha,
    strokeAlpha: numberAt(given, 'CA') ?? state.strokeAlpha,
    lineWidth: numberAt(given, 'LW') ?? state.lineWidth,
    blend: nameOf(blend) ?? nameOf(itemsOf(blend)[0]) ?? state.blend,
    ...(mask !== undefined && {
      isMasked: nameAt(given, 'SMask') === undefined && dictAt(given, 'SMask') !== undefined,
    }),
  };
}

function flagAt(dict: PDFDict, key: string): boolean | undefined {
  const value = at(dict, key)?.toString();
  return value === undefined ? undefined : value === 'true';
}
