/** Every colour of the pages in inks: the theme's exactly as it says, greys in black alone, the rest by the paper's profile. */

import type { Inks } from '../../inks/index.js';
import type { InkBuild, ThemeInk } from '../../profile.js';

export interface Ink {
  readonly build: InkBuild;
  /** Name of the spot ink that takes the build's place. */
  readonly spot?: string;
}

export interface Palette {
  /** Red, green, blue from 0 to 255. */
  readonly ink: (red: number, green: number, blue: number) => Ink;
  /** Where a spot ink cannot go: gradients, pictures. */
  readonly build: (red: number, green: number, blue: number) => InkBuild;
  /** Pixels of a picture, three bytes each → four, 255 the full ink. Its colours are its own, the theme's builds have no part. */
  readonly pixels: (rgb: Uint8Array) => Uint8Array;
  /** Black for a grey, 0 to 255 → per cent. */
  readonly black: (grey: number) => number;
}

/** Painters round: what differs by no more is grey. */
const GREY = 2;

export function paletteOf(inks: Inks, theme: readonly ThemeInk[], maxInk: number): Palette {
  const named = new Map(theme.map((ink) => [keyOf(...ink.rgb), ink]));
  const ink: Palette['ink'] = (red, green, blue) => {
    const own = named.get(keyOf(red, green, blue));
    if (own) return { build: own.build, ...(own.spot !== undefined && { spot: own.spot }) };
    if (Math.max(red, green, blue) - Math.min(red, green, blue) <= GREY) {
      return { build: [0, 0, 0, inks.black((red + green + blue) / 3)] };
    }
    return { build: limited(inks.build(red, green, blue), maxInk) };
  };
  return {
    ink,
    build: (red, green, blue) => ink(red, green, blue).build,
    pixels: (rgb) => limitPixels(inks.pixels(rgb), maxInk),
    black: inks.black,
  };
}

const keyOf = (red: number, green: number, blue: number): number => (red << 16) | (green << 8) | blue;

/** Less of the three colours, in proportion, and as much black: the picture keeps its drawing. */
function limited(build: InkBuild, maxInk: number): InkBuild {
  const [cyan, magenta, yellow, black] = build;
  const colours = cyan + magenta + yellow;
  if (colours + black <= maxInk) return build;
  const share = Math.max(0, maxInk - black) / colours;
  return [cyan * share, magenta * share, yellow * share, black];
}

function limitPixels(pixels: Uint8Array, maxInk: number): Uint8Array {
  const most = maxInk * 2.55;
  // Four inks in one number: few pixels are so dark that they must be looked at one by one.
  const all = new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4);
  for (let at = 0, pixel = 0; at < pixels.length; at += 4, pixel += 1) {
    const four = all[pixel] ?? 0;
    const pairs = (four & 0xff00ff) + ((four >>> 8) & 0xff00ff);
    if ((pairs & 0xffff) + (pairs >>> 16) <= most) continue;
    const black = pixels[at + 3] ?? 0;
    const colours = (pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0);
    const share = Math.max(0, most - black) / colours;
    for (let ink = at; ink < at + 3; ink += 1) pixels[ink] = Math.floor((pixels[ink] ?? 0) * share);
  }
  return pixels;
}
