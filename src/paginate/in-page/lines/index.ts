/** Evens the spaces of justified paragraphs once their lines are known: better breaks, and letters opened by a hair. */

import { widestGaps } from '../measure/gaps.js';
import { setLines, type Chosen } from './apply.js';
import { chooseLines, type LineFit, type Paragraph } from './choose.js';
import { readSetting, type Setting } from './units.js';

export { hyphen, holdLines } from './hold.js';
export { blockOf, letterRect } from './units.js';

/** Paragraphs are set anew when one of their spaces is wider than this, in spaces of the font. */
const LOOSE = 2.6;
/** Letters are opened until spaces come down to this, by so much of the size of type at the most. */
const EASY = 2.5;
const MOST_OPENING = 0.03;
/** Letters of a line that still has a hole are opened further: less than that is seen. */
const HOLE = 2.85;
const LAST_OPENING = 0.048;
/** So far a line may close its spaces, in spaces of the font; and so far where nothing else serves. */
const CLOSE = 0.75;
const LEAST = 0.65;
/** So far where letters come out wider than they were read. */
const UTMOST = 0.5;
/** By so much joined letters may come out wider than they were read, in a line. Pixels. */
const MISREAD_PX = 3;
/** The letters of a ligature are so much wider apart. Of the size of type; Source Serif's ft takes 0.13. */
const LIGATURE = 0.14;

/**
 * Chooses the lines of a finished page anew, where one is loose or too many in a row end with a hyphen. Reads alone. No
 * paragraph becomes longer or shorter, and none loses a word; scripts without spaces stay as they are.
 */
export function chooseFor(page: HTMLElement, ladders: ReadonlySet<Element>): Chosen[] {
  const blocks = page.querySelectorAll<HTMLElement>(':is(.column, .band) > p, :is(.column, .band) > blockquote > p');
  return [...blocks].flatMap((block) =>
    !hasOwnLines(block) && (ladders.has(block) || isLoose(block)) ? (improve(block) ?? []) : [],
  );
}

/** Whether its lines have been chosen: other spaces would overthrow them. */
export const hasOwnLines = (block: Element): boolean => block.classList.contains('lines-set');

/** Sets the lines of one paragraph anew. Says whether it could be done. */
export function breakAnew(paragraph: HTMLElement): boolean {
  const chosen = improve(paragraph);
  return chosen !== undefined && setAll([chosen]).length === 0;
}

/** Gives back what could not be set, and is as it was: it became longer or shorter. */
export function setAll(chosen: readonly Chosen[]): HTMLElement[] {
  const set = chosen.map((one) => {
    const { paragraph, heightPx } = one;
    const copy = paragraph.cloneNode(true);
    return { paragraph, copy, heightPx, ...setLines(one) };
  });
  // Only lines without a break of their own can run into one another.
  const moved = set.filter(
    ({ paragraph, isJoined, heightPx }) =>
      isJoined && Math.abs(paragraph.getBoundingClientRect().height - heightPx) > 1,
  );
  for (const { paragraph, copy } of moved) restore(paragraph, copy);
  return moved.map(({ paragraph }) => paragraph);
}

function restore(paragraph: HTMLElement, copy: Node): void {
  if (!(copy instanceof HTMLElement)) return;
  paragraph.replaceChildren(...copy.childNodes);
  paragraph.className = copy.className;
  paragraph.style.cssText = copy.style.cssText;
}

const range = document.createRange();

/** One space of each line is looked at, which is far cheaper than to read the paragraph. */
function isLoose(paragraph: HTMLElement): boolean {
  const fonts = { spaceOf: (element: Element) => measured(getComputedStyle(element))[0] };
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!(node instanceof Text)) continue;
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(({ width }) => width > 0.5);
    for (const { times } of widestGaps({ node, rects, block: paragraph, fonts }).values())
      if (times > LOOSE) return true;
  }
  return false;
}

