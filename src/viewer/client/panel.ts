/** The panel beside the pages: what the issue holds, and what there is to say of it. */

import type { FindingsMessage, PagesMessage, ShownFinding } from '../messages.js';
import { byId, made } from './elements.js';
import { goTo, type Places } from './places.js';

export function showContents(contents: PagesMessage['contents'], places: Places): void {
  const list = byId('contents', HTMLOListElement);
  list.replaceChildren(
    ...contents.map(({ title, page }) => {
      const button = made('button', title);
      button.append(made('span', String(page), 'folio'));
      button.addEventListener('click', () => goTo(places, page));
      return itemOf(button);
    }),
  );
  places.starts = contents.map(({ page }) => page);
}

export function showFindings({ findings, isStale }: FindingsMessage, places: Places): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const tally = findings.length === 0 ? 'none' : `${errors.length} errors, ${findings.length - errors.length} warnings`;
  byId('tally', HTMLSpanElement).textContent = tally;
  byId('findings', HTMLOListElement).replaceChildren(...findings.map((finding) => itemOf(described(finding, places))));
  byId('stale', HTMLDivElement).hidden = !isStale;
  byId('errors', HTMLOListElement).replaceChildren(...errors.map((finding) => itemOf(described(finding, places))));
}

function itemOf(content: Element): HTMLLIElement {
  const item = document.createElement('li');
  item.append(content);
  return item;
}

function described({ severity, rule, message, mend, where, page }: ShownFinding, places: Places): HTMLElement {
  const box = made('button', '', severity);
  box.append(made('code', where), ' ', made('b', `${severity} ${rule}`), ' ', made('span', message));
  if (mend) box.append(' ', made('i', mend));
  box.addEventListener('click', () => {
    byId('place', HTMLOutputElement).value = where;
    if (page !== undefined) goTo(places, page);
  });
  return box;
}
