/** Columns as the filler leaves them, read back from the PDF by another program. */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composePrint } from '../compose/index.js';
import { readIssue } from '../read/index.js';
import { paginate, type Pagination } from './index.js';

const WORDS =
  'cotton harvest prefecture report office independent researcher transfer labour who compared the published figures with photographs taken from above while officials denied what was said'.split(
    ' ',
  );
const words = (count: number, from = 0): string =>
  Array.from({ length: count }, (_, index) => WORDS[(from + index * 7 + (index % 5)) % WORDS.length]).join(' ');
const paragraphs = (count: number, each = 70): string =>
  Array.from({ length: count }, (_, index) => `${words(each, index)}.`).join('\n\n');
const figure = (name: string, more = ''): string =>
  `:::figure{src="images/${name}.svg" alt="A drawing" credit="Drawn" licence="CC0"${more}}\nCaption of ${name}.\n:::`;
const PLACES = ['top', 'span-bottom', 'bottom', 'page', 'bleed', 'span-top', 'spread'] as const;
/** A figure for every place, each with a caption of its own. */
function places(): string {
  const one = (place: string): string =>
    `${paragraphs(5)}\n\n:::figure{src="images/flat.svg" alt="A drawing" credit="Drawn" licence="CC0" place="${place}"}\nAt${place}.\n:::`;
  return `${PLACES.map(one).join('\n\n')}\n\n${paragraphs(30)}`;
}
function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

const articles: Readonly<Record<string, string>> = {
  plain: `${paragraphs(9, 140)}\n\n## A heading here\n\n${paragraphs(9, 90)}`,
  paragraph: words(3000),
  figures: range(6)
    .map((number) => `${paragraphs(3)}\n\n${figure(number % 2 === 1 ? 'tall' : 'flat')}\n\n${paragraphs(2, 50)}`)
    .join('\n\n'),
  wide: `${paragraphs(8)}\n\n${figure('flat', ' width="wide"')}\n\n${paragraphs(14)}`,
  notes: `${range(12)
    .map((number) => `${words(60, number)}[^${number}] ${words(12, number)}.`)
    .join('\n\n')}\n\n${range(12)
    .map((number) => `[^${number}]: Begin${number} ${words(45, number)} end${number}.`)
    .join('\n\n')}`,
  table: `${words(40)}\n\n| Headword | Number |\n|---|--:|\n${range(120)
    .map((number) => `| ${words(5, number)} | ${number}x |`)
    .join('\n')}`,
  list: range(90)
    .map((number) => `${number}. ${words(16, number)}`)
    .join('\n'),
  cell: `${words(30)}\n\n| Head |\n|---|\n| ${words(2500)} |\n\n${words(60)}.`,
  places: places(),
  middle: `${paragraphs(3)}\n\n:::figure{src="images/flat.svg" alt="A drawing" credit="Drawn" licence="CC0" width="wide"}\nAtmiddle.\n:::\n\n${paragraphs(4)}`,
  many: `${paragraphs(5)}\n\n${range(2)
    .map(
      (number) =>
        `:::figure{src="images/broad.svg" alt="A drawing" credit="Drawn" licence="CC0" place="span-top"}\nAtmany${number}.\n:::`,
    )
    .join('\n\n')}\n\n${paragraphs(25)}`,
  uyghur: `بىرىنچى ${'شەرقىي تۈركىستان ئاخبارات ۋە مەدەنىيەت جەمئىيىتى ئۇيغۇرلار '.repeat(160)}`,
};

const missing = spawnSync('pdftotext', ['-v']).error !== undefined;
const folder = mkdtempSync(join(tmpdir(), 'galley-filler-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function layOut(slugs: readonly string[]): Promise<Pagination> {
  const issue = join(folder, 'issues/2021-01');
  mkdirSync(join(issue, 'images'), { recursive: true });
  const head =
    'name: Specimen\nlang: en\npublisher:\n  - text: The Publisher\n    lang: en\nprint:\n  trim: [210, 280]\n';
  writeFileSync(join(folder, 'issues/journal.yaml'), head);
  const list = `date: 2021-01\ncover:\n  headline: A headline\n  lead: plain\narticles: [${slugs.join(', ')}]\n`;
  writeFileSync(join(issue, 'issue.md'), `---\n${list}---\n`);
  for (const [name, height] of [
    ['tall', 620],
    ['broad', 370],
    ['flat', 250],
  ] as const) {
    const box = `viewBox="0 0 500 ${height}" width="500" height="${height}"`;
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" ${box}><rect width="500" height="${height}" fill="#888"/></svg>`;
    writeFileSync(join(issue, `images/${name}.svg`), drawing);
  }
  for (const slug of slugs) {
    const more = slug === 'uyghur' ? 'lang: ug\n' : '';
    writeFileSync(join(issue, `${slug}.md`), `---\ntitle: The ${slug}\n${more}---\n\n${articles[slug]}\n`);
  }
  const { issue: found } = await readIssue(folder, '2021-01');
  const { edition } = await composePrint(found!, folder);
  return paginate(edition!, { sheet: { trimWidthMm: 210, trimHeightMm: 280, laidBleedMm: 5 } });
}

interface Word {
  readonly text: string;
  readonly x: number;
  readonly bottom: number;
}

let made: Pagination;
let read: readonly (readonly Word[])[] = [];

/** Words of every page, in points from its upper left corner. */
function readBack(pdf: Uint8Array): Word[][] {
  const file = join(folder, 'made.pdf');
  writeFileSync(file, pdf);
  const xml = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 1e9 });
  return xml
    .split('<page ')
    .slice(1)
    .map((page) =>
      [...page.matchAll(/xMin="([\d.]+)" yMin="[\d.]+" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)</g)].map((match) => ({
        x: Number(match[1]),
        bottom: Number(match[2]),
        text: match[3]!,
      })),
    );
}

