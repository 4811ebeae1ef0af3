/** Running heads and folios are content of style sheets, which has no rectangles: where they stand is reckoned. */

import { contentText } from '../content.js';
import type { Fonts } from './fonts.js';

export interface Furniture {
  readonly box: Element;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The letters of every margin box of a page, from the upper edge of their ink to the lower. CSS pixels. */
export function furnitureOf(page: HTMLElement, fonts: Fonts): Furniture[] {
  const number = Number(page.dataset.pageNumber ?? 0);
  return [...page.querySelectorAll('.pagedjs_margin.hasContent > .pagedjs_margin-content')].flatMap((box) => {
    const style = getComputedStyle(box, '::after');
    const text = contentText(style.content, number);
    const { left, right, top, height } = box.getBoundingClientRect();
    if (text === '' || right - left < 1) return [];
    const ink = fonts.inkOf(box, text);
    const start = startOf(style, { left, right, width: ink.width });
    // Half of what the line is higher or lower than its letters' box lies above them.
    const edge = top + (height - ink.height) / 2;
    return [{ box, text, left: start, right: start + ink.width, top: edge + ink.top, bottom: edge + ink.bottom }];
  });
}

interface Room {
  readonly left: number;
  readonly right: number;
  readonly width: number;
}

function startOf({ textAlign, direction }: CSSStyleDeclaration, { left, right, width }: Room): number {
  if (textAlign === 'center') return (left + right - width) / 2;
  const isAtRight = textAlign === 'right' || textAlign === (direction === 'rtl' ? 'start' : 'end');
  return isAtRight ? right - width : left;
}
