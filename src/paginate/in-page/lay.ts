/** One part becomes pages, in a tab of its own. This is the seam where the column filler takes over from Paged.js. */

import {
  fitCopy,
  measureCopy,
  measureGains,
  spaceParagraphs,
  spills,
  type Copy,
  type Fit,
  type Gains,
} from './copyfit/index.js';
import { bodyIn, fillPart } from './filler/index.js';
import { breakHyphens, settleHyphens } from './hyphens.js';
import { newPreviewer, prepareHandlers, type Previewer } from './paged.js';
import { compareBlocks, blockTexts, type TextLoss } from './text.js';

/** Pages as markup, free of everything that depends on the place, the order or the moment they were laid out in. */
export interface LaidPart {
  readonly pages: readonly string[];
  readonly losses: readonly TextLoss[];
  /** `file:line` of blocks that are taller than a page. */
  readonly tooTall: readonly string[];
  /** Of parts with text in columns. */
  readonly copy?: Copy;
  /** Per cent by which paragraphs were spaced, where that was wished and of use. */
  readonly fittedPercent?: number;
  /** Whether `fit: tight` would save the last page, where it was not wished. */
  readonly wouldFit?: boolean;
}

/** A part is never longer than this: a layout that finds no end is stopped instead of filling the memory. */
const MAX_PAGES = 600;

let ready = false;

export async function layPart(html: string, css: string, fit?: Fit): Promise<LaidPart> {
  if (!ready) prepareHandlers();
  ready = true;
  let gains: Gains = [];
  const plain = await layOnce(html, css, {
    look: (pages, copy) => {
      if (fit || spills(copy)) gains = gainsOf(html, pages, fit ?? 'tight');
    },
  });
  if (gains.length === 0) return plain;
  const lay = (wish: Fit) => (percent: number) =>
    layOnce(html, css, { prepare: (body) => spaceParagraphs(body, gains, { fit: wish, percent }) });
  const best = await fitCopy(plain, { fit: fit ?? 'tight', gains, lay: lay(fit ?? 'tight') });
  if (!fit) return { ...plain, wouldFit: best.percent > 0 };
  return { ...best.laid, ...(best.percent > 0 && { fittedPercent: best.percent }) };
}

/** What is done to the body before it is laid out, and seen of the pages while they stand. */
interface Attendance {
  readonly prepare?: (body: HTMLElement) => void;
  readonly look?: (pages: readonly HTMLElement[], copy: Copy) => void;
}

async function layOnce(html: string, css: string, { prepare, look }: Attendance): Promise<LaidPart> {
  const content = parse(html);
  // Paged.js gives notes random names; links lead to their own.
  for (const note of content.querySelectorAll<HTMLElement>('.note[id]')) note.dataset.ownId = note.id;
  const before = blockTexts([content]);
  const drawings = holdDrawings(content);
  const host = document.createElement('div');
  document.body.append(host);
  const previewer = newPreviewer();
  const body = bodyIn(content)?.body;
  if (body) prepare?.(body);
  const { pages, tooTall } = await (body ? fillInColumns : flow)(previewer, content, { css, host });
  const copy = measureCopy(pages);
  if (copy) look?.(pages, copy);
  restoreDrawings(host, drawings);
  const losses = compareBlocks(before, blockTexts(pages));
  for (const page of pages) makePortable(page);
  const markup = pages.map((page) => page.outerHTML);
  clearAway(previewer, host);
  return { pages: markup, losses, tooTall, ...(copy && { copy }) };
}

function parse(html: string): DocumentFragment {
  const source = document.createElement('template');
  source.innerHTML = html;
  holdPictures(source.content);
  return source.content;
}

function gainsOf(html: string, pages: readonly HTMLElement[], fit: Fit): Gains {
  const body = bodyIn(parse(html))?.body;
  const column = pages.map((page) => page.querySelector<HTMLElement>('.column')).find(Boolean);
  return body && column ? measureGains(body, column, fit) : [];
}

interface Sheets {
  readonly css: string;
  readonly host: HTMLElement;
}

interface Laid {
  readonly pages: readonly HTMLElement[];
  readonly tooTall: readonly string[];
}

