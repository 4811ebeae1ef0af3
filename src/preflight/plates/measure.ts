/** How much ink lies where. Loops by index: this is done for every pixel of every page. */

import type { Box } from '../objects.js';

/** Amounts of one ink over a page: a byte a pixel, 255 is all. */
export type PlatePixels = Uint8Array;

export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
}

/** Where more ink lies than the paper takes. */
export interface WetArea {
  /** Points from the lower left corner of what is measured. */
  readonly box: Box;
  readonly areaMm2: number;
  /** Per cent. */
  readonly most: number;
}

/** Sum of all inks, each pixel the mean of its neighbourhood of about a square millimetre. Per cent. */
export function totalInk(plates: readonly PlatePixels[], { width, height }: Sheet): Float32Array {
  const sums = new Uint16Array(width * height);
  for (const plate of plates) addTo(sums, plate);
  const across = new Uint16Array(sums.length);
  for (let y = 0; y < height; y += 1) addNeighbours(sums, across, { from: y * width, count: width, step: 1 });
  for (let x = 0; x < width; x += 1) addNeighbours(across, sums, { from: x, count: height, step: width });
  const ink = new Float32Array(sums.length);
  for (let at = 0; at < sums.length; at += 1) ink[at] = (sums[at] ?? 0) / 9 / 2.55;
  return ink;
}

function addTo(sums: Uint16Array, plate: PlatePixels): void {
  for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (plate[at] ?? 0);
}

interface Line {
  readonly from: number;
  readonly count: number;
  readonly step: number;
}

/** Each value with those before and after it; at the ends of the line itself once more. */
function addNeighbours(values: Uint16Array, into: Uint16Array, { from, count, step }: Line): void {
  let before = values[from] ?? 0;
  let here = before;
  for (let index = 0, at = from; index < count; index += 1, at += step) {
    const after = index + 1 < count ? (values[at + step] ?? 0) : here;
    into[at] = before + here + after;
    before = here;
    here = after;
  }
}

/** Part of the page that an ink covers, were it gathered in one place. 0 to 1. */
export function coverage(plate: PlatePixels): number {
  let sum = 0;
  for (let at = 0; at < plate.length; at += 1) sum += plate[at] ?? 0;
  return sum / 255 / Math.max(1, plate.length);
}

export function greatest(values: Float32Array): number {
  let most = 0;
  for (let at = 0; at < values.length; at += 1) most = Math.max(most, values[at] ?? 0);
  return most;
}

/** At half its size, each pixel the mean of four. */
export function halved(plate: PlatePixels, { width, height }: Sheet): PlatePixels {
  const [across, down] = [width >> 1, height >> 1];
  const small = new Uint8Array(across * down);
  for (let y = 0; y < down; y += 1) {
    for (let x = 0; x < across; x += 1) {
      const at = 2 * (y * width + x);
      const sum = (plate[at] ?? 0) + (plate[at + 1] ?? 0) + (plate[at + width] ?? 0) + (plate[at + width + 1] ?? 0);
      small[y * across + x] = sum >> 2;
    }
  }
  return small;
}

/** Less is not seen, and dries. */
const LEAST_MM2 = 1;

/** Areas that hang together and have more ink than the limit, the wettest first. */
export function wetAreas(ink: Float32Array, sheet: Sheet, limit: number): WetArea[] {
  const isSeen = new Uint8Array(ink.length);
  const areas: WetArea[] = [];
  for (let at = 0; at < ink.length; at += 1) {
    if ((ink[at] ?? 0) <= limit || isSeen[at] === 1) continue;
    const area = areaFrom(at, { ink, isSeen, sheet, limit });
    if (area.areaMm2 >= LEAST_MM2) areas.push(area);
  }
  return areas.toSorted((a, b) => b.most - a.most || b.areaMm2 - a.areaMm2);
}

interface Search {
  readonly ink: Float32Array;
  readonly isSeen: Uint8Array;
  readonly sheet: Sheet;
  readonly limit: number;
}

function areaFrom(start: number, { ink, isSeen, sheet, limit }: Search): WetArea {
  const { width, height, dpi } = sheet;
  const waiting = [start];
  isSeen[start] = 1;
  let [count, most] = [0, 0];
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const [x, y] = [at % width, Math.floor(at / width)];
    count += 1;
    most = Math.max(most, ink[at] ?? 0);
    [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y + 1)];
    const beside = [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width];
    for (const next of beside) {
      if (next < 0 || next >= ink.length || isSeen[next] === 1 || (ink[next] ?? 0) <= limit) continue;
      isSeen[next] = 1;
      waiting.push(next);
    }
  }
  const pt = 72 / dpi;
  const pixelMm2 = (25.4 / dpi) ** 2;
  const box: Box = [left * pt, (height - bottom) * pt, right * pt, (height - top) * pt];
  return { box, areaMm2: count * pixelMm2, most };
}
