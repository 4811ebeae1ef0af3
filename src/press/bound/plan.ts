/** What stands where on the cover of a bound issue, and how thick the issue is. */

import { COVER_PAGES, type PrintSpec } from '../../journal.js';

export interface Spine {
  readonly widthMm: number;
  /** Leaves between the covers. */
  readonly leaves: number;
}

/** By the leaves between the covers and the thickness of each, unless the printer has named a width. Glue and the paper of the cover are not counted. */
export function spineOf(pages: number, { spineMm, profile }: PrintSpec): Spine {
  const leaves = Math.ceil((pages - COVER_PAGES) / 2);
  return { leaves, widthMm: spineMm ?? Math.round(leaves * profile.paperCaliperMm * 100) / 100 };
}

export interface CoverSide {
  /** Left and right on the sheet, the spine between them. Page numbers from 1. */
  readonly pages: readonly [left: number, right: number];
  /** Inside, glue holds the pages where outside the spine is. */
  readonly hasSpine: boolean;
}

/** Outside and inside of an open cover. Bound on the left, the front is right of the spine. */
export function coverSides(pages: number, dir: 'ltr' | 'rtl'): readonly CoverSide[] {
  const sides = [
    { pages: [pages, 1], hasSpine: true },
    { pages: [2, pages - 1], hasSpine: false },
  ] as const;
  return dir === 'ltr' ? sides : sides.map((side) => ({ ...side, pages: [side.pages[1], side.pages[0]] }));
}
