import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readTar } from './tar.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-tar-'));
  mkdirSync(join(folder, 'lib'));
  writeFileSync(join(folder, 'lib/a.so'), 'A'.repeat(700), { mode: 0o755 });
  writeFileSync(join(folder, 'lib/empty.chk'), '', { mode: 0o644 });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What the system's own tar makes of the folder. */
function tar(...options: string[]): Buffer {
  execFileSync('tar', ['--format=ustar', '-cf', 'x.tar', ...options, 'lib'], { cwd: folder });
  return readFileSync(join(folder, 'x.tar'));
}

test('reads files and their modes', () => {
  const files = readTar(tar()).toSorted((a, b) => a.path.localeCompare(b.path));
  expect(files.map(({ path, executable, bytes }) => [path, executable, bytes.toString()])).toEqual([
    ['lib/a.so', true, 'A'.repeat(700)],
    ['lib/empty.chk', false, ''],
  ]);
});

test.each(['s,^lib/a,../a,', 's,^lib/a,/etc/a,', 's,^lib/a,lib/../../a,'])(
  'refuses a path that leaves its folder: %s',
  (rename) => {
    expect(() => readTar(tar('-P', `--transform=${rename}`))).toThrow('leaves its folder');
  },
);

test('refuses links', () => {
  symlinkSync('/etc', join(folder, 'lib/link'));
  expect(() => readTar(tar())).toThrow('not allowed: lib/link');
});

test('refuses a damaged archive', () => {
  const archive = tar();
  expect(() => readTar(archive.subarray(0, 1650))).toThrow('damaged');
  archive[3] = 0x41;
  expect(() => readTar(archive)).toThrow('damaged');
});
