/** Sets the lines that were chosen: each ends with a break, and one that is still loose opens its letters a little. */

import type { LineFit } from './choose.js';
import { endLines, lineRest, wrapLines, type LineEnd } from './hold.js';
import type { Unit } from './units.js';

export interface Chosen {
  readonly paragraph: HTMLElement;
  readonly heightPx: number;
  readonly units: readonly Unit[];
  readonly lines: readonly LineFit[];
  /** Pixels between letters of each line, where they differ from the paragraph's own. */
  readonly letterPx: readonly (number | undefined)[];
  /** Pixels added to the least space a line may have: all are filled up from there. */
  readonly wordPx: number;
  /** The same for each line that has no break of its own: it must be too full for any piece of the next. */
  readonly fullWordPx: readonly number[];
  /** Pixels that stay free at the end of a line; nothing where it is full. */
  readonly restPx: readonly (number | undefined)[];
}

/** Says whether lines end within joined words: those have no break of their own. */
export function setLines({ paragraph, units, lines, letterPx, wordPx, fullWordPx, restPx }: Chosen): {
  isJoined: boolean;
} {
  // Off the page, or the browser would take note of every single change.
  const content = document.createDocumentFragment();
  content.append(...paragraph.childNodes);
  const ends = lines.slice(0, -1).flatMap(({ last }, line) => {
    const end = endAfter(units, last);
    return end ? [{ ...end, restPx: restPx[line] }] : [];
  });
  const ended = endLines(content, ends, { isForced: true });
  const isJoined = ended.joined.size > 0;
  // A line may come out wider than it was read, by a hair: its spaces give way, and no word goes over.
  const hold = isJoined ? { 'white-space': 'nowrap' } : undefined;
  wrapLines(ended, (line) => {
    const opened = letterPx[line];
    const full = ended.joined.has(line) ? fullWordPx[line] : undefined;
    const style = {
      ...hold,
      ...(opened !== undefined && { 'letter-spacing': `${opened.toFixed(3)}px` }),
      ...(full !== undefined && { 'word-spacing': `${full.toFixed(3)}px` }),
    };
    return Object.keys(style).length > 0 ? style : undefined;
  });
  const rest = restPx[lines.length - 1];
  if (rest !== undefined) content.append(lineRest(rest));
  paragraph.append(content);
  paragraph.style.wordSpacing = `${wordPx.toFixed(3)}px`;
  if (!isJoined) paragraph.style.whiteSpace = 'nowrap';
  paragraph.classList.add('lines-set');
  return { isJoined };
}

function endAfter(units: readonly Unit[], last: number): LineEnd | undefined {
  const [unit, next] = [units[last], units[last + 1]];
  return unit && next && { node: unit.node, end: unit.end, next: next.node, start: next.start, stop: unit.stop };
}
