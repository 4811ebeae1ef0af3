/** The columns of an edition in reading order, as stretches of one text. */

import type { LaidBlock, LaidColumn, LaidLine, MeasuredPage } from '../pages.js';

export interface TextColumn {
  readonly page: MeasuredPage;
  readonly column: LaidColumn;
  readonly lines: readonly TextLine[];
  /** Whether the same text goes on in a further column, and whether on this page or a further one. */
  readonly goesOn: boolean;
  readonly goesOverleaf: boolean;
}

export interface TextLine extends LaidLine {
  readonly of: LaidBlock;
}

type Standing = Pick<TextColumn, 'page' | 'column' | 'lines'>;

/** Columns of one text after another: an article, or a part without columns. */
export function textsOf(pages: readonly MeasuredPage[]): TextColumn[][] {
  const texts: Standing[][] = [];
  for (const standing of pages.flatMap(standingOn)) {
    const text = texts.at(-1);
    if (text && isOfOneText(text, standing)) text.push(standing);
    else texts.push([standing]);
  }
  return texts.map((columns) =>
    columns.map((column, index) => ({ ...column, ...goingOn(column, columns.slice(index + 1)) })),
  );
}

const standingOn = (page: MeasuredPage): Standing[] =>
  page.layout.columns.map((column) => {
    const lines = column.lines.flatMap((line) => {
      const of = page.layout.blocks[line.block];
      return of ? [{ ...line, of }] : [];
    });
    return { page, column, lines };
  });

/**
 * Articles may share a page, which then counts as the first one's: what a column is part of, its blocks know. A page
 * without columns, such as a full-page picture, is of the article it stands in.
 */
function isOfOneText(text: readonly Standing[], { page, column, lines }: Standing): boolean {
  const last = text.at(-1);
  const file = fileOf(text);
  const other = fileOf([{ page, column, lines }]);
  if (!last || (column.isFilled && other !== undefined && file !== undefined && other !== file)) return false;
  return page.part === last.page.part || fileOf(standingOn(last.page)) !== file;
}

const fileOf = (columns: readonly Standing[]): string | undefined =>
  columns.flatMap(({ lines }) => lines)[0]?.of.place.file;

function goingOn({ page, column }: Standing, rest: readonly Standing[]): Pick<TextColumn, 'goesOn' | 'goesOverleaf'> {
  const next = rest.filter(({ lines, column: { isFilled } }) => lines.length > 0 && (isFilled || !column.isFilled));
  return { goesOn: next.length > 0, goesOverleaf: next.some((each) => each.page !== page) };
}

export const columnsOf = (pages: readonly MeasuredPage[]): TextColumn[] => textsOf(pages).flat();

/** Lines of each block in a column, in order. */
export function blocksIn({ lines }: TextColumn): Map<LaidBlock, TextLine[]> {
  const blocks = new Map<LaidBlock, TextLine[]>();
  for (const line of lines) blocks.set(line.of, [...(blocks.get(line.of) ?? []), line]);
  return blocks;
}
