/** The web edition beside the pages: the article that is seen in print. */

import { byId } from './elements.js';
import { pageSeen, zoomBy, type Places } from './places.js';

export interface Web {
  readonly toggle: () => void;
  /** The edition was made anew. */
  readonly update: (pages: Readonly<Record<string, string>>) => void;
}

export function openWeb(places: Places): Web {
  const frame = byId('web', HTMLIFrameElement);
  const button = byId('beside', HTMLButtonElement);
  let addresses: Readonly<Record<string, string>> = {};
  let shown = '';
  const show = (anew: boolean): void => {
    if (frame.hidden) return;
    const address = addresses[partAt(pageSeen(places))] ?? addresses['home'] ?? '';
    if (address === '' || (address === shown && !anew)) return;
    const top = address === shown ? (frame.contentWindow?.scrollY ?? 0) : 0;
    shown = address;
    frame.addEventListener('load', () => frame.contentWindow?.scrollTo(0, top), { once: true });
    frame.src = `/${address}`;
  };
  places.listeners.push(() => show(false));
  return {
    toggle: () => {
      frame.hidden = !frame.hidden;
      button.setAttribute('aria-pressed', String(!frame.hidden));
      zoomBy(places, 'fit');
      show(false);
    },
    update: (pages) => {
      addresses = pages;
      show(true);
    },
  };
}

/** The part a page is of. */
function partAt(page: number): string {
  const pages = byId('pages', HTMLIFrameElement).contentDocument?.querySelectorAll<HTMLElement>('.pagedjs_page');
  return pages?.[page - 1]?.dataset.part ?? '';
}
