/** What stands where on a page of generated articles: columns in reading order, lines by what they are, notes and bands. */

import { readFileSync } from 'node:fs';
import { MARKS } from './generated-marks.test.kit.js';
import type { Letter } from './pdf-letters.test.kit.js';
import { classify, voteFaces, type KnownLine, type LineKind } from './pdf-kinds.test.kit.js';
import { asRead, linesOf, marksIn, type Line, type PdfPage, type Word } from './pdf-lines.test.kit.js';

/** Points. What the theme says of the page, and the sheet it was printed on. */
export interface Frame {
  readonly innerPt: number;
  readonly outerPt: number;
  readonly topPt: number;
  readonly footPt: number;
  readonly gutterPt: number;
  /** The line of the text, by its direction: Arabic script needs a taller one. */
  readonly linePt: Readonly<Record<'ltr' | 'rtl', number>>;
  readonly bleedPt: number;
}

/** What the generator asked for, of an article whose marks are met. */
export interface Asked {
  readonly columns: number;
  readonly dir: 'ltr' | 'rtl';
}

/** A column between the bands of a page. */
export interface Stretch {
  /** From 0, in the order of reading. */
  readonly column: number;
  /** From 0 at the top: bands part the rows. */
  readonly row: number;
  readonly left: number;
  readonly right: number;
  readonly lines: readonly KnownLine[];
  /** How far down it may go: to a band, to its notes, to the foot of the page. */
  readonly footPt: number;
  /** Whether a picture over all columns stands below it, and text below that. */
  readonly isAboveText: boolean;
}

export interface SetPage {
  readonly number: number;
  readonly article: number;
  readonly dir: 'ltr' | 'rtl';
  readonly linePt: number;
  /** In the order of reading. */
  readonly stretches: readonly Stretch[];
  readonly notes: readonly KnownLine[];
  /** Every mark on the page but running heads, as it is read. */
  readonly marks: readonly string[];
  readonly titleLines: readonly KnownLine[];
  readonly letters?: readonly Letter[];
}

const POINTS_PER_MM = 72 / 25.4;
const POINTS_PER_PIXEL = 0.75;

/** Reads the measures from `styles/tokens.css`. */
export function readFrame(tokensFile: string, bleedMm: number): Frame {
  const tokens = readFileSync(tokensFile, 'utf8');
  const number = (name: string, unit: string): number | undefined => {
    const [, value] = new RegExp(`--${name}:\\s*([\\d.]+)${unit};`, 'u').exec(tokens) ?? [];
    return value === undefined ? undefined : Number(value);
  };
  const points = (name: string): number => {
    const [mm, px] = [number(name, 'mm'), number(name, 'px')];
    if (mm === undefined && px === undefined) throw new Error(`${tokensFile} has no --${name} in mm or px`);
    return mm === undefined ? (px ?? 0) * POINTS_PER_PIXEL : mm * POINTS_PER_MM;
  };
  return {
    innerPt: points('margin-inner'),
    outerPt: points('margin-outer'),
    topPt: points('margin-top'),
    footPt: points('margin-bottom'),
    gutterPt: points('gutter'),
    linePt: { ltr: points('baseline'), rtl: points('baseline-naskh') },
    bleedPt: bleedMm * POINTS_PER_MM,
  };
}

/** Above the notes of a column: the rule and the space round it (6 CSS pixels on either side, in `styles/print/columns.css`). */
const NOTE_RULE_PT = 9.5;
const NOTE_LINE_PT = 10.5;

/** The pages of articles, in their order. Covers, contents and other matter have no marks of text and are left out. */
export function setPages(pages: readonly PdfPage[], frame: Frame, askedOf: (article: number) => Asked): SetPage[] {
  let article: number | undefined;
  const found = pages.flatMap((page) => {
    const words = withoutFurniture(page, frame);
    article = articleOn(words) ?? (article === undefined || words.length === 0 ? undefined : article);
    return article === undefined ? [] : [{ page, words, article }];
  });
  const lined = found.map((each) => ({ ...each, columns: columnsOf(each, frame, askedOf(each.article)) }));
  const faces = voteFaces(lined.flatMap(({ columns }) => columns.flatMap(({ lines }) => lines)));
  return lined.map(({ page, article, columns }) => {
    const known = columns.map((column) => ({ ...column, lines: classify(column.lines, faces) }));
    const set = setPage({ page, article, columns: known }, frame, askedOf(article));
    return page.letters ? { ...set, letters: page.letters } : set;
  });
}

