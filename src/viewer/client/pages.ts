/** The pages in their frame: those that changed take the place of what they were, all others stay as they are. */

import type { PagesMessage } from '../messages.js';

export interface Frame {
  readonly window: Window;
  readonly document: Document;
  /** What the pages stand in. */
  readonly area: HTMLElement;
  /** In order. */
  pages: readonly HTMLElement[];
  /** Counts what was shown, for whoever waits for it. */
  shown: number;
}

const MARKED_MS = 2500;

export async function openFrame(frame: HTMLIFrameElement): Promise<Frame> {
  if (frame.contentDocument?.readyState !== 'complete' || !frame.contentDocument.querySelector('.pagedjs_pages'))
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  const { contentDocument: document, contentWindow: window } = frame;
  const area = document?.querySelector<HTMLElement>('.pagedjs_pages');
  if (!document || !window || !area) throw new Error('the frame holds no pages');
  return { window, document, area, pages: [], shown: 0 };
}

/** What was clicked in the frame, if it is an element; not by class, as a frame has classes of its own. */
export const elementOf = (target: EventTarget | null): Element | undefined =>
  [target].filter((node): node is Element => node !== null && 'closest' in node).at(0);

export function applyPages(frame: Frame, { css, leaves, dir, sheet }: PagesMessage): void {
  const { document, area } = frame;
  if (css !== undefined) setStyles(document, css);
  setLength(document.documentElement, '--preview-bleed', sheet.bleedMm);
  setLength(document.documentElement, '--preview-laid-bleed', sheet.laidBleedMm);
  setLength(document.documentElement, '--preview-safe', sheet.safeMm);
  document.documentElement.dataset.bound = dir === 'rtl' ? 'right' : 'left';
  const known = new Map(frame.pages.map((page) => [page.dataset.leaf ?? '', page]));
  const changed = new Set(leaves.filter(({ html }) => html !== undefined).map(({ part }) => part));
  const before = textsOf(frame.pages.filter(({ dataset }) => changed.has(dataset.part ?? '')));
  const isFirst = frame.pages.length === 0;
  const fresh: HTMLElement[] = [];
  const pages = leaves.map(({ id, part, html }, index) => {
    const old = known.get(String(id));
    const page = html === undefined ? old : pageOf(document, html);
    if (!page) throw new Error(`page ${index + 1} was never sent`);
    if (!old) fresh.push(page);
    if (page !== frame.pages[index] || page.dataset.part !== part) {
      page.dataset.leaf = String(id);
      page.dataset.part = part;
      put(page, index + 1);
    }
    return page;
  });
  arrange(area, pages);
  setProperty(area, '--pagedjs-page-count', String(pages.length));
  frame.pages = pages;
  if (!isFirst) markNew(fresh, before);
  frame.shown += 1;
  document.documentElement.dataset.shown = String(frame.shown);
}

/** What all pages inherit is set only when it is another: they would all be styled anew. */
function setProperty({ style }: HTMLElement, name: string, value: string): void {
  if (style.getPropertyValue(name) !== value) style.setProperty(name, value);
}

const setLength = (element: HTMLElement, name: string, mm: number): void => setProperty(element, name, `${mm}mm`);

function setStyles(document: Document, css: string): void {
  const sheet = document.getElementById('pages-css');
  if (sheet) sheet.textContent = css;
}

function pageOf(document: Document, html: string): HTMLElement | undefined {
  const holder = document.createElement('div');
  holder.innerHTML = html;
  return holder.querySelector<HTMLElement>(':scope > .pagedjs_page') ?? undefined;
}

/** As in print: the first page alone, then two and two; on which side follows from the binding. */
function put(page: HTMLElement, number: number): void {
  page.style.gridRow = String(Math.floor(number / 2) + 1);
  // Pages are drawn when they are looked at; each tells its own number.
  page.style.setProperty('counter-set', `page ${number}`);
}

function arrange(area: HTMLElement, pages: readonly HTMLElement[]): void {
  const kept = new Set<Element>(pages);
  const gone = [...area.children].filter((child) => !kept.has(child));
  for (const [index, page] of pages.entries()) {
    const there = area.children[index];
    if (there === page) continue;
    if (there && !kept.has(there) && !area.contains(page)) there.replaceWith(page);
    else area.insertBefore(page, there ?? null);
  }
  for (const child of gone) child.remove();
}

const BLOCKS = '[data-source]';

const textsOf = (pages: readonly HTMLElement[]): ReadonlySet<string> =>
  new Set(pages.flatMap((page) => [...page.querySelectorAll(BLOCKS)].map((block) => block.textContent ?? '')));

/** Marks for a moment what was not there before. */
function markNew(pages: readonly HTMLElement[], before: ReadonlySet<string>): void {
  const blocks = pages.flatMap((page) => [...page.querySelectorAll(BLOCKS)]);
  const fresh = blocks.filter((block) => !before.has(block.textContent ?? ''));
  for (const block of fresh) block.classList.add('is-new');
  setTimeout(() => {
    for (const block of fresh) block.classList.remove('is-new');
  }, MARKED_MS);
}
