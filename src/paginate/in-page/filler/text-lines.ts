/** Lines of running text: how many there are, and with which letter each begins. */

import type { BreakPoint } from './break.js';

export interface TextBox {
  readonly topPx: number;
  readonly linePx: number;
  readonly count: number;
  /** Whether all lines are of one height. */
  readonly isEven: boolean;
}

export const px = (value: string): number => Number.parseFloat(value) || 0;

export function linesOfText(box: HTMLElement): TextBox {
  const style = getComputedStyle(box);
  const rect = box.getBoundingClientRect();
  const topPx = rect.top + px(style.borderTopWidth) + px(style.paddingTop);
  const height = rect.bottom - px(style.borderBottomWidth) - px(style.paddingBottom) - topPx;
  const linePx = px(style.lineHeight) || height;
  const count = Math.max(1, Math.round(height / linePx));
  return { topPx, linePx, count, isEven: Math.abs(height - count * linePx) < 1 };
}

/** Where a line begins, and the letter before. */
export interface LineStart extends BreakPoint {
  readonly node: Text;
  readonly letterBefore: string;
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

/** One for all: every range that was ever made is told of every change of the text. */
const range = document.createRange();

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
