/** The plates of a file: what each ink prints, how much of it, and where there is too much. */

import { threadOf } from '../../thread/index.js';
import type { JudgedPdf } from '../document.js';
import type { Box } from '../objects.js';
import { drawPages, type DrawOrder, type Drawn } from './draw.js';
import { coverage, greatest, halved, totalInk, wetAreas, type PlatePixels, type WetArea } from './measure.js';
import { separate } from './separate.js';
import { BLACK_PLATE, COLOUR_PLATE, PROCESS, spotPlate, type Plate } from './space.js';

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

export interface PlatesWanted {
  readonly maxInk: number;
  /** Names of the inks beside the four. */
  readonly spots: readonly string[];
}

/** Draws every plate of every page within the trim. @throws what PDFium says of a file it cannot read. */
export async function makePlates(pdf: JudgedPdf, { maxInk, spots }: PlatesWanted): Promise<readonly PagePlates[]> {
  const boxes = pdf.pages.map(({ paper }): Box => paper ?? [0, 0, 612, 792]);
  const plates = [COLOUR_PLATE, BLACK_PLATE, ...spots.map(spotPlate)];
  const files = await separate(pdf.bytes, plates, boxes);
  const names = [...PROCESS, ...spots];
  const pages: PagePlates[] = [];
  for (let from = 0; from < boxes.length; from += AT_ONCE) {
    const part = boxes.slice(from, from + AT_ONCE);
    const drawn = await drawAll(files, { plates, from, dpis: part.map(dpiFor) });
    for (const [index, box] of part.entries()) {
      const here = drawn.flatMap((plate) => plate[index] ?? []);
      pages.push(pageOf(here, { index: from + index, box, names, maxInk }));
    }
  }
  return pages;
}

/** Pages in memory together. */
const AT_ONCE = 32;

const drawThere = threadOf<DrawOrder, readonly Drawn[]>('preflight/plate-drawer');

interface Part {
  readonly plates: readonly Plate[];
  readonly from: number;
  readonly dpis: readonly number[];
}

/** The first plate here, the others in another thread, at the same time. By plate, then by page. */
function drawAll(files: readonly Uint8Array[], { plates, from, dpis }: Part): Promise<readonly (readonly Drawn[])[]> {
  const orders = files.map((file, plate) => {
    const isGrey = plates[plate]?.device === 'DeviceGray';
    return { file, isGrey, from, dpis };
  });
  const others = orders.slice(1).map(drawThere);
  return Promise.all([...orders.slice(0, 1).map(drawPages), ...others]);
}

interface PageWork {
  readonly index: number;
  readonly box: Box;
  readonly names: readonly string[];
  readonly maxInk: number;
}

function pageOf(drawn: readonly Drawn[], { index, box, names, maxInk }: PageWork): PagePlates {
  const { width = 0, height = 0 } = drawn[0] ?? {};
  const pixels = drawn.flatMap(inksIn);
  const sheet = { width, height, dpi: dpiFor(box) };
  const ink = totalInk(pixels, sheet);
  const byName = <T>(of: (plate: PlatePixels) => T): Readonly<Record<string, T>> =>
    Object.fromEntries(pixels.map((plate, place) => [names[place] ?? '', of(plate)]));
  return {
    page: index + 1,
    box,
    mostInk: greatest(ink),
    wet: wetAreas(ink, sheet, maxInk + ROUNDING),
    coverage: byName(coverage),
    previews: byName((plate) => halved(plate, sheet)),
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

/** The channels of a drawing, turned from light to ink. */
function inksIn({ data, channels }: Drawn): PlatePixels[] {
  if (channels === 1) {
    const black = new Uint8Array(data.length);
    for (let at = 0; at < data.length; at += 1) black[at] = 255 - (data[at] ?? 255);
    return [black];
  }
  const count = data.length / 4;
  const [cyan, magenta, yellow] = [new Uint8Array(count), new Uint8Array(count), new Uint8Array(count)];
  for (let at = 0, from = 0; at < count; at += 1, from += 4) {
    cyan[at] = 255 - (data[from] ?? 255);
    magenta[at] = 255 - (data[from + 1] ?? 255);
    yellow[at] = 255 - (data[from + 2] ?? 255);
  }
  return [cyan, magenta, yellow];
}
