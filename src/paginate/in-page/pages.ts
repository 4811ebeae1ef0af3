/** What every page of an issue is given when its place is known: side, number, margin boxes, blank pages before it. */

import type { Fill } from '../../pages.js';
import { newChunker, handler, type Previewer } from './paged.js';

/** Page 1 is on the right; in a journal bound on the right, on the left. */
export const sides = (dir: 'ltr' | 'rtl') => (number: number) => (number % 2 === 0) === (dir === 'ltr');

interface Part<P> {
  readonly pages: readonly P[];
  readonly fill?: Fill;
}

/** The pages of a part; of one to fill up with, its page as often as it is needed between those before and what follows. */
export function filledPages<P>({ fill, pages }: Part<P>, before: number, rest: readonly Part<P>[]): readonly P[] {
  const [page] = pages;
  if (fill === undefined || page === undefined) return pages;
  const others = rest.reduce((sum, next) => sum + next.pages.length, before);
  const { multiple, beyond } = fill;
  const over = (((others - beyond) % multiple) + multiple) % multiple;
  return Array.from({ length: (multiple - over) % multiple }, () => page);
}

export function blankPage(previewer: Previewer): HTMLElement {
  const host = document.createElement('div');
  document.body.append(host);
  const chunker = newChunker(previewer);
  chunker.setup(host);
  const { element } = chunker.addPage(true);
  host.remove();
  return element;
}

export function numberPage(page: HTMLElement, number: number, left: boolean): void {
  page.id = `page-${number}`;
  page.dataset.pageNumber = String(number);
  page.classList.toggle('pagedjs_left_page', left);
  page.classList.toggle('pagedjs_right_page', !left);
  page.classList.toggle('pagedjs_first_page', number === 1);
}

const EDGES = ['top', 'bottom', 'left', 'right'].map((edge) => `.pagedjs_margin-${edge}`);

/** How the margin boxes of a kind of page share its edges: selectors of those that show, style of each edge. */
export interface MarginBoxes {
  readonly shown: readonly string[];
  readonly styles: readonly (readonly [edge: string, style: string])[];
}

/**
 * Which margin boxes show and how they share the edge depends on the kind of page alone: worked out once a kind.
 * @param kinds what is known of kinds already, by their class names; is added to
 */
export function setMarginBoxes(pages: readonly HTMLElement[], kinds = new Map<string, MarginBoxes>()): void {
  for (const page of pages) {
    const known = kinds.get(page.className);
    if (known) {
      for (const box of known.shown) page.querySelector(box)?.classList.add('hasContent');
      for (const [edge, style] of known.styles) page.querySelector(edge)?.setAttribute('style', style);
    } else {
      handler('AtPage').finalizePage?.(page, { element: page });
      kinds.set(page.className, marginBoxesOf(page));
    }
  }
}

function marginBoxesOf(page: Element): MarginBoxes {
  const shown = [...page.querySelectorAll('.hasContent')].flatMap(
    (box) => [...box.classList].find((name) => name.startsWith('pagedjs_margin-')) ?? [],
  );
  const styles = EDGES.flatMap((edge) => {
    const style = page.querySelector(edge)?.getAttribute('style');
    return style ? [[edge, style] as const] : [];
  });
  return { shown: shown.map((name) => `.${name}`), styles };
}
