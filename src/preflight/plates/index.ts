/** The plates of a file: what each ink prints, how much of it, and where there is too much. */

import { threadOf } from '../../thread/index.js';
import type { JudgedPdf } from '../document.js';
import type { Box } from '../objects.js';
import { measurePages, type PagePlates, type PlatesOrder } from './page.js';
import { separate } from './separate.js';
import { BLACK_PLATE, COLOUR_PLATE, PROCESS, spotPlate } from './space.js';

export type { PagePlates } from './page.js';

export interface PlatesWanted {
  readonly maxInk: number;
  /** Names of the inks beside the four. */
  readonly spots: readonly string[];
}

const measureThere = threadOf<PlatesOrder, readonly PagePlates[]>('preflight/plate-drawer');

/**
 * Draws every plate of every page within the trim: half of the pages here, the others in another thread, at the same time.
 * @throws what PDFium says of a file it cannot read.
 */
export async function makePlates(pdf: JudgedPdf, { maxInk, spots }: PlatesWanted): Promise<readonly PagePlates[]> {
  const boxes = pdf.pages.map(({ paper }): Box => paper ?? [0, 0, 612, 792]);
  const plates = [COLOUR_PLATE, BLACK_PLATE, ...spots.map(spotPlate)];
  const files = await separate(pdf.bytes, plates, boxes);
  const isGrey = plates.map(({ device }) => device === 'DeviceGray');
  const order = (from: number, to: number): PlatesOrder => {
    return { files, isGrey, from, boxes: boxes.slice(from, to), names: [...PROCESS, ...spots], maxInk };
  };
  const half = Math.ceil(boxes.length / 2);
  const there = half < boxes.length ? measureThere(order(half, boxes.length)) : [];
  return (await Promise.all([measurePages(order(0, half)), there])).flat();
}
