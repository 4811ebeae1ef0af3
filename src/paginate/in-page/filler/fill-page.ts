/** One page filled: pictures over its width, columns of text with floats, notes at its foot; the last page level. */

import { usedHeight } from './column.js';
import { fillColumns, type Attempt, type Marks } from './floats.js';
import type { Notes } from './notes.js';
import { addBand, closePage, removeBand, rowsAbove, type OpenPage } from './page.js';

/** What is still to be set. */
export interface Flow {
  readonly stream: HTMLElement;
  readonly floats: ReadonlySet<Element>;
  readonly notes: Notes;
  /** Pictures over all columns whose place in the text has not been reached. */
  readonly wides: Marks;
  /** Floats and wide pictures spoken of on earlier pages. */
  waiting: readonly HTMLElement[];
  lateWides: readonly HTMLElement[];
}

export const isDone = ({ stream, waiting, lateWides, notes }: Flow): boolean =>
  !stream.firstElementChild && waiting.length === 0 && lateWides.length === 0 && notes.isEmpty();

/** Lines of text that a page with a wide picture must have room for beside it. */
const TEXT_ROWS = 6;
/** Notes take no more than this part of a page while there is text to set. */
const MOST_NOTES = 0.6;

interface Filled {
  readonly attempt: Attempt;
  readonly rows: number;
}

/** Sets as much of the flow as the page holds. */
export function fillPage(page: OpenPage, flow: Flow): void {
  placeLateWides(page, flow);
  let filled = fill(page, flow);
  const placed: Comment[] = [];
  for (let next = nextWide(page, flow, placed); next; next = nextWide(page, flow, placed)) {
    const [comment, block] = next;
    const isPlaced =
      flow.lateWides.length === 0 &&
      (filled = tryWide(page, flow, { filled, block, placed: [...placed, comment] })).isPlaced;
    if (isPlaced) placed.push(comment);
    else {
      flow.lateWides = [...flow.lateWides, block];
      forget(comment, flow.wides);
    }
  }
  for (const comment of placed) forget(comment, flow.wides);
  const isLast = !flow.stream.firstElementChild && filled.attempt.left.length === 0;
  if (isLast && page.columns.length > 1) filled = level(page, flow, filled);
  finish(page, flow, filled);
}

function forget(comment: Comment, marks: Marks): void {
  comment.remove();
  marks.delete(comment);
}

/** Pictures that earlier pages owe: at the top, as many as leave room for text. */
function placeLateWides(page: OpenPage, flow: Flow): void {
  for (let next = flow.lateWides[0]; next; next = flow.lateWides[0]) {
    addBand(page, next, 'top');
    const isFirstBand = !page.isFirst && page.part.querySelectorAll('.band').length === 1;
    const least = flow.stream.firstElementChild ? TEXT_ROWS : 0;
    if (!isFirstBand && rowsAbove(page, 0) <= least) {
      removeBand(page, next);
      return;
    }
    flow.lateWides = flow.lateWides.slice(1);
  }
}

/** The first wide picture whose place in the text is on the page. */
function nextWide(page: OpenPage, flow: Flow, placed: readonly Comment[]): [Comment, HTMLElement] | undefined {
  for (const column of page.columns) {
    for (const node of column.childNodes) {
      const block = node instanceof Comment && !placed.includes(node) ? flow.wides.get(node) : undefined;
      if (node instanceof Comment && block) return [node, block];
    }
  }
  return undefined;
}

interface WideTry {
  readonly filled: Filled;
  readonly block: HTMLElement;
  /** Marks that must still be on the page when the picture is. */
  readonly placed: readonly Comment[];
}

