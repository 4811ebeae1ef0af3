/** The sample issue as others read it: its structure and text to poppler and qpdf, and the press file beside the screen PDF. */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toString } from 'mdast-util-to-string';
import { CONTINUE, SKIP, visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, type BuildResult } from './build.js';
import type { Issue } from './issue.js';
import { preflightScreen } from './preflight/index.js';
import { readIssue } from './read/index.js';
import { qpdfStructure, type QpdfStructure } from './structure.test.kit.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = mkdtempSync(join(tmpdir(), 'galley-everyone-'));
const screen = join(out, '2020-12/istiqlal-2020-12.pdf');
const press = join(out, '2020-12/press/istiqlal-2020-12-press.pdf');

const lacks = (tool: string): boolean => !process.env['CI'] && spawnSync(tool, ['--version']).error !== undefined;
const run = (tool: string, ...args: readonly string[]): string =>
  execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 1 << 28 });

let result: BuildResult;
let issue: Issue;
beforeAll(async () => {
  result = await build({ root, issue: '2020-12', only: ['screen', 'press'], out });
  const read = await readIssue(root, '2020-12');
  if (!read.issue) throw new Error('the sample issue cannot be read');
  issue = read.issue;
}, 300_000);
afterAll(() => rmSync(out, { recursive: true }));

