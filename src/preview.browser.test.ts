import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReader, pagesIn, shown } from './preview.test.kit.js';
import { preview, type Preview } from './preview.js';

const MINUTE = 60_000;

describe('an issue in the preview', () => {
  let root = '';
  let opened: Preview;
  let browser: Browser;
  let page: Page;
  let frame: Frame;
  let rounds = 1;
  const errors: string[] = [];

  const path = (file: string): string => join(root, 'issues/2020-12', file);
  const edit = (file: string, from: string | RegExp, to: string): void =>
    writeFileSync(path(file), readFileSync(path(file), 'utf8').replace(from, to));
  /** Until the pages have changed once more. */
  const next = async (): Promise<void> => shown(frame, (rounds += 1));
  const numbers = async (): Promise<(string | undefined)[]> =>
    frame.$$eval('.pagedjs_page', (pages) =>
      pages.map((each) => (each instanceof HTMLElement ? each.dataset['pageNumber'] : undefined)),
    );
  const has = async (words: string): Promise<boolean> =>
    frame.$eval(
      '.pagedjs_pages',
      (area, wanted) => (area.textContent ?? '').replaceAll('\u00ad', '').includes(wanted),
      words,
    );
  const text = async (id: string): Promise<string> => page.$eval(`#${id}`, (element) => element.textContent ?? '');
  const value = async (id: string): Promise<string> =>
    page.$eval(`#${id}`, (element) =>
      element instanceof HTMLInputElement || element instanceof HTMLOutputElement ? element.value : '',
    );

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'galley-preview-'));
    cpSync('issues', join(root, 'issues'), { recursive: true });
    opened = await preview({ root, issue: '2020-12', port: 0 });
    browser = await openReader();
    page = await browser.newPage();
    await page.setViewport({ width: 1400, height: 900 });
    page.on('pageerror', (error) => void errors.push(String(error)));
    page.on('response', (response) => {
      if (response.status() >= 400) errors.push(`${response.status()} ${response.url()}`);
    });
    await page.goto(opened.url);
    frame = await pagesIn(page);
    await shown(frame, 1);
  }, 3 * MINUTE);
  afterAll(async () => {
    await browser?.close();
    await opened?.close();
    rmSync(root, { recursive: true });
  });

  it('shows every page, the first alone and on the right', async () => {
    expect(await numbers()).toEqual(Array.from({ length: 28 }, (_, index) => String(index + 1)));
    const lefts = await frame.$$eval('.pagedjs_page', (pages) =>
      pages.slice(0, 3).map((each) => each.getBoundingClientRect().left),
    );
    expect(lefts[0]).toBeCloseTo(lefts[2] ?? 0, 0);
    expect(lefts[1]).toBeLessThan(lefts[2] ?? 0);
    expect(await text('count')).toBe('28');
  });

  it('lists what the issue holds, and nothing to complain of', async () => {
    expect(await text('contents')).toContain('Half a million hands');
    await page.waitForFunction(() => document.getElementById('tally')?.textContent === 'none');
  });

  it('looks as it is printed: fonts, folios and running heads', async () => {
    const [head, folio] = await frame.$$eval('.pagedjs_page', (pages) => {
      const boxes = [...(pages[4]?.querySelectorAll('.pagedjs_margin.hasContent > .pagedjs_margin-content') ?? [])];
      return boxes.map((box) => getComputedStyle(box, '::after').content);
    });
    expect(`${head} ${folio}`).toMatch(/counter\(page\)/u);
    const loaded = await frame.evaluate(() => [...document.fonts].filter(({ status }) => status === 'loaded').length);
    expect(loaded).toBeGreaterThan(4);
    const broken = await frame.$$eval(
      'img',
      (images) => images.filter((image) => image.complete && image.naturalWidth === 0).length,
    );
    expect(broken).toBe(0);
  });

  it(
    'swaps the pages of an article that is saved, and leaves all others as they are',
    async () => {
      await frame.$$eval('.pagedjs_page', (pages) => pages.forEach((each) => each.setAttribute('data-seen', 'yes')));
      edit('icc.md', /\.\n/u, ', as was read in the preview.\n');
      await next();
      expect(await has('as was read in the preview')).toBe(true);
      const fresh = await frame.$$eval('.pagedjs_page', (pages) =>
        pages.filter((each) => !each.hasAttribute('data-seen')).map((each) => each.getAttribute('data-part')),
      );
      expect(fresh.length).toBeGreaterThan(0);
      expect(new Set(fresh)).toEqual(new Set(['icc']));
      expect(await frame.$$eval('.is-new', (marked) => marked.map((each) => each.textContent).join(' '))).toContain(
        'read in the',
      );
    },
    MINUTE,
  );

  it(
    'numbers the rest when an article grows, and keeps the place',
    async () => {
      await page.$eval('#page', (field) => {
        if (field instanceof HTMLInputElement) field.value = '20';
        field.dispatchEvent(new Event('change'));
      });
      const before = await frame.evaluate(() => scrollY);
      expect(before).toBeGreaterThan(1000);
      const more = Array.from(
        { length: 12 },
        (_, index) => `Paragraph ${index} that is here to fill a page. ${'It goes on for a while. '.repeat(20)}`,
      );
      edit('cotton.md', /\n$/u, `\n\n${more.join('\n\n')}\n`);
      await next();
      const now = await numbers();
      expect(now).toEqual(Array.from({ length: now.length }, (_, index) => String(index + 1)));
      expect(now.length).toBe(32);
      expect(await value('page')).toBe('20');
    },
    MINUTE,
  );

  it(
    'keeps the last good pages while the files have errors, and says what is wrong',
    async () => {
      const good = readFileSync(path('icc.md'), 'utf8');
      edit('icc.md', 'title:', 'titel:');
      await page.waitForSelector('#stale:not([hidden])');
      expect(await text('errors')).toMatch(
        /issues\/2020-12\/icc\.md:\d+:\d+ error unknown-key unknown key "titel"; did you mean "title"/u,
      );
      expect(await has('as was read in the preview')).toBe(true);
      writeFileSync(path('icc.md'), good);
      await page.waitForSelector('#stale[hidden]');
    },
    MINUTE,
  );

  it('shows the file and line of a paragraph that is clicked', async () => {
    await frame.$$eval('.pagedjs_page p[data-source*="icc.md"]', ([first]) =>
      first?.dispatchEvent(new MouseEvent('click', { bubbles: true })),
    );
    expect(await value('place')).toMatch(/^issues\/2020-12\/icc\.md:\d+$/u);
  });

  it(
    'shows overlays by key, and the web edition at the article that is read',
    async () => {
      for (const key of ['g', 'b', 'e', 's'] as const) await page.keyboard.press(key);
      expect(await frame.evaluate(() => document.documentElement.className)).toBe(
        'show-grid show-baselines show-bleed show-safe',
      );
      await page.keyboard.press('Home');
      await page.keyboard.press('j');
      await page.keyboard.press('w');
      await page.waitForFunction(
        () => document.getElementById('web') instanceof HTMLIFrameElement && !document.getElementById('web')?.hidden,
      );
      const web = await (await page.$('#web'))?.contentFrame();
      await web?.waitForSelector('h1');
      expect(web?.url()).toContain('/web/2020-12/');
    },
    MINUTE,
  );

  it('finds words, also where a line divides them', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('prosecutors in the hague');
    expect(await value('found')).toMatch(/^[1-9]\d* of [1-9]/u);
    expect(await frame.$$eval('.is-found', (found) => found.length)).toBe(1);
  });

  it(
    'follows a style sheet that the journal gets',
    async () => {
      const paper = async (): Promise<string> =>
        frame.$eval('.pagedjs_page h2', (heading) => getComputedStyle(heading).color);
      const before = await paper();
      mkdirSync(join(root, 'styles'));
      writeFileSync(
        join(root, 'styles/tokens.css'),
        `${readFileSync('styles/tokens.css', 'utf8')}\n.part h2 { color: rgb(1, 2, 3) !important; }\n`,
      );
      await frame.waitForFunction(
        () => {
          const heading = document.querySelector('.pagedjs_page h2');
          return heading !== null && getComputedStyle(heading).color === 'rgb(1, 2, 3)';
        },
        { timeout: MINUTE },
      );
      expect(before).not.toBe('rgb(1, 2, 3)');
    },
    MINUTE,
  );

  it('asked for nothing that is not there, and made no mistake', () => {
    expect(errors).toEqual([]);
  });
});
