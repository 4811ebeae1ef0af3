/**
 * What the browser does not tell a PDF of its own accord, it tells by the names of figures: the one role whose name comes
 * through to the structure and changes nothing of the page. Every element that is to be something else in the finished PDF
 * becomes a figure of the name `galley:Type` or `galley:Type:key`; elements of one key are pieces of one. The room that
 * finishes the screen PDF reads the names, and takes them away.
 */

const PREFIX = 'galley';

/** To be done when the pages stand, before they are printed. */
export function stampStructure(pages: readonly HTMLElement[]): void {
  for (const page of pages) {
    for (const copy of page.querySelectorAll('[data-repeated]')) copy.ariaHidden = 'true';
    for (const [selector, type] of STAMPS) {
      for (const element of page.querySelectorAll<HTMLElement>(selector)) stamp(element, type);
    }
    for (const element of page.querySelectorAll<HTMLElement>('.pagedjs_page_content [lang]')) stampLanguage(element);
    for (const element of page.querySelectorAll<HTMLElement>(LOOSE))
      if (holdsWords(element)) element.role = 'paragraph';
  }
  for (const cell of pages.flatMap((page) => [...page.querySelectorAll('td, th')])) if (isEmpty(cell)) fillCell(cell);
  stampParts(pages);
  stampPieces(pages);
  // A paragraph whose spans stand side by side is none to the browser.
  for (const line of pages.flatMap((page) => [...page.querySelectorAll<HTMLElement>('p')])) {
    if (line.role === null && getComputedStyle(line).display !== 'block') stamp(line, 'P');
  }
}

const STAMPS = [
  ['.break-hyphen', 'Hyphen'],
  ['.note', 'Note'],
  ['.note-call', 'Reference'],
  ['.contents-entry', 'TOCI'],
] as const;

/** What is no paragraph in the markup, and may hold words by itself. */
const LOOSE = '.pagedjs_page_content div, .pagedjs_page_content header, .pagedjs_page_content section > span';

function stamp(element: HTMLElement, type: string, key?: number): void {
  element.role = 'figure';
  element.ariaLabel = key === undefined ? `${PREFIX}:${type}` : `${PREFIX}:${type}:${key}`;
}

/** The browser passes over elements that mean nothing to it, and their language with them. */
function stampLanguage(element: HTMLElement): void {
  const above = element.parentElement?.closest<HTMLElement>('[lang]')?.lang;
  if (element.lang === above || element.role !== null || !PLAIN.has(element.localName)) return;
  if (element.closest('.part') === element) return;
  stamp(element, getComputedStyle(element).display === 'inline' ? 'Span' : 'Div');
}

const PLAIN = new Set(['span', 'bdi', 'div', 'i', 'b', 'cite', 'q', 'dfn', 'abbr']);

function holdsWords(element: HTMLElement): boolean {
  if (element.role !== null || getComputedStyle(element).display === 'inline') return false;
  return [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
}

const isEmpty = (cell: Element): boolean => cell.textContent.trim() === '' && !cell.querySelector('img, svg');

/** The browser leaves out cells in which it paints nothing, and those after them move up. The space takes no place. */
function fillCell(cell: Element): void {
  const space = document.createElement('span');
  space.style.position = 'absolute';
  space.textContent = '\u00A0';
  cell.append(space);
}

/** A part goes on over its pages; only its first piece has the id. */
function stampParts(pages: readonly HTMLElement[]): void {
  let key = 0;
  for (const page of pages) {
    for (const part of page.querySelectorAll<HTMLElement>('.part')) {
      if (part.id !== '') key += 1;
      stamp(part, part.localName === 'article' ? 'Art' : 'Sect', key);
    }
  }
}

const PIECES: Readonly<Record<string, string>> = { P: 'P', BLOCKQUOTE: 'BlockQuote', ASIDE: 'Aside' };

/** What was cut where a column ends: the next piece of its kind goes on with it. */
function stampPieces(pages: readonly HTMLElement[]): void {
  const cut = new Map<string, number>();
  let count = 0;
  for (const piece of pages.flatMap((page) => [
    ...page.querySelectorAll<HTMLElement>('[data-split-from], [data-split-to]'),
  ])) {
    const type = PIECES[piece.tagName];
    if (type === undefined || piece.classList.contains('part')) continue;
    const began = piece.dataset.splitFrom === undefined ? undefined : cut.get(type);
    const key = began ?? (count += 1);
    if (piece.dataset.splitTo === undefined) cut.delete(type);
    else cut.set(type, key);
    stamp(piece, type, key);
  }
}
