/** Blocks that may leave their place: a picture that does not fit stands at the top of the next column, and text runs on. */

import { aside, giveBack, open, pour, usedHeight, type Room } from './column.js';

/** Blocks a reader can look at a little later than they are spoken of. */
const FLOATING = 'figure, .pull-quote, .sidebar, .facts, .related, table';
/** Tables longer than this part of a column are text, and cut between their rows. */
const LONG = 0.5;

/** Where a block was taken out of the text → the block. */
export type Marks = Map<Comment, HTMLElement>;

/**
 * Measures the blocks of the stream, in a column of ordinary width. Gives those that may float; blocks too tall for that
 * are cut like text where they can be. All take whole lines with the space below them, so that text beside text stands
 * on one grid.
 */
export function findFloats(stream: HTMLElement, column: HTMLElement, { heightPx: fullPx, rowPx }: Room): Set<Element> {
  column.append(...stream.childNodes);
  const floats = new Set<Element>();
  const heights = [...column.children].map((block) => [block, block.getBoundingClientRect().height] as const);
  for (const [block, heightPx] of heights) {
    if (!(block instanceof HTMLElement) || !block.matches(FLOATING)) continue;
    const mostPx = block.tagName === 'TABLE' ? fullPx * LONG : fullPx;
    if (block.tagName === 'FIGURE' || heightPx <= mostPx) floats.add(block);
    else block.style.breakInside = 'auto';
    block.style.marginBlockEnd = `${Math.ceil(heightPx / rowPx + 1 - 0.02) * rowPx - heightPx}px`;
  }
  stream.append(...column.childNodes);
  return floats;
}

/** Pictures over all columns leave marks behind; each page decides where they stand. */
export function markWides(stream: HTMLElement): Marks {
  const marks: Marks = new Map();
  for (const block of stream.querySelectorAll<HTMLElement>(':scope > .figure-wide')) mark(block, marks);
  return marks;
}

export function mark(block: HTMLElement, marks: Marks): void {
  const comment = document.createComment('');
  block.replaceWith(comment);
  marks.set(comment, block);
}

/** One try at the columns of a page. */
export interface Attempt {
  /** Floats that found no room, in order. */
  readonly left: readonly HTMLElement[];
  /** Puts everything back as it was before. */
  readonly undo: () => void;
}

export interface Supply {
  readonly stream: HTMLElement;
  readonly floats: ReadonlySet<Element>;
  /** Floats of earlier pages that wait for a place. */
  readonly waiting: readonly HTMLElement[];
}

export function fillColumns(columns: readonly HTMLElement[], supply: Supply, room: Room): Attempt {
  const queue = [...supply.waiting];
  const marks: Marks = new Map();
  for (const column of columns) {
    floatsOnTop(column, queue, room);
    const taken = fillColumn(column, supply, room);
    queue.push(...taken.values());
    for (const [comment, block] of taken) marks.set(comment, block);
  }
  return { left: queue, undo: () => undo(columns, supply.stream, marks) };
}

/** Blocks that do not fit give way to the text behind them. Gives those that did. */
function fillColumn(column: HTMLElement, supply: Supply, room: Room): Marks {
  const taken: Marks = new Map();
  pour(column, supply.stream, room);
  for (let stuck = stuckFloat(column, supply, room); stuck; stuck = stuckFloat(column, supply, room)) {
    giveBack(column, supply.stream);
    mark(stuck, taken);
    pour(column, supply.stream, room);
  }
  if (taken.size === 0 || supply.stream.firstElementChild) return taken;
  // Behind them is too little text to close the hole: the end of an article keeps its order.
  giveBack(column, supply.stream);
  for (const [comment, block] of taken) comment.replaceWith(block);
  pour(column, supply.stream, room);
  return new Map();
}

function undo(columns: readonly HTMLElement[], stream: HTMLElement, marks: Marks): void {
  for (const column of columns.toReversed()) {
    giveBack(column, stream);
    column.replaceChildren();
  }
  for (const [comment, block] of marks) comment.replaceWith(block);
  for (const block of stream.querySelectorAll<HTMLElement>(':scope > [data-float]')) delete block.dataset.float;
}

/** A second float joins the first where both leave half the column to the text. */
function floatsOnTop(column: HTMLElement, queue: HTMLElement[], { heightPx }: Room): void {
  if (heightPx <= 0) return;
  for (let next = queue[0]; next; next = queue[0]) {
    column.append(next);
    open(column, heightPx);
    const beyond = aside(column);
    const isOut = [...next.getClientRects()].some(beyond) || usedHeight(column) > heightPx + 0.5;
    if (isOut || (column.children.length > 1 && usedHeight(column) > heightPx / 2)) {
      next.remove();
      return;
    }
    next.dataset.float = '';
    queue.shift();
  }
}

/** The block that did not fit and left a hole: more than two lines of the column are empty before it. */
function stuckFloat(
  column: HTMLElement,
  { stream, floats }: Supply,
  { heightPx, rowPx }: Room,
): HTMLElement | undefined {
  let next = stream.firstElementChild;
  while (next && getComputedStyle(next).breakAfter === 'avoid') next = next.nextElementSibling;
  if (!(next instanceof HTMLElement) || !floats.has(next) || !next.nextElementSibling) return undefined;
  return heightPx - usedHeight(column) > 2.05 * rowPx ? next : undefined;
}
