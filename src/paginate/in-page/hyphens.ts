/** Soft hyphens after layout: those at line ends stay, all others go, or no word of the PDF could be searched for. */

import { blockOf, breakAnew, holdLines, hyphen } from './lines/index.js';
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

/**
 * Removes every soft hyphen whose neighbours stand on one line, and makes the others hyphens: the browser writes a soft
 * hyphen at a line's end into the PDF twice, as itself and as the hyphen that shows, and no search finds the word.
 */
export function settleHyphens(pages: readonly Element[]): void {
  const range = document.createRange();
  const blocks = new Map<HTMLElement, Found[]>();
  for (const node of pages.flatMap(softNodes)) {
    const block = blockOf(node);
    // All are judged before the first changes: without them a line could break elsewhere.
    const found = softHyphensIn(node, range);
    if (block) blocks.set(block, [...(blocks.get(block) ?? []), { node, found }]);
  }
  const before = [...blocks].map(([block, found]) => ({ block, shape: shapeOf(block), found }));
  const settled = before.map(({ block, shape, found }) => ({ block, shape, undo: found.map(settle) }));
  // Letters that a soft hyphen kept apart may stand closer without it, or wider, and a line break elsewhere.
  const moved = settled.filter(({ block, shape }) => shapeOf(block) !== shape || !marksEndLines(block, range));
  for (const each of moved.flatMap(({ undo }) => undo)) each();
  for (const { block } of moved) if (!(block instanceof HTMLParagraphElement && breakAnew(block))) holdLines(block);
}

/** Whether every hyphen that was set ends its line. */
const marksEndLines = (block: Element, range: Range): boolean =>
  [...block.querySelectorAll('.break-hyphen')].every((mark) => {
    const { nextSibling: next } = mark;
    const after = next instanceof Text && next.data !== '' ? letterBox(next, 0, range) : undefined;
    return !after || areApart(mark.getBoundingClientRect(), after);
  });

interface SoftHyphen {
  readonly index: number;
  /** Where the line stands that it ends; nothing where it ends none. */
  readonly middle: number | undefined;
}

interface Found {
  readonly node: Text;
  readonly found: readonly SoftHyphen[];
}

/** What was found in a text, as long as it stays what it was: columns are joined and filled anew, pages settled again. */
const known = new WeakMap<Text, { readonly data: string; readonly found: readonly SoftHyphen[] }>();

function softHyphensIn(node: Text, range: Range): readonly SoftHyphen[] {
  const seen = known.get(node);
  if (seen?.data === node.data) return seen.found;
  const found = [...node.data.matchAll(/\u00ad/gu)].map(({ index }) => ({
    index,
    middle: lineEndedBy(node, index, range),
  }));
  known.set(node, { data: node.data, found });
  return found;
}

const MOST_IN_A_ROW = 3;

/** Blocks of a page with more lines in a row that end with a hyphen than a reader should meet. */
export function findLadders(page: Element): ReadonlySet<Element> {
  const range = document.createRange();
  const ladders = new Set<Element>();
  const runs = new Map<Element, { lines: number; middle: number }>();
  for (const node of softNodes(page)) {
    const ends = softHyphensIn(node, range).flatMap(({ middle }) => middle ?? []);
    const block = ends.length > 0 ? blockOf(node) : undefined;
    if (!block) continue;
    const leading = Number.parseFloat(getComputedStyle(block).lineHeight);
    let run = runs.get(block) ?? { lines: 0, middle: Number.NEGATIVE_INFINITY };
    for (const middle of ends) {
      run = { lines: middle - run.middle < 1.5 * leading ? run.lines + 1 : 1, middle };
      if (run.lines > MOST_IN_A_ROW) ladders.add(block);
    }
    runs.set(block, run);
  }
  return ladders;
}

function softNodes(page: Element): Text[] {
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    // One that stands alone holds together what a line's end divides.
    if (node instanceof Text && node.data.includes(SHY) && node.data !== SHY) nodes.push(node);
  }
  return nodes;
}

/** How tall a block is in each of its columns. */
const shapeOf = (block: Element): string =>
  [...block.getClientRects()].map(({ height }) => Math.round(height)).join(' ');

/** Gives back what takes it all back. */
function settle({ node, found }: Found): () => void {
  const { data } = node;
  const [first = '', ...others] = piecesOf(data, found);
  const added = others.flatMap((piece) => [hyphen(), new Text(piece)]);
  node.data = first;
  node.after(...added);
  return () => {
    for (const each of added) each.remove();
    node.data = data;
  };
}

/** What is set between hyphens. Letters of the Arabic script stay joined over a soft hyphen, and only over that. */
function piecesOf(data: string, found: readonly SoftHyphen[]): string[] {
  const pieces: string[] = [];
  let piece = '';
  let from = 0;
  for (const { index, middle } of found) {
    piece += data.slice(from, index);
    from = index + 1;
    if (middle === undefined) continue;
    if (/\p{Script=Arabic}/u.test(data[index - 1] ?? '')) piece += SHY;
    else {
      pieces.push(piece);
      piece = '';
    }
  }
  return [...pieces, piece + data.slice(from)];
}

function lineEndedBy(node: Text, index: number, range: Range): number | undefined {
  if (index === 0 || index + 1 >= node.data.length) return undefined;
  const before = letterBox(node, index - 1, range);
  const after = letterBox(node, index + 1, range);
  return before && after && areApart(before, after) ? (before.top + before.bottom) / 2 : undefined;
}

/** Whether two neighbours stand on two lines. */
function areApart(before: DOMRect, after: DOMRect): boolean {
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
