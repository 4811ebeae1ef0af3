/** A paragraph as the browser set it: its unbreakable pieces, and the lines they stand on. */

/** What may happen after a unit: `glue` is a space that holds, `free` a break without a space or a hyphen. */
export type Stop = 'none' | 'glue' | 'space' | 'hyphen' | 'free';

export interface Unit {
  readonly node: Text;
  /** Offsets in the node; the space or soft hyphen after it is not part of it. */
  readonly start: number;
  readonly end: number;
  readonly width: number;
  readonly letters: number;
  readonly line: number;
  /** Its last letter may be one with the next: ff, fi, ft, tt. */
  readonly mayLigate: boolean;
  stop: Stop;
}

export interface Setting {
  readonly units: readonly Unit[];
  /** How long each line may be. Pixels. */
  readonly measures: readonly number[];
  /** Of the paragraph. */
  readonly heightPx: number;
}

/** What stands in a line and is no text, or breaks it by rules of its own. */
const NOT_PLAIN = 'img, svg, br, ruby, code, .note, .inline-picture, [data-repeated], .break-hyphen';
/** Scripts that are broken between any two characters, or by a dictionary; and those whose lines are not read here. */
const OTHER_RULES =
  /[\p{Script=Syriac}\p{Script=Hebrew}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** Nothing for a paragraph that cannot be taken apart. */
export function readSetting(paragraph: HTMLElement): Setting | undefined {
  const style = getComputedStyle(paragraph);
  if (style.textAlign !== 'justify' || paragraph.querySelector(NOT_PLAIN)) return undefined;
  if (OTHER_RULES.test(paragraph.textContent ?? '')) return undefined;
  const { left, right, height } = paragraph.getBoundingClientRect();
  const isRtl = style.direction === 'rtl';
  const reader: Reader = {
    units: [],
    measures: [],
    lengthFrom: isRtl
      ? (rect) => rect.right - left - Number.parseFloat(style.paddingLeft)
      : (rect) => right - Number.parseFloat(style.paddingRight) - rect.left,
    isRtl,
    middle: Number.NEGATIVE_INFINITY,
    leading: Number.parseFloat(style.lineHeight),
  };
  const { units, measures } = reader;
  return readUnits(paragraph, reader) && units.length > 1 ? { units, measures, heightPx: height } : undefined;
}

interface Reader {
  readonly units: Unit[];
  readonly measures: number[];
  /** From the outermost letter of a line to where lines end. */
  readonly lengthFrom: (rect: DOMRect) => number;
  readonly isRtl: boolean;
  /** Of the line being read. */
  middle: number;
  readonly leading: number;
}

const PIECE =
  /(?<word>\p{Script=Han}[\p{Pe}\p{Pf}\p{Po}]*|[^ \n\t\u00a0\u00ad\p{Script=Han}]+?(?:[-\u2010\u2013\u2014](?=\p{L})|(?=[ \n\t\u00a0\u00ad\p{Script=Han}]|$)))|[ \n\t]+|\u00a0|\u00ad/gu;

function readUnits(paragraph: HTMLElement, reader: Reader): boolean {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let skipped = initialOf(paragraph);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof HTMLElement) {
      if (node.localName === 'wbr') stopLast(reader.units, 'free');
      if (!getComputedStyle(node).display.startsWith('inline')) return false;
    }
    if (!(node instanceof Text)) continue;
    const from = Math.min(skipped, node.data.length);
    skipped -= from;
    PIECE.lastIndex = 0;
    for (const match of node.data.matchAll(PIECE)) {
      const end = match.index + match[0].length;
      if (end <= from) continue;
      if (match.groups?.['word'] === undefined) stopLast(reader.units, stopAt(match[0]));
      else if (!addUnit(reader, { node, start: Math.max(match.index, from), end })) return false;
    }
  }
  return true;
}

const stopAt = (character: string): Stop =>
  character === '\u00ad' ? 'hyphen' : character === '\u00a0' ? 'glue' : 'space';

function stopLast(units: readonly Unit[], stop: Stop): void {
  const last = units.at(-1);
  if (last && (last.stop === 'none' || last.stop === 'free')) last.stop = stop;
}

/** How many letters a drop cap has: they stand beside the lines. */
export function initialOf(paragraph: HTMLElement): number {
  if (getComputedStyle(paragraph, '::first-letter').float === 'none') return 0;
  return /^\s*\p{P}*.\p{M}*\p{P}*/u.exec(paragraph.textContent ?? '')?.[0].length ?? 0;
}

interface Span {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
}

const range = document.createRange();

/** Whether the unit stands on one line. */
function addUnit(reader: Reader, { node, start, end }: Span): boolean {
  const { units, measures } = reader;
  range.setStart(node, start);
  range.setEnd(node, end);
  const text = node.data.slice(start, end);
  const rect = rectOf([...range.getClientRects()], reader, text);
  if (!rect) return false;
  const middle = (rect.top + rect.bottom) / 2;
  if (middle > reader.middle + reader.leading * 0.6) {
    reader.middle = middle;
    measures.push(0);
  }
  const line = measures.length - 1;
  // Words of the other direction begin a line with their last letter.
  measures[line] = Math.max(measures[line] ?? 0, reader.lengthFrom(rect));
  const stop = isFree(text, node.data.slice(end, end + 1)) ? 'free' : 'none';
  const mayLigate = /^[ft]\u00ad[a-z]/u.test(node.data.slice(end - 1, end + 2));
  units.push({ node, start, end, width: rect.width, letters: text.length, line, mayLigate, stop });
  return true;
}

/** Whether a line may end behind a piece though no space follows: at a dash, and between Chinese characters. */
const isFree = (text: string, next: string): boolean =>
  /[-\u2010\u2013\u2014]$/u.test(text) || (/^\p{Script=Han}/u.test(text) && /^[\p{Script=Han}\p{L}]/u.test(next));

/** Longer words than this, which are addresses, may be broken anywhere. */
const WORD = 30;

/** The box of letters that stand on one line. */
function rectOf(all: readonly DOMRect[], { units, isRtl }: Reader, text: string): DOMRect | undefined {
  const rects = all.filter(({ width }) => width > 0.01);
  const isAfterHyphen = units.at(-1)?.stop === 'hyphen';
  if (rects.length > (isRtl || isAfterHyphen ? 2 : 1) || (isRtl && rects.length > 1 && text.length > WORD))
    return undefined;
  return letterRect(rects, { isRtl, isAfterHyphen });
}

/** Further apart than spaces are wide. Pixels. */
const FAR = 12;

/**
 * Of the rectangles the browser tells of letters on one line, their own. After a soft hyphen that shows, the first is of
 * that hyphen; and the last letters of a line that runs to the left have one of the line below behind their own.
 */
export function letterRect(
  rects: readonly DOMRect[],
  { isRtl, isAfterHyphen }: { isRtl: boolean; isAfterHyphen: boolean },
): DOMRect | undefined {
  const [first, second] = rects;
  if (!isRtl) return isAfterHyphen ? rects.at(-1) : first;
  // That hyphen ends a line, these begin one: they stand at its other end.
  return isAfterHyphen && first && second && second.left - first.left > FAR ? second : first;
}

/** The box whose lines a text is part of. */
export function blockOf(node: Node): HTMLElement | undefined {
  let element = node.parentElement;
  while (element && getComputedStyle(element).display.startsWith('inline')) element = element.parentElement;
  return element ?? undefined;
}
