/** The proofreader: every letter that was laid out stands in the finished PDF, once. */

import type { Diagnostic, Place } from '../diagnostic.js';
import type { LaidPage, TextPiece } from '../pages.js';
import { threadOf } from '../thread/index.js';
import { firstAbsent, isJoined, likeliest, passageWith } from './find.js';
import type { IsMeant, Passage } from './find.js';
import { countLetters, plainLetters, sumOf, surplusOf } from './letters.js';
import type { Letters } from './letters.js';
import type { ReadOrder } from './pdf-text.js';

/** One on each of two cores; of a short PDF one reads more than the other would in the time it takes to start. */
const readers = [1, 2].map(() => threadOf<ReadOrder, string[]>('proofread/reader'));
const SHORT_PAGES = 12;

const readersOf = (pages: number): typeof readers => readers.slice(0, pages <= SHORT_PAGES ? 1 : undefined);

/** Starts what reads a PDF of so many pages, some time before it is there. */
export function openReaders(pages: number): void {
  for (const { start } of readersOf(pages)) start();
}

/**
 * Compares the letters of each page as laid out with those of the finished PDF (screen or press) within its trim.
 * Returns an error `lost-text` for a page that lacks letters, `doubled-text` for one that has too many, and
 * `page-count` alone when the numbers of pages differ. Nothing found: an empty list. Throws ToolError when the PDF
 * cannot be read.
 */
export async function proofread(pdf: Uint8Array, pages: readonly LaidPage[]): Promise<readonly Diagnostic[]> {
  const asked = readersOf(pages.length);
  const texts = (await Promise.all(asked.map((read, part) => read({ pdf, part, parts: asked.length })))).flat();
  if (texts.length !== pages.length) return [pageCount(texts.length, pages)];
  return pages.flatMap((page, index) => proofreadPage(page, { text: texts[index] ?? '', pages }));
}

function pageCount(found: number, pages: readonly LaidPage[]): Diagnostic {
  const place = pages.flatMap(({ pieces }) => pieces).find((piece) => piece.place)?.place;
  return {
    severity: 'error',
    rule: 'page-count',
    message: `the finished PDF has ${count(found, 'page')}, but ${count(pages.length, 'page')} were laid out`,
    mend: 'Look for a style that makes a page longer or shorter than its sheet.',
    place: { file: place?.file ?? pages[0]?.part ?? '' },
  };
}

interface Finished {
  /** Text of this page in the finished PDF. */
  readonly text: string;
  /** All pages, to name a file for a page that has none. */
  readonly pages: readonly LaidPage[];
}

function proofreadPage(page: LaidPage, finished: Finished): Diagnostic[] {
  const texts = [...page.pieces.map(({ text }) => text), page.furniture];
  const laid = countLetters(plainLetters(texts.join(' ')));
  const letters = plainLetters(finished.text);
  const printed = countLetters(letters);
  const lost = surplusOf(laid, printed);
  const doubled = surplusOf(printed, laid);
  return [
    ...(lost.size > 0 ? [lostText(page, lost, { ...finished, letters, texts })] : []),
    ...(doubled.size > 0 && !isReadTwice(doubled, laid, texts)
      ? [doubledText(page, doubled, { ...finished, letters, texts })]
      : []),
  ];
}

/** Of a hundred letters of a joined script, PDFium reads up to this many twice, where one letter is two glyphs. */
const READ_TWICE = 0.03;
/** On a page with few such letters that would be none at all. */
const READ_TWICE_AT_LEAST = 3;

/** Stray letters of a joined script, few and making no words: not painted twice, but read twice. */
function isReadTwice(doubled: Letters, laid: Letters, texts: readonly string[]): boolean {
  if (![...doubled.keys()].every(isJoined)) return false;
  const joined = new Map([...laid].filter(([letter]) => isJoined(letter)));
  return (
    sumOf(doubled) <= Math.max(READ_TWICE_AT_LEAST, READ_TWICE * sumOf(joined)) &&
    !passageWith(doubled, texts, () => true)
  );
}

interface Evidence extends Finished {
  /** Text of the page in the PDF as it is compared. */
  readonly letters: string;
  /** Texts of the pieces, then of the furniture. */
  readonly texts: readonly string[];
}

function lostText(page: LaidPage, lost: Letters, { letters, texts, pages }: Evidence): Diagnostic {
  const passage = findLost(lost, letters, texts);
  return {
    severity: 'error',
    rule: 'lost-text',
    message: `page ${page.number} of the finished PDF lacks ${count(sumOf(lost), 'character')} of ${quote(passage, lost)}`,
    mend: 'The text may run out of its box or off the page, or no font has the character: look at the page and its styles.',
    place: placeOf(page, passage, pages),
    page: page.number,
  };
}

function findLost(lost: Letters, letters: string, texts: readonly string[]): Passage | undefined {
  const pieces = texts.slice(0, -1);
  const isAbsent: IsMeant = (withNeighbours) => !letters.includes(withNeighbours);
  return (
    passageWith(lost, pieces, isAbsent) ??
    // A single letter or two would be found in any folio.
    (sumOf(lost) > 2 ? passageWith(lost, texts, isAbsent) : undefined) ??
    firstAbsent(pieces, letters) ??
    passageWith(lost, texts, () => true) ??
    likeliest(lost, texts)
  );
}

function doubledText(page: LaidPage, doubled: Letters, { text, letters, texts, pages }: Evidence): Diagnostic {
  const passage = passageWith(doubled, texts, (_, alone) => letters.split(alone).length > 2);
  // Of no piece: perhaps content that the styles generate. What the PDF says is the best that can be quoted.
  const quoted = passage ?? passageWith(doubled, [text], () => true);
  return {
    severity: 'error',
    rule: 'doubled-text',
    message: `page ${page.number} of the finished PDF has ${count(sumOf(doubled), 'character')} too many: ${quote(quoted, doubled)}`,
    mend: 'The text may be painted twice (a shadow, an outline) or come from the styles (content in ::before or ::after).',
    place: placeOf(page, passage ?? passageWith(doubled, texts, () => true) ?? likeliest(doubled, texts), pages),
    page: page.number,
  };
}

const MOST_WORDS = 8;
const MOST_LETTERS = 24;

/** The words, cut short; the bare letters when it is not known what words they make. */
function quote(passage: Passage | undefined, letters: Letters): string {
  if (!passage) {
    const bare = [...letters].flatMap(([letter, times]) => Array.from({ length: times }, () => letter));
    return `“${bare.slice(0, MOST_LETTERS).join(' ')}${bare.length > MOST_LETTERS ? ' …' : ''}”`;
  }
  const words = passage.words.slice(0, MOST_WORDS).join(' ');
  return `“${words}${passage.words.length > MOST_WORDS ? ' …' : ''}”`;
}

/** Where the passage comes from; else the part's first place, so that at least the file is right. */
function placeOf(page: LaidPage, passage: Passage | undefined, pages: readonly LaidPage[]): Place {
  const place = passage && page.pieces[passage.text]?.place;
  if (place) return place;
  const ofPart = pages.filter(({ part }) => part === page.part).flatMap(({ pieces }) => pieces);
  return firstPlace(page.pieces) ?? firstPlace(ofPart) ?? { file: page.part };
}

function firstPlace(pieces: readonly TextPiece[]): Place | undefined {
  const file = pieces.find(({ place }) => place)?.place?.file;
  return file === undefined ? undefined : { file };
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
