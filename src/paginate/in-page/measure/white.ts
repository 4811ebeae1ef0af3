/** White in the columns: how much of each nothing stands in. */

import type { LaidColumn } from '../../../pages.js';
import type { ColumnBox } from './columns.js';
import { BOXES, type Piece } from './pieces.js';

interface Given {
  readonly column: ColumnBox;
  readonly pieces: readonly Piece[];
}

interface Span {
  readonly top: number;
  readonly bottom: number;
}

export function whiteOf(page: Element, { column, pieces }: Given): Pick<LaidColumn, 'usedRows' | 'white'> {
  const { rect, rowPx, isFilled, footPx } = column;
  if (!isFilled) return { usedRows: 0, white: { head: 0, inner: 0, foot: 0 } };
  const foot = page.querySelector('.pagedjs_area')?.getBoundingClientRect().bottom ?? rect.bottom;
  const spans = contentsOf(page, { column, pieces }).filter(({ top, bottom }) => bottom > rect.top && top < foot);
  const own = spans.filter(({ top }) => top < footPx - 1).toSorted((a, b) => a.top - b.top);
  const below = Math.min(foot, ...spans.filter(({ top }) => top >= footPx - 1).map(({ top }) => top));
  let reached = own[0]?.top ?? rect.top;
  let inner = 0;
  for (const { top, bottom } of own) {
    inner = Math.max(inner, top - reached);
    reached = Math.max(reached, bottom);
  }
  const rows = (px: number): number => Math.max(0, Math.round(px / rowPx));
  return {
    usedRows: rows(reached - rect.top),
    white: { head: rows((own[0]?.top ?? rect.top) - rect.top), inner: rows(inner), foot: rows(below - reached) },
  };
}

/** What stands within the column's width, in it, above it or below it. */
function contentsOf(page: Element, { column: { rect }, pieces }: Given): Span[] {
  const isBeside = ({ left, right }: { left: number; right: number }): boolean =>
    Math.min(right, rect.right) - Math.max(left, rect.left) > 2;
  const texts = pieces.filter(({ kind }) => kind !== 'furniture').flatMap(({ lines }) => lines);
  const boxes = [...page.querySelectorAll(`.pagedjs_area :is(${BOXES}, img, svg, hr)`)];
  return [...texts, ...boxes.map((box) => box.getBoundingClientRect())].filter(isBeside);
}