function improve(paragraph: HTMLElement): Chosen | undefined {
  const setting = readSetting(paragraph);
  if (!setting) return undefined;
  const isCut = paragraph.dataset.splitTo !== undefined;
  const type = typeOf(paragraph);
  const before: Paragraph = { boxes: setting.units, measures: setting.measures, isCut, ...type };
  const lines = [CLOSE, LEAST].reduce<LineFit[] | undefined>(
    (found, least) => found ?? chooseLines({ ...before, leastSpace: Math.min(type.leastSpace, least * type.space) }),
    undefined,
  );
  if (!lines) return undefined;
  const letterPx = lines.map((line, index) =>
    // The last line is open at its end.
    isCut || index < lines.length - 1 ? openingOf(line, setting, type) : undefined,
  );
  const wordPx = type.wordSpacing - (1 - UTMOST) * type.space;
  const fullWordPx = lines.map(({ spaces, stretch }) =>
    Math.max(wordPx, type.wordSpacing + (stretch - 1) * type.space - MISREAD_PX / Math.max(1, spaces)),
  );
  const restPx = lines.map((line, index) => {
    if (index < lines.length - 1 || isCut) return type.isJoined ? lackOf(line, setting, type) : undefined;
    return restOf(before, lines);
  });
  const { units, heightPx } = setting;
  return { paragraph, heightPx, units, lines, letterPx, wordPx, fullWordPx, restPx };
}

interface Type {
  readonly size: number;
  readonly space: number;
  readonly leastSpace: number;
  readonly letterSpacing: number;
  readonly wordSpacing: number;
  readonly hyphen: number;
  readonly ligature: number;
  /** Letters that join cannot stand further apart. */
  readonly isJoined: boolean;
}

const context = document.createElement('canvas').getContext('2d');
const known = new Map<string, readonly [space: number, hyphen: number]>();

/** Pixels. */
function typeOf(paragraph: HTMLElement): Type {
  const style = getComputedStyle(paragraph);
  const [space, hyphen] = measured(style);
  const letterSpacing = Number.parseFloat(style.letterSpacing) || 0;
  const wordSpacing = Number.parseFloat(style.wordSpacing) || 0;
  const leastSpace = space + letterSpacing + wordSpacing;
  const size = Number.parseFloat(style.fontSize);
  const ligature = LIGATURE * size;
  const isJoined = style.direction === 'rtl';
  return { size, space, leastSpace, letterSpacing, wordSpacing, hyphen: hyphen + letterSpacing, ligature, isJoined };
}

function measured({ fontStyle, fontWeight, fontSize, fontFamily }: CSSStyleDeclaration): readonly [number, number] {
  const font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  const seen = known.get(font);
  if (seen) return seen;
  if (!context) throw new Error('this browser measures no text');
  context.font = font;
  const widths = [context.measureText(' ').width, context.measureText('-').width] as const;
  known.set(font, widths);
  return widths;
}

/** How far the letters of a line stand apart that is loose. */
function openingOf({ first, last, spaces, stretch }: LineFit, { units }: Setting, type: Type): number | undefined {
  if (stretch <= EASY || spaces === 0 || type.isJoined) return undefined;
  const letters = units.slice(first, last + 1).reduce((sum, unit) => sum + unit.letters, 0);
  // A space is opened too, and so is the letter before it: what is seen between two words shrinks by less.
  const parts = Math.max(1, letters - spaces) * type.size;
  const openingTo = (times: number): number => ((stretch - times) * type.space * spaces) / parts;
  const opening = Math.min(MOST_OPENING, openingTo(EASY));
  const further = Math.min(LAST_OPENING, openingTo(HOLE));
  return type.letterSpacing + Math.max(opening, further) * type.size;
}

/**
 * What a line lacks that cannot be filled but by holes, for its letters cannot be opened: it stays free at its end. Where
 * a joined word is divided nothing may stand between.
 */
function lackOf({ last, spaces, stretch }: LineFit, { units }: Setting, { space }: Type): number | undefined {
  if (stretch <= HOLE || units[last]?.stop !== 'space') return undefined;
  return (stretch - HOLE) * space * spaces;
}

/** What the last line leaves free, less what rounding may take. */
function restOf({ boxes, measures, leastSpace, ligature }: Paragraph, lines: readonly LineFit[]): number {
  const last = lines.at(-1);
  if (!last) return 0;
  const measure = measures.at(-1) ?? 0;
  const words = boxes.slice(last.first, last.last + 1).reduce((sum, { width }) => sum + width, 0);
  const natural = words + ligature + last.spaces * leastSpace;
  return Math.max(0, measure - natural - 1);
}
