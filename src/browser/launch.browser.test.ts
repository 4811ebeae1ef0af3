import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundledRunsHere } from './bundled.js';
import { examineBrowsers, launchBrowser } from './index.js';
import type { LaunchedBrowser } from './index.js';

const bundled = bundledRunsHere();
let work = '';
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'galley-launch-'));
});
afterAll(() => rmSync(work, { recursive: true }));

/** A tool from outside must be there where it counts. */
function has(tool: string): boolean {
  try {
    execFileSync(tool, ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    if (process.env['CI']) throw new Error(`${tool} is missing`);
    return false;
  }
}

describe('the launched browser', () => {
  let launched: LaunchedBrowser;
  beforeAll(async () => {
    launched = await launchBrowser();
  });
  afterAll(() => launched.close());

  async function fontsOf(html: string): Promise<string[]> {
    const page = await launched.browser.newPage();
    await page.setContent(html);
    await page.evaluate(async () => void (await document.fonts.ready));
    const path = join(work, 'fonts.pdf');
    writeFileSync(path, await page.pdf());
    await page.close();
    const lines = execFileSync('pdffonts', [path], { encoding: 'utf8' }).trim().split('\n').slice(2);
    return [...new Set(lines.map((line) => line.split(/\s/, 1)[0]!.replace(/^[A-Z]{6}\+/, '')))];
  }

  test.runIf(bundled)('is the one that comes with npm ci', () => {
    expect(launched.engine).toMatchObject({ name: 'HeadlessChrome', origin: 'bundled' });
    expect(launched.engine.version).toMatch(/^147\./);
  });

  test('is the same in every place: language, time zone, window, pixels', async () => {
    const page = await launched.browser.newPage();
    const facts = await page.evaluate(() => [
      1 + 1,
      navigator.language,
      Intl.DateTimeFormat().resolvedOptions().timeZone,
      innerWidth,
      innerHeight,
      devicePixelRatio,
    ]);
    await page.close();
    expect(facts).toEqual([2, 'en-US', 'UTC', 1200, 900, 1]);
  });

  test.runIf(has('pdffonts'))("sets text in the page's own font", async () => {
    const font = readFileSync(
      createRequire(import.meta.url).resolve('@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2'),
    );
    const face = `@font-face { font-family: Sans; src: url(data:font/woff2;base64,${font.toString('base64')}) }`;
    expect(await fontsOf(`<style>${face} p { font-family: Sans }</style><p>Istiqlal</p>`)).toEqual([
      expect.stringMatching(/^SourceSans3/),
    ]);
  });

  test.runIf(bundled && has('pdffonts'))('has no other: text without a font of the page gets empty boxes', async () => {
    expect(await fontsOf('<p lang="ug">ئىستىقلال</p><p>Latin</p><p style="font-family: serif">漢字</p>')).toEqual([
      'GalleyLastResort',
    ]);
  });

  test('reaches no server, by name or address, even one on this machine', async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    for (const host of ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]']) {
      const page = await launched.browser.newPage();
      await expect(page.goto(`http://${host}:${port}/`)).rejects.toThrow('net::ERR_NAME_NOT_RESOLVED');
      await page.close();
    }
    const fresh = await launched.browser.newPage();
    const asking = fresh.evaluate((url) => fetch(url, { mode: 'no-cors' }), `http://127.0.0.1:${port}/`);
    await expect(asking).rejects.toThrow('Failed to fetch');
    await fresh.close();
    server.close();
    expect(asked).toBe(0);
  });

  test('serves pages by interception at an origin that does not exist', async () => {
    const page = await launched.browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => void request.respond({ contentType: 'text/html', body: '<title>here</title>' }));
    await page.goto('https://galley.invalid/');
    expect(await page.title()).toBe('here');
    await page.close();
  });
});

test('closing ends it and removes what it wrote; twice does no harm', async () => {
  const before = workspaces(tmpdir());
  const { browser, close } = await launchBrowser();
  await (await browser.newPage()).close();
  await Promise.all([close(), close()]);
  expect(browser.connected).toBe(false);
  expect(workspaces(tmpdir()).filter((path) => !before.includes(path) && path.includes(`-${process.pid}-`))).toEqual(
    [],
  );
});

test('a signal closes it, and a signal given before keeps it from starting', async () => {
  const controller = new AbortController();
  const { browser } = await launchBrowser({ signal: controller.signal });
  const page = await browser.newPage();
  const working = page.evaluate(() => new Promise(() => undefined));
  controller.abort(new Error('enough'));
  await expect(working).rejects.toThrow('Target closed');
  await expect(launchBrowser({ signal: controller.signal })).rejects.toThrow('enough');
});

test.skipIf(process.platform === 'win32')(
  'a named browser that does not start is an error with its last words',
  async () => {
    const path = join(work, 'broken');
    writeFileSync(path, '#!/bin/sh\necho "error while loading shared libraries: libnss3.so" >&2\nexit 127\n', {
      mode: 0o755,
    });
    const launching = launchBrowser({ browser: path });
    await expect(launching).rejects.toMatchObject({ name: 'ToolError', mend: expect.stringContaining('doctor') });
    await expect(launching).rejects.toThrow(
      `the browser ${path}, named by --browser, does not start: ended with code 127\n    error while loading shared libraries: libnss3.so`,
    );
  },
);

test('an endpoint where nobody answers is an error', async () => {
  await expect(launchBrowser({ browser: 'ws://127.0.0.1:9/devtools' })).rejects.toThrow(
    'cannot connect to the browser at ws://127.0.0.1:9/devtools',
  );
});

test.runIf(bundled)('examining starts each browser and tells its version', async () => {
  const [first] = await examineBrowsers();
  expect(first).toMatchObject({ origin: 'bundled', works: true, version: expect.stringMatching(/^147\./) });
});

test.runIf(bundled)('of a remote browser only our own tabs are closed', async () => {
  const [{ path } = { path: '' }] = await examineBrowsers();
  const { child, endpoint } = await startRemote(path);
  try {
    const other = await launchBrowser({ browser: endpoint });
    const ours = await launchBrowser({ browser: endpoint });
    expect(ours.engine).toMatchObject({ name: 'HeadlessChrome', origin: 'remote' });
    const theirs = await other.browser.newPage();
    await (await ours.browser.newPage()).setContent('ours');
    await ours.close();
    expect(await theirs.evaluate(() => 'still here')).toBe('still here');
    expect((await other.browser.pages()).map((page) => page.url())).toEqual(['about:blank']);
    await other.close();
  } finally {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
});

async function startRemote(path: string): Promise<{ child: ChildProcess; endpoint: string }> {
  const env = { HOME: work, LD_LIBRARY_PATH: join(path, '../lib') };
  const flags = [
    '--headless',
    '--no-sandbox',
    '--no-zygote',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--remote-debugging-port=0',
    `--user-data-dir=${join(work, 'remote')}`,
  ];
  const child = spawn(path, flags, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  for await (const chunk of child.stderr) {
    said += String(chunk);
    const endpoint = /ws:\/\/\S+/.exec(said)?.[0];
    if (endpoint) return { child, endpoint };
  }
  throw new Error(said);
}

const workspaces = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name.startsWith('galley-browser-'));
