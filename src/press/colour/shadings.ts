/** Gradients in inks: the colours along them are worked out step by step and written as a table. */

import { PDFArray, PDFDict, PDFNumber, PDFRawStream, type PDFContext, type PDFObject } from '@cantoo/pdf-lib';
import { name } from '../../pdf/index.js';
import { brightness, type Purpose } from './content.js';
import { evaluator, looksAcrossOnly, numbersAt, sampled } from './functions.js';
import type { Palette } from './palette.js';
import { screenColours } from './spaces.js';

/** Steps along a gradient: more than an eye or a plate tells apart. */
const STEPS = 256;
/** Steps in each direction of one that turns or repeats. */
const STEPS_TWO_WAYS = 384;

export interface Conversion {
  readonly context: PDFContext;
  readonly palette: Palette;
  readonly purpose: Purpose;
}

/** Gradients along a line, between circles, and by a function of the place (ISO 32000-1, 8.7.4.5.2 to 4). */
export function convertShading(object: PDFObject | undefined, { context, palette, purpose }: Conversion): void {
  const dict = object instanceof PDFRawStream ? object.dict : object;
  if (!(dict instanceof PDFDict)) return;
  const colours = screenColours(dict.lookup(name('ColorSpace')));
  if (colours === undefined) return;
  const type = dict.lookup(name('ShadingType'));
  const kind = type instanceof PDFNumber ? type.asNumber() : 0;
  if (kind < 1 || kind > 3)
    throw new Error(`the page has a gradient of type ${kind}, which no browser is known to write`);
  const functions = dict.lookup(name('Function'));
  const evaluate = evaluator(functions);
  const domain = numbersAt(dict, 'Domain') ?? (kind === 1 ? [0, 1, 0, 1] : [0, 1]);
  const colourAt = (at: readonly number[]): readonly number[] => {
    const [red = 0, green = red, blue = red] = evaluate(at).map((value) => Math.round(value * 255));
    if (purpose === 'mask') return [brightness(red, green, blue)];
    return palette.build(red, green, blue).map((ink) => ink * 2.55);
  };
  const steps = kind === 1 ? [STEPS_TWO_WAYS, STEPS_TWO_WAYS] : [STEPS];
  dict.set(
    name('Function'),
    sampled(context, { domain, steps, repeats: kind === 1 && looksAcrossOnly(functions), colourAt }),
  );
  dict.set(name('ColorSpace'), name(purpose === 'mask' ? 'DeviceGray' : 'DeviceCMYK'));
  const ground = dict.lookup(name('Background'));
  if (ground instanceof PDFArray) {
    const [red = 0, green = red, blue = red] = (numbersAt(dict, 'Background') ?? []).map((value) => value * 255);
    const build = purpose === 'mask' ? [brightness(red, green, blue) / 2.55] : palette.build(red, green, blue);
    dict.set(name('Background'), context.obj(build.map((ink) => ink / 100)));
  }
}
