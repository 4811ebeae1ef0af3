import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findCandidates } from './candidates.js';
import { isEndpoint, namedBrowser, namedProgram } from './named.js';
import { withoutSecrets } from './remote.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'galley-candidates-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function program(path: string): string {
  const absolute = join(root, path);
  mkdirSync(dirname(absolute), { recursive: true });
  writeFileSync(absolute, '');
  chmodSync(absolute, 0o755);
  return absolute;
}

/** Those of the machine itself are not ours to expect. */
const ours = async (env: Record<string, string>): Promise<[string, string][]> =>
  (await findCandidates(env)).filter(({ path }) => path.startsWith(root)).map(({ origin, path }) => [origin, path]);

describe.skipIf(process.platform !== 'linux')('the browsers of a Linux machine', () => {
  test("Puppeteer's own come first: the shell before the whole Chrome, the newest before the older", async () => {
    const old = program(
      'cache/chrome-headless-shell/linux-99.0.4844.51/chrome-headless-shell-linux64/chrome-headless-shell',
    );
    const shell = program(
      'cache/chrome-headless-shell/linux-147.0.7727.24/chrome-headless-shell-linux64/chrome-headless-shell',
    );
    const chrome = program('cache/chrome/linux-150.0.1.1/chrome-linux64/chrome');
    const named = program('elsewhere/chrome');
    const installed = program('bin/chromium');
    const env = { PUPPETEER_CACHE_DIR: join(root, 'cache'), PUPPETEER_EXECUTABLE_PATH: named, PATH: join(root, 'bin') };
    expect(await ours(env)).toEqual([
      ['puppeteer', named],
      ['puppeteer', shell],
      ['puppeteer', old],
      ['puppeteer', chrome],
      ['installed', installed],
    ]);
  });

  test('a program under two names counts once', async () => {
    const shell = program('bin/chromium-headless-shell');
    symlinkSync(shell, join(root, 'bin/chromium'));
    const env = { PUPPETEER_CACHE_DIR: join(root, 'none'), PATH: join(root, 'bin') };
    expect(await ours(env)).toEqual([['installed', shell]]);
  });
});

describe('a named browser', () => {
  test('the option goes before the environment; an empty name is none', () => {
    expect(namedBrowser('a', { GALLEY_BROWSER: 'b' })).toEqual({ value: 'a', origin: 'option' });
    expect(namedBrowser(undefined, { GALLEY_BROWSER: 'b' })).toEqual({ value: 'b', origin: 'environment' });
    expect(namedBrowser('', { GALLEY_BROWSER: '' })).toBeUndefined();
  });

  test('a bare name is looked up in PATH', async () => {
    const path = program('bin/my-chrome');
    expect(await namedProgram({ value: 'my-chrome', origin: 'option' }, { PATH: `${root}:${join(root, 'bin')}` })).toBe(
      path,
    );
  });

  test('one that is not there is an error that says where it was named', async () => {
    const named = { value: '/no/such/chrome', origin: 'environment' } as const;
    await expect(namedProgram(named, {})).rejects.toThrow(
      'the browser named by GALLEY_BROWSER is not there: /no/such/chrome',
    );
  });

  test('endpoints are told from paths, and their tokens are not repeated', () => {
    expect(['ws://h/x', 'WSS://h', 'http://h:9222', '/usr/bin/chrome', 'C:\\chrome.exe'].map(isEndpoint)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(withoutSecrets('wss://me:secret@chrome.example/pool?token=abc')).toBe('wss://chrome.example/pool');
  });
});
