/** What a page of generated articles must show, one pure function for each measure. */

import { asRead, type Line, type Script } from './pdf-lines.test.kit.js';
import type { KnownLine } from './pdf-kinds.test.kit.js';
import type { SetPage, Stretch } from './pdf-columns.test.kit.js';
import { MARKS } from './generated-marks.test.kit.js';

export interface Offence {
  readonly article: number;
  readonly page: number;
  /** From 1, in the order of reading; 0 where it is of the page. */
  readonly column: number;
  readonly what: string;
}

export interface Measured {
  /** How many were looked at. */
  readonly of: number;
  readonly offences: readonly Offence[];
}

export const at = ({ article, number }: SetPage, column: number, what: string): Offence => ({
  article,
  page: number,
  column: column + 1,
  what,
});

export const isText = ({ kind }: KnownLine): boolean => kind === 'text';
export const textOf = ({ words }: Line): string => words.map(({ text }) => text).join(' ');
export const numbersOf = (line: Line, letter: string): string[] =>
  line.marks.filter((mark) => mark.startsWith(letter)).map((mark) => mark.slice(1));

/** Points by which lines beside each other may differ. */
const AGREE_PT = 0.3;

/** Lines of text that have a line of text beside them in the next column, less than half a line off. */
export function facingLines(pages: readonly SetPage[]): Measured {
  let of = 0;
  const offences: Offence[] = [];
  for (const page of pages) {
    for (const [stretch, next] of beside(page)) {
      const others = next.lines.filter(isText);
      for (const line of stretch.lines.filter(isText)) {
        const off = others
          .flatMap((other) => differenceOf(line, other))
          .toSorted((a, b) => Math.abs(a) - Math.abs(b))[0];
        if (off === undefined || Math.abs(off) >= page.linePt / 2) continue;
        of += 1;
        if (Math.abs(off) > AGREE_PT)
          offences.push(at(page, stretch.column, `${off.toFixed(2)} pt off: ${textOf(line)}`));
      }
    }
  }
  return { of, offences };
}

function beside({ stretches }: SetPage): [Stretch, Stretch][] {
  return stretches.flatMap((stretch, index): [Stretch, Stretch][] => {
    const next = stretches[index + 1];
    return next && next.column === stretch.column + 1 ? [[stretch, next]] : [];
  });
}

/** Of words in one script, whose boxes are equally high. */
function differenceOf(line: Line, other: Line): number[] {
  const scripts: readonly Script[] = ['arabic', 'latin'];
  return scripts.flatMap((script) => {
    const [one, two] = [line.levels.get(script), other.levels.get(script)];
    return one === undefined || two === undefined || line.face !== other.face ? [] : [two - one];
  });
}

/** Above the first and below the last words of what has a ground, a frame or a rule (from `styles/print/blocks.css`, in points). */
const ABOVE_PT: Partial<Readonly<Record<KnownLine['kind'], number>>> = { box: 11, quote: 9, table: 4.5 };
const BELOW_PT: Partial<Readonly<Record<KnownLine['kind'], number>>> = { box: 10.5, quote: 10.5, table: 4.5 };

export interface ShortColumn {
  readonly lines: number;
  readonly offence: Offence;
}

/** How many lines every column stays short of its foot, on pages that are not the last of their text. */
export function shortColumns(pages: readonly SetPage[]): ShortColumn[] {
  return goingOn(pages).flatMap((page) => {
    const { linePt } = page;
    const lowest = page.stretches.filter(({ isAboveText }) => !isAboveText);
    const heads = lowest.flatMap(({ lines }) => lines.map(({ middle }) => middle - linePt / 2));
    return lowest.map((stretch, index) => {
      const ends = Math.max(Math.min(...heads), ...stretch.lines.map((line) => endOf(line, linePt)));
      const lines = wholeLines(stretch.footPt - ends, linePt) + holeOverFoot(stretch, linePt);
      const over =
        lowest[index + 1] ??
        pages.find(({ article, number }) => article === page.article && number > page.number)?.stretches[0];
      const what = `${lines} lines short between ${tell(stretch.lines.at(-1))} and ${tell(over?.lines[0])}`;
      return { lines, offence: at(page, stretch.column, what) };
    });
  });
}

const wholeLines = (heightPt: number, linePt: number): number => Math.max(0, Math.floor(heightPt / linePt + 0.1));

/** What stands at a column's foot, below the notes or above them, may leave a hole; one line of space is its due. */
function holeOverFoot({ lines, footPt }: Stretch, linePt: number): number {
  const last = lines.findLastIndex(({ kind }) => kind === 'text' || kind === 'heading');
  const [text, ...foot] = last < 0 ? [] : lines.slice(last);
  if (!text || foot.length === 0) return 0;
  const top = Math.min(...foot.map(({ kind, yMin }) => yMin - (ABOVE_PT[kind] ?? 0)));
  return wholeLines(Math.min(top - linePt, footPt) - endOf(text, linePt), linePt);
}

