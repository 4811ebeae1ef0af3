/** The sample issue, built whole, and what others' tools say of the files. */

import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, type BuildResult } from './build.js';
import type { Issue } from './issue.js';
import { describePdf, type PdfDescription } from './pdf/index.js';
import { readIssue } from './read/index.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = mkdtempSync(join(tmpdir(), 'galley-sample-'));
const screen = join(out, '2020-12/istiqlal-2020-12.pdf');
const press = join(out, '2020-12/press/istiqlal-2020-12-press.pdf');

let result: BuildResult;
let issue: Issue;
let described: Record<'screen' | 'press', PdfDescription>;
beforeAll(async () => {
  result = await build({ root, issue: '2020-12', out });
  const read = await readIssue(root, '2020-12');
  if (!read.issue) throw new Error('the sample issue cannot be read');
  issue = read.issue;
  described = { screen: await describePdf(readFileSync(screen)), press: await describePdf(readFileSync(press)) };
}, 300_000);
afterAll(() => rmSync(out, { recursive: true }));

const lacks = (tool: string): boolean => !process.env['CI'] && spawnSync(tool, ['--version']).error !== undefined;
const run = (tool: string, ...args: readonly string[]): string =>
  execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 1 << 28 });

const pageText = (number: number): string => run('pdftotext', '-f', String(number), '-l', String(number), screen, '-');
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .toSorted();

const pt = (mm: number): number => (mm * 72) / 25.4;
const near = (...lengths: readonly number[]): unknown[] => lengths.map((length) => expect.closeTo(length, 2));
/** Letters and digits alone: what no line break, hyphen or style of quotes can change. */
const letters = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();

/** Beginnings of the paragraphs that stand in the columns, up to the first note, whose raised number is printed too. */
function paragraphStarts(body: Issue['articles'][number]['body']): { start: string; line: number }[] {
  const starts: { start: string; line: number }[] = [];
  visit(body, 'paragraph', (node, _, parent) => {
    if (parent?.type !== 'root') return;
    const note = node.children.findIndex((child) => child.type === 'footnoteReference');
    const text = node.children.slice(0, note < 0 ? undefined : note).map((child) => toString(child));
    starts.push({ start: letters(text.join('')).slice(0, 40), line: node.position?.start.line ?? 0 });
  });
  return starts;
}

describe('the build', () => {
  it('finds nothing to complain of and makes what the plan says', () => {
    expect(result.diagnostics).toEqual([]);
    expect(result.ok).toBe(true);
    const paths = result.files.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        '2020-12/istiqlal-2020-12.pdf',
        '2020-12/press/istiqlal-2020-12-preflight.html',
        '2020-12/press/istiqlal-2020-12-preflight.json',
        '2020-12/press/istiqlal-2020-12-press.pdf',
        '2020-12/print.html',
        '2020-12/build.json',
        'web/index.html',
        'web/2020-12/index.html',
        'web/2020-12/cotton.html',
        'web/2020-12/istiqlal-2020-12.pdf',
      ]),
    );
  });

  it('writes down its files and the pages of every article', () => {
    const record = JSON.parse(readFileSync(join(out, '2020-12/build.json'), 'utf8'));
    for (const { path, sha256, bytes } of record.files) {
      const content = readFileSync(join(out, path));
      expect([path, createHash('sha256').update(content).digest('hex'), content.length]).toEqual([path, sha256, bytes]);
    }
    expect(record.pages).toBe(result.pages);
    const ids = record.parts.map((part: { id: string }) => part.id);
    expect(ids).toEqual([
      'cover',
      'contents',
      'editorial',
      ...issue.articles.map(({ slug }) => slug),
      'references',
      'credits',
      'back-cover',
    ]);
    expect(record.parts.at(-1).last).toBe(result.pages);
  });

  it('runs to a monthly issue', () => {
    expect(result.pages).toBeGreaterThanOrEqual(28);
    expect(result.pages).toBeLessThanOrEqual(40);
    expect(described.screen.pages).toHaveLength(result.pages);
    expect(described.press.pages).toHaveLength(result.pages);
  });
});