/** Under an opening a picture stands at the foot, on other pages at the head, if its place in the text stays here. */
function tryWide(
  page: OpenPage,
  flow: Flow,
  { filled, block, placed }: WideTry,
): Filled & { readonly isPlaced: boolean } {
  const sides = page.isFirst ? (['bottom', 'top'] as const) : (['top', 'bottom'] as const);
  let latest = filled;
  for (const side of sides) {
    latest.attempt.undo();
    addBand(page, block, side);
    const isAlone = page.part.querySelectorAll(`:scope > .band-${side}`).length === 1;
    latest = fill(page, flow);
    const stays = placed.every((comment) => page.columns.some((column) => column.contains(comment)));
    if (isAlone && stays && latest.rows >= TEXT_ROWS) return { ...latest, isPlaced: true };
    latest.attempt.undo();
    removeBand(page, block);
    latest = fill(page, flow);
  }
  return { ...latest, isPlaced: false };
}

/** Fills the columns as far down as the notes of what they show allow. */
function fill(page: OpenPage, flow: Flow): Filled {
  const most = (flow.stream.firstElementChild ? MOST_NOTES : 1) * page.heightPx;
  const rowsFor = (): number => rowsAbove(page, flow.notes.footPx(callers(page), most));
  const tryRows = (rows: number): Attempt =>
    fillColumns(page.columns, flow, { heightPx: rows * page.rowPx, rowPx: page.rowPx });
  let rows = rowsFor();
  let attempt = tryRows(rows);
  let tooMany = rows + 1;
  for (let allowed = rowsFor(); allowed < rows; allowed = rowsFor()) {
    tooMany = rows;
    rows = allowed;
    attempt.undo();
    attempt = tryRows(rows);
  }
  // Fewer lines may show fewer calls and leave room again: line by line upwards, as far as it is safe.
  while (rows + 1 < tooMany && rowsFor() > rows) {
    attempt.undo();
    attempt = tryRows(rows + 1);
    if (rowsFor() <= rows) {
      attempt.undo();
      return { attempt: tryRows(rows), rows };
    }
    rows += 1;
  }
  return { attempt, rows };
}

/** Where calls of notes stand: columns, bands, and the opening. */
const callers = (page: OpenPage): readonly Element[] => [page.part];

/** Below this nothing can be kept together. */
const LEAST_ROWS = 2;

/** The smallest height that still holds everything: columns of the last page end together. */
function level(page: OpenPage, flow: Flow, { attempt, rows }: Filled): Filled {
  const used = page.columns.reduce((sum, column) => sum + (column.firstChild ? usedHeight(column) : 0), 0);
  let tooFew = Math.min(rows, Math.max(LEAST_ROWS, Math.floor(used / page.columns.length / page.rowPx + 0.2))) - 1;
  let enough = rows;
  let step = 1;
  let latest = attempt;
  let at = rows;
  while (tooFew + 1 < enough) {
    const next = Math.min(tooFew + step, enough - 1);
    latest.undo();
    latest = fillColumns(page.columns, flow, { heightPx: next * page.rowPx, rowPx: page.rowPx });
    at = next;
    if (!flow.stream.firstElementChild && latest.left.length === 0) enough = next;
    else tooFew = next;
    step = enough < rows ? Math.max(1, Math.floor((enough - tooFew) / 2)) : step * 2;
  }
  if (at === enough) return { attempt: latest, rows: enough };
  latest.undo();
  return {
    attempt: fillColumns(page.columns, flow, { heightPx: enough * page.rowPx, rowPx: page.rowPx }),
    rows: enough,
  };
}

function finish(page: OpenPage, flow: Flow, { attempt, rows }: Filled): void {
  flow.waiting = attempt.left;
  const columnsPx = rows * page.rowPx;
  const foot = page.heightPx - (page.row.getBoundingClientRect().top - page.paged.area.getBoundingClientRect().top);
  const bands = [...page.part.querySelectorAll(':scope > .band-bottom')];
  const bandsPx = bands.reduce((sum, band) => sum + band.getBoundingClientRect().height, 0);
  const padding = Number.parseFloat(page.row.style.paddingBlockStart || '0');
  flow.notes.set(page.paged, callers(page), foot - padding - columnsPx - bandsPx);
  closePage(page, rows);
}
