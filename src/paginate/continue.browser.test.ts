/** Articles that share pages, as another program reads them back from the PDF. */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, type BuildResult } from '../build.js';

const WORDS =
  'cotton harvest prefecture report office independent researcher transfer labour who compared the published figures with photographs taken from above while officials denied what was said'.split(
    ' ',
  );
const words = (count: number, from = 0): string =>
  Array.from({ length: count }, (_, index) => WORDS[(from + index * 7 + (index % 5)) % WORDS.length]).join(' ');
/** Begins and ends with words that no other article has. */
const body = (name: string, paragraphs: number, each = 60): string =>
  `Alpha${name} ${Array.from({ length: paragraphs }, (_, index) => `${words(each, index)}.`).join('\n\n')} Omega${name}.`;
const figure = ':::figure{src="images/a.svg" alt="A drawing" credit="Drawn" licence="CC0"}\nCaption of five.\n:::';

const ON = 'start: continue\n';
const BRIEF = `${ON}opening: brief\n`;
/** Front matter and text, in running order. `half` ends on its second page; the three briefs follow there. */
const articles: Readonly<Record<string, readonly [string, string]>> = {
  half: ['', body('half', 10)],
  two: [BRIEF, body('two', 2)],
  three: [BRIEF, body('three', 2)],
  four: [BRIEF, body('four', 1)],
  five: [ON, `Alphafive ${words(300)}.[^1]\n\n${figure}\n\n${words(1000)} Omegafive.\n\n[^1]: Note of five.`],
  full: ['', body('full', 13, 90)],
  after: [BRIEF, body('after', 2)],
};

const folder = mkdtempSync(join(tmpdir(), 'galley-continue-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function make(): Promise<BuildResult> {
  const at = join(folder, 'issues/2021-01');
  mkdirSync(join(at, 'images'), { recursive: true });
  const head = 'name: Specimen\nlang: en\npublisher:\n  - text: The Publisher\n    lang: en\n';
  writeFileSync(join(folder, 'issues/journal.yaml'), head);
  const slugs = Object.keys(articles);
  const list = `date: 2021-01\ncover:\n  headline: A headline\n  lead: half\narticles: [${slugs.join(', ')}]\n`;
  writeFileSync(join(at, 'issue.md'), `---\n${list}---\n`);
  const box = 'viewBox="0 0 500 300" width="500" height="300"';
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" ${box}><rect width="500" height="300" fill="#888"/></svg>`;
  writeFileSync(join(at, 'images/a.svg'), drawing);
  for (const [slug, [front, text]] of Object.entries(articles))
    writeFileSync(join(at, `${slug}.md`), `---\ntitle: Headline ${slug}\n${front}---\n\n${text}\n`);
  return build({ root: folder, issue: '2021-01', only: ['screen'] });
}

const missing = spawnSync('pdftotext', ['-v']).error !== undefined;
const pdf = join(folder, 'output/2021-01/specimen-2021-01.pdf');
const pdftotext = (...args: readonly string[]): string =>
  execFileSync('pdftotext', [...args, pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });

let made: BuildResult;
let pages: string[];
const pageWith = (text: string | RegExp): number => pages.findIndex((page) => page.search(text) >= 0) + 1;
const extent = (slug: string) => made.extents.find(({ id }) => id === slug)!;

describe.skipIf(missing && !process.env['CI'])('an article that continues', () => {
  beforeAll(async () => {
    made = await make();
    pages = pdftotext('-raw').split('\f');
  }, 180_000);

  it('is built without an error', () => {
    expect(made.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(made.ok).toBe(true);
  });

  it('begins on the page where the one before ends', () => {
    for (const [before, slug] of [
      ['half', 'two'],
      ['two', 'three'],
      ['three', 'four'],
    ] as const) {
      expect(pageWith(`lpha${slug}`), slug).toBe(pageWith(new RegExp(`Omega${before}`)));
      const page = pages[pageWith(`lpha${slug}`) - 1]!;
      expect(page.indexOf(`Omega${before}`), slug).toBeLessThan(page.search(new RegExp(`Headline ${slug}`, 'i')));
    }
  });

  it('begins on the next page where too little room is left', () => {
    expect(pageWith('Alphaafter')).toBe(pageWith('Omegafull') + 1);
  });

  it('is on the pages that the record names', () => {
    const record: { parts: { id: string; first: number; last: number }[] } = JSON.parse(
      readFileSync(join(folder, 'output/2021-01/build.json'), 'utf8'),
    );
    for (const slug of Object.keys(articles)) {
      const { first, last } = record.parts.find(({ id }) => id === slug)!;
      expect([first, last], slug).toEqual([pageWith(`lpha${slug}`), pageWith(`Omega${slug}`)]);
      expect(extent(slug)).toMatchObject({ first, last });
    }
  });

  it('has its page in the contents', () => {
    const contents = pdftotext('-f', '2', '-l', '2', '-layout');
    for (const slug of Object.keys(articles))
      expect(contents, slug).toMatch(new RegExp(`\\b${extent(slug).first}\\s+Headline ${slug}`, 'i'));
  });

  it('stands on the grid of the page', () => {
    const page = String(extent('two').first);
    const words = pdftotext('-bbox', '-f', page, '-l', page).matchAll(/yMax="([\d.]+)">([^<]+)</g);
    const feet = [...words].flatMap(([, foot = '', word = '']) => (WORDS.includes(word) ? [Number(foot)] : []));
    const rest = feet.map((foot) => foot % 13.5);
    expect(feet.length).toBeGreaterThan(100);
    const off = rest.filter((each) => Math.abs(each - rest[0]!) > 0.3 && Math.abs(each - rest[0]!) < 13.2);
    expect(off.length / rest.length).toBeLessThan(0.005);
  });

  it('says nothing of a spill where another article fills the page', () => {
    expect(made.diagnostics.filter(({ rule }) => rule === 'spill')).toEqual([]);
  });
});
