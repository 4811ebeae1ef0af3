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
}

/** What stands in a line and is no text, or breaks it by rules of its own. */
const NOT_PLAIN = 'img, svg, br, ruby, code, .note, .inline-picture, [data-repeated], .break-hyphen';
/** Scripts whose letters join, or that break between any two characters. */
const OTHER_RULES =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Hebrew}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** Nothing for a paragraph that cannot be taken apart. */
export function readSetting(paragraph: HTMLElement): Setting | undefined {
  const style = getComputedStyle(paragraph);
  if (style.textAlign !== 'justify' || style.direction !== 'ltr' || paragraph.querySelector(NOT_PLAIN))
    return undefined;
  if (OTHER_RULES.test(paragraph.textContent ?? '')) return undefined;
  const reader = {
    units: [],
    lefts: [],
    middle: Number.NEGATIVE_INFINITY,
    leading: Number.parseFloat(style.lineHeight),
  };
  if (!readUnits(paragraph, reader)) return undefined;
  const { units, lefts }: Reader = reader;
  const edge = paragraph.getBoundingClientRect().right - Number.parseFloat(style.paddingRight);
  return units.length < 2 ? undefined : { units, measures: lefts.map((left) => edge - left) };
}

interface Reader {
  readonly units: Unit[];
  /** Where each line begins. */
  readonly lefts: number[];
  /** Of the line being read. */
  middle: number;
  readonly leading: number;
}

const PIECE =
  /(?<word>[^ \n\t\u00a0\u00ad]+?(?:[-\u2010\u2013\u2014](?=\p{L})|(?=[ \n\t\u00a0\u00ad]|$)))|[ \n\t]+|\u00a0|\u00ad/gu;

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

/** The letters of a drop cap stand beside the lines. */
function initialOf(paragraph: HTMLElement): number {
  if (getComputedStyle(paragraph, '::first-letter').float === 'none') return 0;
  return /^\s*\p{P}*.\p{M}*\p{P}*/u.exec(paragraph.textContent ?? '')?.[0].length ?? 0;
}

interface Span {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
}

/** Whether the unit stands on one line. */
function addUnit(reader: Reader, { node, start, end }: Span): boolean {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  const rects = [...range.getClientRects()].filter(({ width }) => width > 0.01);
  const rect = rects.at(-1);
  // After a soft hyphen that shows, the first rectangle is that hyphen on the old line.
  const most = reader.units.at(-1)?.stop === 'hyphen' ? 2 : 1;
  if (!rect || rects.length > most) return false;
  const middle = (rect.top + rect.bottom) / 2;
  if (middle > reader.middle + reader.leading * 0.6) {
    reader.middle = middle;
    reader.lefts.push(rect.left);
  }
  const text = node.data.slice(start, end);
  const stop = /[-\u2010\u2013\u2014]$/u.test(text) ? 'free' : 'none';
  const line = reader.lefts.length - 1;
  const mayLigate = /^[ft]\u00ad[a-z]/u.test(node.data.slice(end - 1, end + 2));
  reader.units.push({ node, start, end, width: rect.width, letters: text.length, line, mayLigate, stop });
  return true;
}
