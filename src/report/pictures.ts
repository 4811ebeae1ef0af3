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
  /** Each ink in black, all side by side in one JPEG, in the order of their names; none without plates. */
  readonly plates?: { readonly inks: readonly string[]; readonly picture: string };
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
  return { widthPx, heightPx, page: await addressed(sharp(rgb, { raw })) };
}

interface Work {
  readonly inks: Inks;
  readonly spots: readonly InkFacts[];
}

async function fromPlates(page: PagePlates, { inks, spots }: Work): Promise<PagePictures> {
  const { widthPx, heightPx, previews } = page;
  const rgb = inks.proof(together(page, spots));
  const raw = { width: widthPx, height: heightPx } as const;
  const row = sideBySide(Object.values(previews), raw);
  const [drawn, picture] = await Promise.all([
    addressed(sharp(rgb, { raw: { ...raw, channels: 3 } })),
    addressed(sharp(row.light, { raw: { width: row.width, height: row.height, channels: 1 } }).toColourspace('b-w')),
  ]);
  return { widthPx, heightPx, page: drawn, plates: { inks: Object.keys(previews), picture } };
}

const LINE = 200;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Plates at half their size, which is enough to see which ink lies where; light where there is none. */
function sideBySide(plates: readonly Uint8Array[], { width, height }: Size): Size & { readonly light: Uint8Array } {
  const [across, down] = [width >> 1, height >> 1];
  const whole = across * plates.length;
  const light = new Uint8Array(whole * down);
  for (const [index, plate] of plates.entries()) {
    for (let y = 0; y < down; y += 1) {
      for (let x = 0; x < across; x += 1) {
        const at = 2 * (y * width + x);
        const ink = (plate[at] ?? 0) + (plate[at + 1] ?? 0) + (plate[at + width] ?? 0) + (plate[at + width + 1] ?? 0);
        // A thin line stands between one plate and the next.
        light[y * whole + index * across + x] = x === 0 && index > 0 ? LINE : 255 - (ink >> 2);
      }
    }
  }
  return { light, width: whole, height: down };
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
