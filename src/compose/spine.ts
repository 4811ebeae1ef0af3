/** The spine of a bound issue: one lying page, as long as the trim is high and as high as the issue is thick. */

import type { PrintComposition } from './print.js';
import type { PrintView } from './print-view.js';
import type { Theme } from './theme.js';

/** Its markup with and without words: which of them is only known when the pages are counted. */
export interface SpineMarkup {
  readonly lettered: string;
  readonly bare: string;
}

export interface SpineSize {
  readonly lengthMm: number;
  readonly widthMm: number;
}

/** Thinner ones bear no words: folded half a millimetre aside, they would stand on the front. */
const LETTERED_FROM_MM = 4;

export function spineMarkup(theme: Theme, view: PrintView): SpineMarkup {
  const set = (hasLettering: boolean): string => theme.render('parts/spine', { ...view, hasLettering });
  return { lettered: set(true), bare: set(false) };
}

/** The spine as an edition of one page, in the styles of the issue; nothing for an issue that has none. */
export function composeSpine(edition: PrintComposition, size: SpineSize): PrintComposition | undefined {
  const { spine, lang, dir, css, parts } = edition;
  const [{ file } = { file: '' }] = parts;
  if (!spine) return undefined;
  const html = size.widthMm < LETTERED_FROM_MM ? spine.bare : spine.lettered;
  const part = { id: 'spine', html, title: edition.title, lang, dir, start: 'page' as const, file };
  const { budget: _, ...kept } = edition;
  return { ...kept, parts: [part], css: `${css}\n${pageSize(size.lengthMm, size.widthMm)}` };
}

/** The trim comes from journal.yaml, not from the theme: the tokens follow it. */
export const pageSize = (widthMm: number, heightMm: number): string =>
  `@page { size: ${widthMm}mm ${heightMm}mm; }
:root { --trim-width: ${widthMm}mm; --trim-height: ${heightMm}mm; }`;
