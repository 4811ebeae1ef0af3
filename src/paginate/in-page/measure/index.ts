/** Measures finished pages for the judge: what a reader would see of them, as plain figures. Nothing is changed. */

import type { LaidBlock, PageLayout } from '../../../pages.js';
import { columnsOf, rowsIn } from './columns.js';
import { openFonts, type Fonts } from './fonts.js';
import { overflowsOf } from './overflow.js';
import { picturesOf } from './pictures.js';
import { readPieces, type Piece } from './pieces.js';
import { trimDistance } from './trim.js';
import { whiteOf } from './white.js';

/** A block by the `file:line` stamped on it, or by nothing. */
export type MeasuredBlock = Omit<LaidBlock, 'place'> & { readonly source: string };
export type MeasuredLayout = Omit<PageLayout, 'blocks'> & { readonly blocks: readonly MeasuredBlock[] };

export function measurePages(pages: readonly HTMLElement[]): MeasuredLayout[] {
  const fonts = openFonts();
  return pages.map((page) => measurePage(page, fonts));
}

function measurePage(page: HTMLElement, fonts: Fonts): MeasuredLayout {
  const columns = columnsOf(page);
  const pieces = readPieces(page, { columns, fonts });
  const pictures = picturesOf(page, { pieces, columns });
  const overflows = overflowsOf(pieces);
  const numberOf = new Map(pieces.map((piece, index) => [piece, index]));
  const indexOf = (piece: Piece): number => numberOf.get(piece) ?? 0;
  return {
    blocks: pieces.map((piece) => blockOf(piece, { page, fonts })),
    columns: columns.map((column) => ({
      row: column.row,
      number: column.number,
      of: column.of,
      isFilled: column.isFilled,
      lines: rowsIn(column, pieces, indexOf),
      ...whiteOf(page, { column, pieces }),
    })),
    pictures: pictures.map(({ piece, ...picture }) => ({ block: indexOf(piece), ...picture })),
    overflows: overflows.map(({ piece, ...overflow }) => ({ block: indexOf(piece), ...overflow })),
    strangers: pieces.flatMap((piece, block) => [...piece.strangers].map((character) => ({ character, block }))),
  };
}

function blockOf(piece: Piece, { page, fonts }: { page: Element; fonts: Fonts }): MeasuredBlock {
  const { kind, source, excerpt, isCutAbove, isCutBelow } = piece;
  const trimMm = trimDistance(piece, { page, fonts });
  const head = { kind, source, excerpt, isCutAbove, isCutBelow };
  return trimMm === undefined ? head : { ...head, trimMm };
}
