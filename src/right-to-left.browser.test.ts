/** An edition in a right-to-left language, and articles of the other direction in either: the pages as others' tools see them. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ADDRESS,
  MIDDLE,
  PHRASE,
  TELEPHONE,
  bodyOf,
  catalogOf,
  clearAway,
  countOf,
  declaration,
  edition,
  inOrder,
  lacks,
  leftPage,
  letters,
  marginsOf,
  pagesOf,
  rightPage,
  run,
  wordsOn,
  type Edition,
  type Word,
} from './right-to-left.test.kit.js';

let uyghur: Edition;
let english: Edition;
beforeAll(async () => {
  uyghur = await edition('ug');
  english = await edition('en');
}, 300_000);

afterAll(clearAway);

const UP = Array.from({ length: 60 }, (_, index) => 1001 + index);

/** What the page judge only warns of is a matter of these texts. */
const faults = ({ result }: Edition): unknown[] => result.diagnostics.filter(({ severity }) => severity === 'error');

describe('the screen PDF', () => {
  it('is for everyone, in either direction', () => {
    for (const { result } of [uyghur, english]) {
      expect(result.diagnostics.filter(({ rule }) => rule.startsWith('ua-'))).toEqual([]);
    }
  });

  it('tells the paragraphs in order, over columns and pages', { skip: lacks('pdfinfo') }, () => {
    const structure = run('pdfinfo', '-struct-text', uyghur.screen);
    const told = Array.from(structure.matchAll(/^ *"([^]*?)"$/gmu), ([, text = '']) => text);
    // Every paragraph of the two long articles begins with its number; poppler reads those of one.
    expect(told.flatMap((text) => text.match(/\b1\d{3}\b/gu) ?? []).map(Number)).toEqual(UP);
  });
});

describe('both PDFs', { skip: lacks('qpdf') }, () => {
  it('of an edition in Uyghur open from the right', () => {
    expect(faults(uyghur)).toEqual([]);
    for (const file of [uyghur.screen, uyghur.press]) {
      const catalog = catalogOf(file);
      expect(catalog['/ViewerPreferences']).toMatchObject({ '/Direction': '/R2L' });
      expect(catalog).toMatchObject({ '/PageLayout': '/TwoPageRight', '/Lang': 'u:ug' });
      expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors');
    }
  });

  it('of an edition in English do not, whatever its articles', () => {
    expect(faults(english)).toEqual([]);
    for (const file of [english.screen, english.press]) {
      const catalog = catalogOf(file);
      expect(catalog['/ViewerPreferences']).not.toHaveProperty('/Direction');
      expect(catalog).not.toHaveProperty('/PageLayout');
    }
  });
});

describe('columns', { skip: lacks('pdftotext') }, () => {
  it.each([['uyghur'], ['english']] as const)('run as their article does in the %s edition', (name) => {
    const made = { uyghur, english }[name];
    const [first, last] = pagesOf(made, 'long');
    expect(last - first).toBeGreaterThan(0);
    expect(inOrder(wordsOn(made, [first, last]), 'right')).toEqual(UP);
    expect(inOrder(wordsOn(made, pagesOf(made, 'foreign')), 'left')).toEqual(UP);
    // Read from the wrong side, they are not in order: the measure can fail.
    expect(inOrder(wordsOn(made, [first, last]), 'left')).not.toEqual(UP);
  });
});

/** Of the last page of an article. */
function fontsOf(made: Edition, id: string): string {
  const [, last] = pagesOf(made, id);
  return run('pdffonts', '-f', String(last), '-l', String(last), made.screen);
}

describe('an article of the other direction', { skip: lacks('pdffonts') }, () => {
  it('is set in the font of its own script', () => {
    for (const made of [uyghur, english]) {
      expect(fontsOf(made, 'foreign')).toMatch(/SourceSerif4/);
      expect(fontsOf(made, 'long')).toMatch(/NotoNaskhArabic/);
    }
  });
});

/** Whether each of three articles stands on an even page; a blank one may come before it. */
const starts = (made: Edition): boolean[] =>
  ['left', 'again', 'right'].map((id) => {
    const [first] = pagesOf(made, id);
    return first % 2 === 0;
  });

