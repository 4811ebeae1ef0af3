/** How far letters and words close up or open, and what gains a line by it. */

/** Per cent of the width of a line, from the least that may serve to the most that is not seen. */
export const STEPS_PERCENT = [0.5, 1, 1.5, 2] as const;

export type Fit = 'tight' | 'loose';

/** Of every unit, step by step: lines it saves or, where it is to open, adds. Less than 0: it does the contrary. */
export type Gains = readonly (readonly number[])[];

/** What gains by itself: a paragraph of the text, or a box, which takes whole lines with all its words. */
const PARAGRAPHS = 'p, h2, h3, h4, li:not(:has(> p))';
const BOXES = '.opening, figure, aside, table, .pull-quote';
/** Within a box. */
const TEXTS = `h1, figcaption, td, th, ${PARAGRAPHS}`;

const unitsOf = (article: ParentNode): HTMLElement[] =>
  [...article.querySelectorAll<HTMLElement>(`${PARAGRAPHS}, ${BOXES}`)].filter(
    (unit) => !unit.closest('.note') && !unit.parentElement?.closest(BOXES),
  );

const textsOf = (unit: HTMLElement): HTMLElement[] =>
  unit.matches(BOXES) ? [...unit.querySelectorAll<HTMLElement>(TEXTS)] : [unit];

/** Thousandths of an em to a per cent of the line: about six letters and a space make a word. */
const SPACING = {
  letters: { letter: 4.5, word: 20 },
  // Joined letters must not be torn apart: their words alone move, and as much further.
  joined: { letter: 0, word: 40 },
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

function space(unit: HTMLElement, percent: number, fit: Fit): void {
  const sign = fit === 'tight' ? -1 : 1;
  for (const block of textsOf(unit)) {
    const { letter, word } = spacingOf(block);
    block.style.letterSpacing = letter === 0 ? '' : `${thousandths(sign * letter * percent)}em`;
    block.style.wordSpacing =
      word === 0 ? '' : `calc(var(--word-space, 0em) + ${thousandths(sign * word * percent)}em)`;
  }
}

const thousandths = (value: number): string => (value / 1000).toFixed(5);

/** How the units of one article are spaced. */
interface Spacing {
  readonly gains: Gains;
  readonly fit: Fit;
  readonly percent: number;
}

/** Spaces each unit by the step, of those up to this one, that gains most; and not at all where none gains. */
export function spaceParagraphs(article: ParentNode, { gains, fit, percent }: Spacing): void {
  for (const [index, unit] of unitsOf(article).entries()) {
    const best = bestStep(gains[index] ?? [], percent);
    if (best > 0) space(unit, best, fit);
  }
}

/** The least of equals; 0 where no step gains. */
function bestStep(lines: readonly number[], most: number): number {
  const allowed = lines.slice(0, STEPS_PERCENT.filter((step) => step <= most).length);
  const best = Math.max(0, ...allowed);
  return best > 0 ? (STEPS_PERCENT[allowed.indexOf(best)] ?? 0) : 0;
}

/** Tries every step on a copy of the article that nobody sees: its text in a column like this one, its opening above. */
export function measureGains(article: ParentNode, column: HTMLElement, fit: Fit): Gains {
  const trial = trialOf(article, column);
  const rowPx = lineOf(column);
  const units = unitsOf(trial);
  const plain = units.map((unit) => linesOf(unit, rowPx));
  const gains: number[][] = units.map(() => []);
  for (const percent of STEPS_PERCENT) {
    for (const unit of units) space(unit, percent, fit);
    for (const [index, unit] of units.entries()) {
      const saved = (plain[index] ?? 0) - linesOf(unit, rowPx);
      gains[index]?.push(fit === 'tight' ? saved : -saved);
    }
  }
  trial.remove();
  return gains;
}

function trialOf(article: ParentNode, column: HTMLElement): HTMLElement {
  const trial = document.createElement('div');
  trial.style.cssText = 'position:absolute;inset-inline:0;visibility:hidden';
  const text = column.cloneNode(false);
  const body = article.querySelector('.body');
  if (!(text instanceof HTMLElement) || !body) return trial;
  text.style.cssText = `inline-size:${column.getBoundingClientRect().width}px`;
  text.append(...[...body.childNodes].map((node) => node.cloneNode(true)));
  for (const note of text.querySelectorAll('.note')) note.remove();
  const opening = article.querySelector('.opening')?.cloneNode(true);
  trial.append(...(opening ? [opening] : []), text);
  column.closest('.part')?.append(trial);
  return trial;
}

const lineOf = (block: Element): number => Number.parseFloat(getComputedStyle(block).lineHeight) || 18;

/** A box takes whole lines of the text. */
function linesOf(unit: Element, rowPx: number): number {
  const { height } = unit.getBoundingClientRect();
  return unit.matches(BOXES) ? Math.ceil(height / rowPx - 0.02) : Math.round(height / lineOf(unit));
}
