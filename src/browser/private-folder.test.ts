import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ToolError } from '../diagnostic.js';
import { assertPrivate, cacheFolder, fileFault } from './private-folder.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'galley-private-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

describe.skipIf(process.platform === 'win32')('the cache folder', () => {
  test('is where GALLEY_CACHE says, and nobody else enters it', async () => {
    const named = join(root, 'deep', 'cache');
    expect(await cacheFolder({ GALLEY_CACHE: named, HOME: '/nowhere' })).toBe(named);
    expect(statSync(named).mode & 0o777).toBe(0o700);
  });

  test('is in XDG_CACHE_HOME, else in ~/.cache; a relative XDG_CACHE_HOME counts as none', async () => {
    expect(await cacheFolder({ XDG_CACHE_HOME: join(root, 'xdg'), HOME: root })).toBe(join(root, 'xdg', 'galley'));
    expect(await cacheFolder({ XDG_CACHE_HOME: 'xdg', HOME: root })).toBe(join(root, '.cache', 'galley'));
  });

  test('is in the temp folder when there is no home to write to', async () => {
    const file = join(root, 'file');
    writeFileSync(file, '');
    vi.stubEnv('TMPDIR', root);
    const made = await cacheFolder({ HOME: join(file, 'home') });
    expect(made).toBe(join(root, `galley-${userInfo().uid}`));
    expect(statSync(made).mode & 0o777).toBe(0o700);
  });

  test('is refused when others may write to it', async () => {
    const open = join(root, 'open');
    mkdirSync(open);
    chmodSync(open, 0o777);
    await expect(cacheFolder({ GALLEY_CACHE: open })).rejects.toThrow(`${open} can be written by other users`);
  });

  test('is refused when it is a link', async () => {
    const link = join(root, 'link');
    symlinkSync(root, link);
    await expect(cacheFolder({ GALLEY_CACHE: link })).rejects.toThrow(`${link} is a link`);
  });

  test.skipIf(process.getuid?.() !== 0)('is refused when it belongs to another user (tried as root)', async () => {
    chownSync(root, 65_534, 65_534);
    await expect(assertPrivate(root)).rejects.toThrow(`${root} belongs to another user (uid 65534, not 0)`);
  });

  test('named but impossible is an error, and no other is taken', async () => {
    const file = join(root, 'file');
    writeFileSync(file, '');
    await expect(cacheFolder({ GALLEY_CACHE: join(file, 'cache'), HOME: root })).rejects.toThrow(ToolError);
  });
});

test.each([
  ['ENOSPC', 'the disk is full', 'free 300 MB'],
  ['EROFS', 'the disk is read-only', 'set GALLEY_CACHE'],
  ['EACCES', 'no right to write there', 'set GALLEY_CACHE'],
  ['ENOENT', 'the folder cannot be made (ENOENT)', 'set GALLEY_CACHE'],
  ['Z_BUF_ERROR', 'unexpected end of file', 'npm ci'],
])('tells what to do about %s', (code, message, mend) => {
  const fault = fileFault('/cache/x', Object.assign(new Error('unexpected end of file'), { code }));
  expect(fault.message).toBe(`cannot unpack the browser into /cache/x: ${message}`);
  expect(fault.mend).toContain(mend);
});
