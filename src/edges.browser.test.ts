/** Issues at the edge of what an editor may hand in: each gives whole pages, or an error that says where and why. */

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { build, type BuildResult } from './build.js';
import type { Diagnostic } from './diagnostic.js';
import { describePdf } from './pdf/index.js';

const folder = mkdtempSync(join(tmpdir(), 'galley-edges-'));
afterAll(() => rmSync(folder, { recursive: true }));

const WORDS = 'cotton harvest prefecture report office coercion independent researcher transfer labour'.split(' ');
/** Sentences of so many words, always the same. */
const words = (count: number): string =>
  `${Array.from({ length: count }, (_, index) => WORDS[(index * 7 + (index % 5)) % WORDS.length]).join(' ')}.`;
const article = (title: string, body: string, more = ''): string => `---\ntitle: ${title}\n${more}---\n\n${body}\n`;

let count = 0;
/** A journal with one issue of these articles, in a folder of its own. */
function journal(articles: Readonly<Record<string, string>>): string {
  count += 1;
  const root = join(folder, String(count));
  const issue = join(root, 'issues/2021-01');
  mkdirSync(join(issue, 'images'), { recursive: true });
  const head = 'name: Specimen\nlang: en\npublisher:\n  - text: The Publisher\n    lang: en\n';
  writeFileSync(join(root, 'issues/journal.yaml'), head);
  const slugs = Object.keys(articles);
  const lead = slugs[0] === undefined ? '' : `  lead: ${slugs[0]}\n`;
  const list = `date: 2021-01\ncover:\n  headline: A headline\n${lead}articles: [${slugs.join(', ')}]\n`;
  writeFileSync(join(issue, 'issue.md'), `---\n${list}---\n`);
  for (const [slug, text] of Object.entries(articles)) writeFileSync(join(issue, `${slug}.md`), text);
  return root;
}

const screenOf = (root: string): string => join(root, 'output/2021-01/specimen-2021-01.pdf');
const make = (root: string): Promise<BuildResult> => build({ root, issue: '2021-01', only: ['screen'] });
const partsOf = (root: string): { id: string; first: number; last: number }[] =>
  JSON.parse(readFileSync(join(root, 'output/2021-01/build.json'), 'utf8')).parts;

/** But for how these made-up texts look: their long words stretch lines, and their lengths are not anyone's care. */
const faultsOf = ({ diagnostics }: BuildResult): readonly Diagnostic[] =>
  diagnostics.filter(({ rule }) => !['wide-word-gaps', 'hyphen-ladder', 'spill', 'short-last-page'].includes(rule));

const coarsenessOf = ({ diagnostics }: BuildResult): unknown[] =>
  diagnostics.flatMap(({ rule, page, place }) => (rule.endsWith('-resolution') ? [[rule, page, place.line]] : []));

