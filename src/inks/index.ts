/** The door of inks: what a colour of the screen becomes on paper, by the ICC profile of a printing condition. */

import { ToolError } from '../diagnostic.js';
import type { InkBuild } from '../profile.js';
import { blackCurve } from './black.js';
import { cubeOf } from './cube.js';
import { withEngine, type Engine } from './engine.js';

export { iccFault } from './icc.js';

export interface Inks {
  /** Red, green, blue of one colour (0 to 255) in the four inks, as finely as the profile says. */
  readonly build: (red: number, green: number, blue: number) => InkBuild;
  /** Black alone that looks as dark as this grey of the screen (0 to 255) on this paper. Per cent. */
  readonly black: (grey: number) => number;
  /** Pixels, three bytes each → four bytes each, 255 the full ink. */
  readonly pixels: (rgb: Uint8Array) => Uint8Array;
  /** The way back, to look at inks on a screen: pixels, four bytes each → three bytes each. Paper is white. */
  readonly proof: (inks: Uint8Array) => Uint8Array;
  /** The greatest sum of inks that any colour of the screen is given. Per cent. */
  readonly greatestSum: number;
}

/**
 * Opens the ICC profile of a printing condition. Relative colorimetric with black point compensation, the usual way for
 * journals: paper stays white, and the darkest colours keep apart.
 * @throws ToolError when the bytes are no profile that leads from colours to four inks.
 */
export async function openInks(icc: Uint8Array): Promise<Inks> {
  const engine = await withEngine(icc);
  if (!engine) {
    throw new ToolError('the ICC profile cannot be used', 'Name another one in the press profile, or ask the printer.');
  }
  const curve = blackCurve(engine);
  const known = new Map<number, InkBuild>();
  return {
    build: (red, green, blue) => {
      const key = (red << 16) | (green << 8) | blue;
      const build = known.get(key) ?? buildOf(engine, [red, green, blue]);
      known.set(key, build);
      return build;
    },
    black: (grey) => curve[Math.min(255, Math.max(0, Math.round(grey)))] ?? 0,
    pixels: cubeOf((rgb, count) => engine.lcms.cmsDoTransform(engine.fine, rgb, count)),
    proof: (inks) => Uint8Array.from(engine.lcms.cmsDoTransform(engine.proof, inks, inks.length / 4)),
    greatestSum: greatestSumOf(engine),
  };
}

const MOST = 65535;
/** Less than a press can hold. */
const NOTHING = 0.4;

function buildOf({ lcms, fine }: Engine, rgb: readonly number[]): InkBuild {
  const inks = [...lcms.cmsDoTransform(fine, rgb, 1)].map((ink) => (ink / MOST) * 100);
  const [cyan = 0, magenta = 0, yellow = 0, black = 0] = inks.map((ink) => (ink < NOTHING ? 0 : ink));
  return [cyan, magenta, yellow, black];
}

/** Colours in 17 steps of red, green and blue find the peak within a point. */
const STEPS = 17;

function greatestSumOf(engine: Engine): number {
  const step = 255 / (STEPS - 1);
  const grid = Uint8Array.from({ length: STEPS ** 3 * 3 }, (_, index) => {
    const colour = Math.floor(index / 3);
    const at = [Math.floor(colour / STEPS ** 2), Math.floor(colour / STEPS) % STEPS, colour % STEPS];
    return Math.round((at[index % 3] ?? 0) * step);
  });
  const inks = engine.lcms.cmsDoTransform(engine.fine, grid, STEPS ** 3);
  let most = 0;
  for (let at = 0; at < inks.length; at += 4) {
    const sum = (inks[at] ?? 0) + (inks[at + 1] ?? 0) + (inks[at + 2] ?? 0) + (inks[at + 3] ?? 0);
    most = Math.max(most, sum);
  }
  return (most / MOST) * 100;
}
