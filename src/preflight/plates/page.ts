/** One page after the other: its plates drawn, and measured before the next one is drawn. */

import type { Box } from '../objects.js';
import { withDrawers, type Drawn } from './draw.js';
import { greatest, halved, nineOf, wetAreas, type PlatePixels, type WetArea } from './measure.js';

/** Pixels an inch: a pixel is 0.35 mm. */
const DPI = 72;

export interface PagePlates {
  /** From 1. */
  readonly page: number;
  /** What was measured: the trim, or what stands for it. Points. */
  readonly box: Box;
  /** Greatest sum of all inks over a square millimetre. Per cent. */
  readonly mostInk: number;
  /** Where the sum is above the limit. */
  readonly wet: readonly WetArea[];
  /** Part of the page each ink covers, 0 to 1, by name: the four, then the spot inks. */
  readonly coverage: Readonly<Record<string, number>>;
  /** Each ink to look at, by name: the plates at half their size. */
  readonly previews: Readonly<Record<string, PlatePixels>>;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Pages that follow each other, of the files of all plates. */
export interface PlatesOrder {
  readonly files: readonly Uint8Array[];
  /** By file. */
  readonly isGrey: readonly boolean[];
  /** From 0. */
  readonly from: number;
  /** By page, from that one on. */
  readonly boxes: readonly Box[];
  /** Of the inks, in the order of the plates. */
  readonly names: readonly string[];
  readonly maxInk: number;
}

/** @throws what PDFium says of a file it cannot read. */
export const measurePages = ({ files, isGrey, ...order }: PlatesOrder): Promise<readonly PagePlates[]> =>
  withDrawers(files, isGrey, async (drawers) => {
    const pages: PagePlates[] = [];
    for (const [place, box] of order.boxes.entries()) {
      const index = order.from + place;
      const drawn: Drawn[] = [];
      for (const { page } of drawers) drawn.push(await page(index, dpiFor(box)));
      pages.push(measured(drawn, { ...order, index, box }));
    }
    return pages;
  });

interface PageWork extends Pick<PlatesOrder, 'names' | 'maxInk'> {
  readonly index: number;
  readonly box: Box;
}

function measured(drawn: readonly Drawn[], { index, box, names, maxInk }: PageWork): PagePlates {
  const { width = 0, height = 0 } = drawn[0] ?? {};
  const sums = new Uint16Array(width * height);
  const inks = drawn.flatMap((plates) => inksIn(plates, sums));
  const sheet = { width, height, dpi: dpiFor(box) };
  const ink = nineOf(sums, sheet);
  const byName = <T>(of: (ink: Ink) => T): Readonly<Record<string, T>> =>
    Object.fromEntries(inks.map((one, place) => [names[place] ?? '', of(one)]));
  return {
    page: index + 1,
    box,
    mostInk: greatest(ink),
    wet: wetAreas(ink, sheet, maxInk + ROUNDING),
    coverage: byName(({ sum, pixels }) => sum / 255 / Math.max(1, pixels.length)),
    previews: byName(({ pixels }) => halved(pixels, sheet)),
    widthPx: width >> 1,
    heightPx: height >> 1,
  };
}

/** Posters are drawn more coarsely than pages. */
function dpiFor([left, bottom, right, top]: Box): number {
  const most = MOST_PX / Math.max(right - left, top - bottom, 1);
  return Math.min(DPI, 72 * most);
}

const MOST_PX = 2000;

/** Points of per cent that four channels of a byte may be off. */
const ROUNDING = 2;

interface Ink {
  readonly pixels: PlatePixels;
  /** Of all pixels. */
  readonly sum: number;
}

/** The channels of a drawing, turned from light to ink, and added to `sums`: in one go, as this is done for every pixel. */
function inksIn({ data, channels }: Drawn, sums: Uint16Array): Ink[] {
  return channels === 1 ? [greyInk(data, sums)] : colourInks(data, sums);
}

function greyInk(data: Uint8Array, sums: Uint16Array): Ink {
  const pixels = new Uint8Array(data.length);
  let sum = 0;
  for (let at = 0; at < data.length; at += 1) {
    const ink = 255 - (data[at] ?? 255);
    pixels[at] = ink;
    sums[at] = (sums[at] ?? 0) + ink;
    sum += ink;
  }
  return { pixels, sum };
}

function colourInks(data: Uint8Array, sums: Uint16Array): Ink[] {
  const count = data.length / 4;
  const [cyan, magenta, yellow] = [new Uint8Array(count), new Uint8Array(count), new Uint8Array(count)];
  let cyanSum = 0;
  let magentaSum = 0;
  let yellowSum = 0;
  for (let at = 0, from = 0; at < count; at += 1, from += 4) {
    const c = 255 - (data[from] ?? 255);
    const m = 255 - (data[from + 1] ?? 255);
    const y = 255 - (data[from + 2] ?? 255);
    cyan[at] = c;
    magenta[at] = m;
    yellow[at] = y;
    sums[at] = (sums[at] ?? 0) + c + m + y;
    cyanSum += c;
    magentaSum += m;
    yellowSum += y;
  }
  return [
    { pixels: cyan, sum: cyanSum },
    { pixels: magenta, sum: magentaSum },
    { pixels: yellow, sum: yellowSum },
  ];
}
