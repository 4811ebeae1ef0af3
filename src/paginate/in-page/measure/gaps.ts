/** Spaces between words in justified text, against the space of the font. One is measured a line: all are equally wide. */

import type { Fonts } from './fonts.js';

export interface Gap {
  /** How many normal spaces wide. */
  readonly times: number;
  /** The words on both sides. */
  readonly words: string;
}

interface Run {
  readonly node: Text;
  readonly rects: readonly DOMRect[];
  readonly block: Element;
  readonly fonts: Pick<Fonts, 'spaceOf'>;
}

const justified = new WeakMap<Element, boolean>();

/** Below this a line is as good as another. */
const WORTH_TELLING = 2;

/** By the index of the rectangle; of lines with spaces over twice the normal. */
export function widestGaps({ node, rects, block, fonts }: Run): Map<number, Gap> {
  const gaps = new Map<number, Gap>();
  if (!isJustified(block)) return gaps;
  const normal = fonts.spaceOf(node.parentElement ?? block);
  const total = rects.reduce((sum, { width }) => sum + width, 0);
  let before = 0;
  for (const [index, rect] of rects.entries()) {
    const expected = Math.floor((node.data.length * (before + rect.width / 2)) / total);
    before += rect.width;
    const space = spaceOn(node, rect, expected);
    if (!space || space.width <= normal * WORTH_TELLING) continue;
    const times = Math.round((space.width / normal) * 10) / 10;
    gaps.set(index, { times, words: wordsAt(node, space.index, block) });
  }
  return gaps;
}

function isJustified(block: Element): boolean {
  const known = justified.get(block);
  if (known !== undefined) return known;
  const { textAlign, whiteSpace } = getComputedStyle(block);
  const is = textAlign === 'justify' && !whiteSpace.startsWith('pre');
  justified.set(block, is);
  return is;
}

/** One for all: every range that was ever made is told of every change of the text. */
const range = document.createRange();

const SPACE = /[ \n\t\u00a0]/gu;
const MOST_TRIES = 9;

/** A space that stands on the line: near the letter where it is expected, or by halves. */
function spaceOn(node: Text, line: DOMRect, expected: number): { index: number; width: number } | undefined {
  let [low, high] = [0, node.data.length];
  let at = expected;
  for (let tries = 0; tries < MOST_TRIES && low < high; tries++) {
    const index = nextSpace(node.data, at, high) ?? nextSpace(node.data, low, high);
    if (index === undefined) return undefined;
    range.setStart(node, index);
    range.setEnd(node, index + 1);
    const rect = [...range.getClientRects()].at(-1);
    if (!rect) return undefined;
    const middle = (rect.top + rect.bottom) / 2;
    if (rect.width > 0 && middle > line.top && middle < line.bottom) return { index, width: rect.width };
    if (middle <= line.top || rect.width === 0) low = index + 1;
    else high = index;
    at = low + Math.floor((high - low) / 2);
  }
  return undefined;
}

function nextSpace(data: string, from: number, to: number): number | undefined {
  SPACE.lastIndex = from;
  const index = SPACE.exec(data)?.index;
  return index !== undefined && index < to ? index : undefined;
}

const MOST_LETTERS = 20;

/** The word before and the word after, cut short, whatever elements they stand in. */
function wordsAt(node: Text, index: number, block: Element): string {
  range.selectNodeContents(block);
  range.setEnd(node, index);
  const before = range.toString().slice(-MOST_LETTERS);
  range.selectNodeContents(block);
  range.setStart(node, index + 1);
  const after = range.toString().slice(0, MOST_LETTERS);
  return `${/\S*$/u.exec(before)?.[0] ?? ''} ${/^\S*/u.exec(after)?.[0] ?? ''}`.replaceAll('\u00ad', '').trim();
}
