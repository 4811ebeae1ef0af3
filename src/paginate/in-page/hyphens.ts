/** Soft hyphens after layout: those at line ends stay, all others go, or no word of the PDF could be searched for. */

import { APPENDED } from './paged.js';

const SHY = '\u00ad';

/** Sets a real hyphen where a page break fell on a soft hyphen, and takes back those Paged.js guessed wrongly. */
export function breakHyphens(host: Element): void {
  for (const parent of host.querySelectorAll<HTMLElement>('.pagedjs_hyphen')) {
    parent.classList.remove('pagedjs_hyphen');
    for (const node of parent.childNodes) {
      if (!(node instanceof Text) || !node.data.endsWith(APPENDED)) continue;
      const rest = continuation(host, parent);
      node.data = node.data.slice(0, -1);
      // The soft hyphen stays behind or goes over with the rest of the word.
      if (!node.data.endsWith(SHY) && !rest?.data.startsWith(SHY)) continue;
      node.data = node.data.replace(/\u00ad$/u, '');
      if (rest) rest.data = rest.data.replace(/^\u00ad/u, '');
      node.after(hyphen());
    }
  }
}

/** The text with which an element cut by a page break goes on. */
function continuation(host: Element, element: HTMLElement): Text | undefined {
  const { ref } = element.dataset;
  const next = [...host.querySelectorAll<HTMLElement>('[data-split-from]')].find(
    (candidate) =>
      candidate.dataset.ref === ref && element.compareDocumentPosition(candidate) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const text = next && document.createTreeWalker(next, NodeFilter.SHOW_TEXT).nextNode();
  return text instanceof Text ? text : undefined;
}

/** Marked, because it is of the layout and not of the text. */
function hyphen(): HTMLElement {
  const mark = document.createElement('span');
  mark.className = 'break-hyphen';
  mark.textContent = '-';
  return mark;
}

/**
 * Removes every soft hyphen whose neighbours stand on one line, and makes the others hyphens: the browser writes a soft
 * hyphen at a line's end into the PDF twice, as itself and as the hyphen that shows, and no search finds the word.
 */
export function settleHyphens(pages: readonly Element[]): void {
  const range = document.createRange();
  const blocks = new Map<Element, Found[]>();
  for (const node of pages.flatMap(softNodes)) {
    const block = blockOf(node);
    // All are judged before the first changes: without them a line could break elsewhere.
    const found = [...node.data.matchAll(/\u00ad/gu)].map(({ index }) => ({
      index,
      taken: isTaken(node, index, range),
    }));
    if (block) blocks.set(block, [...(blocks.get(block) ?? []), { node, found }]);
  }
  const before = [...blocks.keys()].map((block) => ({ block, shape: shapeOf(block), copy: block.cloneNode(true) }));
  for (const found of blocks.values()) for (const each of found) settle(each);
  // Letters that a soft hyphen kept apart may stand closer without it, and a line break elsewhere: there they stay.
  const moved = before.filter(({ block, shape }) => shapeOf(block) !== shape);
  for (const { block, copy } of moved) block.replaceChildren(...copy.childNodes);
}

interface Found {
  readonly node: Text;
  readonly found: readonly { readonly index: number; readonly taken: boolean }[];
}

function softNodes(page: Element): Text[] {
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Text && node.data.includes(SHY)) nodes.push(node);
  }
  return nodes;
}

function blockOf(node: Node): Element | undefined {
  let element = node.parentElement;
  while (element && getComputedStyle(element).display.startsWith('inline')) element = element.parentElement;
  return element ?? undefined;
}

/** How tall a block is in each of its columns. */
const shapeOf = (block: Element): string =>
  [...block.getClientRects()].map(({ height }) => Math.round(height)).join(' ');

function settle({ node, found }: Found): void {
  for (const { index, taken } of found.toReversed()) {
    // Letters of the Arabic script stay joined over a soft hyphen, and only over that.
    if (taken && /\p{Script=Arabic}/u.test(node.data[index - 1] ?? '')) continue;
    node.deleteData(index, 1);
    if (taken) node.splitText(index).before(hyphen());
  }
}

function isTaken(node: Text, index: number, range: Range): boolean {
  if (index === 0 || index + 1 >= node.data.length) return false;
  const before = letterBox(node, index - 1, range);
  const after = letterBox(node, index + 1, range);
  if (!before || !after) return false;
  // In the next column the line may stand at the same height: then the letters lie apart.
  const apart = Math.max(after.left - before.right, before.left - after.right);
  return Math.abs(after.top - before.top) > 3 || apart > 12;
}

/** The first rectangle of a letter after a taken hyphen is an empty one on the old line; the last one is the letter's. */
function letterBox(node: Text, index: number, range: Range): DOMRect | undefined {
  range.setStart(node, index);
  range.setEnd(node, index + 1);
  return [...range.getClientRects()].at(-1);
}
