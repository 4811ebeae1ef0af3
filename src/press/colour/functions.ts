/** Functions of a PDF evaluated, and colours written back as sampled functions (ISO 32000-1, 7.10). */

import {
  PDFArray,
  PDFDict,
  PDFNumber,
  PDFRawStream,
  type PDFContext,
  type PDFObject,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { decodeStream, flateStream, latin1, name } from '../../pdf/index.js';
import { calculator } from './postscript.js';

export type Evaluate = (given: readonly number[]) => readonly number[];

/** @throws Error on a kind of function no browser writes. */
export function evaluator(object: PDFObject | undefined): Evaluate {
  if (object instanceof PDFArray) {
    const parts = object.asArray().map((_, index) => evaluator(object.lookup(index)));
    return (given) => parts.flatMap((part) => [...part(given)]);
  }
  const dict = object instanceof PDFRawStream ? object.dict : object;
  if (!(dict instanceof PDFDict)) throw new Error('a gradient without a function');
  const domain = numbersAt(dict, 'Domain') ?? [0, 1];
  const inner = ofType(dict, object);
  const range = numbersAt(dict, 'Range');
  return (given) => {
    const results = inner(given.map((value, index) => clamp(value, domain, index)));
    return range ? results.slice(-range.length / 2).map((value, index) => clamp(value, range, index)) : results;
  };
}

function ofType(dict: PDFDict, object: PDFObject | undefined): Evaluate {
  const type = dict.lookup(name('FunctionType'));
  const kind = type instanceof PDFNumber ? type.asNumber() : -1;
  if (kind === 2) return power(dict);
  if (kind === 3) return stitched(dict);
  if (kind === 4 && object instanceof PDFRawStream) return calculator(latin1(decodeStream(object)));
  throw new Error(`a gradient with a function of type ${kind}`);
}

function power(dict: PDFDict): Evaluate {
  const from = numbersAt(dict, 'C0') ?? [0];
  const to = numbersAt(dict, 'C1') ?? [1];
  const [exponent = 1] = numbersAt(dict, 'N') ?? [];
  return ([at = 0]) => from.map((value, index) => value + at ** exponent * ((to[index] ?? value) - value));
}

function stitched(dict: PDFDict): Evaluate {
  const list = dict.lookup(name('Functions'));
  const parts = list instanceof PDFArray ? list.asArray().map((_, index) => evaluator(list.lookup(index))) : [];
  const [start = 0, end = 1] = numbersAt(dict, 'Domain') ?? [];
  const edges = [start, ...(numbersAt(dict, 'Bounds') ?? []), end];
  const encode = numbersAt(dict, 'Encode') ?? [];
  return ([at = 0]) => {
    const beyond = edges.findIndex((edge, index) => index > 0 && at < edge);
    const part = beyond > 0 ? beyond - 1 : parts.length - 1;
    const [low = 0, high = 1, first = 0, last = 1] = [
      edges[part],
      edges[part + 1],
      encode[2 * part],
      encode[2 * part + 1],
    ];
    const inside = high === low ? first : first + ((at - low) / (high - low)) * (last - first);
    return parts[part]?.([inside]) ?? [];
  };
}

const clamp = (value: number, limits: readonly number[], index: number): number =>
  Math.min(Math.max(value, limits[2 * index] ?? value), limits[2 * index + 1] ?? value);

/** The numbers of an array under a key, or one number as a list. */
export function numbersAt(dict: PDFDict, key: string): number[] | undefined {
  const value = dict.lookup(name(key));
  if (value instanceof PDFNumber) return [value.asNumber()];
  if (!(value instanceof PDFArray)) return undefined;
  return value.asArray().flatMap((_, index) => {
    const entry = value.lookup(index);
    return entry instanceof PDFNumber ? [entry.asNumber()] : [];
  });
}

/**
 * Whether a function of a place looks at its first coordinate alone. The browser writes such for gradients along a line that
 * let something through: a program that begins by dropping the second.
 */
export function looksAcrossOnly(object: PDFObject | undefined): boolean {
  return object instanceof PDFRawStream && /^\s*\{\s*pop\s/u.test(latin1(decodeStream(object)));
}

export interface Sampling {
  readonly domain: readonly number[];
  /** Steps in each direction of the domain. */
  readonly steps: readonly number[];
  /** The colours of the first direction are those of all others too. */
  readonly repeats?: boolean;
  /** Components of a colour, 0 to 255 each. */
  readonly colourAt: (at: readonly number[]) => readonly number[];
}

/** A sampled function (type 0) of eight bits, the first direction running fastest. */
export function sampled(context: PDFContext, { domain, steps, repeats = false, colourAt }: Sampling): PDFRef {
  const count = steps.reduce((product, each) => product * each, 1);
  const components = colourAt(placeOf(0, steps, domain)).length;
  const bytes = new Uint8Array(count * components);
  const row = (steps[0] ?? 0) * components;
  for (let index = 0; index < (repeats ? row / components : count); index += 1) {
    const colour = colourAt(placeOf(index, steps, domain));
    for (let at = 0; at < components; at += 1) bytes[index * components + at] = Math.round(colour[at] ?? 0);
  }
  if (repeats) for (let at = row; at < bytes.length; at += row) bytes.copyWithin(at, 0, row);
  const dict = context.obj({
    FunctionType: 0,
    Domain: [...domain],
    Range: Array.from({ length: components * 2 }, (_, index) => index % 2),
    Size: [...steps],
    BitsPerSample: 8,
  });
  return context.register(flateStream(dict, bytes));
}

function placeOf(index: number, steps: readonly number[], domain: readonly number[]): number[] {
  let rest = index;
  return steps.map((size, direction) => {
    const step = rest % size;
    rest = Math.floor(rest / size);
    const [low = 0, high = 1] = domain.slice(2 * direction);
    return low + (step / (size - 1)) * (high - low);
  });
}