describe('an issue', () => {
  it('with one article, of one line', async () => {
    const root = journal({ only: article('The only one', 'One line.') });
    const result = await make(root);
    expect([result.ok, faultsOf(result)]).toEqual([true, []]);
    expect(partsOf(root).find(({ id }) => id === 'filler')).toEqual({ id: 'filler', first: 5, last: 7 });
    expect((await describePdf(readFileSync(screenOf(root)))).pages).toHaveLength(8);
  });

  it('with none is built, and its editor is told', async () => {
    const result = await make(journal({}));
    expect(result.diagnostics.map(({ rule }) => rule)).toContain('no-articles');
    expect(result.ok || result.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
  });

  it('with forty articles keeps them in order, each on a page of its own', async () => {
    const slugs = Array.from({ length: 40 }, (_, index) => `story-${index + 10}`);
    const root = journal(Object.fromEntries(slugs.map((slug) => [slug, article(slug, words(400))])));
    const result = await make(root);
    expect([result.ok, faultsOf(result)]).toEqual([true, []]);
    const parts = partsOf(root).filter(({ id }) => id.startsWith('story-'));
    expect(parts.map(({ id }) => id)).toEqual(slugs);
    expect(new Set(parts.map(({ first }) => first)).size).toBe(40);
  });

  it('with a paragraph of 4,000 words, a list of 120 and a table of 150 rows loses none', async () => {
    const list = Array.from({ length: 120 }, (_, index) => `${index + 1}. ${words(12)}`).join('\n');
    const rows = Array.from({ length: 150 }, (_, index) => `| ${words(6)} | ${index} |`).join('\n');
    const root = journal({
      paragraph: article('A paragraph', words(4000)),
      list: article('A list', list),
      table: article('A table', `| words | number |\n|---|--:|\n${rows}`),
    });
    const result = await make(root);
    expect([result.ok, faultsOf(result)]).toEqual([true, []]);
    expect(partsOf(root).find(({ id }) => id === 'paragraph')).toMatchObject({ last: expect.any(Number) });
  });

  it('with a picture taller than the page shows it whole', async () => {
    const figure = ':::figure{src="images/tall.jpg" alt="A tall red bar" credit="Drawn for this test"}\nTall.\n:::';
    const root = journal({ tall: article('Tall', `${words(120)}\n\n${figure}\n\n${words(200)}`) });
    const bar = sharp({ create: { width: 300, height: 3000, channels: 3, background: '#a33' } });
    await bar.jpeg().toFile(join(root, 'issues/2021-01/images/tall.jpg'));
    const result = await make(root);
    expect([result.ok, faultsOf(result)]).toEqual([true, []]);
  });

  it('with a picture too coarse for its place is not built; with one that is soft, not under strict', async () => {
    const figure = ':::figure{src="images/field.jpg" alt="A field" credit="Drawn for this test"}\nA field.\n:::';
    const root = journal({ field: article('A field', `${words(120)}\n\n${figure}\n\n${words(200)}`) });
    const picture = (width: number): Promise<unknown> =>
      sharp({ create: { width, height: width / 2, channels: 3, background: '#a33' } })
        .jpeg()
        .toFile(join(root, 'issues/2021-01/images/field.jpg'));
    await picture(400);
    const coarse = await make(root);
    expect([coarse.ok, coarse.files, coarsenessOf(coarse)]).toEqual([false, [], [['unprintable-resolution', 3, 7]]]);
    await picture(700);
    const soft = await make(root);
    expect([soft.ok, coarsenessOf(soft)]).toEqual([true, [['low-resolution', 3, 7]]]);
    const strict = await build({ root, issue: '2021-01', only: ['screen'], strict: true });
    expect([strict.ok, strict.files]).toEqual([false, []]);
  });

  it('with words and addresses that fit no column', async () => {
    const long = `${'x'.repeat(400)} https://example.org/${'a/'.repeat(100)} ${words(40)}`;
    const result = await make(journal({ long: article('Long words', long) }));
    expect([result.ok, faultsOf(result)]).toEqual([true, []]);
  });

  it('with an article in Uyghur among English ones', async () => {
    const text = 'شەرقىي تۈركىستان ئاخبارات ۋە مەدەنىيەت جەمئىيىتى. '.repeat(120);
    const result = await make(
      journal({ ug: article('شەرقىي تۈركىستان', text, 'lang: ug\n'), en: article('English', words(300)) }),
    );
    expect([result.ok, faultsOf(result)]).toEqual([true, []]);
  });

  it('with pages that must begin on a side gets blank ones before them', async () => {
    const root = journal({
      one: article('One', words(50), 'start: left\n'),
      two: article('Two', words(50), 'start: left\n'),
      three: article('Three', words(50), 'start: right\n'),
    });
    expect((await make(root)).ok).toBe(true);
    const parts = partsOf(root);
    const lastOf = (id: string): number => parts.find((part) => part.id === id)?.last ?? 0;
    expect([lastOf('one') % 2, lastOf('two') % 2, lastOf('three') % 2]).toEqual([0, 0, 1]);
  });
});

describe('an issue with faults', () => {
  it('names a missing picture and broken YAML by file, line and column, and keeps the last good output', async () => {
    const root = journal({ good: article('Good', words(50)) });
    expect((await make(root)).ok).toBe(true);
    const before = readFileSync(screenOf(root));
    const file = join(root, 'issues/2021-01/good.md');
    writeFileSync(
      file,
      article('Good', ':::figure{src="images/none.jpg" alt="Nothing" credit="Nobody"}\n:::', 'kicker: [\n'),
    );
    const result = await make(root);
    expect(result.ok).toBe(false);
    const named = result.diagnostics.map(({ rule, place }) => `${place.file}:${place.line ?? 0} ${rule}`);
    expect(named).toContain('issues/2021-01/good.md:6 missing-picture');
    expect(named.filter((line) => line.includes('yaml'))).toHaveLength(1);
    expect(readFileSync(screenOf(root)).equals(before)).toBe(true);
  });

  it('stops at a template that cannot be set, with its line', async () => {
    const root = journal({ good: article('Good', words(50)) });
    mkdirSync(join(root, 'templates/parts'), { recursive: true });
    writeFileSync(join(root, 'templates/parts/byline.hbs'), '<p>\n{{nobody}}\n</p>\n');
    const result = await make(root);
    expect(result.diagnostics).toMatchObject([
      { rule: 'template-error', place: { file: 'templates/parts/byline.hbs', line: 2 } },
    ]);
    expect(existsSync(join(root, 'output'))).toBe(false);
  });

  it('fails when a style sheet pushes text off the page, and names the line', async () => {
    const root = journal({ good: article('Good', `${words(30)}\n\nSome words that leave the page.`) });
    mkdirSync(join(root, 'styles/print'), { recursive: true });
    const off = '.body > p[data-source$=":7"] { position: relative; inset-inline-start: 500mm; }';
    writeFileSync(join(root, 'styles/print/blocks.css'), off);
    const result = await make(root);
    expect(result.ok).toBe(false);
    const lines = result.diagnostics.map(({ rule, place }) => `${place.file}:${place.line ?? 0} ${rule}`);
    expect(lines).toContain('issues/2021-01/good.md:7 lost-text');
  });

  it('keeps pictures of any size whole, however little of them is shown', async () => {
    const bytes = await sharp({ create: { width: 1301, height: 877, channels: 3, background: '#a33' } })
      .jpeg()
      .toBuffer();
    const lead = 'lead: { src: images/odd.jpg, alt: An odd picture, credit: Specimen, focus: "0% 100%" }\n';
    const root = journal({ odd: article('Odd', words(50), `opening: feature\n${lead}`) });
    writeFileSync(join(root, 'issues/2021-01/images/odd.jpg'), bytes);
    await make(root);
    // On the page of contents and over the article, from one object; as it was, for what is seen is cut out by the page.
    const pdf = readFileSync(screenOf(root));
    expect(pdf.includes(bytes)).toBe(true);
    expect(pdf.toString('latin1').match(/\/Subtype\s*\/Image/gu)).toHaveLength(1);
  });

  it('ends at once when it is interrupted, and leaves nothing behind', async () => {
    const root = journal({ good: article('Good', words(3000)) });
    const controller = new AbortController();
    const onProgress = (): void => controller.abort();
    await expect(build({ root, issue: '2021-01', signal: controller.signal, onProgress })).rejects.toThrow();
    expect(existsSync(join(root, 'output'))).toBe(false);
  });
});
