/** Every page of the site in a real browser: accessible, in one piece on a telephone, and content with its own files. */

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { HTTPRequest, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from './index.js';
import { writeJournal } from './journal.test.kit.js';
import { pagesOf, type Files } from './site.test.kit.js';
import { launchBrowser, type LaunchedBrowser } from '../browser/index.js';
import { readIssue } from '../read/index.js';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
/** A sub-path: the site must not mind where it stands. */
const SITE = 'http://site.test/a/sub-path/';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.avif': 'image/avif',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
};

let root = '';
let launched: LaunchedBrowser;
let axe = '';
let specimen: Files;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'galley-web-browser-'));
  await writeJournal(root);
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  specimen = await siteOf(root, '2021-01');
  launched = await launchBrowser();
});
afterAll(async () => {
  await launched?.close();
  await rm(root, { recursive: true, force: true });
});

async function siteOf(folder: string, id: string): Promise<Files> {
  const { issue } = await readIssue(folder, id);
  const pdf = { name: 'journal.pdf', bytes: 4_000_000, pages: 36 };
  return (await buildSite({ issue: issue!, root: folder, published: [], pdf })).files;
}

interface Visit {
  readonly page: Page;
  /** Requests that found nothing, and what the page said on the console. */
  readonly complaints: string[];
}

/** A tab that the site is served to, and nothing else. */
async function visit(files: Files): Promise<Visit> {
  const page = await launched.browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => void complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => void complaints.push(`error: ${String(error)}`));
  await page.setRequestInterception(true);
  page.on('request', (request) => void answer(request, files, complaints));
  return { page, complaints };
}

async function answer(request: HTTPRequest, files: Files, complaints: string[]): Promise<void> {
  const path = decodeURI(request.url()).replace(SITE, 'web/').split('#')[0]!;
  const content = files.get(path);
  if (content === undefined) {
    complaints.push(`request: ${request.url()}`);
    await request.abort();
    return;
  }
  const contentType = TYPES[posix.extname(path)] ?? 'application/octet-stream';
  await request.respond({ contentType, body: Buffer.from(content) });
}

const open = (page: Page, path: string) => page.goto(path.replace(/^web\//u, SITE), { waitUntil: 'networkidle0' });

const LOOKS = ['light', 'dark'].flatMap((scheme) => [320, 1280].map((width) => ({ scheme, width })));

/** What axe and a ruler find on a page, in every look. */
async function faults(files: Files, path: string): Promise<string[]> {
  const { page, complaints } = await visit(files);
  const found: string[] = [];
  await open(page, path);
  await page.evaluate(axe);
  for (const { scheme, width } of LOOKS) {
    await page.setViewport({ width, height: 800 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    const look = `${path} ${scheme} ${width}`;
    found.push(...(await violations(page)).map((violation) => `${look} ${violation}`));
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) found.push(`${look} is ${overflow} px too wide`);
  }
  await page.close();
  return [...found, ...complaints.map((complaint) => `${path} ${complaint}`)];
}

async function violations(page: Page): Promise<string[]> {
  const script = `axe.run(document, { rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })`;
  const results = (await page.evaluate(script)) as AxeResults;
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

/** Two tabs at once. */
async function allFaults(files: Files): Promise<string[]> {
  const waiting = pagesOf(files).values();
  const found: string[] = [];
  const tab = async (): Promise<void> => {
    for (const path of waiting) found.push(...(await faults(files, path)));
  };
  await Promise.all([tab(), tab()]);
  return found;
}

describe('every page', () => {
  it('of the specimen is accessible, fits a telephone and asks for nothing it has not', async () => {
    expect(await allFaults(specimen)).toEqual([]);
  }, 300_000);

  it('of an issue from right to left too', async () => {
    expect(await allFaults(await siteOf(root, '2021-02'))).toEqual([]);
  }, 300_000);

  it('of the sample issue too', async () => {
    expect(await allFaults(await siteOf(REPOSITORY, '2020-12'))).toEqual([]);
  }, 300_000);
});

describe('the judge', () => {
  it('sees what is wrong', async () => {
    const html = `<!DOCTYPE html><html lang="en"><title>t</title><main><h1 style="color:#ccc;width:500px">Pale</h1>
      <img src="https://elsewhere.test/a.png"></main></html>`;
    const found = (await faults(new Map([['web/index.html', html]]), 'web/index.html')).join('\n');
    expect(found).toMatch(/light 320 color-contrast/u);
    expect(found).toMatch(/image-alt/u);
    expect(found).toMatch(/320 is \d+ px too wide/u);
    expect(found).toMatch(/request: https:\/\/elsewhere\.test/u);
  });
});

describe('a reader', () => {
  it('with a keyboard comes past the menu to the text', async () => {
    const { page } = await visit(specimen);
    await open(page, 'web/2021-01/harvest.html');
    await page.keyboard.press('Tab');
    const box = await page.$eval('.skip-link:focus-visible', (link) => link.getBoundingClientRect().toJSON());
    expect(box.height).toBeGreaterThanOrEqual(24);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
    await page.close();
  });

  it('with the folder on a disk sees the same', async () => {
    for (const [path, content] of specimen) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
    }
    const page = await launched.browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => void complaints.push(message.text()));
    page.on('requestfailed', (request) => void complaints.push(request.url()));
    await page.goto(pathToFileURL(join(root, 'web/index.html')).href);
    await Promise.all([page.waitForNavigation(), page.click('.button')]);
    await Promise.all([page.waitForNavigation({ waitUntil: 'networkidle0' }), page.click('.cover-headline a')]);
    expect(page.url()).toMatch(/harvest\.html$/u);
    const shown = await page.$eval('.lead img', (image) => image.naturalWidth);
    const faces = await page.evaluate(() => [...document.fonts].filter(({ status }) => status === 'loaded').length);
    expect({ shown: shown > 0, faces: faces > 3, complaints }).toEqual({ shown: true, faces: true, complaints: [] });
    await page.close();
  });

  it("gets the best picture that is wide enough, and the journal's own faces", async () => {
    const { page } = await visit(specimen);
    await page.setViewport({ width: 1280, height: 800 });
    await open(page, 'web/2021-01/harvest.html');
    const source = await page.$eval('.lead img', (image) => image.currentSrc);
    expect(source).toMatch(/-1440\.avif$/u);
    const faces = await page.evaluate(() =>
      [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
    );
    expect(new Set(faces.map((face) => face.replaceAll('"', '')))).toEqual(
      new Set(['Source Serif 4', 'Source Sans 3', 'Barlow Condensed', 'Noto Naskh Arabic', 'Noto Serif SC']),
    );
    await page.close();
  });
});
