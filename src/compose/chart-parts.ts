/** What charts are drawn with: shapes and words at places counted from the side the text begins on. */

import type { Element, ElementContent } from 'hast';
import type { Direction } from '../journal.js';
import { element, text } from './element.js';

/** Lengths are CSS pixels in a column of ordinary width: letters come out as large as those of the captions. */
export interface Board {
  readonly width: number;
  readonly dir: Direction;
}

export const LABEL = 12.4;
export const SMALL = 10.8;

export type Anchor = 'start' | 'middle' | 'end';

interface Words {
  readonly x: number;
  readonly y: number;
  readonly words: string;
  readonly name: string;
  readonly anchor?: Anchor;
}

/** In a right-to-left chart everything is mirrored, but no letter. */
export const at = ({ width, dir }: Board, x: number): number => round(dir === 'rtl' ? width - x : x);

export function words(board: Board, { x, y, words: content, name, anchor = 'start' }: Words): Element {
  const place = { x: String(at(board, x)), y: String(round(y)) };
  return element('text', { ...place, className: [name], textAnchor: anchor }, [text(content)]);
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly name: string;
}

export function box(board: Board, { x, y, width, height, name }: Box): Element {
  const left = board.dir === 'rtl' ? board.width - x - width : x;
  const corner = { x: String(round(left)), y: String(round(y)) };
  return element('rect', { ...corner, width: round(width), height, className: [name] });
}

export function drawing(board: Board, height: number, shapes: readonly ElementContent[]): Element {
  const direction = board.dir === 'rtl' ? ['runs-rtl'] : [];
  return element(
    'svg',
    { viewBox: `0 0 ${board.width} ${round(height)}`, className: ['chart-drawing', ...direction] },
    [...shapes],
  );
}

export const round = (length: number): number => Math.round(length * 100) / 100;

/** About how wide words run in the plain face at a size: no browser is at hand to measure them. */
export const widthOf = (line: string, size: number): number =>
  Array.from(line).reduce((sum, letter) => sum + (/[%‰\u2e80-\uffef]/u.test(letter) ? 1 : 0.5), 0) * size;

/** Words in lines no wider than this; a longer word stands alone. */
export function linesOf(label: string, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of label.split(/\s+/u)) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`, size) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

export const seriesName = (index: number): string => `series-${index + 1}`;

/** Names of the series with their colours, in as many lines as they need. */
export function legend(board: Board, series: readonly string[]): { shapes: Element[]; height: number } {
  if (series.length < 2) return { shapes: [], height: 0 };
  const shapes: Element[] = [];
  let [x, y] = [0, 0];
  for (const [index, name] of series.entries()) {
    const width = 14 + widthOf(name, LABEL) + 14;
    if (x > 0 && x + width > board.width) [x, y] = [0, y + 18];
    shapes.push(box(board, { x, y: y + 4, width: 9, height: 9, name: seriesName(index) }));
    shapes.push(words(board, { x: x + 14, y: y + 13, words: name, name: 'chart-label' }));
    x += width;
  }
  return { shapes, height: y + 27 };
}
