/** One column filled: the browser breaks lines and keeps paragraphs together, we cut where it leaves the column. */

import { before, findBreak, isAtStart, type Beyond, type BreakPoint } from './break.js';
import { cut, heal } from './cut.js';

/** How tall a column is, and the line its height is counted in. CSS pixels. */
export interface Room {
  readonly heightPx: number;
  readonly rowPx: number;
}

/** The browser sets what does not fit in further columns to the side: so far away that nothing can be taken for it. */
const GAP = 3000;
const SHY = '\u00ad';

/** Moves as much of the stream into the column as it holds. What it held before (a float at its top) stays. */
export function pour(column: HTMLElement, stream: HTMLElement, room: Room): void {
  if (room.heightPx < room.rowPx || !stream.firstChild) return;
  open(column, room.heightPx);
  const beyond = aside(column);
  let found = take(column, stream, room);
  found = found && withoutHyphen(found, () => findBreak(column, beyond));
  found = found && withoutLoneLine(found, { column, beyond, room });
  found = found && beforeWhole(found, column);
  if (found) stream.prepend(cut(column, found));
}

/** Moves the column's text back to the stream, as if it had never been cut. Floats stay where they are. */
export function giveBack(column: HTMLElement, stream: HTMLElement): void {
  const floats = column.querySelectorAll(':scope > [data-float]');
  for (const float of floats) float.remove();
  heal(column, stream);
  stream.prepend(...column.childNodes);
  column.append(...floats);
}

/** Makes a box the first of a row of columns, of which only it is seen. */
export function open(column: HTMLElement, heightPx: number): void {
  column.style.cssText = `columns:1;column-fill:auto;column-gap:${GAP}px;block-size:${heightPx}px`;
}

export const close = (column: HTMLElement): void => column.removeAttribute('style');

/** In whichever direction the columns go on. */
export function aside(column: HTMLElement): Beyond {
  const { left } = column.getBoundingClientRect();
  return (rect) => Math.abs(rect.left - left) > GAP / 2;
}

/** Where the text of a column ends, from its top. */
export function usedHeight(column: HTMLElement): number {
  const last = column.lastElementChild?.getBoundingClientRect();
  return last ? last.bottom - column.getBoundingClientRect().top : 0;
}

/** Takes about a column and a third of the stream, and more while the column is not full. */
function take(column: HTMLElement, stream: HTMLElement, { heightPx, rowPx }: Room): BreakPoint | undefined {
  const beyond = aside(column);
  const lettersInRow = column.getBoundingClientRect().width / 6;
  let wanted = (heightPx / rowPx) * lettersInRow * 1.35 + 400;
  for (;;) {
    const portion = [];
    let got = 0;
    for (let node = stream.firstChild; node && got < wanted; node = node.nextSibling) {
      got += weight(node);
      portion.push(node);
    }
    column.append(...portion);
    const found = findBreak(column, beyond);
    if (found || !stream.firstChild) return found;
    wanted /= 2;
  }
}

/** In letters; a picture counts for about ten lines. */
const weight = (node: Node): number =>
  (node.textContent?.length ?? 0) + (node instanceof Element && node.matches('figure') ? 500 : 0);

/** A word is not divided over a column's end: it loses its soft hyphens there, and goes over whole. */
function withoutHyphen(point: BreakPoint, again: () => BreakPoint | undefined): BreakPoint | undefined {
  let found: BreakPoint | undefined = point;
  for (let tries = 0; tries < 3 && found?.node instanceof Text; tries += 1) {
    const { node, offset }: { node: Text; offset: number } = { node: found.node, offset: found.offset };
    if (node.data[offset - 1] !== SHY) break;
    const start = node.data.slice(0, offset).search(/\S+$/u);
    const end = offset + (/^\S*/u.exec(node.data.slice(offset))?.[0].length ?? 0);
    node.data = node.data.slice(0, start) + node.data.slice(start, end).replaceAll(SHY, '') + node.data.slice(end);
    found = again();
  }
  return found;
}

interface Filling {
  readonly column: HTMLElement;
  readonly beyond: Beyond;
  readonly room: Room;
}

/**
 * Chromium splits three lines into two and one, though it is told to keep two together. The line before goes over with
 * the lone one, or all that stands of the paragraph where only one would be left.
 */
function withoutLoneLine(found: BreakPoint, { column, beyond, room }: Filling): BreakPoint | undefined {
  const block = found.node instanceof Text ? blockOf(found.node) : undefined;
  if (!block) return found;
  const linePx = Number.parseFloat(getComputedStyle(block).lineHeight) || room.rowPx;
  const rects = [...block.getClientRects()];
  const over = rects.filter(beyond);
  const last = rects.filter((rect) => !beyond(rect)).at(-1);
  if (over.length !== 1 || !over[0] || over[0].height > 1.6 * linePx || !last) return found;
  const lines = last.height > 2.5 * linePx ? 1 : Math.round(last.height / linePx);
  column.style.blockSize = `${room.heightPx - lines * linePx}px`;
  const earlier = findBreak(column, beyond);
  column.style.blockSize = `${room.heightPx}px`;
  return earlier && !isAtStart(earlier, column) ? earlier : found;
}

function blockOf(node: Node): Element | undefined {
  let element = node.parentElement;
  while (element && getComputedStyle(element).display.startsWith('inline')) element = element.parentElement;
  return element ?? undefined;
}

/** What is to stay whole goes over whole. Only a row of a table that fills a column from its top is cut. */
function beforeWhole(found: BreakPoint, column: HTMLElement): BreakPoint {
  const around: Element[] = [];
  const inner = found.node instanceof Element ? found.node : found.node.parentElement;
  for (let element = inner; element && element !== column; element = element.parentElement) around.unshift(element);
  for (const element of around) {
    if (getComputedStyle(element).breakInside !== 'avoid') continue;
    const point = before(element, column);
    if (!element.matches('tr') || !isAtStart(point, column)) return point;
  }
  return found;
}
