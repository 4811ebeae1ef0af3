/** The columns of a page, and what stands in each, line by line. */

import type { LaidLine } from '../../../pages.js';
import type { Line, Piece } from './pieces.js';

export interface ColumnBox {
  readonly element: Element;
  readonly row: number;
  readonly number: number;
  readonly of: number;
  readonly isFilled: boolean;
  /** The line of its text, in which heights are counted. CSS pixels. */
  readonly rowPx: number;
  readonly rect: DOMRect;
  /** Where what stands at its foot begins, pictures and notes; else its lower edge. */
  readonly footPx: number;
}

/** What the filler sets at the foot of a column, apart from its text. */
export const FOOT = '.column-foot';

/** What the filler filled, or the page's area as a whole. */
export function columnsOf(page: Element): ColumnBox[] {
  const filled = [...page.querySelectorAll('.column-row')].flatMap((row, above) => {
    const columns = [...row.querySelectorAll(':scope > .column')];
    return columns.map((element, index) =>
      box(element, { row: above + 1, number: index + 1, of: columns.length, isFilled: true }),
    );
  });
  if (filled.length > 0) return filled;
  const area = page.querySelector('.pagedjs_page_content');
  return area ? [box(area, { row: 1, number: 1, of: 1, isFilled: false })] : [];
}

function box(element: Element, place: Pick<ColumnBox, 'row' | 'number' | 'of' | 'isFilled'>): ColumnBox {
  const rowPx = Number.parseFloat(getComputedStyle(element).lineHeight) || 18;
  const rect = element.getBoundingClientRect();
  const foot = place.isFilled ? element.querySelector(`:scope > ${FOOT}`) : null;
  return { element, ...place, rowPx, rect, footPx: foot?.getBoundingClientRect().top ?? rect.bottom };
}

/** Lines of text and whole boxes, from above. */
export function rowsIn(column: ColumnBox, pieces: readonly Piece[], indexOf: (piece: Piece) => number): LaidLine[] {
  const own = pieces.filter((piece) => piece.column === column && piece.isCounted);
  const lines = own.flatMap((piece) => piece.lines.map((line) => ({ line, piece })));
  // In a page of its own design text may stand anywhere: there the order is that of the document.
  if (column.isFilled) lines.sort((a, b) => a.line.top - b.line.top);
  return lines.map(({ line, piece }) => laidLine(line, indexOf(piece), column.rowPx));
}

const laidLine = ({ top, bottom, divided, gap }: Line, block: number, rowPx: number): LaidLine => ({
  block,
  rows: Math.max(1, Math.round((bottom - top) / rowPx)),
  ...(divided !== undefined && { divided }),
  ...(gap && { gap }),
});
