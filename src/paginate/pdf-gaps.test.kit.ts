/** Gaps between words, in a column of one width. */

import { MARKS } from './generated-marks.test.kit.js';
import type { SetPage, Stretch } from './pdf-columns.test.kit.js';
import type { KnownLine } from './pdf-kinds.test.kit.js';
import type { Letter } from './pdf-letters.test.kit.js';
import { commonest, median, type Line, type Word } from './pdf-lines.test.kit.js';
import { at, isText, numbersOf, textOf, type Measured, type Offence } from './pdf-measures.test.kit.js';

export interface GapLimits {
  readonly widthPt: number;
  readonly times: number;
}

interface Placed {
  readonly page: SetPage;
  readonly stretch: Stretch;
}

/** Columns within so many points of the width asked for. */
const ABOUT_PT = 4;

/** The widest gap between words of every justified line, in spaces of lines that are not justified. */
export function wordGaps(pages: readonly SetPage[], { widthPt, times }: GapLimits): Measured {
  const columns: Placed[] = pages.flatMap((page) =>
    page.stretches.map((stretch) => ({ page, stretch: withBoxesOfLetters(stretch, page.letters) })),
  );
  const narrow = columns.filter(({ stretch: { left, right } }) => Math.abs(right - left - widthPt) < ABOUT_PT);
  const normal = normalSpaces(columns);
  let of = 0;
  const offences: Offence[] = [];
  for (const { page, stretch } of narrow) {
    for (const line of stretch.lines.filter(
      (each, index) => isText(each) && isJustified(each, stretch) && !isByMark(stretch.lines, index),
    )) {
      const space = normal.get(line.face);
      if (space === undefined) continue;
      of += 1;
      // What a line is stretched by is the same in each of its gaps.
      const widest = 1 + (Math.max(...gapsOf(line)) - space.widest) / space.usual;
      if (widest >= times)
        offences.push(at(page, stretch.column, `gap of ${widest.toFixed(1)} spaces: ${textOf(line)}`));
    }
  }
  return { of, offences };
}

/** Lines of Arabic words, by where their letters stand: the boxes of words are without what is set in several pieces. */
function withBoxesOfLetters(stretch: Stretch, letters: readonly Letter[] | undefined): Stretch {
  if (!letters) return stretch;
  return { ...stretch, lines: stretch.lines.map((line) => (isArabic(line) ? byLetters(line, letters) : line)) };
}

const isArabic = ({ face }: Line): boolean => face.startsWith('arabic');

/** The baseline lies so far below the middle of a line. */
const BELOW_PT = 3;
const OFF_PT = 6;
/** Letters of one word touch, but for rounding and pairs that are set apart. */
const TOUCH_PT = 0.8;

function byLetters(line: KnownLine, letters: readonly Letter[]): KnownLine {
  const own = letters
    .filter(({ baseline }) => Math.abs(baseline - line.middle - BELOW_PT) < OFF_PT)
    .filter(({ left, right }) => right > line.xMin - OFF_PT && left < line.xMax + OFF_PT)
    .toSorted((one, other) => one.left - other.left);
  const words: Word[] = [];
  for (const { left, right } of own) {
    const before = words.at(-1);
    if (before && left <= before.xMax + TOUCH_PT)
      words[words.length - 1] = { ...before, xMax: Math.max(before.xMax, right) };
    else
      words.push({
        text: words.length === 0 ? textOf(line) : '',
        xMin: left,
        xMax: right,
        yMin: line.yMin,
        yMax: line.yMax,
      });
  }
  const [first, last] = [words[0], words.at(-1)];
  return first && last ? { ...line, words, xMin: first.xMin, xMax: last.xMax } : line;
}

const isJustified = (line: Line, { left, right }: Stretch): boolean =>
  line.words.length > 1 &&
  line.xMax > right - 1 &&
  line.xMin < left + 40 &&
  numbersOf(line, MARKS.textEnd).length === 0;

/** Marks are long, and cannot be divided as words can: lines with them, or from which they were carried over, do not count. */
const isByMark = (lines: readonly Line[], index: number): boolean =>
  [lines[index], lines[index + 1]].some((line) => line && line.marks.length > 0);

const gapsOf = ({ words }: Line): number[] =>
  words.slice(1).map((word, index) => word.xMin - (words[index]?.xMax ?? word.xMin));

interface Spaces {
  readonly usual: number;
  /** Usual for the widest of a line: letters of the Arabic script stand further from a space than others, by their shape. */
  readonly widest: number;
}

/** Boxes of letters within an Arabic word are up to so many points apart, where no others are known; spaces are wider. */
const WITHIN_ARABIC_PT = 1.8;

/** By face, from the lines of lists, in columns of every width: their spaces are the font's own. */
function normalSpaces(columns: readonly Placed[]): Map<string, Spaces> {
  const ragged = new Map<string, KnownLine[]>();
  for (const { page, stretch } of columns) {
    for (const line of stretch.lines.filter((each) => isRagged(each, stretch, page.dir)))
      ragged.set(line.face, [...(ragged.get(line.face) ?? []), line]);
  }
  const spaces = [...ragged].map(([face, own]) => {
    const widest = own.map((line) => Math.max(...gapsOf(line))).toSorted((a, b) => a - b);
    if (face.startsWith('arabic') && columns.some(({ page }) => page.letters !== undefined)) {
      // Justified lines that stay short are among them: the narrowest are the font's own.
      const space = widest[Math.floor(widest.length / 10)] ?? Number.NaN;
      return [face, { usual: space, widest: space }] as const;
    }
    const least = face.startsWith('arabic') ? WITHIN_ARABIC_PT : 0.8;
    return [
      face,
      { usual: commonest(own.flatMap(gapsOf).filter((gap) => gap > least)), widest: median(widest) },
    ] as const;
  });
  return new Map(spaces.filter(([face]) => (ragged.get(face)?.length ?? 0) > 9));
}

/** Not the end of a paragraph, and yet short of the column's end. */
function isRagged(line: KnownLine, { left, right }: Stretch, dir: 'ltr' | 'rtl'): boolean {
  const shortPt = dir === 'rtl' ? line.xMin - left : right - line.xMax;
  return isText(line) && line.words.length > 2 && shortPt > 3 && numbersOf(line, MARKS.textEnd).length === 0;
}