const middleOf = ({ yMin, yMax }: Word): number => (yMin + yMax) / 2;

/** Running heads and folios stand in the margins, and pictures to the edge, whose marks are kept. */
function withoutFurniture({ words, heightPt, widthPt }: PdfPage, { topPt, footPt, bleedPt }: Frame): Word[] {
  const [top, foot] = [bleedPt + topPt - 4, heightPt - bleedPt - footPt + 4];
  const isInside = (word: Word): boolean => middleOf(word) > top && middleOf(word) < foot;
  const isOfPicture = ({ text, xMin, xMax }: Word): boolean =>
    xMax > 0 && xMin < widthPt && marksIn(text).some((mark) => PICTURE_MARKS.includes(mark.charAt(0)));
  return words.filter((word) => isInside(word) || isOfPicture(word));
}

const PICTURE_MARKS = `${MARKS.pictureTop}${MARKS.pictureFoot}${MARKS.captionBegin}${MARKS.captionEnd}`;

/** By the marks of what only an article's own pages have; titles stand in the contents too. */
function articleOn(words: readonly Word[]): number | undefined {
  const mark = words.flatMap(({ text }) => marksIn(text)).find((found) => !found.startsWith(MARKS.title));
  return mark === undefined ? undefined : Number(mark.slice(1, 4));
}

interface Lined {
  readonly left: number;
  readonly right: number;
  readonly lines: readonly Line[];
}

interface Found {
  readonly page: PdfPage;
  readonly words: readonly Word[];
}

/** From left to right. Which margin is on which side the words tell: their lines begin at it. */
function columnsOf({ page, words }: Found, frame: Frame, { columns }: Asked): Lined[] {
  const { innerPt, outerPt, gutterPt, bleedPt } = frame;
  const fullPt = page.widthPt - 2 * bleedPt - innerPt - outerPt;
  const widthPt = (fullPt - (columns - 1) * gutterPt) / columns;
  const leftsFrom = (marginPt: number): number[] =>
    Array.from({ length: columns }, (_, index) => bleedPt + marginPt + index * (widthPt + gutterPt));
  const fits = (lefts: readonly number[]): number =>
    words.filter(({ xMin, xMax }) => lefts.some((x) => Math.abs(x - xMin) < 0.8 || Math.abs(x + widthPt - xMax) < 0.8))
      .length;
  const [inner, outer] = [leftsFrom(innerPt), leftsFrom(outerPt)];
  const lefts = fits(inner) >= fits(outer) ? inner : outer;
  return lefts.map((left) => {
    const right = left + widthPt;
    const own = words.filter(({ xMin, xMax }) => {
      const middle = (xMin + xMax) / 2;
      return middle > left - gutterPt / 2 && middle <= right + gutterPt / 2;
    });
    return { left, right, lines: linesOf(own) };
  });
}

interface KnownColumn {
  readonly left: number;
  readonly right: number;
  readonly lines: readonly KnownLine[];
}

interface Known {
  readonly page: PdfPage;
  readonly article: number;
  readonly columns: readonly KnownColumn[];
}

/** What fills columns; pictures alone make no row of them. */
const RUNNING: readonly LineKind[] = ['text', 'heading', 'table', 'box', 'quote'];

