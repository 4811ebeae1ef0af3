/** Notes taken out of the text, and set at the foot of the column of their call. */

import type { Line } from './lines.js';
import { linesIn } from './lines.js';

export interface TakenNote {
  readonly element: HTMLElement;
  readonly lines: readonly Line[];
  readonly heightPx: number;
}

export interface TakenNotes {
  readonly notes: readonly TakenNote[];
  /** The rule above notes and the space round it. */
  readonly rulePx: number;
  /** They stand together until they are moved onto pages. */
  readonly foot?: HTMLElement;
}

/** Takes the notes out; each call says which is its own. They are measured in a column of ordinary width. */
export function takeNotes(blocks: readonly HTMLElement[], column: HTMLElement, pagePx: number): TakenNotes {
  const elements = blocks.flatMap((block) => [...block.querySelectorAll<HTMLElement>('.note')]);
  for (const [index, note] of elements.entries()) {
    const call = note.previousElementSibling;
    if (call instanceof HTMLElement) call.dataset.call = String(index);
    note.remove();
  }
  if (elements.length === 0) return { notes: [], rulePx: 0 };
  const foot = noteBox();
  foot.append(...elements);
  column.append(foot);
  const notes = elements.map((element) => ({
    element,
    lines: linesIn(element, pagePx),
    heightPx: element.getBoundingClientRect().height,
  }));
  const rulePx = foot.getBoundingClientRect().height - notes.reduce((sum, { heightPx }) => sum + heightPx, 0);
  return { notes, rulePx, foot };
}

export function noteBox(): HTMLElement {
  const box = document.createElement('div');
  box.className = 'column-notes';
  return box;
}

/** Calls in a block, each with the line it stands in. */
export function callsIn(block: HTMLElement, lines: readonly Line[]): { line: number; note: number }[] {
  const { top } = block.getBoundingClientRect();
  return [...block.querySelectorAll<HTMLElement>('[data-call]')].map((call) => {
    const rect = call.getBoundingClientRect();
    const middle = (rect.top + rect.bottom) / 2 - top;
    const line = lines.findLastIndex(({ topPx }) => topPx <= middle);
    return { line: Math.max(0, line), note: Number(call.dataset.call) };
  });
}
