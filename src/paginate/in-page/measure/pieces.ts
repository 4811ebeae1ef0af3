/** The blocks of a page, each with its lines: one range of rectangles for every run of text. */

import type { BlockKind } from '../../../pages.js';
import { FOOT, type ColumnBox } from './columns.js';
import { divisionsIn } from './divided.js';
import type { Fonts } from './fonts.js';
import { furnitureOf } from './furniture.js';
import { widestGaps, type Gap } from './gaps.js';

export interface Line {
  top: number;
  bottom: number;
  left: number;
  right: number;
  divided?: string;
  gap?: Gap;
}

/** A block, or the part of one that stands in one column. */
export interface Piece {
  readonly element: Element;
  readonly kind: BlockKind;
  readonly source: string;
  readonly column: ColumnBox | undefined;
  /** Whether its lines count as lines of the column: words in a box do not, the box does. */
  readonly isCounted: boolean;
  readonly lines: Line[];
  /** Its runs of text, in order. */
  readonly nodes: Text[];
  readonly strangers: Set<string>;
  excerpt: string;
  isCutAbove: boolean;
  isCutBelow: boolean;
}

export interface Surroundings {
  readonly columns: readonly ColumnBox[];
  readonly fonts: Fonts;
}

/** What is one thing to the eye, whatever is in it. */
export const BOXES = 'figure, table, aside, pre, .pull-quote';
const MAX_EXCERPT = 60;

export function readPieces(page: HTMLElement, around: Surroundings): Piece[] {
  const pieces = [...boxPieces(page, around.columns), ...furniturePieces(page, around)];
  const open = new Map<Element, Piece>();
  const range = document.createRange();
  for (const node of textsOf(page)) {
    const element = blockAround(node);
    if (!element) continue;
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0.5 && height > 0.5);
    if (rects.length === 0) continue;
    let piece = open.get(element);
    const goesOn = piece && (divisionOver(piece, rects[0]) ? continuation(piece) : undefined);
    if (!piece || goesOn) {
      piece = goesOn ?? newPiece(element, around.columns);
      open.set(element, piece);
      pieces.push(piece);
    }
    addText(piece, { node, rects, fonts: around.fonts });
  }
  return pieces;
}

function* textsOf(page: Element): Generator<Text> {
  const area = page.querySelector('.pagedjs_area');
  if (!area) return;
  const hasRuby = area.querySelector('rt, rp') !== null;
  const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!(node instanceof Text) || !/\S/u.test(node.data)) continue;
    if (!hasRuby || !node.parentElement?.closest('rt, rp')) yield node;
  }
}

const blocks = new WeakMap<Element, Element>();

/** The innermost box that breaks the lines of a text. */
function blockAround(node: Text): Element | undefined {
  const parent = node.parentElement;
  if (!parent) return undefined;
  const known = blocks.get(parent);
  if (known) return known;
  let element: Element = parent;
  while (/^(?:inline|contents|ruby)$/u.test(getComputedStyle(element).display) && element.parentElement)
    element = element.parentElement;
  blocks.set(parent, element);
  return element;
}

function newPiece(element: Element, columns: readonly ColumnBox[]): Piece {
  const column = columns.find((candidate) => candidate.element.contains(element));
  const isBoxed = column?.isFilled === true && element.closest(`${BOXES}, ${FOOT}`) !== null;
  return {
    element,
    kind: kindOf(element),
    source: sourceOf(element),
    column,
    isCounted: !isBoxed,
    lines: [],
    nodes: [],
    strangers: new Set(),
    excerpt: '',
    isCutAbove: element.hasAttribute('data-split-from'),
    isCutBelow: element.hasAttribute('data-split-to'),
  };
}

