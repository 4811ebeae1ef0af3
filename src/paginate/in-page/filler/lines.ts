/** The lines of a block: where each stands, with which letter it begins, and whether the one before ends in a word. */

import { before, type BreakPoint } from './break.js';

/** One line, or a row of a table: something no column may cut. */
export interface Line {
  /** From the block's top, in CSS pixels. */
  readonly topPx: number;
  /** Whether a column may end before it. */
  readonly mayBreak: boolean;
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
  return [{ topPx, mayBreak: true, start: (block) => before(node, block) }];
}

function textLines(box: HTMLElement): Line[] {
  const { topPx, linePx, count, isEven } = linesOfText(box);
  if (!isEven) return [whole(box, topPx)];
  const least = box.dataset.opens === undefined ? LINES : opening(box, linePx);
  return Array.from({ length: count }, (_, index) => ({
    topPx: topPx + index * linePx,
    mayBreak: index === 0 || (index >= least && count - index >= LINES),
    start: index === 0 ? (block) => before(box, block) : () => letterOfLine(box, index),
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
  start: (block) => before(box, block),
});

interface TextBox {
  readonly topPx: number;
  readonly linePx: number;
  readonly count: number;
  /** Whether all lines are of one height. */
  readonly isEven: boolean;
}

const px = (value: string): number => Number.parseFloat(value) || 0;

export function linesOfText(box: HTMLElement): TextBox {
  const style = getComputedStyle(box);
  const rect = box.getBoundingClientRect();
  const topPx = rect.top + px(style.borderTopWidth) + px(style.paddingTop);
  const height = rect.bottom - px(style.borderBottomWidth) - px(style.paddingBottom) - topPx;
  const linePx = px(style.lineHeight) || height;
  const count = Math.max(1, Math.round(height / linePx));
  return { topPx, linePx, count, isEven: Math.abs(height - count * linePx) < 1 };
}

function rowLines(table: HTMLTableElement, pagePx: number): Line[] {
  const heads = table.tHead?.rows.length ?? 0;
  const rows = [...table.rows];
  return rows.flatMap((row, index) => {
    const { top, height } = row.getBoundingClientRect();
    const mayBreak = index > heads;
    const first = { topPx: top, mayBreak, start: (block: Element) => before(row, block) };
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

/** Where a line begins, and the letter before. */
export interface LineStart extends BreakPoint {
  readonly node: Text;
  readonly letterBefore: string;
}

/** The first letter on a line of a box whose lines are of one height. */
function letterOfLine(box: HTMLElement, line: number): BreakPoint {
  const found = lineStarts(box)[line - 1];
  if (!found) throw new Error(`a block has no line ${line + 1}`);
  return found;
}

/** With which letter each line but the first begins. */
export function lineStarts(box: HTMLElement): LineStart[] {
  const { topPx, linePx, count } = linesOfText(box);
  const text = letters(box);
  const lineAt = (index: number): number => {
    const rect = text.rectFrom(index);
    return rect ? Math.floor(((rect.top + rect.bottom) / 2 - topPx) / linePx) : Infinity;
  };
  const usual = Math.max(4, Math.floor(text.length / count));
  const starts: LineStart[] = [];
  for (let line = 1, from = 0; line < count; line += 1) {
    from = firstFrom({ from: from + 1, usual, length: text.length }, (index) => lineAt(index) >= line);
    const start = text.startAt(from);
    if (start) starts.push(start);
  }
  return starts;
}

interface Letters {
  readonly length: number;
  /** Of the first letter from `index` that is painted; none is painted behind the last. */
  readonly rectFrom: (index: number) => DOMRect | undefined;
  /** The first letter from `index`. */
  readonly startAt: (index: number) => LineStart | undefined;
}

/** What is no letter of a line: spaces, and hyphens that show only where a line ends. */
const SHY = '\u00ad';
const UNPAINTED = /[\s\u00ad]/u;

/** The letters of a box, counted through all its elements. */
function letters(box: HTMLElement): Letters {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  const nodes: { text: Text; from: number }[] = [];
  let data = '';
  while (walker.nextNode()) {
    if (!(walker.currentNode instanceof Text)) continue;
    nodes.push({ text: walker.currentNode, from: data.length });
    data += walker.currentNode.data;
  }
  const range = document.createRange();
  const nodeAt = (index: number): { text: Text; from: number } | undefined =>
    nodes.length === 1 ? nodes[0] : nodes.findLast(({ from }) => from <= index);
  const rectFrom = (index: number): DOMRect | undefined => {
    for (let at = index; at < data.length; at += 1) {
      const found = nodeAt(at);
      if (!found || UNPAINTED.test(data[at] ?? '')) continue;
      range.setStart(found.text, at - found.from);
      range.setEnd(found.text, at - found.from + 1);
      const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
      // After a soft hyphen at a line's end a letter has that hyphen's rectangle before its own; and the last letter of
      // a line that runs to the left has one of the line below behind its own.
      const rect = data[at - 1] === SHY ? rects.at(-1) : rects[0];
      if (rect) return rect;
    }
    return undefined;
  };
  const startAt = (index: number): LineStart | undefined => {
    let at = index;
    while (at < data.length && UNPAINTED.test(data[at] ?? '')) at += 1;
    const found = nodeAt(at);
    return found && { node: found.text, offset: at - found.from, letterBefore: data[at - 1] ?? '' };
  };
  return { length: data.length, rectFrom, startAt };
}

/** The first index that is so, of indexes of which all later ones are: sought from where it is usually found. */
function firstFrom(
  { from, usual, length }: { from: number; usual: number; length: number },
  isSo: (index: number) => boolean,
): number {
  let low = from;
  let high = Math.min(length, from + usual);
  if (high === length || isSo(high)) {
    for (let next = high - STRIDE; next > low; next -= STRIDE) {
      if (!isSo(next)) {
        low = next + 1;
        break;
      }
      high = next;
    }
  } else {
    while (high < length && !isSo(high)) {
      low = high + 1;
      high = Math.min(length, high + STRIDE);
    }
  }
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
const STRIDE = 8;
