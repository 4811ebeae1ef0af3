/** Pages made up for the examples of rules: the figures that a rule looks at, and plain ones for the rest. */

import type { LaidBlock, LaidColumn, LaidLine, MeasuredPage, PageLayout } from '../pages.js';

/** A block and its lines in one column. */
export interface Setting {
  readonly block: LaidBlock;
  readonly lines: readonly Omit<LaidLine, 'block'>[];
}

export const FILE = 'issues/2020-12/cotton.md';

const BLOCK: LaidBlock = {
  kind: 'text',
  place: { file: FILE, line: 10 },
  excerpt: 'Some words',
  isCutAbove: false,
  isCutBelow: false,
  trimMm: 17,
};

/** The block that begins at a line of the Markdown. */
export const block = (line: number, changes: Partial<LaidBlock> = {}): LaidBlock => ({
  ...BLOCK,
  place: { file: FILE, line },
  ...changes,
});

export const paragraph = (count: number, line: number, changes: Partial<LaidBlock> = {}): Setting => ({
  block: block(line, changes),
  lines: Array.from({ length: count }, () => ({ rows: 1 })),
});

export const heading = (line: number): Setting => paragraph(1, line, { kind: 'heading', excerpt: 'A crosshead' });

/** A paragraph whose lines from the first on end in divided words. */
export const dividedLines = (words: readonly string[], line: number, changes: Partial<LaidBlock> = {}): Setting => ({
  block: block(line, changes),
  lines: [...words.map((divided) => ({ rows: 1, divided })), ...(changes.isCutBelow === true ? [] : [{ rows: 1 }])],
});

type ColumnFacts = Partial<Omit<LaidColumn, 'lines'>> & { readonly settings: readonly Setting[] };

/** Columns side by side, each of so many settings. */
export const columns = (...settings: readonly (readonly Setting[])[]): ColumnFacts[] =>
  settings.map((each, index) => ({ settings: each, number: index + 1, of: settings.length }));

type Changes = Partial<Omit<MeasuredPage, 'layout'>> & { readonly layout?: Partial<PageLayout> };

export function page(facts: readonly ColumnFacts[], changes: Changes = {}): MeasuredPage {
  const blocks: LaidBlock[] = [];
  const laid = facts.map(({ settings, ...column }): LaidColumn => {
    const lines = settings.flatMap((setting) => {
      const index = blocks.push(setting.block) - 1;
      return setting.lines.map((line) => ({ ...line, block: index }));
    });
    const usedRows = lines.reduce((sum, { rows }) => sum + rows, 0);
    const white = { head: 0, inner: 0, foot: 0 };
    return { row: 1, number: 1, of: 1, isFilled: true, usedRows, white, ...column, lines };
  });
  const layout = { columns: laid, pictures: [], overflows: [], strangers: [], ...changes.layout };
  return {
    number: 1,
    part: 'cotton',
    pieces: [],
    furniture: '',
    ...changes,
    layout: { ...layout, blocks: [...blocks, ...(changes.layout?.blocks ?? [])] },
  };
}