describe('sides', { skip: lacks('pdftotext') }, () => {
  it.each([['long'], ['foreign']])('are those of the edition, not of the article (%s)', (id) => {
    for (const made of [uyghur, english]) {
      const [first] = pagesOf(made, id);
      for (const page of [first, first + 1]) {
        const isLeft = (page % 2 === 0) === (made === english);
        expect(marginsOf(bodyOf(made, page)), `page ${page}`).toEqual(isLeft ? leftPage : rightPage);
      }
    }
  });

  it('have their folio outside', () => {
    for (const made of [uyghur, english]) {
      const [first] = pagesOf(made, 'long');
      for (const page of [first, first + 1]) {
        const folio = wordsOn(made, [page, page]).findLast(({ text, top }) => text === String(page) && top > 720);
        const isLeft = (page % 2 === 0) === (made === english);
        expect(folio && folio.left < MIDDLE, `page ${page}`).toBe(isLeft);
      }
    }
  });

  it('are the ones an article asks for, with blank pages before it', () => {
    // Page 1 is a left page in Uyghur, a right one in English.
    expect(starts(uyghur)).toEqual([false, false, true]);
    expect(starts(english)).toEqual([true, true, false]);
    const [first] = pagesOf(uyghur, 'again');
    expect(first).toBe(pagesOf(uyghur, 'left')[1] + 2);
    expect(wordsOn(uyghur, [first - 1, first - 1])).toEqual([]);
  });
});

const middle = ({ top, bottom }: Word): number => (top + bottom) / 2;

describe('the contents', { skip: lacks('pdftotext') }, () => {
  it.each([['uyghur'], ['english']] as const)('have each number before its title (%s)', (name) => {
    const made = { uyghur, english }[name];
    const words = wordsOn(made, pagesOf(made, 'contents')).filter(({ top }) => top > 75);
    for (const id of ['long', 'foreign', 'right']) {
      const page = String(pagesOf(made, id)[0]);
      const number = words.find(({ text }) => text === page);
      if (!number) throw new Error(`no ${page} in the contents`);
      // The title of the same line in the same column, whichever way it is written itself.
      const title = words
        .filter((word) => /\p{L}/u.test(word.text) && Math.abs(middle(word) - middle(number)) < 12)
        .map(({ left, right }) => (made === uyghur ? number.left - right : left - number.right))
        .filter((gap) => gap > 0);
      expect(Math.min(...title), id).toBeLessThan(40);
    }
  });
});

describe('Uyghur text', { skip: lacks('pdftotext') }, () => {
  it('is whole, in words as they are typed', () => {
    const [first, last] = pagesOf(uyghur, 'declared');
    // Without running heads and folios.
    const area = ['-x', '0', '-y', '58', '-W', '600', '-H', '740'];
    const text = run('pdftotext', ...area, '-f', String(first), '-l', String(last), uyghur.screen, '-');
    // No presentation forms, which no search would find.
    expect(text).not.toMatch(/[\uFB50-\uFDFF\uFE70-\uFEFC]/u);
    expect(countOf(text)).toBe(countOf(`خىتابنامە${declaration.join('')}`));
    // Words that no line's end has divided are found as words, each letter beside the next.
    const words = declaration.join(' ').split(/\s+/u).map(letters).filter(Boolean);
    const read = new Set(text.split(/[\s\p{P}\p{Cf}]+/u).map(letters));
    const found = words.filter((word) => read.has(word));
    expect(found.length / words.length).toBeGreaterThan(0.85);
  });

  it('is joined', () => {
    const words = wordsOn(uyghur, pagesOf(uyghur, 'words'));
    /** How wide the letters on the line of a number are. */
    const widthBeside = (number: string): number => {
      const mark = words.find(({ text }) => text === number);
      const line = words.filter(({ text, top }) => mark && Math.abs(top - mark.top) < 8 && letters(text) !== '');
      return Math.max(...line.map(({ right }) => right)) - Math.min(...line.map(({ left }) => left));
    };
    expect(widthBeside('42')).toBeGreaterThan(1.15 * widthBeside('41'));
  });

  it('keeps Latin words, numbers and addresses in their order', () => {
    const words = wordsOn(uyghur, pagesOf(uyghur, 'words'));
    const lineOf = (text: string): string => {
      const found = words.find((word) => word.text === text);
      if (!found) throw new Error(`no ${text}`);
      return words
        .filter(({ top, text: other }) => Math.abs(top - found.top) < 6 && !/\p{sc=Arab}/u.test(other))
        .toSorted((a, b) => a.left - b.left)
        .map((word) => word.text)
        .join(' ')
        .replace(/^[•▪■ ]+|[•▪■ ]+$/gu, '');
    };
    expect(lineOf('Declaration')).toBe(PHRASE);
    expect(lineOf('540')).toBe(TELEPHONE);
    expect(lineOf(ADDRESS)).toBe(ADDRESS);
  });

  it('begins its lists at the right, and its notes with their number there', () => {
    const item = wordsOn(uyghur, pagesOf(uyghur, 'words')).find(({ text }) => letters(text) === 'تېلېفون');
    expect(item && item.left > MIDDLE).toBe(true);
    const words = wordsOn(uyghur, pagesOf(uyghur, 'long'));
    const note = words.find(({ text }) => letters(text) === 'ئىزاھ');
    const number = words.find(
      ({ text, page, top }) => text === '1' && page === note?.page && Math.abs(top - note.top) < 6,
    );
    expect(note && number && number.left > note.right).toBe(true);
  });
});
