/** The preview in the browser: what the server tells becomes pages, a panel beside them, and the web edition. */

import type { Message } from '../messages.js';
import { byId } from './elements.js';
import { listenToKeys } from './keys.js';
import { showFindings, showContents } from './panel.js';
import { applyPages, elementOf, openFrame, type Frame } from './pages.js';
import { goToElement, keepPlace, openPlaces, refresh, type Places } from './places.js';
import { openSearch } from './search.js';
import { openWeb } from './web.js';

const frame = await openFrame(byId('pages', HTMLIFrameElement));
const places = openPlaces(frame);
const web = openWeb(places);
const search = openSearch(frame, places);
listenToKeys({ frame, places, web, search });
tellSources(frame);
listen(frame, places);

function listen(to: Frame, at: Places): void {
  const events = new EventSource('/events');
  const state = byId('state', HTMLOutputElement);
  events.addEventListener('open', () => void (state.value = 'live'));
  events.addEventListener('error', () => void (state.value = 'the preview has stopped; waiting for it …'));
  events.addEventListener('message', ({ data }: MessageEvent<string>) => receive(JSON.parse(data), to, at));
}

function receive(message: Message, to: Frame, at: Places): void {
  if (message.kind === 'findings') return showFindings(message, at);
  if (message.kind === 'web') return web.update(message.pages);
  keepPlace(at, () => applyPages(to, message));
  byId('title', HTMLHeadingElement).textContent = message.title;
  document.title = message.title;
  showContents(message.contents, at);
  refresh(at);
}

/** A click on a paragraph shows where it is written. */
function tellSources({ document: pages }: Frame): void {
  pages.addEventListener('click', (event) => {
    const target = elementOf(event.target);
    if (target?.closest('a')) event.preventDefault();
    const source = target?.closest('[data-source]')?.getAttribute('data-source');
    if (source) byId('place', HTMLOutputElement).value = source;
    for (const marked of pages.querySelectorAll('.is-chosen')) marked.classList.remove('is-chosen');
    target?.closest('[data-source]')?.classList.add('is-chosen');
    const address = target?.closest('a')?.getAttribute('href');
    if (address?.startsWith('#')) goToElement(places, address.slice(1));
  });
}
