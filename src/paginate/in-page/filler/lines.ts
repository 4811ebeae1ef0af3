/** The lines of a block: where each stands, where the block is cut before it, and whether it ends within a word. */

import { before, type BreakPoint } from './break.js';
import { settleLadders } from './hyphens.js';
import { lineStarts, linesOfText, px } from './text-lines.js';

/** One line, or a row of a table: something no column may cut. */
export interface Line {
  /** From the block's top, in CSS pixels. */
  readonly topPx: number;
  /** Whether a column may end before it. */
  readonly mayBreak: boolean;
  readonly endsInWord: boolean;
  /** Where the block is cut for it to come first. */
  readonly start: (block: Element) => BreakPoint;
}

const BLOCKS =
  'p, ul, ol, li, dl, dt, dd, blockquote, pre, table, caption, thead, tbody, tr, th, td, figure, figcaption, aside, div, section, h1, h2, h3, h4, h5, h6, hr';
/** Of a paragraph that is divided, at least so many lines stand on either side. */
const LINES = 2;
/** A row of a table higher than this is cut between its lines. Of the height of a page. */
const TALL_ROW = 0.4;

/** @param pagePx height of a page, in CSS pixels */
export function linesIn(block: HTMLElement, pagePx: number): Line[] {
  const topPx = block.getBoundingClientRect().top;
  const lines = block instanceof HTMLTableElement ? rowLines(block, pagePx) : boxLines(block);
  return lines.map((line, index) => ({ ...line, topPx: index === 0 ? 0 : line.topPx - topPx }));
}

function boxLines(box: HTMLElement): Line[] {
  if (box instanceof HTMLTableElement) return rowLines(box, Infinity);
  if (box.tagName === 'FIGURE') return [whole(box, box.getBoundingClientRect().top)];
  if (!box.querySelector(BLOCKS)) return textLines(box);
  const lines: Line[] = [];
  for (const child of box.childNodes) {
    if (child instanceof HTMLElement && child.matches(BLOCKS)) lines.push(...boxLines(child));
    else if (child.textContent?.trim()) lines.push(...mixedLines(child));
  }
  return lines;
}

/** Text beside blocks in one box, as in an item with a list of its own: each stretch is one line to us. */
function mixedLines(node: ChildNode): Line[] {
  const range = document.createRange();
  range.selectNode(node);
  const topPx = range.getBoundingClientRect().top;
  return [{ topPx, mayBreak: true, endsInWord: false, start: (block) => before(node, block) }];
}

function textLines(box: HTMLElement): Line[] {
  const { ends, starts } = settleLadders(box);
  const { topPx, linePx, count, isEven } = linesOfText(box);
  if (!isEven) return [whole(box, topPx)];
  const least = box.dataset.opens === undefined ? LINES : opening(box, linePx);
  return Array.from({ length: count }, (_, index) => ({
    topPx: topPx + index * linePx,
    mayBreak: index === 0 || (index >= least && count - index >= LINES),
    endsInWord: ends[index] ?? false,
    start: index === 0 ? (block) => before(box, block) : () => starts?.[index - 1] ?? letterOfLine(box, index),
  }));
}

/** Lines that a large first letter stands beside, and one below it. */
function opening(box: HTMLElement, linePx: number): number {
  const style = getComputedStyle(box, '::first-letter');
  if (style.float === 'none') return LINES;
  const height = ['lineHeight', 'paddingTop', 'paddingBottom'] as const;
  return Math.ceil(height.reduce((sum, name) => sum + px(style[name]), 0) / linePx - 0.1) + 1;
}

const whole = (box: HTMLElement, topPx: number): Line => ({
  topPx,
  mayBreak: true,
  endsInWord: false,
  start: (block) => before(box, block),
});

function rowLines(table: HTMLTableElement, pagePx: number): Line[] {
  const heads = table.tHead?.rows.length ?? 0;
  const rows = [...table.rows];
  return rows.flatMap((row, index) => {
    const { top, height } = row.getBoundingClientRect();
    const mayBreak = index > heads;
    const first = { topPx: top, mayBreak, endsInWord: false, start: (block: Element) => before(row, block) };
    return height > pagePx * TALL_ROW ? [first, ...cellLines(row)] : [first];
  });
}

function contentHeight(cell: HTMLElement): number {
  const range = document.createRange();
  range.selectNodeContents(cell);
  return range.getBoundingClientRect().height;
}

/** The lines, after the first, of the tallest cell. */
function cellLines(row: HTMLTableRowElement): Line[] {
  const [tallest] = [...row.cells].toSorted((a, b) => contentHeight(b) - contentHeight(a));
  return tallest ? boxLines(tallest).slice(1) : [];
}

/** The first letter on a line of a box whose lines are of one height. */
function letterOfLine(box: HTMLElement, line: number): BreakPoint {
  const found = lineStarts(box)[line - 1];
  if (!found) throw new Error(`a block has no line ${line + 1}`);
  return found;
}