/** Pages of an article, each with its words. */
const pagesOf = (slug: string): (readonly Word[])[] =>
  made.pages.flatMap((page, index) => (page.part === slug ? [read[index]!] : []));
const textOf = ({ pages }: Pagination, slug: string): string[][] =>
  pages.filter(({ part }) => part === slug).map((page) => page.pieces.map(({ text }) => text));
const POINTS = 72 / 25.4;
const MIDDLE = (5 + 19 + (210 - 36) / 2) * POINTS;
const FOOT = (5 + 280 - 21) * POINTS;
const TOP = (5 + 22) * POINTS;
const LINE = 18 * 0.75;
/** Where the text of both columns ends, above the foot margin. */
const ends = (page: readonly Word[]): [number, number] => {
  const text = page.filter(({ bottom }) => bottom < FOOT + 4);
  const end = (side: readonly Word[]): number => Math.max(...side.map(({ bottom }) => bottom));
  return [end(text.filter(({ x }) => x < MIDDLE - 20)), end(text.filter(({ x }) => x > MIDDLE + 20))];
};

/** Of the article with a figure for every place. */
const captionOn = (page: readonly Word[], place: string): Word | undefined =>
  page.find(({ text }) => text === `At${place}.`);
const pageOf = (place: string): number => pagesOf('places').findIndex((page) => captionOn(page, place));
const wordsIn = (page: readonly Word[]): readonly Word[] =>
  page.filter(({ text, bottom }) => WORDS.includes(text.replace(/\W+$/, '')) && bottom > TOP && bottom < FOOT + 4);

