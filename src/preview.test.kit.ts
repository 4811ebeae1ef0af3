/** A real browser that may reach this machine, as a reader's does: ours for laying out reaches nothing. */

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { launch, type Browser, type Frame, type Page } from 'puppeteer-core';
import { examineBrowsers } from './browser/index.js';

export async function openReader(): Promise<Browser> {
  const found = (await examineBrowsers()).find(({ works, origin }) => works && origin !== 'remote');
  if (!found) throw new Error('there is no browser to look with');
  return launch({
    executablePath: found.path,
    headless: 'shell',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--no-proxy-server'],
    userDataDir: mkdtempSync(join(tmpdir(), 'galley-reader-')),
    // The bundled one brings its libraries.
    env: { ...process.env, LD_LIBRARY_PATH: join(dirname(found.path), 'lib') },
  });
}

/** The frame the pages are in. */
export async function pagesIn(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector('#pages'))?.contentFrame();
  if (!frame) throw new Error('the preview has no frame for its pages');
  return frame;
}

const isShown = (wanted: number): boolean => Number(document.documentElement.dataset['shown'] ?? 0) >= wanted;

/** Waits until pages have been shown for the `round`th time. */
export async function shown(frame: Frame, round: number): Promise<void> {
  await frame.waitForFunction(isShown, { timeout: 60_000, polling: 20 }, round);
}
