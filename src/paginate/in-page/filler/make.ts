/** Pages made as planned: the galley is cut where columns end, and its blocks are moved, never copied, onto pages. */

import { addUnmeasured, type Chunker, type PagedPage } from '../paged.js';
import type { BreakPoint } from './break.js';
import { cutBlock } from './cut.js';
import type { Galley } from './galley.js';
import { noteBox } from './notes.js';
import { bandOf, columnRow, enter, shellOf } from './page.js';
import { setSpaces } from './spaces.js';
import { makePicturePage } from './picture-page.js';
import { at, rowsOf, type ColumnPlan, type PagePlan, type Plan, type RegionPlan } from './plan/model.js';

export interface PagesToMake {
  readonly chunker: Chunker;
  /** The page on which the galley stands. */
  readonly first: PagedPage;
  /** Called with every page once nothing on it will move. */
  readonly onPage: (page: PagedPage) => void;
}

export function makePages(galley: Galley, plan: Plan, { chunker, first, onPage }: PagesToMake): HTMLElement[] {
  const supply = cutAll(galley, plan);
  const pages: HTMLElement[] = [];
  for (const page of plan.pages) {
    const isFirst = pages.length === 0;
    const paged = isFirst ? first : addUnmeasured(chunker);
    const shell = isFirst ? galley.stage.part : shellOf(galley.stage.part);
    if (page.kind === 'picture')
      makePicturePage(paged, shell, {
        page,
        element: at(galley.floats, page.float).element,
        heightPx: galley.areaPx,
      });
    else makeTextPage({ galley, supply, paged, part: shell, isFirst }, page);
    if (isFirst) galley.row.remove();
    onPage(paged);
    pages.push(paged.element);
    // A page that is done with takes no part in laying out the next.
    paged.element.style.display = 'none';
  }
  for (const page of pages) page.style.display = '';
  return pages;
}

/** The pieces of blocks and notes, by block or note and first line. */
interface Supply {
  readonly blocks: ReadonlyMap<string, HTMLElement>;
  readonly notes: ReadonlyMap<string, HTMLElement>;
}

const keyOf = (index: number, from: number): string => `${index}.${from}`;

/** All cuts are found before the first is made: nothing has moved by then. */
function cutAll({ blocks, notes }: Galley, { pages }: Plan): Supply {
  const columns = pages.flatMap((page) =>
    page.kind === 'text' ? page.regions.flatMap((region) => region.columns) : [],
  );
  const pieces = columns.flatMap((column) => column.pieces);
  for (const { block, change } of pieces) if (change !== 0) setSpaces(at(blocks, block).element, change);
  const blockCuts = pieces.map(({ block, from }) => ({ index: block, from, ...at(blocks, block) }));
  const noteCuts = columns
    .flatMap((column) => column.notes)
    .map(({ note, from }) => ({ index: note, from, ...at(notes, note) }));
  return { blocks: cutEach(blockCuts), notes: cutEach(noteCuts) };
}

interface Cut {
  readonly index: number;
  readonly from: number;
  readonly element: HTMLElement;
  readonly lines: readonly { readonly start: (block: Element) => BreakPoint }[];
}

function cutEach(cuts: readonly Cut[]): Map<string, HTMLElement> {
  const found = cuts.map((cut) => ({
    ...cut,
    point: cut.from > 0 ? at(cut.lines, cut.from).start(cut.element) : undefined,
  }));
  return new Map(
    found
      .toReversed()
      .map(({ index, from, element, point }) => [keyOf(index, from), point ? cutBlock(element, point) : element]),
  );
}

interface Making {
  readonly galley: Galley;
  readonly supply: Supply;
  readonly paged: PagedPage;
  readonly part: HTMLElement;
  readonly isFirst: boolean;
}

function makeTextPage(making: Making, { regions }: Extract<PagePlan, { kind: 'text' }>): void {
  const { paged, part, isFirst } = making;
  if (!isFirst) enter(paged, part);
  setOnGrid(making);
  regions.forEach((region, index) => makeRegion(making, region, index > 0));
}

/** Below the opening, columns begin on the grid that the whole page shares. */
function setOnGrid({ galley, part, isFirst }: Making): void {
  if (!isFirst) return;
  const { rowPx } = galley.matter;
  const top = galley.topPx;
  const filler = document.createElement('div');
  filler.className = 'grid-space';
  filler.style.blockSize = `${Math.max(0, Math.ceil(top / rowPx - 0.02) * rowPx - top)}px`;
  part.append(filler);
}