/** Boxes stand in a column as one line of many rows. */
function boxPieces(page: Element, columns: readonly ColumnBox[]): Piece[] {
  return columns
    .filter(({ isFilled }) => isFilled)
    .flatMap((column) => [...column.element.querySelectorAll(BOXES)])
    .filter((element) => !element.parentElement?.closest(BOXES) && page.contains(element))
    .map((element) => {
      const { top, bottom, left, right } = element.getBoundingClientRect();
      const excerpt = (element.textContent ?? '').replaceAll(/\s+/gu, ' ').trim().slice(0, MAX_EXCERPT);
      const kind = element.matches('figure') ? ('picture' as const) : ('other' as const);
      const lines = [{ top, bottom, left, right }];
      return { ...newPiece(element, columns), kind, isCounted: !element.closest(FOOT), excerpt, lines };
    });
}

const furniturePieces = (page: HTMLElement, { columns, fonts }: Surroundings): Piece[] =>
  furnitureOf(page, fonts).map(({ box, text, ...line }) => ({
    ...newPiece(box, columns),
    kind: 'furniture',
    isCounted: false,
    excerpt: text.slice(0, MAX_EXCERPT),
    lines: [line],
    strangers: new Set(fonts.missingIn(box, text)),
  }));

/** A picture that stands in no column. */
export const picturePiece = (image: HTMLImageElement, columns: readonly ColumnBox[]): Piece => ({
  ...newPiece(image, columns),
  kind: 'picture',
  isCounted: false,
  excerpt: image.alt.slice(0, MAX_EXCERPT),
});

function kindOf(element: Element): BlockKind {
  if (element.closest('h1, h2, h3, h4, h5, h6')) return 'heading';
  return element.closest(`${BOXES}, .note, svg, header`) ? 'other' : 'text';
}

export const sourceOf = (element: Element): string =>
  (element.closest('[data-source]') ?? element.querySelector('[data-source]'))?.getAttribute('data-source') ?? '';

/** Whether the browser itself sets a block on in a further column: the text goes up. */
function divisionOver({ lines, column }: Piece, rect: DOMRect | undefined): boolean {
  const last = lines.at(-1);
  return !column?.isFilled && last !== undefined && rect !== undefined && rect.bottom < last.top;
}

function continuation(piece: Piece): Piece {
  const rest = { ...piece, lines: [], nodes: [], strangers: new Set<string>(), excerpt: '', isCutAbove: true };
  piece.isCutBelow = true;
  return rest;
}

interface TextRun {
  readonly node: Text;
  readonly rects: readonly DOMRect[];
  readonly fonts: Fonts;
}

function addText(piece: Piece, { node, rects, fonts }: TextRun): void {
  const lines = rects.map((rect) => addRect(piece, rect));
  piece.nodes.push(node);
  if (piece.excerpt.length < MAX_EXCERPT)
    piece.excerpt = `${piece.excerpt}${node.data}`.replaceAll(/\s+/gu, ' ').replace('\u00ad', '').slice(0, MAX_EXCERPT);
  for (const character of fonts.missingIn(node.parentElement ?? piece.element, node.data))
    piece.strangers.add(character);
  if (!piece.isCounted) return;
  for (const { word, middle } of divisionsIn(node, piece.isCutBelow)) {
    const line = lines.findLast(({ top, bottom }) => middle > top && middle < bottom);
    if (line) line.divided = word;
  }
  if (piece.kind !== 'text') return;
  for (const [index, gap] of widestGaps({ node, rects, block: piece.element, fonts })) {
    const line = lines[index];
    if (line && gap.times > (line.gap?.times ?? 0)) line.gap = gap;
  }
}

/** Joins a rectangle to the line it stands in, or begins the next. */
function addRect({ lines, nodes }: Piece, { top, bottom, left, right }: DOMRect): Line {
  const middle = (top + bottom) / 2;
  const last = lines.at(-1);
  if (!last || middle <= last.top || middle >= last.bottom) {
    const line = { top, bottom, left, right };
    lines.push(line);
    return line;
  }
  // A drop cap stands beside several lines: its own is as tall as the text that follows.
  const isAfterDropCap = lines.length === 1 && nodes.length === 0 && last.bottom - last.top > 1.8 * (bottom - top);
  if (isAfterDropCap) Object.assign(last, { top, bottom });
  last.left = Math.min(last.left, left);
  last.right = Math.max(last.right, right);
  return last;
}
