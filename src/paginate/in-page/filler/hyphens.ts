/** Words divided at line ends: never more than three lines running, and no remainder of a word alone on a last line. */

import { breakAnew } from '../lines/index.js';
import type { BreakPoint } from './break.js';
import { lineStarts, linesOfText, type LineStart } from './text-lines.js';

const SHY = '\u00ad';
/** The most lines running that end within a word. */
const LADDER = 3;
const DIVIDED = /[\u00ad\-‐]$/u;
/** A box is set anew so often at most. */
const TRIES = 12;

export interface Settled {
  /** For each line whether it ends within a word. */
  readonly ends: readonly boolean[];
  /** Where each line but the first begins; nothing where that was of no interest. */
  readonly starts?: readonly LineStart[];
}

/** Words of a box of text that make a ladder are kept whole. */
export function settleLadders(box: HTMLElement): Settled {
  if (!/[\u00ad\-‐]/u.test(box.textContent ?? '') || !linesOfText(box).isEven) return { ends: [] };
  for (let tries = 0; ; tries += 1) {
    const starts = lineStarts(box);
    const ends = starts.map(endsInWord);
    const wrong = tries < TRIES ? wordToKeep(starts, ends) : undefined;
    if (!wrong) return { ends: [...ends, false], starts };
    // Better lines of the same number are the lesser evil: a word kept whole leaves a hole.
    if (tries === 0 && breakAnew(box)) continue;
    keepWhole(wrong);
  }
}

const endsInWord = ({ letterBefore }: LineStart): boolean => DIVIDED.test(letterBefore);

/** Of the first ladder the first word that can be kept whole, from its end; or the one whose rest is the last line. */
function wordToKeep(starts: readonly LineStart[], ends: readonly boolean[]): LineStart | undefined {
  let run = 0;
  for (const [line, isDivided] of ends.entries()) {
    run = isDivided ? run + 1 : 0;
    if (run > LADDER)
      return starts
        .slice(line - LADDER, line + 1)
        .toReversed()
        .find(isSoft);
  }
  const last = starts.at(-1);
  return last && ends.at(-1) === true && isSoft(last) && isRunt(last) ? last : undefined;
}

const isSoft = ({ letterBefore, offset }: LineStart): boolean => letterBefore === SHY && offset > 0;

/** Nothing but the rest of the word stands on the line. */
const isRunt = ({ node, offset }: LineStart): boolean => !node.nextSibling && !/\s\S/u.test(node.data.slice(offset));

/** Keeps the word whole that is divided at a place. Says whether there was one that could be. */
export function keepWordAt({ node, offset }: BreakPoint): boolean {
  if (!(node instanceof Text) || node.data[offset - 1] !== SHY) return false;
  keepWhole({ node, offset });
  return true;
}

/** Takes the soft hyphens out of the word around a place. */
function keepWhole({ node, offset }: Pick<LineStart, 'node' | 'offset'>): void {
  const start = node.data.slice(0, offset).search(/\S+$/u);
  const end = offset + (/^\S*/u.exec(node.data.slice(offset))?.[0].length ?? 0);
  node.data = node.data.slice(0, start) + node.data.slice(start, end).replaceAll(SHY, '') + node.data.slice(end);
}
