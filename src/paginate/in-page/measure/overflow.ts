/** Texts and boxes larger than what holds them. */

import type { Overflow } from '../../../pages.js';
import type { Line, Piece } from './pieces.js';

export type FoundOverflow = Omit<Overflow, 'block'> & { readonly piece: Piece };

const MM_PER_PX = 25.4 / 96;
/** Rounding, and letters that lean over their width. CSS pixels. */
const SLACK = 2;

interface Holder {
  readonly name: string;
  readonly rect: DOMRect;
  readonly hides: boolean;
  readonly slackPx: () => number;
}

/** The worst of every piece. */
export function overflowsOf(pieces: readonly Piece[]): FoundOverflow[] {
  const framesOf = frameFinder();
  return pieces.flatMap((piece) => {
    if (piece.kind === 'furniture' || piece.lines.length === 0) return [];
    const extent = extentOf(piece);
    const [worst] = [...framesOf(piece.element), blockItself(piece.element), ...columnOf(piece)]
      .map((holder) => ({ holder, overPx: over(extent, holder.rect) }))
      .filter(({ holder, overPx }) => overPx > SLACK && overPx > holder.slackPx())
      .toSorted((a, b) => Number(b.holder.hides) - Number(a.holder.hides) || b.overPx - a.overPx);
    if (!worst) return [];
    const overMm = Math.round(worst.overPx * MM_PER_PX * 10) / 10;
    return [{ piece, holder: worst.holder.name, overMm, isHidden: worst.holder.hides }];
  });
}

/** Its lines taken together; the box of a line is larger than its letters, which stand in the middle of it. */
function extentOf({ lines, nodes }: Piece): Line {
  const core = (line: Line): number => (nodes.length > 0 ? (line.bottom - line.top) / 3 : 0);
  return {
    left: Math.min(...lines.map(({ left }) => left)),
    right: Math.max(...lines.map(({ right }) => right)),
    top: Math.min(...lines.map((line) => line.top + core(line))),
    bottom: Math.max(...lines.map((line) => line.bottom - core(line))),
  };
}

const over = (extent: Line, rect: DOMRect): number =>
  Math.max(rect.left - extent.left, extent.right - rect.right, rect.top - extent.top, extent.bottom - rect.bottom);

const columnOf = ({ column }: Piece): Holder[] =>
  column?.isFilled === true
    ? [{ name: 'column', rect: column.rect, hides: false, slackPx: () => column.rowPx / 2 }]
    : [];

/** Every frame or clip around an element, itself included, up to the page's area. What is placed by itself is held by what it is placed in. */
function frameFinder(): (element: Element) => readonly Holder[] {
  const known = [new Map<Element, readonly Holder[]>(), new Map<Element, readonly Holder[]>()] as const;
  const framesOf = (element: Element | null, isPlaced: boolean): readonly Holder[] => {
    if (!element || element.matches('.pagedjs_area')) return [];
    const of = known[isPlaced ? 1 : 0];
    const before = of.get(element);
    if (before) return before;
    const style = getComputedStyle(element);
    const isPassed = isPlaced && style.position === 'static';
    const above = framesOf(element.parentElement, isPassed || style.position === 'absolute');
    const own = isPassed ? undefined : frameOf(element, style);
    const frames = own ? [own, ...above] : above;
    of.set(element, frames);
    return frames;
  };
  return (element) => framesOf(element, false);
}

/** Of an element that hides what runs over it, or shows its edges. */
function frameOf(element: Element, style: CSSStyleDeclaration): Holder | undefined {
  const hides = style.overflowX !== 'visible' || style.overflowY !== 'visible';
  const isPlain = /^(?:transparent|rgba\(.*, 0\))$/u.test(style.backgroundColor) && style.backgroundImage === 'none';
  if (!hides && isPlain && style.borderWidth === '0px') return undefined;
  return { name: nameOf(element), rect: element.getBoundingClientRect(), hides, slackPx: () => SLACK };
}

/** Punctuation may hang a little out of a text, but not out of a cell. */
const blockItself = (element: Element): Holder => ({
  name: nameOf(element),
  rect: element.getBoundingClientRect(),
  hides: false,
  slackPx: () => (element.matches('td, th') ? SLACK : 0.6 * Number.parseFloat(getComputedStyle(element).fontSize)),
});

function nameOf(element: Element): string {
  if (element.matches('td, th')) return 'table cell';
  if (element.matches('table')) return 'table';
  if (element.closest('h1, h2, h3, h4, h5, h6')) return 'heading';
  return element.matches('p, li, figcaption, dd, dt') ? 'block' : 'box';
}