/** Words, whatever stands between them. */
const words = (text: string): string =>
  ` ${text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll('\u00AD', '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/** Poppler tells an element by its letters where `ActualText` says otherwise: the hyphen at the end of a line. */
const HYPHEN = /^ *Span \(inline\)\n *"-"\n/gmu;

/** What a reading program says, element by element. */
const told = (): string => {
  const structure = run('pdfinfo', '-struct-text', screen).replaceAll(HYPHEN, '');
  return words(Array.from(structure.matchAll(/^ *"([^]*?)"$/gmu), ([, text]) => text).join(''));
};

/** Paragraphs, items and headings up to the first note or word in another script, which poppler does not read. */
function blocksOf(body: Issue['articles'][number]['body']): string[] {
  const blocks: string[] = [];
  visit(body, (node) => {
    // Boxes and pictures float, and notes stand at the foot.
    if (node.type === 'containerDirective' || node.type === 'footnoteDefinition') return SKIP;
    if (node.type !== 'paragraph' && node.type !== 'heading') return CONTINUE;
    const end = node.children.findIndex((child) => child.type === 'footnoteReference' || child.type === 'html');
    const children = node.children.slice(0, end < 0 ? undefined : end);
    const text = words(children.map((child) => toString(child)).join(''));
    // Of a passage that stops short the last word may be half of one.
    blocks.push(end < 0 ? text : text.trimEnd().replace(/\S+$/u, ''));
    return SKIP;
  });
  return blocks.filter((text) => text.trim() !== '' && !/[\p{sc=Han}\p{sc=Arab}]/u.test(text));
}

describe('the screen PDF', () => {
  it('says that everyone can read it, and the judge agrees', async () => {
    expect(result.diagnostics).toEqual([]);
    expect(await preflightScreen(new Uint8Array(readFileSync(screen)))).toEqual([]);
    expect(readFileSync(screen).includes('<pdfuaid:part>1</pdfuaid:part>')).toBe(true);
  });

  it('is told in the order of the Markdown, word for word', { skip: lacks('pdfinfo') }, () => {
    const text = told();
    let count = 0;
    for (const article of issue.articles) {
      let at = text.indexOf(words(article.title.plain), text.indexOf(words(issue.articles[0]!.title.plain)));
      expect(at, article.file).toBeGreaterThan(0);
      for (const block of blocksOf(article.body)) {
        const found = text.indexOf(block, at);
        expect(found, `${article.file}: ${block}`).toBeGreaterThanOrEqual(at);
        at = found;
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(100);
  });

  it('tells nothing that only dresses the page', { skip: lacks('pdfinfo') }, () => {
    const heads = issue.articles.map(({ section, title }) => words(`${section} ${title.plain}`));
    const text = told();
    expect(heads.filter((head) => text.includes(head))).toEqual([]);
  });
});

describe('its structure', { skip: lacks('qpdf') }, () => {
  let structure: QpdfStructure;
  beforeAll(() => {
    if (!lacks('qpdf')) structure = qpdfStructure(run('qpdf', '--json=2', screen));
  });
  const count = (type: string): number => structure.elements.filter((element) => element.type === type).length;

  it('has every article in one piece', () => {
    const articles = structure.elements.filter(({ type }) => type === 'Art');
    const kinds = issue.articles.filter(({ kind }) => kind === 'article');
    expect(articles.length).toBeGreaterThanOrEqual(kinds.length);
    expect(articles.length).toBeLessThanOrEqual(issue.articles.length);
    expect(articles.filter(({ pages }) => pages.size > 1).length).toBeGreaterThan(5);
    expect(articles.every(({ parent }) => parent === 'Document')).toBe(true);
  });

  it('has paragraphs that go over columns and pages', () => {
    expect(structure.elements.filter(({ type, pages }) => type === 'P' && pages.size > 1).length).toBeGreaterThan(3);
  });

  it('names notes, contents, lists and tables as what they are', () => {
    expect(count('Note')).toBeGreaterThan(10);
    expect(new Set(structure.elements.flatMap(({ type, id }) => (type === 'Note' ? id : []))).size).toBe(count('Note'));
    expect(count('TOCI')).toBeGreaterThanOrEqual(issue.articles.length);
    expect(structure.elements.filter(({ type }) => type === 'TOCI').map(({ parent }) => parent)).toEqual(
      Array.from({ length: count('TOCI') }, () => 'TOC'),
    );
    expect(count('LBody')).toBe(count('LI'));
    expect(count('TH')).toBeGreaterThan(5);
    expect(structure.elements.filter(({ type }) => type === 'NonStruct')).toEqual([]);
  });

  it('has every passage once, and every link in a Link', () => {
    expect(structure.marks.length).toBeGreaterThan(1000);
    expect(new Set(structure.marks).size).toBe(structure.marks.length);
    expect(structure.links.size).toBeGreaterThan(100);
    expect(structure.links).toEqual(structure.annotations);
  });

  it('has the languages of the sample', () => {
    const languages = new Set(structure.elements.flatMap(({ lang }) => lang ?? []));
    expect([...languages].toSorted()).toEqual(['en', 'ug', 'zh-Hans', 'zh-Latn']);
  });
});

/** The trim stands 13 mm from the edges of the press sheet. */
const OFFSET_MM = 13;
const px = (mm: number, dpi: number): number => Math.round((mm * dpi) / 25.4);
const area = (offsetMm: number, dpi: number): string[] => {
  const [x, width, height] = [px(offsetMm, dpi), px(210, dpi), px(280, dpi)].map(String);
  return ['-r', String(dpi), '-x', x!, '-y', x!, '-W', width!, '-H', height!];
};

const sorted = (parts: readonly string[]): string => parts.toSorted().join(' ');

/** Words of every page; those of the Arabic script as letters, as only the screen PDF keeps them joined. */
const textOf = (file: string, offsetMm: number): string[] =>
  run('pdftotext', ...area(offsetMm, 720), file, '-')
    .split('\f')
    .map((page) => {
      const all = words(page).split(' ');
      const joined = all.filter((word) => /\p{sc=Arab}/u.test(word));
      return `${sorted(all.filter((word) => !joined.includes(word)))} | ${sorted(Array.from(joined.join('')))}`;
    });

/** Dark pixels of every row and every column of a page. */
function profiles(file: string, page: number, place: { readonly offsetMm: number; readonly dpi: number }): number[][] {
  const range = ['-f', String(page), '-l', String(page), '-gray'];
  const bytes = execFileSync('pdftoppm', [...range, ...area(place.offsetMm, place.dpi), file], {
    maxBuffer: 1 << 28,
  });
  const [head = '', width = '', height = ''] =
    /^P5\s+(\d+)\s+(\d+)\s+255\s/u.exec(bytes.subarray(0, 40).toString('latin1')) ?? [];
  const rows = Array.from({ length: Number(height) }, () => 0);
  const columns = Array.from({ length: Number(width) }, () => 0);
  for (let y = 0, at = head.length; y < rows.length; y += 1) {
    for (let x = 0; x < columns.length; x += 1, at += 1) {
      if (bytes[at]! >= 110) continue;
      rows[y]! += 1;
      columns[x]! += 1;
    }
  }
  return [rows, columns];
}

/** The step by which one lies best on the other, of all up to five pixels. */
function stepBetween(a: readonly number[], b: readonly number[]): number {
  const steps = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5];
  const misfit = (step: number): number =>
    a.reduce((sum, value, index) => sum + Math.abs(value - (b[index + step] ?? 0)), 0);
  return steps.map((step) => ({ step, misfit: misfit(step) })).toSorted((c, d) => c.misfit - d.misfit)[0]!.step;
}

/** In the first and the last third of the page, so that no scale is hidden. */
const steps = (page: number, dpi: number, offsetMm = OFFSET_MM): number[] => {
  const [a, b] = [profiles(screen, page, { offsetMm: 0, dpi }), profiles(press, page, { offsetMm, dpi })];
  return a.flatMap((profile, index) => {
    const third = Math.floor(profile.length / 3);
    const other = b[index]!;
    return [
      stepBetween(profile.slice(0, third), other.slice(0, third)),
      stepBetween(profile.slice(-third), other.slice(-third)),
    ];
  });
};

describe('the press PDF', () => {
  it('has the pages and the text of the screen PDF', { skip: lacks('pdftotext') }, () => {
    const [a, b] = [textOf(screen, 0), textOf(press, OFFSET_MM)];
    expect(a).toHaveLength(result.pages + 1);
    expect(b).toEqual(a);
  });

  it('has its trim where the screen PDF has its page, to a pixel of 600 dpi', { skip: lacks('pdftoppm') }, () => {
    for (const step of steps(3, 600)) expect(Math.abs(step)).toBeLessThanOrEqual(1);
  });

  it('and on other pages to one of 150 dpi', { skip: lacks('pdftoppm') }, () => {
    for (const page of [5, 8, 12, 20]) expect([page, steps(page, 150)]).toEqual([page, [0, 0, 0, 0]]);
    // Half a millimetre off: seen.
    expect(steps(5, 150, OFFSET_MM + 0.5)).toEqual([-3, -3, -3, -3]);
  });
});
