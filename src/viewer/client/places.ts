/** Where the reader is among the pages, how large they are, and how to get elsewhere. */

import { byId } from './elements.js';
import type { Frame } from './pages.js';

/** What the reader sees. */
export interface Places {
  readonly frame: Frame;
  /** Told when another page is seen. */
  readonly listeners: ((page: number) => void)[];
  /** The first pages of articles, in order. */
  starts: readonly number[];
  zoom: number;
  /** Whether the pages have been told. */
  isSet: boolean;
  /** Whether a whole spread is seen, however large the window. */
  isFitted: boolean;
  /** The page that was told last. */
  told: number;
}

const LEAST = 0.1;
const MOST = 4;
const MARGIN_PX = 24;

export function openPlaces(frame: Frame): Places {
  const places: Places = { frame, listeners: [], starts: [], zoom: 1, isSet: false, isFitted: true, told: 0 };
  frame.window.addEventListener('scroll', () => tell(places), { passive: true });
  frame.window.addEventListener('resize', () => {
    if (places.isFitted) zoomBy(places, 'fit');
  });
  return places;
}

const middle = ({ frame }: Places): number => frame.window.innerHeight / 2;

/** The page at the middle of what is seen, from 1; of two beside each other, the first. */
export function pageSeen(places: Places): number {
  const { pages } = places.frame;
  const seen = pages.findIndex((page) => page.getBoundingClientRect().bottom > middle(places));
  return seen < 0 ? Math.max(1, pages.length) : seen + 1;
}

export function goTo(places: Places, page: number): void {
  const { pages } = places.frame;
  const target = pages[Math.min(pages.length, Math.max(1, page)) - 1];
  target?.scrollIntoView({ block: 'center', inline: 'center' });
  tell(places);
}

export function goToElement(places: Places, id: string): void {
  places.frame.document.getElementById(id)?.scrollIntoView({ block: 'center' });
  tell(places);
}

/** By spreads, forth or back. */
export const step = (places: Places, spreads: number): void =>
  goTo(places, Math.floor(pageSeen(places) / 2) * 2 + spreads * 2);

/** To the first page of the article before or after this one. */
export function stepArticle(places: Places, by: 1 | -1): void {
  const here = pageSeen(places);
  const { starts } = places;
  const next = by > 0 ? starts.find((start) => start > here) : starts.findLast((start) => start < here);
  if (next !== undefined) goTo(places, next);
}

export function zoomBy(places: Places, factor: number | 'fit'): void {
  keepPlace(places, () => {
    places.isFitted = factor === 'fit';
    if (factor !== 'fit') setZoom(places, places.zoom * factor);
  });
}

function setZoom(places: Places, wanted: number): void {
  const zoom = Math.min(MOST, Math.max(LEAST, wanted));
  // All pages would be laid out once more. Sizes are told in fractions of a pixel.
  if (Math.abs(zoom / places.zoom - 1) < 0.001 && places.isSet) return;
  places.zoom = zoom;
  places.isSet = true;
  places.frame.area.style.setProperty('zoom', String(places.zoom));
  byId('percent', HTMLOutputElement).value = `${Math.round(places.zoom * 100)} %`;
}

/** A whole spread. */
function fitting({ frame, zoom }: Places): number {
  const rect = frame.pages[0]?.getBoundingClientRect();
  if (!rect || rect.width === 0) return zoom;
  const { clientWidth } = frame.document.documentElement;
  const [width, height] = [rect.width / zoom, rect.height / zoom];
  return Math.min((frame.window.innerHeight - MARGIN_PX) / height, (clientWidth - MARGIN_PX) / (2 * width));
}

/** Does something to the pages, and leaves what is seen where it is. */
export function keepPlace(places: Places, change: () => void): void {
  const { frame } = places;
  const index = pageSeen(places) - 1;
  const before = frame.pages[index]?.getBoundingClientRect();
  change();
  if (places.isFitted) setZoom(places, fitting(places));
  const after = frame.pages[Math.min(index, frame.pages.length - 1)]?.getBoundingClientRect();
  if (!before || !after) return;
  const share = (middle(places) - before.top) / Math.max(1, before.height);
  frame.window.scrollBy(0, after.top + share * after.height - middle(places));
}

/** Tells page and count anew. */
export function refresh(places: Places): void {
  byId('count', HTMLSpanElement).textContent = String(places.frame.pages.length);
  places.told = 0;
  tell(places);
}

function tell(places: Places): void {
  const page = pageSeen(places);
  if (page === places.told) return;
  places.told = page;
  byId('page', HTMLInputElement).value = String(page);
  for (const listener of places.listeners) listener(page);
}
