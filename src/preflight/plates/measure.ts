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

/**
 * Ink by pixel, as the sum of all plates over the nine pixels of its neighbourhood, about a square millimetre: at the edges
 * of the sheet the pixels there count again. `percent` makes per cent of it.
 */
export type InkSums = Uint16Array;

/** Nine pixels of a byte each. */
const FULL = 9 * 255;
export const percent = (sum: number): number => (sum / FULL) * 100;

export function totalInk(plates: readonly PlatePixels[], { width, height }: Sheet): InkSums {
  const sums = new Uint16Array(width * height);
  for (const plate of plates) for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (plate[at] ?? 0);
  return nineOf(sums, { width, height });
}

/** Of sums over the plates of each pixel. Column by column sums of three go along each row: nine values, two additions. */
export function nineOf(sums: Uint16Array, { width, height }: Pick<Sheet, 'width' | 'height'>): InkSums {
  const nine = new Uint16Array(sums.length);
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    const above = Math.max(0, y - 1) * width;
    const below = Math.min(height - 1, y + 1) * width;
    let here = (sums[above] ?? 0) + (sums[row] ?? 0) + (sums[below] ?? 0);
    let before = here;
    for (let x = 0; x < width; x += 1) {
      const next = x + 1;
      const after =
        next < width ? (sums[above + next] ?? 0) + (sums[row + next] ?? 0) + (sums[below + next] ?? 0) : here;
      nine[row + x] = before + here + after;
      before = here;
      here = after;
    }
  }
  return nine;
}

/** Per cent. */
export function greatest(ink: InkSums): number {
  let most = 0;
  for (let at = 0; at < ink.length; at += 1) {
    const here = ink[at] ?? 0;
    if (here > most) most = here;
  }
  return percent(most);
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
export function wetAreas(ink: InkSums, sheet: Sheet, limitPercent: number): WetArea[] {
  if (greatest(ink) <= limitPercent) return [];
  const limit = (limitPercent / 100) * FULL;
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
  readonly ink: InkSums;
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
  return { box, areaMm2: count * pixelMm2, most: percent(most) };
}
