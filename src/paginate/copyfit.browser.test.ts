/** Copyfitting, judged from the PDF by another program: pages saved, text complete, budgets kept. */

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
const sentence = (from: number, count: number): string =>
  Array.from({ length: count }, (_, index) => WORDS[(from * 5 + index * 7 + (index % 3)) % WORDS.length]).join(' ');
/** Paragraphs of 20 to 75 words, about `count` words in all. */
function text(count: number, from: number): string {
  const blocks: string[] = [];
  for (let words = 0; words < count;) {
    const length = Math.min(count - words, 20 + ((blocks.length * 37 + from * 11) % 56));
    blocks.push(`Begin ${sentence(from + blocks.length, length)}.`);
    words += length;
  }
  return blocks.join('\n\n');
}

const folder = mkdtempSync(join(tmpdir(), 'galley-copyfit-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Wishes {
  /** Lines of front matter for every article. */
  readonly all?: string;
  /** Lines of the issue's front matter. */
  readonly issue?: string;
}

async function layOut(
  articles: Readonly<Record<string, string>>,
  { all = 'kind: article\n', issue = '' }: Wishes = {},
) {
  const at = join(folder, 'issues/2021-01');
  mkdirSync(at, { recursive: true });
  const head = 'name: Specimen\nlang: en\npublisher:\n  - text: The Publisher\n    lang: en\n';
  writeFileSync(join(folder, 'issues/journal.yaml'), head);
  const slugs = Object.keys(articles);
  const list = `date: 2021-01\ncover:\n  headline: A headline\n  lead: ${slugs[0]}\narticles: [${slugs.join(', ')}]\n`;
  writeFileSync(join(at, 'issue.md'), `---\n${list}${issue}---\n`);
  for (const slug of slugs)
    writeFileSync(join(at, `${slug}.md`), `---\ntitle: The ${slug}\n${all}---\n\n${articles[slug]}\n`);
  const { issue: found } = await readIssue(folder, '2021-01');
  const { edition } = await composePrint(found!, folder);
  return paginate(edition!, { sheet: { trimWidthMm: 210, trimHeightMm: 280, laidBleedMm: 5 } });
}

const missing = spawnSync('pdftotext', ['-v']).error !== undefined;

const letters = (said: string): number => said.match(/[a-z]/gi)?.length ?? 0;

/** Letters that every article has in the PDF, as Poppler reads it, without its running heads. */
function lettersInPdf({ pdf, extents, pages }: Pagination): number[] {
  const path = join(folder, 'pages.pdf');
  writeFileSync(path, pdf);
  const read = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 }).split('\f');
  return slugs.map((slug) => {
    const { first = 1, last = 0 } = extents.find(({ id }) => id === slug) ?? {};
    const heads = pages.slice(first - 1, last).map(({ furniture }) => furniture);
    return letters(read.slice(first - 1, last).join('')) - letters(heads.join(''));
  });
}

const pagesOf = (made: Pagination, slug: string): number => made.pages.filter(({ part }) => part === slug).length;
const findings = (made: Pagination, rule: string) => made.diagnostics.filter((found) => found.rule === rule);

/** Articles that just spill, and neighbours that do not: about as long as the first of a row that takes three pages. */
async function aboutThreePages(): Promise<Readonly<Record<string, string>>> {
  const row = Array.from({ length: 12 }, (_, index) => 800 + index * 50);
  const made = await layOut(Object.fromEntries(row.map((words, index) => [`a${words}`, text(words, index)])));
  const shortest = row.find((words) => pagesOf(made, `a${words}`) > 2) ?? 0;
  const lengths = Array.from({ length: 10 }, (_, index) => shortest - 50 + index * 15);
  return Object.fromEntries(lengths.map((words, index) => [`a${words}`, text(words, index)]));
}

let articles: Readonly<Record<string, string>>;
let slugs: readonly string[];
let plain: Pagination;
let tight: Pagination;
let loose: Pagination;

const spilling = (): string[] =>
  slugs.filter((slug) =>
    plain.extents.some(({ id, copy, first, last }) => id === slug && last > first && copy!.lastPage.deep <= 6),
  );

