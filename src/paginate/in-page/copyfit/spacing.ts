/** How far letters and words close up or open, and which paragraphs gain a line by it. */

/** Per cent of the width of a line, from the least that may serve to the most that is not seen. */
export const STEPS = [0.5, 1, 1.5, 2] as const;

export type Fit = 'tight' | 'loose';

/** Of every paragraph, step by step: lines it saves or, where they are to open, adds. Less than 0: it does the contrary. */
export type Gains = readonly (readonly number[])[];

/** Running text; what stands in a box keeps the setting of the box. */
const PARAGRAPHS = 'p, li:not(:has(> p))';
const BOXES = 'figure, aside, table, .pull-quote, .note';

const paragraphsOf = (body: Element): HTMLElement[] =>
  [...body.querySelectorAll<HTMLElement>(PARAGRAPHS)].filter((block) => !block.closest(BOXES));

/** Thousandths of an em to a per cent of the line: about six letters and a space make a word. */
const SPACING = {
  letters: { letter: 4.5, word: 20 },
  // Joined letters must not be torn apart: their words alone move, and further.
  joined: { letter: 0, word: 30 },
  characters: { letter: 10, word: 0 },
} as const;

const JOINED = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}]/gu;
const CHARACTERS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

function spacingOf(block: Element): { readonly letter: number; readonly word: number } {
  const text = block.textContent ?? '';
  const half = (text.match(/\p{L}/gu)?.length ?? 0) / 2;
  if ((text.match(JOINED)?.length ?? 0) > half) return SPACING.joined;
  return (text.match(CHARACTERS)?.length ?? 0) > half ? SPACING.characters : SPACING.letters;
}

function space(block: HTMLElement, percent: number, fit: Fit): void {
  const { letter, word } = spacingOf(block);
  const sign = fit === 'tight' ? -1 : 1;
  block.style.letterSpacing = letter === 0 ? '' : `${thousandths(sign * letter * percent)}em`;
  block.style.wordSpacing = word === 0 ? '' : `${thousandths(sign * word * percent)}em`;
}

const thousandths = (value: number): string => (value / 1000).toFixed(5);

/** Spaces each paragraph by the step, of those up to this one, that gains most; and not at all where none gains. */
export function spaceParagraphs(body: Element, gains: Gains, { fit, percent }: { fit: Fit; percent: number }): void {
  for (const [index, block] of paragraphsOf(body).entries()) {
    const best = bestStep(gains[index] ?? [], percent);
    if (best > 0) space(block, best, fit);
  }
}

/** The least of equals; 0 where no step gains. */
function bestStep(lines: readonly number[], most: number): number {
  const allowed = lines.slice(0, STEPS.filter((step) => step <= most).length);
  const best = Math.max(0, ...allowed);
  return best > 0 ? (STEPS[allowed.indexOf(best)] ?? 0) : 0;
}

/** Lines gained when every paragraph takes its best step. */
export const mostGained = (gains: Gains): number => gains.reduce((sum, lines) => sum + Math.max(0, ...lines), 0);

/** Tries every step on a copy of the text, in a column like this one that nobody sees. */
export function measureGains(body: Element, column: HTMLElement, fit: Fit): Gains {
  const trial = column.cloneNode(false);
  if (!(trial instanceof HTMLElement)) return [];
  trial.style.cssText = `inline-size:${column.getBoundingClientRect().width}px;position:absolute;visibility:hidden`;
  trial.append(...[...body.childNodes].map((node) => node.cloneNode(true)));
  for (const note of trial.querySelectorAll('.note')) note.remove();
  column.parentElement?.append(trial);
  const blocks = paragraphsOf(trial);
  const plain = blocks.map(linesOf);
  const gains: number[][] = blocks.map(() => []);
  for (const percent of STEPS) {
    for (const block of blocks) space(block, percent, fit);
    for (const [index, block] of blocks.entries()) {
      const saved = (plain[index] ?? 0) - linesOf(block);
      gains[index]?.push(fit === 'tight' ? saved : -saved);
    }
  }
  trial.remove();
  return gains;
}

const linesOf = (block: Element): number =>
  Math.round(block.getBoundingClientRect().height / (Number.parseFloat(getComputedStyle(block).lineHeight) || 18));
