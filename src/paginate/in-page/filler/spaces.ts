/** Spaces between the words of a paragraph, made a little wider or narrower to gain or save a line. */

import { hasOwnLines } from '../lines/index.js';
import { linesOfText, px } from './text-lines.js';

/** So much wider or narrower, in the size of the text. About an eighth of a space: less than justified lines differ by. */
const CHANGE_EM = 0.03;

/** @param change 1 for wider, -1 for narrower */
export function setSpaces(element: HTMLElement, change: number): void {
  const own = element.style.wordSpacing || 'var(--word-space, 0em)';
  element.style.wordSpacing = `calc(${own} + ${change * CHANGE_EM}em)`;
}

/** Paragraphs that take a line more, or a line less, with other spaces between their words. */
export interface Changes {
  readonly looser: ReadonlySet<Element>;
  readonly tighter: ReadonlySet<Element>;
}

/** In fewer lines a change would show. */
const LEAST_LINES = 5;

const linesOf = (block: HTMLElement): number => linesOfText(block).count;

/** Tries at once what may come of it: the text of some is set anew, and only once. */
export function changesOf(blocks: readonly HTMLElement[]): Changes {
  const tried = blocks.flatMap((block) => {
    if (!(block instanceof HTMLParagraphElement) || hasOwnLines(block)) return [];
    const lines = linesOf(block);
    const change = lines >= LEAST_LINES ? likelyChange(block) : undefined;
    return change ? [{ block, lines, change, own: block.style.wordSpacing }] : [];
  });
  for (const { block, change } of tried) setSpaces(block, change);
  const changed = tried.filter(({ block, lines, change }) => linesOf(block) === lines + change);
  for (const { block, own } of tried) block.style.wordSpacing = own;
  const changedBy = (by: 1 | -1): Set<Element> =>
    new Set(changed.filter(({ change }) => change === by).map(({ block }) => block));
  return { looser: changedBy(1), tighter: changedBy(-1) };
}

/** What words carried over from line to line may add to the change of all spaces. In the size of the text. */
const CARRIED_EM = 4.5;

/** A paragraph may gain a line when its last one is nearly full, and save one when that is nearly empty. */
function likelyChange(paragraph: HTMLElement): 1 | -1 | undefined {
  const last = lastLine(paragraph);
  if (!last) return undefined;
  const size = px(getComputedStyle(paragraph).fontSize);
  const spaces = paragraph.textContent?.match(/\s+/gu)?.length ?? 0;
  const reachPx = (spaces * CHANGE_EM + CARRIED_EM) * size;
  if (Math.min(last.textPx, last.freePx) > reachPx) return undefined;
  return last.freePx < last.textPx ? 1 : -1;
}

const range = document.createRange();

/** How much of the last line is full, and how much is free. */
function lastLine(paragraph: HTMLElement): { textPx: number; freePx: number } | undefined {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let text = walker.lastChild();
  while (text && !text.textContent?.trim()) text = walker.previousNode();
  if (!(text instanceof Text)) return undefined;
  const end = text.data.trimEnd().length;
  range.setStart(text, end - 1);
  range.setEnd(text, end);
  const [letter] = range.getClientRects();
  if (!letter) return undefined;
  const { left, right, width } = paragraph.getBoundingClientRect();
  const freePx = getComputedStyle(paragraph).direction === 'rtl' ? letter.left - left : right - letter.right;
  return { textPx: width - freePx, freePx };
}