function setPage({ page, article, columns }: Known, frame: Frame, { dir }: Asked): SetPage {
  const lines = columns.flatMap((column) => column.lines);
  const notes = lines.filter(({ kind }) => kind === 'note');
  const linePt = frame.linePt[dir];
  const pageFoot = page.heightPt - frame.bleedPt - frame.footPt;
  const ordered = dir === 'rtl' ? columns.toReversed() : columns;
  const bands = columns.length > 1 ? bandsOf(columns, dir) : [];
  const edges = [-Infinity, ...bands.map(({ top }) => top), Infinity];
  const texts = lines.filter(({ kind }) => RUNNING.includes(kind));
  const stretches = edges.slice(1).flatMap((below, index): Stretch[] => {
    const above = bands[index - 1]?.foot ?? -Infinity;
    const isIn = ({ middle }: Line): boolean => middle > above && middle < below;
    if (!texts.some(isIn)) return [];
    return ordered.map(({ left, right, lines: own }, column) => ({
      column,
      row: index,
      left,
      right,
      lines: own.filter((line) => isIn(line) && line.kind !== 'note' && line.kind !== 'title'),
      footPt: Math.min(pageFoot, notesTop(own), below - linePt),
      isAboveText: texts.some(({ middle }) => middle > below),
    }));
  });
  const marks = [
    ...readingOrder(stretches, bands, dir),
    ...ordered.flatMap(({ lines: own }) =>
      inRows(
        own.filter(({ kind }) => kind === 'note'),
        dir,
      ),
    ),
  ];
  return {
    number: page.number,
    article,
    dir,
    linePt,
    stretches,
    notes,
    marks: [...marks, ...inRows(lines, dir).filter((mark) => !marks.includes(mark))],
    titleLines: lines.filter(({ kind }) => kind === 'title'),
  };
}

const notesTop = (lines: readonly KnownLine[]): number =>
  Math.min(
    ...lines.filter(({ kind }) => kind === 'note').map(({ middle }) => middle - NOTE_LINE_PT / 2 - NOTE_RULE_PT),
  );

interface Band {
  readonly top: number;
  readonly foot: number;
  readonly marks: readonly string[];
}

/** Pictures wider than a column and a third, with their captions. */
function bandsOf(columns: readonly KnownColumn[], dir: 'ltr' | 'rtl'): Band[] {
  const [first] = columns;
  const lines = columns.flatMap((column) => column.lines);
  const feet = corners(lines, MARKS.pictureFoot);
  const bands = [...corners(lines, MARKS.pictureTop)].flatMap(([name, top]): Band[] => {
    const end = feet.get(name);
    if (!first || !end || end.xMax - top.xMin < 1.33 * (first.right - first.left)) return [];
    const below = lines.filter(({ middle }) => middle > end.yMax).toSorted((a, b) => a.middle - b.middle);
    const next = below.findIndex(({ kind }) => kind !== 'caption');
    const caption = next < 0 ? below : below.slice(0, next);
    const foot = Math.max(end.yMax, ...caption.map(({ yMax }) => yMax));
    return [
      {
        top: top.yMin,
        foot,
        marks: [`${MARKS.pictureTop}${name}`, `${MARKS.pictureFoot}${name}`, ...inRows(caption, dir)],
      },
    ];
  });
  return bands.toSorted((a, b) => a.top - b.top);
}

/** The words that mark the same corner of each picture, by the picture. */
function corners(lines: readonly KnownLine[], letter: string): Map<string, Word> {
  const words = lines.flatMap((line) => line.words);
  const own = words.flatMap((word) =>
    marksIn(word.text)
      .filter((mark) => mark.startsWith(letter))
      .map((mark) => [mark.slice(1), word] as const),
  );
  return new Map(own);
}

/** Bands stand between the stretches above and below them. */
function readingOrder(stretches: readonly Stretch[], bands: readonly Band[], dir: 'ltr' | 'rtl'): string[] {
  const rows = [...bands.keys(), bands.length].map((row) => stretches.filter((stretch) => stretch.row === row));
  return rows.flatMap((columns, row) => [
    ...columns.flatMap(({ lines }) => lines.flatMap((line) => marksAlong(line, dir))),
    ...(bands[row]?.marks ?? []),
  ]);
}

/** What stands beside each other is one line: a caption over several columns has been cut apart by them. */
function inRows(lines: readonly KnownLine[], dir: 'ltr' | 'rtl'): string[] {
  const across = (a: Line, b: Line): number => (dir === 'rtl' ? b.xMin - a.xMin : a.xMin - b.xMin);
  return lines
    .toSorted((a, b) => (Math.abs(a.middle - b.middle) > NOTE_LINE_PT / 2 ? a.middle - b.middle : across(a, b)))
    .flatMap((line) => marksAlong(line, dir));
}

const marksAlong = (line: Line, dir: 'ltr' | 'rtl'): string[] => asRead(line, dir).flatMap(({ text }) => marksIn(text));
