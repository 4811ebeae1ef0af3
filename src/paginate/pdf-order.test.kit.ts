/** Whether all that was written is in the PDF, once and in its order, and pictures near where they are spoken of. */

import type { GeneratedArticle } from './generated.test.kit.js';
import { MARKS } from './generated-marks.test.kit.js';
import type { SetPage } from './pdf-columns.test.kit.js';
import type { Measured, Offence } from './pdf-measures.test.kit.js';

type Written = Pick<GeneratedArticle, 'number' | 'markdown' | 'marks' | 'figures'>;

/** What is read as one: everything of a family in its order, whatever stands between. */
const FAMILIES: Readonly<Record<string, string>> = {
  text: `${MARKS.textBegin}${MARKS.textMiddle}${MARKS.textEnd}${MARKS.headingBegin}${MARKS.headingEnd}${MARKS.figureCall}${MARKS.noteCall}`,
  notes: `${MARKS.noteBegin}${MARKS.noteEnd}`,
  captions: `${MARKS.captionBegin}${MARKS.captionEnd}`,
  pictures: `${MARKS.pictureTop}${MARKS.pictureFoot}`,
  rows: MARKS.tableRow,
  boxes: `${MARKS.boxBegin}${MARKS.boxEnd}`,
  quotes: `${MARKS.quoteBegin}${MARKS.quoteEnd}`,
};

/** Every mark of every family once and in order. */
export function textInOrder(pages: readonly SetPage[], articles: readonly Written[]): Measured {
  let of = 0;
  const offences: Offence[] = [];
  for (const article of articles) {
    const own = pages.filter((page) => page.article === article.number);
    const spreads = article.figures.flatMap(({ place }, index) =>
      place === 'spread' ? [nameOf(article.number, index)] : [],
    );
    const drawn = article.marks.filter((mark) => (FAMILIES['pictures'] ?? '').includes(mark.charAt(0)));
    const all = [...(article.markdown.match(/[a-z]\d{3}k\d{3}/gu) ?? []), ...drawn.toSorted(inPairs)];
    for (const [family, letters] of Object.entries(FAMILIES)) {
      // A picture over two pages is drawn on both.
      const isOf = (mark: string): boolean =>
        letters.includes(mark.charAt(0)) && (family !== 'pictures' || !spreads.includes(mark.slice(1)));
      const expected = all.filter(isOf);
      const found = own.flatMap((page) => page.marks.filter(isOf).map((mark) => ({ mark, page: page.number })));
      of += expected.length;
      const wrong = firstDifference(expected, found);
      if (wrong)
        offences.push({ article: article.number, page: wrong.page, column: 0, what: `${family}: ${wrong.what}` });
    }
  }
  return { of, offences };
}

const nameOf = (article: number, index: number): string =>
  `${String(article).padStart(3, '0')}k${String(index).padStart(3, '0')}`;

/** The upper corner of a picture is read before the lower one. */
const inPairs = (a: string, b: string): number => a.slice(1).localeCompare(b.slice(1)) || a.localeCompare(b);

interface FoundMark {
  readonly mark: string;
  readonly page: number;
}

function firstDifference(
  expected: readonly string[],
  found: readonly FoundMark[],
): { what: string; page: number } | undefined {
  const marks = found.map(({ mark }) => mark);
  const pageOf = (index: number): number => found[index]?.page ?? found.at(-1)?.page ?? 0;
  const missing = expected.filter((mark) => !marks.includes(mark));
  if (missing.length > 0)
    return { what: `missing ${missing.slice(0, 4).join(' ')} (${missing.length})`, page: pageOf(0) };
  const twice = marks.findIndex((mark, index) => marks.indexOf(mark) !== index);
  if (twice >= 0) return { what: `twice ${marks[twice]}`, page: pageOf(twice) };
  const wrong = expected.findIndex((mark, index) => marks[index] !== mark);
  return wrong < 0 ? undefined : { what: `${marks[wrong]} where ${expected[wrong]} belongs`, page: pageOf(wrong) };
}

/**
 * Every picture with its caption, on the page of its call or the next. Pages that earlier pictures fill do not count, and a
 * spread waits for its side: so do the pictures behind it.
 */
export function picturesNearCalls(pages: readonly SetPage[], articles: readonly Written[]): Measured {
  const offences: Offence[] = [];
  const pageOf = new Map(pages.flatMap(({ marks, number }) => marks.map((mark) => [mark, number] as const)));
  for (const { number, figures } of articles) {
    const own = pages.filter(({ article }) => article === number);
    const textPages = own.filter(({ stretches }) => stretches.length > 0).map((page) => page.number);
    let sidePage = 0;
    for (const [index, { place }] of figures.entries()) {
      const name = nameOf(number, index);
      const on = (letter: string): number => pageOf.get(`${letter}${name}`) ?? 0;
      const [call, caption] = [on(MARKS.figureCall), on(MARKS.captionBegin)];
      const add = (what: string): void => {
        offences.push({ article: number, page: caption, column: 0, what: `figure ${index} (${place}) ${what}` });
      };
      const from = Math.max(call, sidePage);
      const later = textPages.filter((page) => page > from && page < caption).length + (caption > from ? 1 : 0);
      if (place === 'spread') sidePage = caption;
      if (caption === 0 || call === 0) add('or its call is missing');
      else if (caption < call) add(`${call - caption} pages before its call`);
      else if (place !== 'spread' && later > 1) add(`${later} pages after its call`);
      if (place !== 'spread' && (on(MARKS.pictureTop) !== caption || on(MARKS.captionEnd) !== caption))
        add('and its caption are parted');
    }
  }
  return { of: articles.reduce((sum, { figures }) => sum + figures.length, 0), offences };
}

/** The first words of every article stand in its first column. */
export function firstColumns(
  pages: readonly SetPage[],
  articles: readonly Pick<GeneratedArticle, 'number' | 'dir' | 'columns'>[],
): Measured {
  const rtl = articles.filter(({ dir, columns }) => dir === 'rtl' && columns > 1);
  const offences = rtl.flatMap(({ number }): Offence[] => {
    const page = pages.find(({ article }) => article === number);
    const right = page?.stretches.toSorted((a, b) => b.left - a.left)[0];
    const name = `${MARKS.textBegin}${String(number).padStart(3, '0')}k000`;
    const isThere = right?.lines.some(({ marks }) => marks.includes(name));
    return isThere
      ? []
      : [{ article: number, page: page?.number ?? 0, column: 1, what: 'does not begin at the right' }];
  });
  return { of: rtl.length, offences };
}
