/** Spaces between the words of a paragraph, made a little wider or narrower to gain or save a line. */

import { hasOwnLines } from '../lines/index.js';
import { linesOfText } from './text-lines.js';

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

/** Tries all at once: the text is set anew twice, however many there are. */
export function changesOf(blocks: readonly HTMLElement[]): Changes {
  const paragraphs = blocks.filter(
    (block) => block instanceof HTMLParagraphElement && !hasOwnLines(block) && linesOf(block) >= LEAST_LINES,
  );
  const counts = paragraphs.map(linesOf);
  const own = paragraphs.map((paragraph) => paragraph.style.wordSpacing);
  const gaining = (change: 1 | -1): Set<Element> => {
    for (const paragraph of paragraphs) setSpaces(paragraph, change);
    const lines = paragraphs.map(linesOf);
    for (const [index, paragraph] of paragraphs.entries()) paragraph.style.wordSpacing = own[index] ?? '';
    return new Set(paragraphs.filter((_, index) => lines[index] === (counts[index] ?? 0) + change));
  };
  return { looser: gaining(1), tighter: gaining(-1) };
}
