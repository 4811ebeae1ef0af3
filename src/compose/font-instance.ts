/** Static TrueType cut from a variable font, for print: a variable font would turn into Type 3 in the PDF. */

import { createRequire } from 'node:module';
import { renameFont, tagsOf } from './font-names.js';

/** Values of the font's axes by tag: `{ opsz: 8, wght: 400 }`. */
export type Axes = Readonly<Record<string, number>>;

/** First and last code point. */
export type Range = readonly [number, number];

export interface Instance {
  readonly axes: Axes;
  /** Characters to keep; all of them when there is none. */
  readonly ranges: readonly Range[];
  /** The face as the style sheet calls it, which is its name in the PDF: `Source Serif 4 Caption`, `Italic`. */
  readonly family: string;
  readonly style: string;
}

type Subset = (font: Buffer, text: string | undefined, options: object) => Promise<Buffer>;

/** @throws Error when the bytes are no font, when it has no such axis, or has another that would stay variable. */
export async function cutNow(bytes: Buffer, { axes, ranges, family, style }: Instance): Promise<Buffer> {
  // CommonJS without types.
  const subset: Subset = createRequire(import.meta.url)('subset-font');
  const text = ranges.length > 0 ? ranges.map(charactersOf).join('') : undefined;
  const options = { variationAxes: axes, targetFormat: 'truetype', keepAllGlyphs: text === undefined };
  const font = await subset(bytes, text, options);
  if (tagsOf(font).includes('fvar')) throw new Error('an axis is left open');
  return renameFont(font, family, style);
}

const charactersOf = ([from, to]: Range): string =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index))
    // Halves of a pair are no characters.
    .filter((character) => !/\p{Cs}/u.test(character))
    .join('');

/** The value of `font-variation-settings`: `'opsz' 8, 'wght' 400`. Nothing for one that sets no axis. */
export function readAxes(settings: string): Axes | undefined {
  const axes = [...settings.matchAll(/["']([\x20-\x7e]{4})["']\s+(-?[\d.]+)/gu)];
  return axes.length === 0 ? undefined : Object.fromEntries(axes.map(([, tag = '', value]) => [tag, Number(value)]));
}
