/** The same pages give the same bytes, whatever the browser did before; and the committed specimen is what it prints. */

import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser/index.js';
import type { LaidPage, PdfMetadata } from '../pages.js';
import { describePdf } from '../pdf/index.js';
import { readProfile } from '../read/index.js';
import { finishPress } from '../press/index.js';
import { proofread } from '../proofread/index.js';
import { finishScreen } from './index.js';

const FIXTURES = new URL('../pdf/fixtures/', import.meta.url);
const SHEET = { trimWidthMm: 210, trimHeightMm: 280, laidBleedMm: 5 };
const { profile } = await readProfile('/', { name: 'coated-fogra39', place: { file: 'issues/journal.yaml' } });
const JOB = { sheet: SHEET, bleedMm: 3, slug: '', profile: profile!, themeInks: [], inkPictures: new Map() };
const METADATA: PdfMetadata = {
  title: 'Specimen',
  author: 'Galley',
  subject: 'Every element once',
  keywords: [],
  lang: 'en',
  dir: 'ltr',
  dateIso: '2020-12-01T00:00:00Z',
};

type Browser = Awaited<ReturnType<typeof launchBrowser>>['browser'];
type Page = Awaited<ReturnType<Browser['newPage']>>;

/** The specimen with its fonts in it, since a local browser reaches no file of ours. */
async function specimenHtml(): Promise<string> {
  const html = await readFile(new URL('specimen.html', FIXTURES), 'utf8');
  const require = createRequire(import.meta.url);
  const fonts = [...html.matchAll(/url\((@fontsource\/[^)]+)\)/g)].map(([, path]) => path!);
  const data = await Promise.all(fonts.map(async (path) => (await readFile(require.resolve(path))).toString('base64')));
  return fonts.reduce((text, path, index) => text.replace(path, `data:font/woff2;base64,${data[index]}`), html);
}

const print = async (page: Page): Promise<Uint8Array> =>
  await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });

async function open(browser: Browser, html: string): Promise<Page> {
  const page = await browser.newPage();
  await page.setContent(html, { waitUntil: 'load' });
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  return page;
}

/** Every block of the page is a piece at a line of its own; what is hidden from the structure is furniture. */
const readPages = async (page: Page): Promise<LaidPage[]> =>
  await page.evaluate(() => {
    let line = 0;
    return [...document.querySelectorAll('section')].map((section, index) => ({
      number: index + 1,
      part: 'specimen',
      pieces: [...section.querySelectorAll('h1,h2,p:not(.head),li,figcaption,th,td,blockquote')].map((block) => ({
        text: (block.textContent ?? '').replaceAll(/\s+/g, ' ').trim(),
        place: { file: 'issues/specimen.md', line: ++line },
      })),
      furniture:
        [...section.querySelectorAll('.head')].map((head) => head.textContent).join(' ') +
        (section.querySelector('ol') ? ' 1. 2.' : ''),
    }));
  });

async function printIn(prepare: (browser: Browser) => Promise<void>): Promise<{ pdf: Uint8Array; pages: LaidPage[] }> {
  const launched = await launchBrowser({});
  try {
    await prepare(launched.browser);
    const page = await open(launched.browser, await specimenHtml());
    return { pages: await readPages(page), pdf: await print(page) };
  } finally {
    await launched.close();
  }
}

/** Other fonts first, other tables, other tabs: all that moves the browser's own numbers. */
async function otherWork(browser: Browser): Promise<void> {
  const table = '<table><tr><th>a<th>b<tr><td>c<td>d</table>'.repeat(20);
  for (const family of ['serif', 'sans-serif', 'monospace']) {
    const page = await open(browser, `<h1 style="font-family:${family}">Other work</h1>${table}<b>bold</b>`);
    await print(page);
    if (family === 'serif') await page.close();
  }
  const reversed = (await specimenHtml()).replace(
    'Roman, RomanExtended, Naskh, Song',
    'Song, Naskh, RomanExtended, Roman',
  );
  await print(await open(browser, reversed));
}

describe('the browser prints the specimen', () => {
  it('into the same bytes in a fresh browser and in one that did other work first', async () => {
    const fresh = await printIn(async () => {});
    const used = await printIn(otherWork);
    const finishers = [
      (pdf: Uint8Array) => finishScreen(pdf, SHEET, METADATA),
      (pdf: Uint8Array) => finishPress(pdf, JOB, METADATA),
    ];
    for (const finish of finishers) {
      const [a, b] = [await finish(fresh.pdf), await finish(used.pdf)];
      expect(Buffer.compare(a, b)).toBe(0);
      expect(await proofread(a, fresh.pages)).toEqual([]);
    }
    if (process.env['UPDATE_SPECIMEN']) {
      await writeFile(new URL('specimen.pdf', FIXTURES), fresh.pdf);
      await writeFile(new URL('specimen.json', FIXTURES), `${JSON.stringify(fresh.pages, undefined, 2)}\n`);
    }
    const kept = new Uint8Array(await readFile(new URL('specimen.pdf', FIXTURES)));
    expect(JSON.parse(await readFile(new URL('specimen.json', FIXTURES), 'utf8'))).toEqual(fresh.pages);
    expect({ ...(await describePdf(kept)), info: {} }).toEqual({ ...(await describePdf(fresh.pdf)), info: {} });
  });
});
