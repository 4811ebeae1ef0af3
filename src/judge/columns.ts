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
export function textsOf(pages: readonly MeasuredPage[]): readonly (readonly TextColumn[])[] {
  const known = texts.get(pages) ?? readTexts(pages);
  texts.set(pages, known);
  return known;
}

// Half of the rules ask for them.
const texts = new WeakMap<readonly MeasuredPage[], readonly (readonly TextColumn[])[]>();

function readTexts(pages: readonly MeasuredPage[]): TextColumn[][] {
  const texts: Standing[][] = [];
  const onPage = new Map(pages.map((page) => [page, standingOn(page)]));
  const fileOfPage = (page: MeasuredPage): string | undefined => fileOf(onPage.get(page) ?? []);
  for (const standing of [...onPage.values()].flat()) {
    const text = texts.at(-1);
    if (text && isOfOneText(text, standing, fileOfPage)) text.push(standing);
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
function isOfOneText(
  text: readonly Standing[],
  standing: Standing,
  fileOfPage: (page: MeasuredPage) => string | undefined,
): boolean {
  const last = text.at(-1);
  const file = fileOf(text);
  const other = fileOf([standing]);
  const isOther = standing.column.isFilled && other !== undefined && file !== undefined && other !== file;
  if (!last || isOther) return false;
  return standing.page.part === last.page.part || fileOfPage(last.page) !== file;
}

const fileOf = (columns: readonly Standing[]): string | undefined =>
  columns.find(({ lines }) => lines.length > 0)?.lines[0]?.of.place.file;

function goingOn({ page, column }: Standing, rest: readonly Standing[]): Pick<TextColumn, 'goesOn' | 'goesOverleaf'> {
  const next = rest.filter(({ lines, column: { isFilled } }) => lines.length > 0 && (isFilled || !column.isFilled));
  return { goesOn: next.length > 0, goesOverleaf: next.some((each) => each.page !== page) };
}

export const columnsOf = (pages: readonly MeasuredPage[]): readonly TextColumn[] => textsOf(pages).flat();

/** Lines of each block in a column, in order. */
export function blocksIn({ lines }: TextColumn): Map<LaidBlock, TextLine[]> {
  const blocks = new Map<LaidBlock, TextLine[]>();
  for (const line of lines) {
    const block = blocks.get(line.of);
    if (block) block.push(line);
    else blocks.set(line.of, [line]);
  }
  return blocks;
}