const tell = (line: KnownLine | undefined): string =>
  line ? `${line.kind} "${textOf(line).slice(0, 40)}"` : 'nothing';

const endOf = ({ kind, middle, yMax }: KnownLine, linePt: number): number =>
  kind === 'text' || kind === 'heading' ? middle + linePt / 2 : yMax + (BELOW_PT[kind] ?? 0);

const TEXT_MARKS = `${MARKS.textBegin}${MARKS.textMiddle}${MARKS.textEnd}${MARKS.headingBegin}`;

/** Pages after which text of their article goes on. */
function goingOn(pages: readonly SetPage[]): SetPage[] {
  const lasts = new Map<number, number>();
  for (const page of pages) if (hasText(page)) lasts.set(page.article, page.number);
  return pages.filter(({ article, number }) => number < (lasts.get(article) ?? 0));
}

const hasText = ({ stretches }: SetPage): boolean =>
  stretches.some(({ lines }) => lines.some(({ marks }) => marks.some((mark) => TEXT_MARKS.includes(mark.charAt(0)))));

/** One line of a paragraph, and the others in another column. */
export function loneLines(pages: readonly SetPage[]): Measured {
  const offences: Offence[] = [];
  let of = 0;
  for (const page of pages) {
    for (const { lines, column } of page.stretches) {
      const texts = lines.filter(isText);
      const [first, last] = [texts[0], texts.at(-1)];
      if (!first || !last) continue;
      of += 2;
      const ended = numbersOf(first, MARKS.textEnd)[0];
      const begun = numbersOf(last, MARKS.textBegin).at(-1);
      if (ended !== undefined && !numbersOf(first, MARKS.textBegin).includes(ended))
        offences.push(at(page, column, `last line at the head: ${textOf(first)}`));
      if (begun !== undefined && !numbersOf(last, MARKS.textEnd).includes(begun))
        offences.push(at(page, column, `first line at the foot: ${textOf(last)}`));
    }
  }
  return { of, offences };
}

/** Headings that have not two lines below them in their column. */
export function headingsAtFoot(pages: readonly SetPage[]): Measured {
  let of = 0;
  const offences: Offence[] = [];
  for (const page of pages) {
    for (const { lines, column } of page.stretches) {
      for (const [index, line] of lines.entries()) {
        if (line.kind !== 'heading' || numbersOf(line, MARKS.headingEnd).length === 0) continue;
        of += 1;
        const below = lines.slice(index + 1).filter(({ kind }) => kind !== 'other');
        if (below.length < 2) offences.push(at(page, column, `heading over ${below.length} lines: ${textOf(line)}`));
      }
    }
  }
  return { of, offences };
}

const HYPHEN = /[-\u2010\u00ad]/u;

const isHyphenated = (line: Line, dir: 'ltr' | 'rtl'): boolean => HYPHEN.test(asRead(line, dir).at(-1)?.text ?? '');

/** Hyphens that show where no line ends: the generated words have none of their own. */
export function strayHyphens(pages: readonly SetPage[]): Measured {
  let of = 0;
  const offences: Offence[] = [];
  for (const page of pages) {
    for (const { lines, column } of page.stretches) {
      for (const line of lines.filter(isText)) {
        of += 1;
        const stray = asRead(line, page.dir)
          .slice(0, -1)
          .find(({ text }) => HYPHEN.test(text));
        if (stray) offences.push(at(page, column, `${stray.text} within: ${textOf(line)}`));
      }
    }
  }
  return { of, offences };
}

const MOST_HYPHENS = 3;

/** More than three lines in a row that end in hyphens. */
export function ladders(pages: readonly SetPage[]): Measured {
  const offences: Offence[] = [];
  let of = 0;
  for (const page of pages) {
    for (const { lines, column } of page.stretches) {
      let run = 0;
      for (const line of lines.filter(isText)) {
        of += 1;
        run = isHyphenated(line, page.dir) ? run + 1 : 0;
        if (run === MOST_HYPHENS + 1) offences.push(at(page, column, `ladder to: ${textOf(line)}`));
      }
    }
  }
  return { of, offences };
}

/** Words divided over the end of a page. */
export function hyphensOverPages(pages: readonly SetPage[]): Measured {
  const going = goingOn(pages);
  const offences = going.flatMap((page) => {
    const lines = page.stretches.flatMap((stretch) => stretch.lines.filter(isText));
    const last = lines.at(-1);
    return last && isHyphenated(last, page.dir)
      ? [at(page, page.stretches.length - 1, `divided over the page: ${textOf(last)}`)]
      : [];
  });
  return { of: going.length, offences };
}

export function hyphenatedTitles(pages: readonly SetPage[]): Measured {
  const titles = pages.flatMap((page) => page.titleLines.map((line) => ({ page, line })));
  const offences = titles.flatMap(({ page, line }) =>
    isHyphenated(line, page.dir) ? [at(page, -1, `headline divided: ${textOf(line)}`)] : [],
  );
  return { of: titles.length, offences };
}