describe.skipIf(missing && !process.env['CI'])('copyfitting', () => {
  beforeAll(async () => {
    articles = await aboutThreePages();
    slugs = Object.keys(articles);
    plain = await layOut(articles);
    tight = await layOut(articles, { all: 'fit: tight\n' });
    loose = await layOut(articles, { all: 'fit: loose\n' });
  }, 400_000);

  it('says which articles just spill, and by how many words', () => {
    const found = findings(plain, 'spill');
    expect(found.map(({ place }) => place.file)).toEqual(spilling().map((slug) => `issues/2021-01/${slug}.md`));
    expect(found.length).toBeGreaterThan(3);
    for (const { message, mend, page } of found) {
      expect(message).toMatch(/^\d+ lines? over on page \d+$/);
      expect(message).toContain(`page ${page}`);
      expect(mend).toMatch(/^cut about \d+ words?(, or set "fit: tight")?$/);
    }
  });

  it('pulls back some of those that spill, and lets none grow', () => {
    for (const slug of slugs) expect(pagesOf(tight, slug), slug).toBeLessThanOrEqual(pagesOf(plain, slug));
    const back = spilling().filter((slug) => pagesOf(tight, slug) < pagesOf(plain, slug));
    expect(back.length).toBeGreaterThan(0);
  });

  it('advises it where it helps, and only there', () => {
    for (const slug of spilling()) {
      const advice = findings(plain, 'spill').find(({ place }) => place.file.endsWith(`/${slug}.md`))?.mend ?? '';
      expect(advice.includes('fit: tight'), slug).toBe(pagesOf(tight, slug) < pagesOf(plain, slug));
    }
  });

  it('changes nothing where nothing is gained', () => {
    for (const slug of slugs.filter((each) => pagesOf(tight, each) === pagesOf(plain, each))) {
      const shown = ({ pages }: Pagination) => pages.filter(({ part }) => part === slug).map(({ pieces }) => pieces);
      expect(shown(tight), slug).toEqual(shown(plain));
    }
  });

  it('keeps every word', () => {
    const expected = lettersInPdf(plain);
    expect(Math.min(...expected)).toBeGreaterThan(5000);
    expect(lettersInPdf(tight)).toEqual(expected);
    expect(lettersInPdf(loose)).toEqual(expected);
  });

  it('fills the last page with loose lines, and begins no other', () => {
    let fuller = 0;
    for (const slug of slugs) {
      expect(pagesOf(loose, slug), slug).toBe(pagesOf(plain, slug));
      const lines = ({ extents }: Pagination): number =>
        extents.find(({ id }) => id === slug)?.copy?.lastPage.lines ?? 0;
      expect(lines(loose), slug).toBeGreaterThanOrEqual(lines(plain));
      fuller += lines(loose) > lines(plain) ? 1 : 0;
    }
    expect(fuller).toBeGreaterThan(slugs.length / 2);
  });
});

describe('a budget', () => {
  const long = { long: text(1500, 3) };

  it('is an error to be over, for an article', async () => {
    const made = await layOut(long, { all: 'pages: 2\n' });
    expect(pagesOf(made, 'long')).toBe(3);
    const [found, ...others] = findings(made, 'over-budget');
    expect(others).toEqual([]);
    expect(found).toMatchObject({ severity: 'error', place: { file: 'issues/2021-01/long.md' } });
    expect(found?.message).toMatch(/^takes 3 pages, its budget is 2: \d+ lines over$/);
    expect(found?.mend).toMatch(/^cut about \d+ words?/);
  });

  it('is an error to be over, for the issue', async () => {
    const made = await layOut(long, { issue: 'pages: 4\n' });
    expect(findings(made, 'over-budget')).toMatchObject([
      {
        severity: 'error',
        message: `the issue takes ${made.pages.length} pages, its budget is 4`,
        place: { file: 'issues/2021-01/issue.md' },
      },
    ]);
  });

  it('that is kept is no matter', async () => {
    const made = await layOut(long, { all: 'pages: 3\n', issue: 'pages: 40\n' });
    expect(findings(made, 'over-budget')).toEqual([]);
  });
});