describe('the pages', () => {
  it('are the trim on the screen, and trim, bleed and slug for the press', () => {
    for (const { boxes } of described.screen.pages) expect(boxes['MediaBox']).toEqual(near(0, 0, pt(210), pt(280)));
    for (const { boxes } of described.press.pages) {
      expect(boxes['MediaBox']).toEqual(near(0, 0, pt(210 + 26), pt(280 + 26)));
      expect(boxes['BleedBox']).toEqual(near(pt(10), pt(10), pt(10 + 216), pt(10 + 286)));
      expect(boxes['TrimBox']).toEqual(near(pt(13), pt(13), pt(13 + 210), pt(13 + 280)));
    }
  });

  it.each([['screen'], ['press']] as const)(
    'hold no font but the theme’s, all embedded TrueType (%s)',
    { skip: lacks('pdffonts') },
    (name) => {
      const rows = run('pdffonts', name === 'screen' ? screen : press)
        .split('\n')
        .slice(2)
        .filter(Boolean);
      expect(rows.length).toBeGreaterThan(8);
      for (const row of rows) {
        expect(row).toMatch(
          /^[A-Z]{6}\+(?:BarlowCondensed|SourceSerif4|SourceSans3|NotoNaskhArabic|NotoSerifSC)\S*\s+CID TrueType\s+Identity-H\s+yes yes yes/u,
        );
      }
      for (const face of ['NotoNaskhArabic', 'NotoSerifSC']) expect(rows.join('\n')).toContain(face);
    },
  );

  it('pass the judge, who sees pictures at the resolution Poppler sees', { skip: lacks('pdfimages') }, () => {
    const report = JSON.parse(readFileSync(press.replace('-press.pdf', '-preflight.json'), 'utf8'));
    expect(report.verdict).toMatchObject({ passed: true, errors: 0, warnings: 0 });
    expect(report.ink.every(({ mostInk }: { mostInk: number }) => mostInk > 0 && mostInk <= 300)).toBe(true);
    const rows = run('pdfimages', '-list', press).split('\n').slice(2).filter(Boolean);
    const placed = rows.map((row) => row.trim().split(/\s+/u)).filter(([, , kind]) => kind === 'image');
    const others = placed.map((row) => `${row[0]}: ${row[3]} px, ${Math.min(Number(row[12]), Number(row[13]))} ppi`);
    const ours = report.inventory.pictures.map(
      ({ page, widthPx, ppi }: Record<string, number>) => `${page}: ${widthPx} px, ${ppi} ppi`,
    );
    expect(ours.toSorted()).toEqual(others.toSorted());
    expect(ours.length).toBeGreaterThan(10);
  });

  it('are sound to qpdf', { skip: lacks('qpdf') }, () => {
    for (const file of [screen, press])
      expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors');
  });

  it(
    'hold every paragraph of every article, in order, with hyphens at line ends alone',
    { skip: lacks('pdftotext') },
    () => {
      const text = run('pdftotext', screen, '-');
      expect(text).not.toContain('\u00ad');
      const read = letters(text);
      // In the order of the content, where only a drop cap stands away from its word.
      const drawn = letters(run('pdftotext', '-raw', screen, '-'));
      for (const article of issue.articles) {
        let at = drawn.indexOf(letters(article.title.plain));
        for (const { start, line } of paragraphStarts(article.body)) {
          const found = drawn.indexOf(start, at);
          if (found >= 0) at = found;
          else expect(read, `${article.file}:${line}`).toContain(start);
        }
      }
    },
  );

  it('are tagged: headings, paragraphs, lists, tables', { skip: lacks('pdfinfo') }, () => {
    const structure = run('pdfinfo', '-struct-text', screen);
    for (const tag of ['H1', 'H2', 'P', 'Figure', 'Link', 'Table', 'L', 'LBody']) {
      expect(structure).toMatch(new RegExp(`^\\s*${tag}\\b`, 'mu'));
    }
  });

  it('have words for every figure', { skip: lacks('qpdf') }, () => {
    const objects: Record<string, { value?: Record<string, unknown> }> = JSON.parse(
      run('qpdf', '--json=2', '--json-key=qpdf', screen),
    ).qpdf[1];
    const figures = Object.values(objects).flatMap(({ value }) => (value?.['/S'] === '/Figure' ? [value] : []));
    expect(figures.length).toBeGreaterThan(20);
    for (const figure of figures) expect(figure['/Alt']).toMatch(/^u:.{12}/u);
  });

  it('have an outline with every article on its page, and links that lead on', () => {
    const record = JSON.parse(readFileSync(join(out, '2020-12/build.json'), 'utf8'));
    const { outline, pages } = described.screen;
    for (const article of issue.articles) {
      const { first } = record.parts.find((part: { id: string }) => part.id === article.slug);
      const entry = outline.find(
        ({ title, page }) => page === first && letters(title) === letters(article.title.plain),
      );
      expect(entry, article.slug).toBeDefined();
    }
    expect(pages.flatMap(({ links }) => links).length).toBeGreaterThan(40);
    expect(described.press.pages.flatMap(({ links }) => links)).toEqual([]);
  });

  it(
    'print the page numbers the build counted, on the cover, in the contents and in the folios',
    { skip: lacks('pdftotext') },
    () => {
      const record = JSON.parse(readFileSync(join(out, '2020-12/build.json'), 'utf8'));
      const contents = pageText(2);
      for (const { id, first } of record.parts) {
        const article = issue.articles.find(({ slug }) => slug === id);
        if (!article) continue;
        expect(contents).toMatch(new RegExp(`(?:^| )${first}\\b`, 'mu'));
        if (id === issue.cover.lead) expect(pageText(1)).toMatch(new RegExp(`page ${first}\\b`, 'iu'));
        else if (article.teaser) expect(pageText(1)).toMatch(new RegExp(`(?:^| )${first}\\b`, 'mu'));
        if (article.kind !== 'page') expect(pageText(first)).toMatch(new RegExp(`^${first}$`, 'mu'));
      }
    },
  );
});

describe('a second build', () => {
  it('gives the same bytes, in another folder', async () => {
    const again = mkdtempSync(join(tmpdir(), 'galley-again-'));
    try {
      const second = await build({ root, issue: '2020-12', out: again });
      expect(second.files).toEqual(result.files);
      expect(filesIn(again)).toEqual(filesIn(out));
      for (const name of filesIn(out))
        expect([name, readFileSync(join(again, name)).equals(readFileSync(join(out, name)))]).toEqual([name, true]);
    } finally {
      rmSync(again, { recursive: true });
    }
  }, 300_000);
});
