/** Pages as `pdftotext -bbox-layout` reports them: words with their boxes, gathered into lines. Points from the upper left. */

import { execFileSync } from 'node:child_process';
import type { Letter } from './pdf-letters.test.kit.js';

export interface Word {
  readonly text: string;
  readonly xMin: number;
  readonly yMin: number;
  readonly xMax: number;
  readonly yMax: number;
}

export interface PdfPage {
  /** From 1, in the order of the file. */
  readonly number: number;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly words: readonly Word[];
  /** Where they were asked for. */
  readonly letters?: readonly Letter[];
}

export type Script = 'latin' | 'arabic' | 'han';

export interface Line {
  /** From left to right. */
  readonly words: readonly Word[];
  readonly xMin: number;
  readonly xMax: number;
  readonly yMin: number;
  readonly yMax: number;
  /** How high its words of each script stand: boxes are as high as their font, so equal fonts compare. */
  readonly levels: ReadonlyMap<Script, number>;
  /** The middle of the boxes of most of its words, which is the middle of the line. */
  readonly middle: number;
  /** The font and size most of it is set in, as far as boxes tell: `latin 13.8`. */
  readonly face: string;
  /** Marks in it, from left to right. */
  readonly marks: readonly string[];
}

const MOST_BYTES = 1e9;

export const pagesOfPdf = (file: string): PdfPage[] =>
  readPages(execFileSync('pdftotext', ['-bbox-layout', file, '-'], { encoding: 'utf8', maxBuffer: MOST_BYTES }));

const BOX = /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)<\/word>/gu;

export function readPages(xml: string): PdfPage[] {
  return xml
    .split('<page ')
    .slice(1)
    .map((page, index) => {
      const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/u.exec(page) ?? [];
      const words = [...page.matchAll(BOX)].map(([, xMin, yMin, xMax, yMax, text]) => ({
        text: unescape(text ?? ''),
        xMin: Number(xMin),
        yMin: Number(yMin),
        xMax: Number(xMax),
        yMax: Number(yMax),
      }));
      return { number: index + 1, widthPt: Number(width), heightPt: Number(height), words };
    });
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescape = (text: string): string =>
  text.replaceAll(/&(\w+);/gu, (whole, name: string) => ENTITIES[name] ?? whole);

/** A letter for the kind, the article, the place. The number of a note's call may stick to it. */
const MARK = /[a-z]\d{3}k\d{3}/giu;

export const marksIn = (text: string): string[] => (text.match(MARK) ?? []).map((found) => found.toLowerCase());

/** Words this much higher than most are display: an initial beside three lines belongs to none of them. */
const DISPLAY = 2.2;
/** Tops of one line's words lie no further apart than this part of their height: an Arabic line runs down stepwise. */
const APART = 0.32;

/** Lines from top to bottom. Words of one column are to be given: what stands side by side becomes one line. */
export function linesOf(words: readonly Word[]): Line[] {
  const usual = median(words.map(heightOf));
  const isDisplay = (word: Word): boolean => heightOf(word) > DISPLAY * usual;
  const groups = [...gather(words.filter((word) => !isDisplay(word))), ...gather(words.filter(isDisplay))];
  return groups.map(lineOf).toSorted((a, b) => a.yMin - b.yMin || a.xMin - b.xMin);
}

function gather(words: readonly Word[]): Word[][] {
  const groups: Word[][] = [];
  let topPt = -Infinity;
  for (const word of words.toSorted((a, b) => a.yMin - b.yMin)) {
    const group = groups.at(-1);
    if (group && word.yMin - topPt <= APART * heightOf(word)) group.push(word);
    else {
      groups.push([word]);
      topPt = word.yMin;
    }
  }
  return groups;
}

function lineOf(group: readonly Word[]): Line {
  const words = group.toSorted((a, b) => a.xMin - b.xMin);
  const scripts = new Map<Script, Word[]>();
  for (const word of words) {
    const script = scriptOf(word.text);
    if (script) scripts.set(script, [...(scripts.get(script) ?? []), word]);
  }
  const [main, of] = [...scripts].toSorted(([, a], [, b]) => lettersOf(b) - lettersOf(a))[0] ?? ['latin', words];
  return {
    words,
    xMin: Math.min(...words.map(({ xMin }) => xMin)),
    xMax: Math.max(...words.map(({ xMax }) => xMax)),
    yMin: Math.min(...of.map(({ yMin }) => yMin)),
    yMax: Math.max(...of.map(({ yMax }) => yMax)),
    levels: new Map([...scripts].map(([script, own]) => [script, levelOf(own)])),
    middle: levelOf(of) + faceHeight(main, of) / 2,
    face: `${main} ${faceHeight(main, of).toFixed(1)}`,
    marks: words.flatMap(({ text }) => marksIn(text)),
  };
}

/** Pieces of Arabic words reach down by steps, and the lowest of them tell the font. */
function faceHeight(script: Script, words: readonly Word[]): number {
  const heights = words.map(heightOf);
  return script === 'arabic' ? Math.min(...heights) : commonest(heights);
}

const levelOf = (words: readonly Word[]): number => commonest(words.map(({ yMin }) => yMin));

function scriptOf(text: string): Script | undefined {
  if (/\p{Script=Arabic}/u.test(text)) return 'arabic';
  if (/\p{Script=Han}/u.test(text)) return 'han';
  return /[\p{L}\p{N}]/u.test(text) ? 'latin' : undefined;
}

/** Words in the order they are read: those of the other direction than the line's keep their own. */
export function asRead({ words }: Pick<Line, 'words'>, dir: 'ltr' | 'rtl'): Word[] {
  const runs: { isArabic: boolean; words: Word[] }[] = [];
  for (const [index, word] of words.entries()) {
    // Signs go with what they touch; a hyphen stands left of the Arabic word it divides.
    const isArabic = scriptOf(word.text) ? isRtl(word) : isRtl(words[index + 1]);
    const run = runs.at(-1);
    const before = run?.words.at(-1);
    // What is further apart than a line is high has something between that was not asked for.
    if (run?.isArabic === isArabic && before && word.xMin - before.xMax < heightOf(word)) run.words.push(word);
    else runs.push({ isArabic, words: [word] });
  }
  return (dir === 'rtl' ? runs.toReversed() : runs).flatMap((run) =>
    run.isArabic ? run.words.toReversed() : run.words,
  );
}

const isRtl = (word: Word | undefined): boolean => word !== undefined && scriptOf(word.text) === 'arabic';

const lettersOf = (words: readonly Word[]): number => words.reduce((sum, { text }) => sum + text.length, 0);
export const heightOf = ({ yMin, yMax }: { readonly yMin: number; readonly yMax: number }): number => yMax - yMin;

/** The commonest of values that differ by less than a twentieth of a point; of equally common ones the least. */
export function commonest(values: readonly number[]): number {
  const counts = new Map<number, { value: number; count: number }>();
  for (const value of values) {
    const key = Math.round(value * 20);
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { value, count: 1 });
  }
  const [first] = [...counts.values()].toSorted((a, b) => b.count - a.count || a.value - b.value);
  return first?.value ?? Number.NaN;
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
