/** The column filler: lays out parts whose text stands in columns, on pages that Paged.js makes. */

import type { Chunker, PagedPage } from '../paged.js';
import { handler } from '../paged.js';
import { fillPage, isDone, type Flow } from './fill-page.js';
import { findFloats, markWides, type Marks } from './floats.js';
import { takeNotes } from './notes.js';
import { openPage, settingOf, shellOf, type OpenPage } from './page.js';

export interface FilledPart {
  readonly pages: readonly HTMLElement[];
  /** `file:line` of blocks taller than a page, which stand on it all the same and run over its foot. */
  readonly tooTall: readonly string[];
}

export interface PartToFill {
  readonly chunker: Chunker;
  /** The part and its text in columns, in a document of their own. */
  readonly content: DocumentFragment;
  /** Called with every page once nothing on it will move. */
  readonly onPage: (page: HTMLElement) => void;
}

/** A part is never longer than this: a layout that finds no end is stopped instead of filling the memory. */
const MAX_PAGES = 600;

/** What there is to fill: a body in columns, in a part. */
export function bodyIn(content: ParentNode): { readonly part: HTMLElement; readonly body: HTMLElement } | undefined {
  const body = content.querySelector<HTMLElement>('.body');
  const part = body?.parentElement?.closest<HTMLElement>('.part');
  return body && part && body.parentElement === part ? { part, body } : undefined;
}

/** Fills pages until nothing is left. The style sheet must have been converted, the content seen by the handlers. */
export function fillPart({ chunker, content, onPage }: PartToFill): FilledPart {
  const found = bodyIn(content);
  if (!found) throw new Error('this part has no body in columns');
  const pages: HTMLElement[] = [];
  const tooTall: string[] = [];
  const first = firstPage(chunker.addPage(), found);
  const { flow } = first;
  let { page } = first;
  for (;;) {
    fillPage(page, flow);
    if (isBare(page) && !page.isFirst) {
      if (loosen(flow)) {
        page.part.remove();
        page = nextPage(page.paged, found, first);
        continue;
      }
      tooTall.push(...force(page, flow));
    }
    handler('StringSets').afterPageLayout?.(page.paged.element);
    onPage(page.paged.element);
    pages.push(page.paged.element);
    if (isDone(flow)) break;
    if (pages.length >= MAX_PAGES) throw new Error(`it has more than ${MAX_PAGES} pages`);
    // A page that is done with takes no part in laying out the next.
    page.paged.element.style.display = 'none';
    page = nextPage(chunker.addPage(), found, first);
  }
  for (const page of pages) page.style.display = '';
  return { pages, tooTall };
}

interface Begun {
  readonly page: OpenPage;
  readonly flow: Flow;
  readonly setting: ReturnType<typeof settingOf>;
}

function firstPage(paged: PagedPage, { part, body }: { part: HTMLElement; body: HTMLElement }): Begun {
  paged.area.style.columnWidth = '';
  paged.area.append(part);
  const setting = settingOf(body);
  const notes = takeNotes(body, part, paged);
  const stream = document.createElement('div');
  stream.append(...body.children);
  const [opens] = stream.children;
  if (opens instanceof HTMLParagraphElement) opens.dataset.opens = '';
  body.remove();
  const wides: Marks = setting.columns > 1 ? markWides(stream) : new Map();
  const page = openPage(paged, { part, body, setting, isFirst: true });
  const [column] = page.columns;
  const { rowPx } = setting;
  const heightPx = Math.floor(page.heightPx / rowPx) * rowPx;
  const floats = column ? findFloats(stream, column, { heightPx, rowPx }) : new Set<Element>();
  return { page, setting, flow: { stream, floats, notes, wides, waiting: [], lateWides: [] } };
}

function nextPage(paged: PagedPage, { part, body }: { part: HTMLElement; body: HTMLElement }, begun: Begun): OpenPage {
  return openPage(paged, { part: shellOf(part), body, setting: begun.setting, isFirst: false });
}

const isBare = ({ part, paged }: OpenPage): boolean =>
  !part.querySelector('.column > *, .band') && !paged.element.querySelector('.pagedjs_footnote_inner_content > *');

/** Lets a block be cut anywhere, where it was to stay whole. Says whether it was. */
function loosen({ stream }: Flow): boolean {
  const block = stream.firstElementChild;
  if (!(block instanceof HTMLElement) || block.dataset.loose !== undefined || block.tagName === 'FIGURE') return false;
  block.dataset.loose = '';
  for (const element of [block, ...block.querySelectorAll<HTMLElement>('*')]) element.style.breakInside = 'auto';
  return true;
}

/** What fits on no page gets one of its own. */
function force({ part, row, columns, heightPx }: OpenPage, flow: Flow): string[] {
  const [waiting] = flow.waiting;
  const block = waiting ?? flow.stream.firstElementChild;
  const [column] = columns;
  if (!(block instanceof HTMLElement) || !column) throw new Error('no page could be filled');
  flow.waiting = flow.waiting.slice(1);
  row.style.blockSize = `${heightPx}px`;
  part.append(row);
  column.append(block);
  const source = block.closest('[data-source]') ?? block.querySelector('[data-source]');
  return [source?.getAttribute('data-source') ?? ''];
}
