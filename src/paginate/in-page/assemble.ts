/** The pages of all parts become one document: sides, folios, running heads, page numbers, as if laid out in one run. */

import type { Fill } from '../../pages.js';
import { keepOwnWords } from './halves.js';
import { handler, newPreviewer, prepareHandlers, type Previewer } from './paged.js';
import { pageContent, type PageContent } from './content.js';
import { measurePages, type MeasuredLayout } from './measure/index.js';
import { stampStructure } from './stamp.js';

export interface PartPages {
  readonly id: string;
  readonly start: 'page' | 'left' | 'right' | 'continue';
  readonly pages: readonly string[];
  /** The part each page belongs to, where the pages are not all of this one. */
  readonly owners?: readonly string[];
  /** Its page is used as often as the binding needs, or not at all. */
  readonly fill?: Fill;
}

export interface Assembly {
  /** A page an entry, in order; blank pages are of the part they stand before. */
  readonly pages: readonly AssembledPage[];
}

export interface AssembledPage extends PageContent {
  readonly layout: MeasuredLayout;
}

const NOTHING: MeasuredLayout = { blocks: [], columns: [], pictures: [], overflows: [], strangers: [] };

export interface AssemblyOptions {
  readonly css: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly title: string;
}

export async function assemble(parts: readonly PartPages[], options: AssemblyOptions): Promise<Assembly> {
  prepareHandlers();
  document.documentElement.lang = options.lang;
  document.title = options.title;
  const previewer = await styledPreviewer(options.css);
  const area = document.createElement('div');
  area.className = 'pagedjs_pages';
  const partOf = fill(area, parts, { dir: options.dir, blank: () => blankPage(previewer) });
  const pages = [...area.children].filter((page): page is HTMLElement => page instanceof HTMLElement);
  area.style.setProperty('--pagedjs-page-count', String(pages.length));
  const isLeft = sides(options.dir);
  pages.forEach((page, index) => numberPage(page, index + 1, isLeft(index + 1)));
  for (const box of area.querySelectorAll<HTMLElement>('.pagedjs_margin-content')) box.dir = options.dir;
  const pageOf = dropSecondIds(pages);
  carryStrings(pages);
  writePageNumbers(area, pageOf);
  document.body.append(area);
  keepOwnWords(pages);
  setMarginBoxes(pages);
  await Promise.all([
    document.fonts.ready,
    ...[...area.querySelectorAll('img')].map((image) => image.decode().catch(() => {})),
  ]);
  const layouts = measurePages(pages);
  stampStructure(pages);
  return {
    pages: pages.map((page, index) => ({
      ...pageContent(page, { number: index + 1, part: partOf[index] ?? '' }),
      layout: layouts[index] ?? NOTHING,
    })),
  };
}

/** Converts the style sheet once for the assembled document, the way Paged.js does before its first page. */
async function styledPreviewer(css: string): Promise<Previewer> {
  const previewer = newPreviewer();
  previewer.polisher.setup();
  previewer.handlers = previewer.initializeHandlers();
  await previewer.polisher.add({ [location.href]: css });
  await previewer.chunker.hooks.afterParsed.trigger(document.createDocumentFragment(), previewer.chunker);
  return previewer;
}

/** Page 1 is on the right; in a journal bound on the right, on the left. */
const sides = (dir: 'ltr' | 'rtl') => (number: number) => (number % 2 === 0) === (dir === 'ltr');

interface Binding {
  readonly dir: 'ltr' | 'rtl';
  readonly blank: () => Element;
}

function fill(area: Element, parts: readonly PartPages[], { dir, blank }: Binding): string[] {
  const isLeft = sides(dir);
  const partOf: string[] = [];
  let empty: Element | undefined;
  for (const [index, given] of parts.entries()) {
    const part = filled(given, area.children.length, parts.slice(index + 1));
    const next = isLeft(area.children.length + 1) ? 'left' : 'right';
    if ((part.start === 'left' || part.start === 'right') && part.start !== next) {
      empty ??= blank();
      area.append(empty.cloneNode(true));
      partOf.push(part.id);
    }
    const template = document.createElement('template');
    template.innerHTML = part.pages.join('');
    area.append(template.content);
    partOf.push(...part.pages.map((_, index) => part.owners?.[index] ?? part.id));
  }
  return partOf;
}

