/** Little CMS and the transforms of one profile. Handles live as long as the program: there are few. */

import {
  cmsFLAGS_BLACKPOINTCOMPENSATION,
  instantiate,
  INTENT_RELATIVE_COLORIMETRIC,
  TYPE_CMYK_16,
  TYPE_CMYK_8,
  TYPE_Lab_16,
  TYPE_RGB_8,
  type Lcms,
} from 'lcms-wasm';
import { iccFault } from './icc.js';

export interface Engine {
  readonly lcms: Lcms;
  /** sRGB, 8 bits → inks, 16 bits. */
  readonly fine: number;
  /** Inks, 8 bits → Lab, 16 bits. */
  readonly seen: number;
  /** sRGB, 8 bits → Lab, 16 bits. */
  readonly shown: number;
  /** Inks, 8 bits → sRGB, 8 bits. */
  readonly proof: number;
}

let loaded: Promise<Lcms> | undefined;

/** Nothing when the bytes are no profile of four inks. */
export async function withEngine(icc: Uint8Array): Promise<Engine | undefined> {
  if (iccFault(icc)) return undefined;
  const lcms = await (loaded ??= instantiate());
  const paper = lcms.cmsOpenProfileFromMem(icc, icc.length);
  if (paper === 0) return undefined;
  const screen = lcms.cmsCreate_sRGBProfile();
  const lab = lcms.cmsCreateLab4Profile();
  const make = (from: readonly [number, number], to: readonly [number, number], flags: number): number =>
    lcms.cmsCreateTransform(...from, ...to, INTENT_RELATIVE_COLORIMETRIC, flags);
  const engine = {
    lcms,
    fine: make([screen, TYPE_RGB_8], [paper, TYPE_CMYK_16], cmsFLAGS_BLACKPOINTCOMPENSATION),
    seen: make([paper, TYPE_CMYK_8], [lab, TYPE_Lab_16], 0),
    shown: make([screen, TYPE_RGB_8], [lab, TYPE_Lab_16], 0),
    proof: make([paper, TYPE_CMYK_8], [screen, TYPE_RGB_8], cmsFLAGS_BLACKPOINTCOMPENSATION),
  };
  return Object.values(engine).includes(0) ? undefined : engine;
}
