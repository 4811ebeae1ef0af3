/** How long an article came out: lines, words in a line, and how full its pages are. */

import { textNodes } from '../text.js';

export interface Copy {
  /** Of each page: lines of its columns that hold text or anything else. */
  readonly linesOnPage: readonly number[];
  /** Lines of text in all columns. */
  readonly lines: number;
  /** On average; characters, where words are not set apart. */
  readonly wordsInLine: number;
  readonly unit: 'word' | 'character';
  readonly lastPage: LastPage;
}

export interface LastPage {
  readonly columns: number;
  /** Lines of its longest column. */
  readonly deep: number;
  /** Lines that a column of it holds. */
  readonly room: number;
}

/** What takes room in a column or beside it, and is no running text. */
const BOXES = 'figure, aside, table, pre, .pull-quote, .band, .column-foot';
/** Scripts that set no space between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/** Reads pages while they stand there: to measure them all at the end would set all of them once more. */
export interface CopyReader {
  /** @param part what of an article is on one page */
  readonly read: (part: HTMLElement) => void;
  /** @param parts what of an article is on each of its pages. Undefined when no text of an editor stands in columns. */
  readonly copyOf: (parts: readonly HTMLElement[]) => Copy | undefined;
}

export function copyReader(): CopyReader {
  const settings = new Map<string, Setting>();
  const measures = new Map<HTMLElement, PageMeasure>();
  const settingFor = (part: HTMLElement): Setting | undefined => {
    const member = part.dataset.member ?? '';
    const setting = settings.get(member) ?? settingIn(part);
    if (setting) settings.set(member, setting);
    return setting;
  };
  const read = (part: HTMLElement): void => {
    const setting = settingFor(part);
    if (setting) measures.set(part, measurePart(part, setting));
  };
  const copyOf = (parts: readonly HTMLElement[]): Copy | undefined => {
    // A page of pictures alone may come before the columns that say how it is counted.
    for (const part of parts) settingFor(part);
    for (const part of parts) if (!measures.has(part)) read(part);
    const filled = parts.flatMap((part) => measures.get(part) ?? []);
    return filled.length > 0 && filled.length === parts.length ? copyFrom(filled) : undefined;
  };
  return { read, copyOf };
}

/** Of the first columns with an editor's text. */
function settingIn(part: HTMLElement): Setting | undefined {
  const column = part.querySelector<HTMLElement>('.column:has([data-source])');
  if (!column) return undefined;
  return {
    rowPx: Number.parseFloat(getComputedStyle(column).lineHeight) || 18,
    columns: column.parentElement?.querySelectorAll(':scope > .column').length ?? 1,
  };
}

function copyFrom(filled: readonly PageMeasure[]): Copy | undefined {
  const lastPage = filled.at(-1);
  if (!lastPage) return undefined;
  const lines = sum(filled.map(({ textLines }) => textLines));
  const { count, unit } = countWords(filled.map(({ text }) => text).join(' '));
  const { columns, deep, room } = lastPage;
  return {
    linesOnPage: filled.map((page) => page.lines),
    lines,
    wordsInLine: lines > 0 ? Math.round((10 * count) / lines) / 10 : 0,
    unit,
    lastPage: { columns, deep, room },
  };
}

interface PageMeasure extends LastPage {
  readonly lines: number;
  readonly textLines: number;
  readonly text: string;
}

interface Setting {
  readonly rowPx: number;
  readonly columns: number;
}

/** Of a page of pictures alone lines are counted as if it had columns. */
function measurePart(part: HTMLElement, { rowPx, columns }: Setting): PageMeasure {
  const page = part.closest('.pagedjs_page') ?? part;
  const boxes = [...part.querySelectorAll<HTMLElement>('.column')];
  const bands = [...part.querySelectorAll('.band')];
  const tops = [...boxes, ...bands].map((box) => box.getBoundingClientRect().top);
  const area = page.querySelector('.pagedjs_area')?.getBoundingClientRect();
  if (tops.length === 0) return fullPage({ rowPx, columns }, area?.height ?? 0);
  const top = Math.min(...tops, area?.bottom ?? 0);
  const used = boxes.map((column) => rows(flowEnd(column) - column.getBoundingClientRect().top, rowPx));
  const feet = boxes.map((column) => rows(heightOf(column.querySelector('.column-foot')), rowPx));
  const notes = rows(heightOf(page.querySelector('.pagedjs_footnote_inner_content:not(:empty)')), rowPx);
  const ends = [
    ...boxes.map((column, index) => flowEnd(column) + (feet[index] ?? 0) * rowPx),
    ...bands.map((band) => band.getBoundingClientRect().bottom),
  ];
  const nodes = boxes.flatMap((column) => [...textNodes(column)].filter((node) => !node.parentElement?.closest(BOXES)));
  return {
    columns,
    deep: rows(Math.max(top, ...ends) - top, rowPx) + notes,
    room: Math.floor(((area?.bottom ?? top) - top) / rowPx + 0.02),
    lines: sum(used) + sum(feet) + columns * (sum(bands.map((band) => rows(heightOf(band), rowPx))) + notes),
    textLines: sum(boxes.map((column) => countLines(column, nodes, rowPx))),
    text: nodes.map(({ data }) => data).join(' '),
  };
}

function fullPage({ rowPx, columns }: Setting, heightPx: number): PageMeasure {
  const room = Math.floor(heightPx / rowPx + 0.02);
  return { columns, deep: room, room, lines: columns * room, textLines: 0, text: '' };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

const rows = (px: number, rowPx: number): number => Math.max(0, Math.ceil(px / rowPx - 0.1));

const heightOf = (box: Element | null): number => box?.getBoundingClientRect().height ?? 0;

/** Where the last block of a column ends; floats and notes at its foot are not of the flow. */
function flowEnd(column: HTMLElement): number {
  const last = [...column.children].findLast((child) => !child.matches('.column-foot'));
  return (last ?? column).getBoundingClientRect()[last ? 'bottom' : 'top'];
}

/** Rectangles whose feet lie less than half a line apart are of one line: superiors stand a little higher. */
function countLines(column: HTMLElement, nodes: readonly Text[], rowPx: number): number {
  const range = document.createRange();
  const feet = nodes
    .filter((node) => column.contains(node))
    .flatMap((node) => {
      range.selectNodeContents(node);
      return [...range.getClientRects()].filter(({ width }) => width > 0).map(({ bottom }) => bottom);
    });
  let [lines, last] = [0, -Infinity];
  for (const foot of feet.toSorted((a, b) => a - b)) {
    if (foot - last > rowPx / 2) lines += 1;
    last = foot - last > rowPx / 2 ? foot : last;
  }
  return lines;
}

function countWords(text: string): { count: number; unit: Copy['unit'] } {
  const bare = text.replaceAll('\u00ad', '');
  const unspaced = bare.match(UNSPACED)?.length ?? 0;
  const words = bare.match(/\S+/gu)?.length ?? 0;
  return unspaced > words ? { count: unspaced, unit: 'character' } : { count: words, unit: 'word' };
}
