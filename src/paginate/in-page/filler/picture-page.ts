/** A page for one picture: in the text area, to the trim's edge and over it, or one half of two facing pages. */

import type { PagedPage } from '../paged.js';
import { enter } from './page.js';
import type { PagePlan } from './plan/model.js';

type PicturePlan = Extract<PagePlan, { kind: 'picture' }>;

export function makePicturePage(
  paged: PagedPage,
  part: HTMLElement,
  { page, element }: { page: PicturePlan; element: HTMLElement },
): void {
  enter(paged, part);
  const box = document.createElement('div');
  part.append(box);
  if (element.dataset.place === 'page') {
    box.className = 'body picture-in-area';
    box.append(element);
    return;
  }
  // Pages to the edge carry no running head and no folio.
  paged.element.classList.add('pagedjs_named_page', 'pagedjs_bare_page');
  part.classList.add('bare', 'sheet');
  box.className = 'body picture-to-edge';
  if (page.side) box.classList.add('spread-side');
  box.append(page.side === 'first' ? secondCopy(element) : element);
}

/** The half without the caption: a copy for the eye, for whom it is said aloud elsewhere. */
function secondCopy(element: HTMLElement): HTMLElement {
  const copy = document.createElement('div');
  copy.dataset.repeated = '';
  copy.ariaHidden = 'true';
  const picture = element.querySelector(':scope > :is(img, svg)')?.cloneNode(true);
  if (picture instanceof HTMLImageElement) picture.alt = '';
  if (picture) copy.append(picture);
  return copy;
}
