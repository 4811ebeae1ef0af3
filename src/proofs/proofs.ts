/** Small pictures of the pages of an edition, to be approved and kept. */

import sharp from 'sharp';
import type { Extent } from '../pages.js';
import { drawPages } from './draw.js';

/** By name: PNG. */
export type Proofs = ReadonlyMap<string, Uint8Array>;

/** Wide enough to see a line move, small enough to keep a hundred pages of. */
const WIDTH_PX = 264;
const COLOURS = 16;

/**
 * A picture of every page, named by the part it belongs to, so that a page more in one part is no change of the others:
 * `ltr-blocks-2` is the second page of that story. The same page gives the same bytes.
 * @param edition begins the names.
 */
export async function drawProofs(pdf: Uint8Array, edition: string, parts: readonly Extent[]): Promise<Proofs> {
  const proofs = new Map<string, Uint8Array>();
  const pages = await drawPages(pdf, { widthPx: WIDTH_PX });
  for (const [index, { png }] of pages.entries()) {
    const name = `${edition}-${nameOf(index + 1, parts)}`;
    proofs.set(name, await sharp(png).png({ palette: true, colours: COLOURS, dither: 0, effort: 8 }).toBuffer());
  }
  return proofs;
}

/** A page that two parts share belongs to the first, a blank one to the part before it. */
function nameOf(page: number, parts: readonly Extent[]): string {
  const part =
    parts.find(({ first, last }) => first <= page && page <= last) ?? parts.findLast(({ last }) => last < page);
  return part ? `${part.id}-${page - part.first + 1}` : `page-${page}`;
}