function makeRegion(making: Making, region: RegionPlan, isBelow: boolean): void {
  const { galley, part } = making;
  const { rowPx, floats } = galley.matter;
  let gap = isBelow ? 1 : 0;
  const addBand = (float: number, before: number, side: 'top' | 'bottom'): void => {
    const band = bandOf(galley.stage, side);
    const { element } = at(galley.floats, float);
    band.append(element);
    setMargin(element, 0);
    band.style.blockSize = `${at(floats, float).rows * rowPx}px`;
    band.style.marginBlockStart = `${before * rowPx}px`;
    part.append(band);
  };
  for (const float of region.above) {
    addBand(float, gap, 'top');
    gap = 1;
  }
  if (region.rows > 0) {
    part.append(makeColumns(making, region, gap));
    gap = 1;
  }
  for (const float of region.below) {
    addBand(float, gap, 'bottom');
    gap = 1;
  }
}

function makeColumns(making: Making, region: RegionPlan, gap: number): HTMLElement {
  const { galley } = making;
  const { rowPx } = galley.matter;
  const { row, columns } = columnRow(galley.stage);
  row.style.blockSize = `${region.rows * rowPx}px`;
  row.style.marginBlockStart = `${gap * rowPx}px`;
  region.columns.forEach((plan, index) => fillColumn(making, at(columns, index), { plan, isLevel: region.isLevel }));
  return row;
}

interface ColumnToMake {
  readonly plan: ColumnPlan;
  readonly isLevel: boolean;
}

function fillColumn({ galley, supply }: Making, column: HTMLElement, { plan, isLevel }: ColumnToMake): void {
  const { blocks, rowPx } = galley.matter;
  let above = 0;
  for (const float of plan.tops) {
    column.append(floatElement(galley, float, above));
    above = restOfRow(galley, float) + rowPx;
  }
  for (const { block, from, to, gap } of plan.pieces) {
    const element = supply.blocks.get(keyOf(block, from));
    if (!element) throw new Error(`a piece of block ${block} is missing`);
    const { endsPx, headPx, float } = at(blocks, block);
    if (float !== undefined) element.dataset.float = '';
    setMargin(element, above + gap * rowPx);
    column.append(element);
    const px = (from > 0 ? headPx : 0) + at(endsPx, to) - at(endsPx, from);
    above = rowsOf(px, rowPx) * rowPx - px;
  }
  for (const float of isLevel ? plan.bottoms : []) {
    column.append(floatElement(galley, float, above + (column.firstChild ? rowPx : 0)));
    above = restOfRow(galley, float);
  }
  const foot = makeFoot(galley, supply, isLevel ? { ...plan, bottoms: [] } : plan);
  if (foot) column.append(foot);
}

/** What is left of the last row a float takes. */
function restOfRow({ matter, floats }: Galley, float: number): number {
  return at(matter.floats, float).rows * matter.rowPx - at(floats, float).heightPx;
}

function floatElement(galley: Galley, float: number, abovePx: number): HTMLElement {
  const { element } = at(galley.floats, float);
  element.dataset.float = '';
  setMargin(element, abovePx);
  return element;
}

/** Floats and notes at the foot of a column. */
function makeFoot(galley: Galley, supply: Supply, { bottoms, notes }: ColumnPlan): HTMLElement | undefined {
  if (bottoms.length === 0 && notes.length === 0) return undefined;
  const { rowPx } = galley.matter;
  const foot = document.createElement('div');
  foot.className = 'column-foot';
  let above = 0;
  for (const float of bottoms) {
    foot.append(floatElement(galley, float, above));
    above = restOfRow(galley, float) + rowPx;
  }
  if (notes.length > 0) {
    const box = noteBox();
    box.append(...notes.flatMap(({ note, from }) => supply.notes.get(keyOf(note, from)) ?? []));
    foot.append(box);
  }
  return foot;
}

/** Space between blocks is of the page: what style sheets say of it has been counted into rows. */
function setMargin(element: HTMLElement, abovePx: number): void {
  element.style.setProperty('margin-block', `${abovePx}px 0`, 'important');
}
