/** What a printer asks of a file, as typed data: paper and inks, their limits, and what stands round the page. */

/** Amounts of cyan, magenta, yellow and black. Per cent, 0 to 100. */
export type InkBuild = readonly [cyan: number, magenta: number, yellow: number, black: number];

/** How a colour of the theme is printed: by a build of the four inks, or by an ink of its own, with a build that stands in for it. */
export interface ThemeInk {
  /** The colour as the browser paints it: red, green, blue, 0 to 255. */
  readonly rgb: readonly [red: number, green: number, blue: number];
  readonly build: InkBuild;
  /** Name of the spot ink, as the printer knows it. */
  readonly spot?: string;
}

/** The printing condition a file is made for (ISO 15930-7, output intent). */
export interface OutputCondition {
  /** `FOGRA39`; of the registry's list when `registry` is given. */
  readonly identifier: string;
  readonly registry?: string;
  /** For people: `Offset on coated paper, made from FOGRA39L`. */
  readonly info: string;
}

export type Mark = 'crop' | 'registration' | 'colour-bar' | 'slug-line';

export type PressStandard = 'pdf/x-4';

export interface PressProfile {
  /** Name of a built-in, or the path of the printer's own file as journal.yaml gives it. */
  readonly name: string;
  readonly standard: PressStandard;
  readonly condition: OutputCondition;
  /** The ICC profile of the paper and its inks: class `prtr`, space `CMYK`. */
  readonly icc: Uint8Array;
  /** Total ink the paper takes: the sum of the four inks. Per cent. */
  readonly maxInk: number;
  readonly bleedMm: number;
  /** Room round the bleed for marks. */
  readonly slugMm: number;
  readonly marks: readonly Mark[];
  /** The page count is brought to a multiple of this. */
  readonly pageMultiple: number;
  /** Pictures below the first are refused, below the second reported. Pixels per inch where they are placed. */
  readonly minPpi: { readonly refuse: number; readonly warn: number };
  /** Thickness of a leaf, for the spine of a bound issue and the creep of a stapled one. */
  readonly paperCaliperMm: number;
}
