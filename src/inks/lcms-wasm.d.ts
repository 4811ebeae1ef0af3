/** The part of lcms-wasm 1.0.5 in use; the package has no types of its own. */

declare module 'lcms-wasm' {
  export interface Lcms {
    /** A handle, or 0 when the bytes are no profile. */
    cmsOpenProfileFromMem: (bytes: Uint8Array, length: number) => number;
    cmsCreate_sRGBProfile: () => number;
    cmsCreateLab4Profile: () => number;
    cmsCloseProfile: (profile: number) => void;
    cmsCreateTransform: (...given: readonly number[]) => number;
    cmsDoTransform: (transform: number, input: ArrayLike<number>, pixels: number) => Uint8Array | Uint16Array;
  }
  export function instantiate(): Promise<Lcms>;
  export const INTENT_RELATIVE_COLORIMETRIC: number;
  export const cmsFLAGS_BLACKPOINTCOMPENSATION: number;
  export const TYPE_RGB_8: number;
  export const TYPE_GRAY_8: number;
  export const TYPE_CMYK_8: number;
  export const TYPE_CMYK_16: number;
  export const TYPE_Lab_16: number;
}
