/** Real pages, broken by hand one fault at a time: the judge must see each, on its page, in its place, by its line. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, type LaunchedBrowser } from '../browser/index.js';
import { composePrint, type PrintComposition } from '../compose/index.js';
import type { Diagnostic } from '../diagnostic.js';
import { judgePages } from '../judge/index.js';
import type { MeasuredPage } from '../pages.js';
import { describePdf } from '../pdf/index.js';
import { readIssue } from '../read/index.js';
import { fontNames } from './font-names.js';
import type { AssembledPage, Assembly } from './in-page/assemble.js';
import { laidPage } from './laid-page.js';
import { FAULTS, KIT } from './faults.test.kit.js';
import { openTabs } from './open-tabs.js';
import type { LayoutTab } from './tab.js';

// Short words, which fill a line without holes.
const WORDS = 'the cotton was picked by hand in the south and sold to men who had not seen it'.split(' ');
const words = (count: number, from: number): string =>
  Array.from({ length: count }, (_, index) => WORDS[(from + index * 7 + (index % 5)) % WORDS.length]).join(' ');
const BODY = [
  ...Array.from({ length: 8 }, (_, index) => `${words(95, index)}.`),
  '## A crosshead',
  `${words(120, 3)}.`,
  '| Head | Number |\n|---|--:|\n| Cell | 12 |\n| Another | 34 |',
  `${words(140, 5)}.`,
  ':::sidebar[A box]\nSome words in the box, on more than one line of it, as boxes have them.\n:::',
  ...Array.from({ length: 6 }, (_, index) => `${words(90, index + 2)}.`),
  ':::figure{src="images/field.jpg" alt="A field" credit="Nobody"}\nA caption.\n:::',
  ...Array.from({ length: 5 }, (_, index) => `${words(80, index + 4)}.`),
].join('\n\n');

const folder = mkdtempSync(join(tmpdir(), 'galley-measure-'));
let launched: LaunchedBrowser;
let edition: PrintComposition;
let tab: LayoutTab;
let assembly: Assembly;
let untouched: string;

beforeAll(async () => {
  const issue = join(folder, 'issues/2021-01');
  mkdirSync(join(issue, 'images'), { recursive: true });
  const head = 'name: Specimen\nlang: en\npublisher:\n  - text: The Publisher\n    lang: en\n';
  writeFileSync(join(folder, 'issues/journal.yaml'), head);
  writeFileSync(
    join(issue, 'issue.md'),
    '---\ndate: 2021-01\ncover:\n  headline: A headline\narticles: [story]\n---\n',
  );
  writeFileSync(join(issue, 'story.md'), `---\ntitle: The story\n---\n\n${BODY}\n`);
  const create = { width: 1200, height: 800, channels: 3 as const, background: '#888' };
  await sharp({ create }).jpeg().toFile(join(issue, 'images/field.jpg'));
  const { issue: read } = await readIssue(folder, '2021-01');
  edition = (await composePrint(read!, folder)).edition!;
  launched = await launchBrowser();
  const sheet = { trimWidthMm: 210, trimHeightMm: 280, laidBleedMm: 5 };
  const opened = await openTabs(launched.browser, edition, { sheet, count: 1 });
  tab = opened.tabs[0]!;
  const parts = [];
  for (const { id, start, html } of edition.parts) parts.push({ id, start, pages: (await tab.lay([{ html }])).pages });
  assembly = await tab.assemble(parts, { lang: 'en', dir: 'ltr', title: 'Specimen' });
  await tab.page.evaluate(`import('/in-page/measure/index.js').then((m) => { window.measurePages = m.measurePages; })`);
  untouched = await tab.page.evaluate(() => document.querySelector('.pagedjs_pages')!.innerHTML);
});

afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true });
});

/** The pages as they now stand in the tab. */
async function measured(): Promise<MeasuredPage[]> {
  const layouts = (await tab.page.evaluate(
    `window.measurePages([...document.querySelectorAll('.pagedjs_page')])`,
  )) as AssembledPage['layout'][];
  return assembly.pages.map((page, index) => laidPage({ ...page, layout: layouts[index]! }, edition.parts));
}

const judge = (pages: readonly MeasuredPage[], pageFonts: readonly (readonly string[])[] = []): readonly Diagnostic[] =>
  judgePages({ pages, print: { safeMarginMm: 5 }, themeFonts: fontNames(edition.assets), pageFonts });

const told = ({ rule, page, message, place }: Diagnostic): string =>
  `${rule} ${/^page (\d+(?:, [^:]*)?):/.exec(message)?.[1]} ${place.line} ${page}`;

const restore = (): Promise<void> =>
  tab.page.evaluate((html) => void (document.querySelector('.pagedjs_pages')!.innerHTML = html), untouched);

describe('pages as they were laid out', () => {
  it('have nothing to find fault with', async () => {
    const pages = await measured();
    expect(judge(pages)).toEqual([]);
    expect(pages.length).toBeGreaterThan(4);
  });

  it('are not changed by being measured', async () => {
    await measured();
    expect(await tab.page.evaluate(() => document.querySelector('.pagedjs_pages')!.innerHTML)).toBe(untouched);
  });

  it('use no font but the theme’s', async () => {
    const { pages } = await describePdf(await tab.page.pdf({ preferCSSPageSize: true }));
    const pageFonts = pages.map(({ fonts }) => fonts);
    expect(pageFonts.flat().length).toBeGreaterThan(4);
    expect(judge(await measured(), pageFonts)).toEqual([]);
  });
});

describe('a page that is broken', () => {
  it.each(FAULTS)('is told of: %s, %s', async (rule, _, breakIt) => {
    await restore();
    await tab.page.evaluate(KIT);
    const { page, where, source } = await tab.page.evaluate(breakIt);
    const at = where === '' ? `${page}` : `${page}, ${where}`;
    expect(judge(await measured()).map(told)).toContain(`${rule} ${at} ${source.split(':')[1]} ${page}`);
  });

  it('is told of: near-trim, folios at the edge, once', async () => {
    await restore();
    await tab.page.addStyleTag({ content: '.pagedjs_margin-bottom { transform: translateY(12mm); }' });
    const found = judge(await measured()).filter(({ rule }) => rule === 'near-trim');
    await tab.page.evaluate(() => [...document.querySelectorAll('style')].at(-1)!.remove());
    expect(found).toHaveLength(1);
    expect(found[0]!.message).toMatch(/^page 2: “2” .* so it is on pages 2–\d+$/u);
  });

  it('is told of: fallback-font, by the PDF', async () => {
    await restore();
    await tab.page.evaluate(KIT);
    const [, , breakIt] = FAULTS.find(([rule]) => rule === 'missing-character')!;
    const { page } = await tab.page.evaluate(breakIt);
    const { pages } = await describePdf(await tab.page.pdf({ preferCSSPageSize: true }));
    const found = judge(
      await measured(),
      pages.map(({ fonts }) => fonts),
    );
    expect(found.map(({ rule }) => rule)).toEqual(['missing-character', 'fallback-font']);
    for (const one of found) expect(one.page).toBe(page);
    expect(found[0]!.message).toContain('U+10A0');
    expect(found[1]!.message).toContain('GalleyLastResort');
  });
});
