/** Pages as the tab tells of them, in the words of the house: places instead of the stamps in the markup. */

import type { Place } from '../diagnostic.js';
import type { MeasuredPage } from '../pages.js';
import type { AssembledPage } from './in-page/assemble.js';

/** A part and the editor's file it is made of. */
interface Part {
  readonly id: string;
  readonly file: string;
}

export function laidPage(page: AssembledPage, parts: readonly Part[]): MeasuredPage {
  const file = parts.find(({ id }) => id === page.part)?.file;
  const pieces = page.pieces.map(({ text, source }) => {
    const place = placeOf(source) ?? (file ? { file } : undefined);
    return place ? { text, place } : { text };
  });
  const blocks = page.layout.blocks.map(({ source, ...block }) => ({
    ...block,
    place: placeOf(source) ?? { file: file ?? page.part },
  }));
  const { number, part, furniture, layout } = page;
  return { number, part, pieces, furniture, layout: { ...layout, blocks } };
}

/** `issues/2020-12/cotton.md:41` → the place. */
export function placeOf(source: string): Place | undefined {
  const match = /^(.+):(\d+)$/u.exec(source);
  return match?.[1] ? { file: match[1], line: Number(match[2]) } : undefined;
}
