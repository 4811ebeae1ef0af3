/** The browsers that may be on this machine, best first. */

import { readdir, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { existing, findOnPath } from './named.js';
import type { Environment } from './private-folder.js';

export interface Candidate {
  readonly origin: 'puppeteer' | 'installed';
  readonly path: string;
}

/** The headless shell starts three times as fast as the whole Chrome. */
const NAMES_ON_PATH = [
  'chrome-headless-shell',
  'chromium-headless-shell',
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
];

const LINUX_PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/opt/google/chrome/chrome',
  '/usr/lib/chromium/chromium',
  '/usr/lib64/chromium-browser/chromium-browser',
  '/usr/bin/chromium',
  '/snap/bin/chromium',
];

const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS_APPS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** Puppeteer's own browsers, then installed ones. Each program once, under the first name it was found by. */
export async function findCandidates(env: Environment): Promise<Candidate[]> {
  const puppeteer = await puppeteerBrowsers(env);
  const installed = [
    ...(process.platform === 'win32' ? [] : await findOnPath(NAMES_ON_PATH, env)),
    ...(await existing(usualPlaces(env))),
  ];
  const all: Candidate[] = [
    ...puppeteer.map((path) => ({ origin: 'puppeteer' as const, path })),
    ...installed.map((path) => ({ origin: 'installed' as const, path })),
  ];
  const targets = await Promise.all(all.map(({ path }) => realpath(path)));
  return all.filter((_, index) => targets.indexOf(targets[index] ?? '') === index);
}

/** As `@puppeteer/browsers` lays them out: `<cache>/<browser>/<platform>-<version>/…`; newest first. */
async function puppeteerBrowsers(env: Environment): Promise<string[]> {
  const cache = env['PUPPETEER_CACHE_DIR'] || join(homedir(), '.cache', 'puppeteer');
  const paths = [env['PUPPETEER_EXECUTABLE_PATH'] ?? ''].filter((path) => path !== '');
  for (const browser of ['chrome-headless-shell', 'chrome']) {
    const versions = await readdir(join(cache, browser)).catch(() => []);
    for (const version of versions.toSorted(newestFirst)) {
      const folder = join(cache, browser, version);
      paths.push(...(await readdir(folder).catch(() => [])).map((inner) => join(folder, inner, programIn(browser))));
    }
  }
  return existing(paths);
}

function programIn(browser: string): string {
  if (process.platform === 'win32') return `${browser}.exe`;
  const app = process.platform === 'darwin' && browser === 'chrome';
  return app ? join('Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing') : browser;
}

/** `linux-147.0.7727.24` before `linux-99.0.1`. */
const newestFirst = (a: string, b: string): number => b.localeCompare(a, 'en', { numeric: true });

function usualPlaces(env: Environment): string[] {
  if (process.platform === 'linux') return LINUX_PLACES;
  if (process.platform === 'darwin') {
    const folders = ['/Applications', join(homedir(), 'Applications')];
    return MAC_APPS.flatMap((app) => folders.map((folder) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)));
  }
  if (process.platform !== 'win32') return [];
  const folders = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']].filter(
    (folder) => folder !== undefined,
  );
  return WINDOWS_APPS.flatMap((app) => folders.map((folder) => join(folder, app)));
}
