/** A page for one picture: in the text area, to the trim's edge and over it, or one half of two facing pages. */

import type { PagedPage } from '../paged.js';
import { enter } from './page.js';
import type { PagePlan } from './plan/model.js';

interface PictureOnPage {
  readonly page: Extract<PagePlan, { kind: 'picture' }>;
  readonly element: HTMLElement;
  /** Of the page's area. */
  readonly heightPx: number;
}

export function makePicturePage(paged: PagedPage, part: HTMLElement, picture: PictureOnPage): void {
  const isInArea = picture.element.dataset.place === 'page';
  // Pages to the edge carry no running head and no folio.
  if (!isInArea) paged.element.classList.add('pagedjs_named_page', 'pagedjs_bare_page');
  enter(paged, part);
  const box = document.createElement('div');
  part.append(box);
  if (isInArea) {
    box.className = 'body picture-in-area';
    box.style.blockSize = `${picture.heightPx}px`;
    box.append(picture.element);
  } else {
    part.classList.add('bare', 'sheet');
    box.className = 'body picture-to-edge';
    box.append(toEdge(box, picture));
  }
}

function toEdge(box: HTMLElement, { page, element }: PictureOnPage): HTMLElement {
  // A drawing is cropped by its own word for it.
  element.querySelector(':scope > svg')?.setAttribute('preserveAspectRatio', 'xMidYMid slice');
  if (!page.side) return element;
  box.classList.add('spread-side');
  return page.side === 'first' ? withoutLines(element) : element;
}

/** The half without the caption: a copy for the eye of what is said aloud on the page that faces it. */
function withoutLines(element: HTMLElement): HTMLElement {
  const half = document.createElement('div');
  half.dataset.repeated = '';
  half.ariaHidden = 'true';
  const picture = element.querySelector(':scope > :is(img, svg)')?.cloneNode(true);
  if (picture instanceof HTMLImageElement) picture.alt = '';
  if (picture) half.append(picture);
  return half;
}