describe.skipIf(missing && !process.env['CI'])('the column filler', () => {
  beforeAll(async () => {
    made = await layOut(Object.keys(articles));
    read = readBack(made.pdf);
  });

  it('loses and doubles nothing', () => {
    expect(made.diagnostics.filter(({ rule }) => rule !== 'spill')).toEqual([]);
    for (const slug of ['plain', 'paragraph', 'list', 'table', 'cell']) {
      const own = new Set(WORDS);
      const found = pagesOf(slug).flatMap((page) => page.filter(({ text }) => own.has(text.replace(/\W+$/, ''))));
      expect(found.length, slug).toBeGreaterThan(0.6 * articles[slug]!.split(' ').length);
    }
  });

  it('fills both columns of every page but the last to the same foot', () => {
    for (const slug of ['plain', 'paragraph']) {
      for (const page of pagesOf(slug).slice(0, -1)) {
        for (const end of ends(page)) expect(FOOT - end, slug).toBeLessThan(2.8 * LINE);
      }
    }
  });

  it('ends the columns of the last page together', () => {
    for (const slug of ['plain', 'paragraph', 'uyghur']) {
      const [one, other] = ends(pagesOf(slug).at(-1)!);
      expect(Math.abs(one - other), slug).toBeLessThan(2.5 * LINE);
    }
  });

  it('lets text run on past a picture that does not fit, and shows each picture once', () => {
    const pages = pagesOf('figures');
    for (const page of pages.slice(0, -1)) {
      for (const end of ends(page)) expect(FOOT - end).toBeLessThan(5 * LINE);
    }
    const captions = pages.flatMap((page) => page.filter(({ text }) => text === 'Caption'));
    expect(captions).toHaveLength(6);
  });

  it('sets a wide picture over both columns, on the page it is spoken of or the next', () => {
    const pages = pagesOf('wide');
    expect(pages.findIndex((page) => page.some(({ text }) => text === 'Caption'))).toBeLessThan(2);
  });

  it('makes pictures smaller that are spoken of together, so that none comes two pages late', () => {
    const pages = pagesOf('many').map((page) => page.filter(({ text }) => text.startsWith('Atmany')).length);
    expect(pages.slice(0, 3)).toEqual([0, 2, 0]);
  });

  describe('sets a figure at its place', () => {
    it('every one once, in order', () => {
      const captions = pagesOf('places').flatMap((page) => page.filter(({ text }) => /^At[a-z-]+\.$/.test(text)));
      expect(captions.map(({ text }) => text.slice(2, -1))).toEqual([...PLACES]);
    });

    it('at the head of a column, and at its foot', () => {
      const head = pagesOf('places')[pageOf('top')]!;
      const above = wordsIn(head).filter(({ x, bottom }) => {
        const caption = captionOn(head, 'top')!;
        return x < MIDDLE === caption.x < MIDDLE && bottom < caption.bottom - 2;
      });
      expect(above).toEqual([]);
      const foot = pagesOf('places')[pageOf('bottom')]!;
      expect(FOOT - captionOn(foot, 'bottom')!.bottom).toBeLessThan(3 * LINE);
    });

    it('over all columns, at the head of a page and at its foot', () => {
      const head = pagesOf('places')[pageOf('span-top')]!;
      const first = Math.min(...wordsIn(head).map(({ bottom }) => bottom));
      expect(captionOn(head, 'span-top')!.bottom).toBeLessThan(first);
      const foot = pagesOf('places')[pageOf('span-bottom')]!;
      const last = Math.max(...wordsIn(foot).map(({ bottom }) => bottom));
      expect(captionOn(foot, 'span-bottom')!.bottom).toBeGreaterThan(last);
    });

    it('over all columns in the middle of a page, with text above and below it', () => {
      const [page] = pagesOf('middle');
      const { bottom } = captionOn(page!, 'middle')!;
      const sides = [
        wordsIn(page!).filter((word) => word.bottom < bottom),
        wordsIn(page!).filter((word) => word.bottom > bottom),
      ];
      expect(sides.map((side) => side.length > 20)).toEqual([true, true]);
    });

    it.each(['page', 'bleed', 'spread'] as const)('on a page of its own: %s', (place) => {
      const page = pagesOf('places')[pageOf(place)]!;
      expect(wordsIn(page)).toEqual([]);
      // Pages to the edge have no folio and no running head; the others have.
      expect(page.some(({ bottom }) => bottom > FOOT + 4 && bottom < FOOT + 60)).toBe(true);
      expect(page.some(({ text }) => text === 'SPECIMEN' || text === 'THE')).toBe(place === 'page');
    });

    it('over two pages that face each other, the even one first', () => {
      const own = made.pages.filter(({ part }) => part === 'places');
      const second = own[pageOf('spread')]!.number;
      expect(second % 2).toBe(1);
      expect(wordsIn(read[second - 2]!)).toEqual([]);
    });
  });

  it('begins every note on the page of its call, and ends it there or overleaf', () => {
    const pages = made.pages.filter(({ part }) => part === 'notes');
    const pageOf = (text: RegExp): number =>
      pages.findIndex((page) => page.pieces.some((piece) => text.test(piece.text)));
    for (const number of range(12)) {
      const call = pageOf(new RegExp(`[a-z]${number}(\\s|$)`));
      const begun = pageOf(new RegExp(`Begin${number}\\s`));
      expect(call, `call ${number}`).toBeGreaterThanOrEqual(0);
      expect(begun, `note ${number}`).toBe(call);
      expect(pageOf(new RegExp(`end${number}\\.`)) - begun, `note ${number}`).toBeLessThan(2);
    }
  });

  it('repeats the head of a table over every piece of it, and not as text', () => {
    const heads = pagesOf('table').flatMap((page) => page.filter(({ text }) => text === 'Headword'));
    expect(heads.length).toBeGreaterThan(2);
    const pieces = made.pages.filter(({ part }) => part === 'table').flatMap((page) => page.pieces);
    expect(pieces.filter(({ text }) => text.includes('Headword'))).toHaveLength(1);
    const rows = pagesOf('table').flatMap((page) => page.filter(({ text }) => /^\d+x$/.test(text)));
    expect(rows.map(({ text }) => Number.parseInt(text, 10)).toSorted((a, b) => a - b)).toEqual(range(120));
  });

  it('numbers a list on from column to column', () => {
    const numbers = pagesOf('list').flatMap((page) => page.filter(({ text }) => /^\d+\.$/.test(text)));
    expect(numbers.map(({ text }) => Number.parseInt(text, 10)).toSorted((a, b) => a - b)).toEqual(range(90));
  });

  it('begins at the right where the text runs to the left', () => {
    const [first] = pagesOf('uyghur');
    const top = first!.filter(({ bottom }) => bottom > 60 * POINTS).toSorted((a, b) => a.bottom - b.bottom);
    const last = pagesOf('uyghur').at(-1)!;
    expect(top.length).toBeGreaterThan(0);
    // Level columns of the last page: the first of them is the longer, if one is. A hyphen's font ends higher than Naskh.
    const [left, right] = ends(last);
    expect(right).toBeGreaterThanOrEqual(left - LINE);
  });

  it('sets the same pages in whatever order and tab', async () => {
    const again = await layOut(Object.keys(articles).toReversed());
    // Where a spread stands depends on the side of the page before it.
    const alike = Object.keys(articles).filter((slug) => slug !== 'places');
    for (const slug of alike) expect(textOf(again, slug), slug).toEqual(textOf(made, slug));
  });
});
