/** What a page paints, as the judge's rules see it. */

import type { Box } from '../objects.js';
import type { Inks, Space } from './space.js';

export interface Paint {
  readonly space: Space;
  /** Nothing for colours of screens, patterns and gradients. */
  readonly inks: Inks | undefined;
}

interface Painted {
  /** In points of the page; what a clip cuts off is left out. */
  readonly box: Box;
  readonly paint: Paint;
  /** Inks below are kept where this has none. */
  readonly overprints: boolean;
  /** Overprint mode 1: a build's zero amounts keep what is below as well. */
  readonly overprintMode: number;
  /** 1 is opaque; a soft mask counts as half. */
  readonly alpha: number;
  readonly blend: string;
  /** Marked as furniture of the page, or as a printer's mark (ISO 32000-1, 14.8.2.2). */
  readonly isArtifact: boolean;
}

export interface TextMark extends Painted {
  readonly kind: 'text';
  /** Of the letters as they stand on the page. Points. */
  readonly sizePt: number;
  /** Resource name of the font, with the font. */
  readonly font: string;
}

export interface ShapeMark extends Painted {
  readonly kind: 'fill';
}

export interface LineMark extends Painted {
  readonly kind: 'stroke';
  readonly widthPt: number;
}

export interface GradientMark extends Painted {
  readonly kind: 'gradient';
}

export interface PictureMark extends Painted {
  readonly kind: 'picture';
  readonly bitsPerComponent: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** The lower of both directions, as it is placed. Pixels per inch. */
  readonly ppi: number;
  /** One bit a pixel: a stencil, or a scan of lines. */
  readonly isBitmap: boolean;
  /** The picture as a whole, before any clip. */
  readonly whole: Box;
}

export type Mark = TextMark | ShapeMark | LineMark | GradientMark | PictureMark;