/** A part of pages to fill up with, as often as they are needed before and with what follows. */
function filled(part: PartPages, before: number, rest: readonly PartPages[]): PartPages {
  const { fill, pages, ...kept } = part;
  const [page] = pages;
  if (fill === undefined || page === undefined) return part;
  const others = rest.reduce((sum, next) => sum + next.pages.length, before);
  const { multiple, beyond } = fill;
  const over = (((others - beyond) % multiple) + multiple) % multiple;
  return { ...kept, pages: Array.from({ length: (multiple - over) % multiple }, () => page) };
}

function blankPage(previewer: Previewer): Element {
  const host = document.createElement('div');
  document.body.append(host);
  previewer.chunker.setup(host);
  const { element } = previewer.chunker.addPage(true);
  host.remove();
  return element;
}

function numberPage(page: HTMLElement, number: number, left: boolean): void {
  page.id = `page-${number}`;
  page.dataset.pageNumber = String(number);
  page.classList.toggle('pagedjs_left_page', left);
  page.classList.toggle('pagedjs_right_page', !left);
  page.classList.toggle('pagedjs_first_page', number === 1);
}

/** An element cut by a page break has its id twice; links lead to its beginning. Gives the page of every id. */
function dropSecondIds(pages: readonly HTMLElement[]): ReadonlyMap<string, number> {
  const pageOf = new Map<string, number>();
  pages.forEach((page, index) => {
    for (const node of page.querySelectorAll('[id]')) {
      if (pageOf.has(node.id)) node.removeAttribute('id');
      else pageOf.set(node.id, index + 1);
    }
  });
  return pageOf;
}

/** A part that sets no string shows the last one set before it. */
function carryStrings(pages: readonly HTMLElement[]): void {
  const last = new Map<string, string>();
  for (const page of pages) {
    for (const name of Object.keys(handler('StringSets').stringSetSelectors ?? {})) {
      for (const kind of ['first', 'last', 'start', 'first-except']) {
        const property = `--pagedjs-string-${kind}-${name}`;
        const value = page.style.getPropertyValue(property);
        const carried = last.get(name);
        if (isEmpty(value) && carried !== undefined) page.style.setProperty(property, carried);
        if (kind === 'last' && !isEmpty(value)) last.set(name, value);
      }
    }
  }
}

const isEmpty = (value: string): boolean => value.replaceAll('"', '').trim() === '';

function writePageNumbers(area: Element, pageOf: ReadonlyMap<string, number>): void {
  for (const node of area.querySelectorAll('[data-page-of]')) {
    node.textContent = String(pageOf.get(node.getAttribute('data-page-of') ?? '') ?? '');
  }
}

/** Which margin boxes show and how they share the edge depends on the kind of page alone: worked out once a kind. */
function setMarginBoxes(pages: readonly HTMLElement[]): void {
  const edges = ['top', 'bottom', 'left', 'right'];
  const done = new Map<string, HTMLElement>();
  for (const page of pages) {
    const like = done.get(page.className);
    if (!like) {
      handler('AtPage').finalizePage?.(page, { element: page });
      done.set(page.className, page);
      continue;
    }
    for (const box of like.querySelectorAll('.hasContent')) {
      const name = [...box.classList].find((entry) => entry.startsWith('pagedjs_margin-'));
      if (name) page.querySelector(`.${name}`)?.classList.add('hasContent');
    }
    for (const edge of edges) {
      const style = like.querySelector(`.pagedjs_margin-${edge}`)?.getAttribute('style');
      if (style) page.querySelector(`.pagedjs_margin-${edge}`)?.setAttribute('style', style);
    }
  }
}
