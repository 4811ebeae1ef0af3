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

/** Columns of one text after another: an article, or a part without columns. */
export function textsOf(pages: readonly MeasuredPage[]): TextColumn[][] {
  const texts: { key: string; columns: Pick<TextColumn, 'page' | 'column' | 'lines'>[] }[] = [];
  for (const page of pages) {
    for (const column of page.layout.columns) {
      const lines = column.lines.flatMap((line) => {
        const of = page.layout.blocks[line.block];
        return of ? [{ ...line, of }] : [];
      });
      const last = texts.at(-1);
      // Articles may share a page: what a column is part of, its first block knows.
      const file = lines[0]?.of.place.file;
      const key = column.isFilled ? (file ?? last?.key ?? page.part) : `part ${page.part}`;
      if (last?.key === key) last.columns.push({ page, column, lines });
      else texts.push({ key, columns: [{ page, column, lines }] });
    }
  }
  return texts.map(({ columns }) =>
    columns.map((column, index) => ({ ...column, ...goingOn(column, columns.slice(index + 1)) })),
  );
}

function goingOn(
  { page }: Pick<TextColumn, 'page'>,
  rest: readonly Pick<TextColumn, 'page' | 'lines'>[],
): Pick<TextColumn, 'goesOn' | 'goesOverleaf'> {
  const filled = rest.filter(({ lines }) => lines.length > 0);
  return { goesOn: filled.length > 0, goesOverleaf: filled.some((column) => column.page !== page) };
}

export const columnsOf = (pages: readonly MeasuredPage[]): TextColumn[] => textsOf(pages).flat();

/** Lines of each block in a column, in order. */
export function blocksIn({ lines }: TextColumn): Map<LaidBlock, TextLine[]> {
  const blocks = new Map<LaidBlock, TextLine[]>();
  for (const line of lines) blocks.set(line.of, [...(blocks.get(line.of) ?? []), line]);
  return blocks;
}
