/** Keys and buttons: what they do stands in the titles of the buttons. */

import { byId } from './elements.js';
import type { Frame } from './pages.js';
import { goTo, pageSeen, step, stepArticle, zoomBy, type Places } from './places.js';
import type { Search } from './search.js';
import type { Web } from './web.js';

interface Desk {
  readonly frame: Frame;
  readonly places: Places;
  readonly web: Web;
  readonly search: Search;
}

const STEP = 1.25;
const OVERLAYS: Readonly<Record<string, string>> = { g: 'grid', b: 'baselines', e: 'bleed', s: 'safe' };

export function listenToKeys(desk: Desk): void {
  const { frame, places, web } = desk;
  const handle = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
    if (act(event, desk)) event.preventDefault();
  };
  document.addEventListener('keydown', handle);
  frame.document.addEventListener('keydown', handle);
  const page = byId('page', HTMLInputElement);
  page.addEventListener('change', () => goTo(places, Number(page.value) || 1));
  onClick('back', () => step(places, -1));
  onClick('on', () => step(places, 1));
  onClick('smaller', () => zoomBy(places, 1 / STEP));
  onClick('larger', () => zoomBy(places, STEP));
  onClick('fit', () => zoomBy(places, 'fit'));
  onClick('beside', web.toggle);
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-overlay]'))
    button.addEventListener('click', () => toggleOverlay(frame, button.dataset.overlay ?? ''));
}

const onClick = (id: string, act: () => void): void => byId(id, HTMLButtonElement).addEventListener('click', act);

const isTyping = ({ target }: KeyboardEvent): boolean => target instanceof HTMLInputElement;

/** Whether the key means something. */
function act({ key }: KeyboardEvent, { frame, places, web, search }: Desk): boolean {
  const overlay = OVERLAYS[key.toLowerCase()];
  if (overlay) toggleOverlay(frame, overlay);
  else if (key === 'PageDown' || key === ' ') step(places, 1);
  else if (key === 'PageUp') step(places, -1);
  else if (key === 'ArrowRight' || key === 'ArrowLeft') turn(key === 'ArrowRight' ? 1 : -1, { frame, places });
  else if (key === 'Home') goTo(places, 1);
  else if (key === 'End') goTo(places, frame.pages.length);
  else if (key === 'j' || key === 'k') stepArticle(places, key === 'j' ? 1 : -1);
  else if (key === '+' || key === '=') zoomBy(places, STEP);
  else if (key === '-') zoomBy(places, 1 / STEP);
  else if (key === '0') zoomBy(places, 'fit');
  else if (key === 'w') web.toggle();
  else if (key === '/') search.focus();
  else if (key === 'n' || key === 'N') search.next(key === 'n' ? 1 : -1);
  else return false;
  return true;
}

/** One page the way the arrow points: in a journal bound on the right, on is to the left. */
function turn(by: 1 | -1, { frame, places }: Pick<Desk, 'frame' | 'places'>): void {
  const isMirrored = frame.document.documentElement.dataset.bound === 'right';
  goTo(places, pageSeen(places) + (isMirrored ? -by : by));
}

function toggleOverlay({ document: pages }: Frame, name: string): void {
  const isOn = pages.documentElement.classList.toggle(`show-${name}`);
  document.querySelector(`[data-overlay="${name}"]`)?.setAttribute('aria-pressed', String(isOn));
}