/** By our own filler, on pages that Paged.js makes. */
async function fillInColumns(previewer: Previewer, content: DocumentFragment, { css, host }: Sheets): Promise<Laid> {
  const { chunker, polisher } = previewer;
  polisher.setup();
  previewer.handlers = previewer.initializeHandlers();
  await polisher.add({ [location.href]: css });
  chunker.setup(host);
  await chunker.hooks.afterParsed.trigger(content, chunker);
  return fillPart({ chunker, content, onPage: (page) => settleHyphens([page]) });
}

/** By Paged.js alone. */
async function flow(previewer: Previewer, content: DocumentFragment, { css, host }: Sheets): Promise<Laid> {
  stopEndless(host);
  const shell = document.createElement('div');
  shell.append(content);
  await previewer.preview(shell.innerHTML, [{ [location.href]: css }], host);
  const pages = [...host.querySelectorAll<HTMLElement>('.pagedjs_page')];
  breakHyphens(host);
  settleHyphens(pages);
  return { pages, tooTall: [] };
}

// A picture that is not there yet has no height to measure; a drawing of the same size stands in for it, and the tab
// neither fetches nor decodes the picture only to throw it away.
function holdPictures(content: DocumentFragment): void {
  for (const image of content.querySelectorAll<HTMLImageElement>('img[width][height]')) {
    const size = `width='${image.getAttribute('width')}' height='${image.getAttribute('height')}'`;
    image.dataset.src = image.getAttribute('src') ?? '';
    image.setAttribute('src', `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' ${size}/%3E`);
  }
}

// Nothing inside a drawing matters to the layout, and Paged.js would walk and copy its hundreds of shapes one by one.
function holdDrawings(content: DocumentFragment): DocumentFragment[] {
  return [...content.querySelectorAll<SVGSVGElement>('svg')].map((svg, index) => {
    svg.dataset.drawing = String(index);
    const inside = document.createDocumentFragment();
    inside.append(...svg.childNodes);
    return inside;
  });
}

function restoreDrawings(host: Element, drawings: readonly DocumentFragment[]): void {
  for (const svg of host.querySelectorAll<SVGSVGElement>('svg[data-drawing]')) {
    const inside = drawings[Number(svg.dataset.drawing)];
    if (inside) svg.append(inside);
    svg.removeAttribute('data-drawing');
  }
}

function stopEndless(host: Element): void {
  const observer = new MutationObserver(() => {
    if (host.querySelectorAll('.pagedjs_page').length <= MAX_PAGES) return;
    observer.disconnect();
    host.replaceChildren(); // Paged.js fails at its next step, which ends the layout
  });
  observer.observe(host, { childList: true, subtree: true });
}

const UNSTABLE = ['data-ref', 'data-id', 'data-footnote-marker', 'data-node-dom-order'];

function makePortable(page: HTMLElement): void {
  page.classList.remove('pagedjs_first_page');
  for (const image of page.querySelectorAll<HTMLImageElement>('img[data-src]')) {
    image.setAttribute('src', image.dataset.src ?? '');
    image.removeAttribute('data-src');
  }
  for (const note of page.querySelectorAll<HTMLElement>('[data-own-id]')) {
    note.id = note.dataset.ownId ?? '';
    note.removeAttribute('data-own-id');
  }
  // Our own raised number is the call; the one Paged.js adds is an empty link.
  for (const call of page.querySelectorAll('a[data-footnote-call]')) call.remove();
  for (const box of page.querySelectorAll('.hasContent')) box.classList.remove('hasContent');
  for (const edge of ['top', 'bottom', 'left', 'right'])
    page.querySelector(`.pagedjs_margin-${edge}`)?.removeAttribute('style');
  closeStrings(page);
  for (const node of page.querySelectorAll('*')) {
    for (const name of UNSTABLE) node.removeAttribute(name);
    // Their presence is what style sheets ask for; their values are random names.
    for (const name of ['data-split-from', 'data-split-to']) if (node.hasAttribute(name)) node.setAttribute(name, '');
  }
}

// Paged.js writes named strings with an unclosed quote: harmless in the live page, but once serialised it would
// swallow the declarations that follow it, and the running heads with them.
function closeStrings(page: HTMLElement): void {
  for (const name of page.style) {
    if (!name.startsWith('--pagedjs-string-')) continue;
    const value = page.style.getPropertyValue(name).trim();
    if (value.startsWith('"') && (value.length === 1 || !value.endsWith('"')))
      page.style.setProperty(name, `${value}"`);
  }
}

function clearAway(previewer: Previewer, host: Element): void {
  previewer.polisher.destroy();
  previewer.chunker.destroy();
  host.remove();
}
