/** Searching the pages: words are found as they are read, also where a line divides them. */

import { byId } from './elements.js';
import type { Frame } from './pages.js';
import { pageSeen, type Places } from './places.js';

export interface Search {
  readonly focus: () => void;
  readonly next: (by: 1 | -1) => void;
}

const MARK = 'is-found';

export function openSearch(frame: Frame, places: Places): Search {
  const field = byId('search', HTMLInputElement);
  let at = -1;
  let found: readonly Element[] = [];
  const show = (): void => {
    for (const marked of frame.document.querySelectorAll(`.${MARK}`)) marked.classList.remove(MARK);
    const target = found[at];
    byId('found', HTMLOutputElement).value =
      field.value === '' ? '' : `${found.length === 0 ? 0 : at + 1} of ${found.length}`;
    if (!target) return;
    target.classList.add(MARK);
    target.scrollIntoView({ block: 'center' });
  };
  const next = (by: 1 | -1): void => {
    if (found.length === 0) return;
    at = (at + by + found.length) % found.length;
    show();
  };
  field.addEventListener('input', () => {
    found = matches(frame, field.value);
    // From where the reader is.
    const here = pageSeen(places);
    at = found.findIndex((block) => pageOf(frame, block) >= here);
    if (at < 0) at = found.length > 0 ? 0 : -1;
    show();
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') next(event.shiftKey ? -1 : 1);
    if (event.key === 'Escape') field.blur();
  });
  return { next, focus: () => field.select() };
}

const plain = (text: string): string =>
  text
    .replaceAll(/\u00ad|\u2060/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .toLocaleLowerCase();

function matches({ area }: Frame, words: string): Element[] {
  const wanted = plain(words).trim();
  if (wanted === '') return [];
  const blocks = [...area.querySelectorAll('[data-source]')].filter((block) =>
    plain(block.textContent ?? '').includes(wanted),
  );
  // The innermost of blocks in blocks.
  return blocks.filter((block) => !blocks.some((other) => other !== block && block.contains(other)));
}

const pageOf = ({ pages }: Frame, block: Element): number => pages.findIndex((page) => page.contains(block)) + 1;
