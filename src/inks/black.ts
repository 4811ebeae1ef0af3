/** Greys in black ink alone. */

import type { Engine } from './engine.js';

/** Lightness in Lab, 16 bits (ICC.1, 10.8): 100 stands at 65535 in what Little CMS calls TYPE_Lab_16. */
const LIGHTNESS = 655.35;
const STEPS = 256;

/**
 * For each grey of the screen the black, in per cent, that looks as dark on this paper: lightness is scaled from white and
 * black of the screen to bare paper and solid black, so that neither end is lost.
 */
export function blackCurve({ lcms, seen, shown }: Engine): readonly number[] {
  const lightness = (transform: number, pixels: Uint8Array, channels: number): number[] => {
    const lab = lcms.cmsDoTransform(transform, pixels, pixels.length / channels);
    return Array.from({ length: pixels.length / channels }, (_, index) => (lab[index * 3] ?? 0) / LIGHTNESS);
  };
  const ramp = Uint8Array.from({ length: STEPS * 4 }, (_, index) => (index % 4 === 3 ? index >> 2 : 0));
  const greys = Uint8Array.from({ length: STEPS * 3 }, (_, index) => Math.floor(index / 3));
  const printed = lightness(seen, ramp, 4);
  const [paper = 100] = printed;
  const solid = printed.at(-1) ?? 0;
  return lightness(shown, greys, 3).map((light, grey) => {
    if (grey === 0) return 100;
    if (grey === STEPS - 1) return 0;
    return amountFor(solid + ((paper - solid) * light) / 100, printed);
  });
}

/** How much black has this lightness, between the steps of the ramp. Per cent. */
function amountFor(light: number, printed: readonly number[]): number {
  const next = printed.findIndex((value) => value < light);
  if (next <= 0) return next < 0 ? 100 : 0;
  const [lighter = 0, darker = 0] = [printed[next - 1], printed[next]];
  return ((next - 1 + (lighter - light) / (lighter - darker)) / (STEPS - 1)) * 100;
}
