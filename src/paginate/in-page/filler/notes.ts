/** Notes stand at the foot of the page of their call; what the page cannot hold goes on at the foot of the next. */

import type { PagedPage } from '../paged.js';
import { close, pour } from './column.js';

export interface Notes {
  /** What must stand below columns that show these calls, at the least: the last note may go on overleaf. */
  readonly footPx: (columns: readonly Element[], most: number) => number;
  /** Sets the notes called on the page, and those left over before, into at most so many pixels. */
  readonly set: (paged: PagedPage, columns: readonly Element[], mostPx: number) => void;
  readonly isEmpty: () => boolean;
}

interface Note {
  readonly element: HTMLElement;
  readonly heightPx: number;
}

/** How Paged.js is told the height of the foot. */
const FOOT = '--pagedjs-footnotes-height';

/** Of a note that is divided, at least so many lines stand on either side. */
const LINES = 2;

/** Takes the notes out of the text. They are measured once: every page is as wide. */
export function takeNotes(body: Element, part: HTMLElement, paged: PagedPage): Notes {
  const elements = [...body.querySelectorAll<HTMLElement>('.note')];
  for (const [index, note] of elements.entries()) {
    const call = note.previousElementSibling;
    if (call instanceof HTMLElement) call.dataset.call = String(index);
    note.remove();
  }
  if (elements.length === 0) return { footPx: () => 0, set: () => {}, isEmpty: () => true };
  return keepNotes(measure(elements, part, paged), part);
}

interface Measured {
  readonly notes: readonly Note[];
  readonly rowPx: number;
  /** The rule above the notes and the space around it. */
  readonly rulePx: number;
}

function measure(elements: readonly HTMLElement[], part: HTMLElement, paged: PagedPage): Measured {
  const { outer, inner } = footOf(paged, part);
  inner.append(...elements);
  const notes = elements.map((element) => ({ element, heightPx: element.getBoundingClientRect().height }));
  const [first] = elements;
  const rowPx = (first && Number.parseFloat(getComputedStyle(first).lineHeight)) || 14;
  const margin = Number.parseFloat(getComputedStyle(outer).marginBlockStart) || 0;
  const rulePx = outer.getBoundingClientRect().height - inner.getBoundingClientRect().height + margin;
  inner.replaceChildren();
  outer.classList.add('pagedjs_footnote_empty');
  return { notes, rowPx, rulePx };
}

function keepNotes({ notes, rowPx, rulePx }: Measured, part: HTMLElement): Notes {
  const queue = document.createElement('div');
  let queuedPx = 0;
  const called = (columns: readonly Element[]): Note[] =>
    columns
      .flatMap((column) => [...column.querySelectorAll<HTMLElement>('[data-call]')])
      .map((call) => Number(call.dataset.call))
      .toSorted((a, b) => a - b)
      .flatMap((index) => notes[index] ?? []);
  return {
    isEmpty: () => !queue.firstChild,
    footPx: (columns, most) => {
      const wanted = called(columns);
      const last = wanted.at(-1);
      if (!last) return queue.firstChild ? Math.min(most, queuedPx + rulePx) : 0;
      const whole = wanted.slice(0, -1).reduce((sum, { heightPx }) => sum + heightPx, queuedPx + rulePx);
      // The rest of a divided note is two lines at least; one of three lines stays whole.
      const begun = last.heightPx < 2 * LINES * rowPx - 1 ? last.heightPx : LINES * rowPx;
      return Math.min(most, whole + begun);
    },
    set: (paged, columns, mostPx) => {
      const wanted = called(columns);
      queue.append(...wanted.map(({ element }) => element));
      for (const call of columns.flatMap((column) => [...column.querySelectorAll('[data-call]')]))
        call.removeAttribute('data-call');
      if (!queue.firstChild) return;
      const { outer, inner, area } = footOf(paged, part);
      pour(inner, queue, { heightPx: mostPx - rulePx, rowPx });
      close(inner);
      queuedPx = queue.firstChild ? heightOf(queue, inner) : 0;
      area.style.setProperty(FOOT, `${inner.firstChild ? outerHeight(outer) : 0}px`);
      if (!inner.firstChild) outer.classList.add('pagedjs_footnote_empty');
    },
  };
}

const outerHeight = (outer: Element): number =>
  Math.ceil(outer.getBoundingClientRect().height + (Number.parseFloat(getComputedStyle(outer).marginBlockStart) || 0));

/** Of notes that go on overleaf, set for a moment where these stand. */
function heightOf(queue: HTMLElement, inner: HTMLElement): number {
  inner.append(queue);
  const height = queue.getBoundingClientRect().height;
  queue.remove();
  return height;
}

function footOf(paged: PagedPage, part: HTMLElement): { outer: HTMLElement; inner: HTMLElement; area: HTMLElement } {
  const area = paged.element.querySelector<HTMLElement>('.pagedjs_area');
  const outer = paged.element.querySelector<HTMLElement>('.pagedjs_footnote_content');
  const inner = paged.element.querySelector<HTMLElement>('.pagedjs_footnote_inner_content');
  if (!area || !outer || !inner) throw new Error('this Paged.js has no place for notes');
  outer.classList.remove('pagedjs_footnote_empty');
  // The area has no height yet, and would press its content flat.
  outer.style.flex = 'none';
  inner.lang = part.lang;
  inner.dir = part.dir;
  return { area, outer, inner };
}
