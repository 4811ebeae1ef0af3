/** How near letters come to the edge at which the page is cut. */

import type { Fonts } from './fonts.js';
import type { Line, Piece } from './pieces.js';

const MM_PER_PX = 25.4 / 96;
/** Nearer than this the ink is measured: the box of a large line reaches far over its letters. */
const NEAR_PX = 20 / MM_PER_PX;

interface Around {
  readonly page: Element;
  readonly fonts: Fonts;
}

/** Millimetres, negative beyond the trim; undefined where there are no letters. */
export function trimDistance(piece: Piece, { page, fonts }: Around): number | undefined {
  const trim = page.querySelector('.pagedjs_pagebox')?.getBoundingClientRect();
  if (!trim || (piece.nodes.length === 0 && piece.kind !== 'furniture')) return undefined;
  const aside = Math.min(...piece.lines.map(({ left, right }) => Math.min(left - trim.left, trim.right - right)));
  const upright = Math.min(...piece.lines.map((line) => distance(line, trim)));
  const isBoxed = piece.nodes.length > 0 && upright < Math.min(aside, NEAR_PX);
  const inked = isBoxed ? inkDistance(piece, { trim, fonts }) : upright;
  return Math.round(Math.min(aside, inked) * MM_PER_PX * 10) / 10;
}

const distance = ({ top, bottom }: Pick<Line, 'top' | 'bottom'>, trim: DOMRect): number =>
  Math.min(top - trim.top, trim.bottom - bottom);

function inkDistance({ nodes, element }: Piece, { trim, fonts }: { trim: DOMRect; fonts: Fonts }): number {
  const range = document.createRange();
  const distances = nodes.flatMap((node) => {
    const ink = fonts.inkOf(node.parentElement ?? element, node.data);
    range.selectNodeContents(node);
    return [...range.getClientRects()].map(({ top }) =>
      distance({ top: top + ink.top, bottom: top + ink.bottom }, trim),
    );
  });
  return Math.min(...distances);
}
