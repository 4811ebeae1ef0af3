/** A page of the part being filled: what Paged.js made, and inside it bands over the whole width and a row of columns. */

import { handler, type PagedPage } from '../paged.js';
import { close } from './column.js';

/** How the theme sets the body: read from its style, so that style sheets stay in command. CSS pixels. */
export interface Setting {
  readonly columns: number;
  readonly gapPx: number;
  /** The line of the text, in which heights are counted. */
  readonly rowPx: number;
}

export interface OpenPage {
  readonly paged: PagedPage;
  /** The part, or on later pages a shell of it. */
  readonly part: HTMLElement;
  readonly row: HTMLElement;
  readonly columns: readonly HTMLElement[];
  readonly heightPx: number;
  readonly rowPx: number;
  /** Whether the opening of the part stands on it. */
  readonly isFirst: boolean;
}

export function settingOf(body: Element): Setting {
  const style = getComputedStyle(body);
  return {
    columns: Number.parseInt(style.columnCount, 10) || 1,
    gapPx: Number.parseFloat(style.columnGap) || 0,
    rowPx: Number.parseFloat(style.lineHeight) || 18,
  };
}

interface PageParts {
  readonly part: HTMLElement;
  readonly body: HTMLElement;
  readonly setting: Setting;
  readonly isFirst: boolean;
}

export function openPage(paged: PagedPage, { part, body, setting, isFirst }: PageParts): OpenPage {
  paged.area.style.columnWidth = '';
  paged.area.style.columnGap = '';
  // A part may name its pages.
  handler('AtPage').addPageAttributes?.(paged, part, []);
  const heightPx = paged.area.getBoundingClientRect().height;
  part.classList.add('filled');
  paged.area.append(part);
  const row = document.createElement('div');
  row.className = 'column-row';
  const columns = Array.from({ length: setting.columns }, () => shellOf(body, 'column'));
  row.append(...columns);
  part.append(row);
  const page = { paged, part, row, columns, heightPx, rowPx: setting.rowPx, isFirst };
  setOnGrid(page, setting);
  return page;
}

/** An element of the same kind with nothing in it. */
export function shellOf(element: HTMLElement, ...names: readonly string[]): HTMLElement {
  const shell = element.cloneNode(false);
  if (!(shell instanceof HTMLElement)) throw new Error('a shell is an element');
  shell.removeAttribute('id');
  shell.classList.add(...names);
  return shell;
}

/** A block over all columns, above or below them. */
export function addBand(page: OpenPage, block: HTMLElement, side: 'top' | 'bottom'): void {
  const [column] = page.columns;
  if (!column) return;
  const band = shellOf(column, 'band', `band-${side}`);
  band.classList.remove('column');
  band.removeAttribute('style');
  band.append(block);
  if (side === 'top') page.row.before(band);
  else page.part.append(band);
  setOnGrid(page);
}

export function removeBand(page: OpenPage, block: HTMLElement): void {
  block.parentElement?.remove();
  block.remove();
  setOnGrid(page);
}

/** Whole lines the columns may have above a foot of so many pixels. Too few for a beginning are none. */
export function rowsAbove(page: OpenPage, footPx: number): number {
  const top = page.row.getBoundingClientRect().top - page.paged.area.getBoundingClientRect().top;
  const start = top + Number.parseFloat(page.row.style.paddingBlockStart || '0');
  const below = [...page.part.querySelectorAll<HTMLElement>(':scope > .band-bottom')];
  const bands = below.reduce((sum, band) => sum + band.getBoundingClientRect().height, 0);
  const rows = Math.floor((page.heightPx - start - bands - footPx) / page.rowPx + 0.01);
  return rows < 4 ? 0 : rows;
}

/** The row begins on the grid that the whole page shares. */
function setOnGrid(page: OpenPage, setting?: Setting): void {
  const { row, rowPx, paged } = page;
  if (setting) row.style.cssText = `--columns:${setting.columns};column-gap:${setting.gapPx}px`;
  row.style.paddingBlockStart = '0px';
  const top = row.getBoundingClientRect().top - paged.area.getBoundingClientRect().top;
  const over = Math.ceil(top / rowPx - 0.02) * rowPx - top;
  row.style.paddingBlockStart = `${Math.max(0, over)}px`;
}

/** Nothing more will move: columns become plain boxes of their height. */
export function closePage(page: OpenPage, rows: number): void {
  for (const column of page.columns) {
    close(column);
    const marks = [...column.childNodes].filter((node) => node instanceof Comment);
    for (const mark of marks) mark.remove();
    for (const float of column.querySelectorAll<HTMLElement>(':scope > [data-float]')) delete float.dataset.float;
  }
  page.row.style.blockSize = `${rows * page.rowPx}px`;
  if (page.columns.every((column) => !column.firstChild)) page.row.remove();
}
