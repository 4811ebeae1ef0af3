/** Pages to look at: as they will be printed, and ink by ink. */

import sharp, { type Sharp } from 'sharp';
import { openInks, type Inks } from '../inks/index.js';
import type { InkFacts, PagePlates, PageView, Preflight } from '../preflight/index.js';
import type { PressProfile } from '../profile.js';

export interface PagePictures {
  readonly widthPx: number;
  readonly heightPx: number;
  /** A JPEG, as an address that holds it. */
  readonly page: string;
  /** Each ink in black: its name, and its picture. */
  readonly plates: readonly (readonly [ink: string, picture: string])[];
}

/** Pictures by number of page. */
export async function drawPictures(
  { plates, views, inventory }: Preflight,
  profile: PressProfile,
): Promise<ReadonlyMap<number, PagePictures>> {
  if (plates.length === 0) {
    return new Map(await Promise.all(views.map(async (view) => [view.page, await fromView(view)] as const)));
  }
  const inks = await openInks(profile.icc);
  const work = { inks, spots: inventory.inks.filter(({ isSpot }) => isSpot) };
  return new Map(await Promise.all(plates.map(async (page) => [page.page, await fromPlates(page, work)] as const)));
}

async function fromView({ widthPx, heightPx, rgb }: PageView): Promise<PagePictures> {
  const raw = { width: widthPx, height: heightPx, channels: 3 } as const;
  return { widthPx, heightPx, page: await addressed(sharp(rgb, { raw })), plates: [] };
}

interface Work {
  readonly inks: Inks;
  readonly spots: readonly InkFacts[];
}

async function fromPlates(page: PagePlates, { inks, spots }: Work): Promise<PagePictures> {
  const { widthPx, heightPx, previews } = page;
  const rgb = inks.proof(together(page, spots));
  const raw = { width: widthPx, height: heightPx } as const;
  const plates = Object.entries(previews).map(async ([ink, amounts]) => {
    const light = amounts.map((amount) => 255 - amount);
    // Half of that is enough to see which ink lies where.
    const small = sharp(light, { raw: { ...raw, channels: 1 } }).resize(widthPx >> 1, heightPx >> 1, { fit: 'fill' });
    return [ink, await addressed(small.toColourspace('b-w'))] as const;
  });
  const drawn = await addressed(sharp(rgb, { raw: { ...raw, channels: 3 } }));
  return { widthPx, heightPx, page: drawn, plates: await Promise.all(plates) };
}

const PROCESS = ['Cyan', 'Magenta', 'Yellow', 'Black'];

/** The four inks, with each spot ink as the build that stands in for it, or as grey where none is known. Four bytes a pixel. */
function together({ previews, widthPx, heightPx }: PagePlates, spots: readonly InkFacts[]): Uint8Array {
  const all = new Uint8Array(widthPx * heightPx * 4);
  for (const [channel, ink] of PROCESS.entries()) add(all, previews[ink], { channel, part: 1 });
  for (const { name, build = [0, 0, 0, 0.5] } of spots) {
    for (const [channel, part] of build.entries()) if (part > 0) add(all, previews[name], { channel, part });
  }
  return all;
}

function add(
  all: Uint8Array,
  plate: Uint8Array = new Uint8Array(),
  { channel, part }: { readonly channel: number; readonly part: number },
): void {
  for (let pixel = 0; pixel < plate.length; pixel += 1) {
    const at = pixel * 4 + channel;
    all[at] = Math.min(255, (all[at] ?? 0) + (plate[pixel] ?? 0) * part);
  }
}

async function addressed(picture: Sharp): Promise<string> {
  const jpeg = await picture.jpeg({ quality: 72 }).toBuffer();
  return `data:image/jpeg;base64,${jpeg.toString('base64')}`;
}
