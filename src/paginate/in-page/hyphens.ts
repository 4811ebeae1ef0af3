/** Soft hyphens after layout: those at line ends stay, all others go, or no word of the PDF could be searched for. */

import { blockOf, breakAnew, holdLines, hyphen, letterRect } from './lines/index.js';
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

/** Soft hyphens of some pages, by the block whose lines they may end. */
export type SoftHyphens = ReadonlyMap<HTMLElement, readonly Found[]>;

interface Found {
  readonly node: Text;
  readonly found: readonly SoftHyphen[];
}

/** Reads which of them end lines. */
export function findSoftHyphens(pages: readonly Element[]): SoftHyphens {
  const blocks = new Map<HTMLElement, Found[]>();
  const blockIn = new Map<Element | null, HTMLElement | undefined>();
  for (const node of pages.flatMap(softNodes)) {
    const { parentElement: parent } = node;
    if (!blockIn.has(parent)) blockIn.set(parent, blockOf(node));
    const block = blockIn.get(parent);
    if (!block) continue;
    const found = softHyphensIn(node);
    const own = blocks.get(block);
    if (own) own.push({ node, found });
    else blocks.set(block, [{ node, found }]);
  }
  return blocks;
}

/**
 * Removes every soft hyphen whose neighbours stand on one line, and makes the others hyphens: the browser writes a soft
 * hyphen at a line's end into the PDF twice, as itself and as the hyphen that shows, and no search finds the word.
 */
export const settleHyphens = (pages: readonly Element[]): void => settleAll(findSoftHyphens(pages))();

/**
 * The same for those that have been found, as long as nothing has moved. Reads nothing after the first change: what is
 * given back looks at the lines, once they may be laid out anew, and holds those that were lost.
 */
export function settleAll(soft: SoftHyphens): () => void {
  const before = [...soft].map(([block, found]) => ({ block, shape: shapeOf(block), found }));
  const settled = before.map(({ block, shape, found }) => ({ block, shape, undo: found.map(settle) }));
  return () => {
    // Letters that a soft hyphen kept apart may stand closer without it, or wider, and a line break elsewhere.
    const moved = settled.filter(({ block, shape }) => shapeOf(block) !== shape || !marksEndLines(block));
    for (const each of moved.flatMap(({ undo }) => undo)) each();
    for (const { block } of moved) if (!(block instanceof HTMLParagraphElement && breakAnew(block))) holdLines(block);
  };
}

/** Whether every hyphen that was set ends its line. */
const marksEndLines = (block: Element): boolean =>
  [...block.querySelectorAll('.break-hyphen')].every((mark) => {
    const { nextSibling: next } = mark;
    const after = next instanceof Text && next.data !== '' ? boxBehind(next, 0) : undefined;
    return !after || areApart(mark.getBoundingClientRect(), after);
  });

interface SoftHyphen {
  readonly index: number;
  /** Where the line stands that it ends; nothing where it ends none. */
  readonly middle: number | undefined;
}

/** What was found in a text, as long as it stays what it was: columns are joined and filled anew, pages settled again. */
const known = new WeakMap<Text, { readonly data: string; readonly found: readonly SoftHyphen[] }>();

function softHyphensIn(node: Text): readonly SoftHyphen[] {
  const seen = known.get(node);
  if (seen?.data === node.data) return seen.found;
  const indexes = [...node.data.matchAll(/\u00ad/gu)].map(({ index }) => index);
  const taken = takenOf(node, indexes);
  const found = indexes.map((index) => ({ index, middle: taken.get(index) }));
  known.set(node, { data: node.data, found });
  return found;
}

/** Those at which a line ends, and where that line stands. Few letters are looked at: those near the ends of lines. */
function takenOf(node: Text, indexes: readonly number[]): Map<number, number> {
  const taken = new Map<number, number>();
  const inner = indexes.filter((index) => index > 0 && index + 1 < node.length);
  const tops = topsOf(node);
  if (tops.length < 2) return taken;
  const isOrdered = tops.every((top, line) => line === 0 || top > (tops[line - 1] ?? 0));
  // Lines of several columns go down and up again: there each is looked at.
  const stride = isOrdered ? Math.ceil(inner.length / tops.length) : 1;
  for (let at = 0; at < inner.length; at += 1) {
    const index = inner[at] ?? 0;
    const before = boxBefore(node, index);
    if (!before) continue;
    const after = boxBehind(node, index + 1);
    if (after && areApart(before, after)) {
      taken.set(index, (before.top + before.bottom) / 2);
      continue;
    }
    if (stride > 1) at = lastOnLine(node, inner, { at, stride, top: before.top });
  }
  return taken;
}

/** The top of each line. */
function topsOf(node: Text): number[] {
  range.selectNodeContents(node);
  const tops: number[] = [];
  for (const { top, width } of range.getClientRects())
    if (width > 0 && Math.abs(top - (tops.at(-1) ?? Number.NEGATIVE_INFINITY)) > SAME) tops.push(top);
  return tops;
}

/** Of the soft hyphens from one on, the last that has letters of the same line behind it. */
function lastOnLine(
  node: Text,
  indexes: readonly number[],
  { at, stride, top }: { at: number; stride: number; top: number },
): number {
  const isOn = (place: number): boolean => {
    const box = boxBehind(node, (indexes[place] ?? 0) + 1);
    return !box || box.top - top <= SAME;
  };
  let low = at;
  let high = Math.min(indexes.length, at + stride);
  while (high < indexes.length && isOn(high)) {
    low = high;
    high = Math.min(indexes.length, high + stride);
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isOn(middle)) low = middle;
    else high = middle;
  }
  return low;
}

const MOST_IN_A_ROW = 3;

/** Blocks with more lines in a row that end with a hyphen than a reader should meet. */
export function laddersIn(soft: SoftHyphens): ReadonlySet<Element> {
  const ladders = new Set<Element>();
  for (const [block, nodes] of soft) {
    const ends = nodes.flatMap(({ found }) => found.flatMap(({ middle }) => middle ?? []));
    if (ends.length <= MOST_IN_A_ROW) continue;
    const leading = Number.parseFloat(getComputedStyle(block).lineHeight);
    let run = 1;
    for (const [index, middle] of ends.entries()) {
      run = index > 0 && middle - (ends[index - 1] ?? 0) < 1.5 * leading ? run + 1 : 1;
      if (run > MOST_IN_A_ROW) ladders.add(block);
    }
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

/** Tops of one line differ by less. Pixels. */
const SAME = 3;

/** Whether two neighbours stand on two lines. */
function areApart(before: DOMRect, after: DOMRect): boolean {
  // In the next column the line may stand at the same height: then the letters lie apart.
  const apart = Math.max(after.left - before.right, before.left - after.right);
  return Math.abs(after.top - before.top) > SAME || apart > 12;
}

/** One for all: every range that was ever made is told of every change of the text. */
const range = document.createRange();

const boxBefore = (node: Text, index: number): DOMRect | undefined => boxOf(node, index - 1, false);
const boxBehind = (node: Text, index: number): DOMRect | undefined => boxOf(node, index, true);

function boxOf(node: Text, index: number, isAfterHyphen: boolean): DOMRect | undefined {
  range.setStart(node, index);
  range.setEnd(node, index + 1);
  const rects = range.getClientRects();
  if (rects.length < 2) return rects[0];
  const isRtl = node.parentElement !== null && getComputedStyle(node.parentElement).direction === 'rtl';
  return letterRect([...rects], { isRtl, isAfterHyphen });
}
