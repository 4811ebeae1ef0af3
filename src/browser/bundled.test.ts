import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findPackage, unpackBrowser } from './bundled.js';
import type { Package } from './bundled.js';

const PROGRAM = '#!/bin/sh\necho ready\n';
let root = '';
let cache = '';
let packed: Package = { binFolder: '', name: '' };

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'galley-bundled-'));
  cache = join(root, 'cache');
  packed = { binFolder: join(root, 'bin'), name: 'chromium-1.0.0-abc' };
  for (const folder of [cache, packed.binFolder, join(root, 'lib')]) mkdirSync(folder);
  writeFileSync(join(root, 'lib/libnss3.so'), 'nss', { mode: 0o755 });
  writeFileSync(join(packed.binFolder, 'chromium.br'), brotliCompressSync(PROGRAM));
  pack('lib');
});
afterEach(() => rmSync(root, { recursive: true }));

function pack(...what: string[]): void {
  execFileSync('tar', ['--format=ustar', '-Pcf', 'libraries.tar', ...what], { cwd: root });
  writeFileSync(join(packed.binFolder, 'al2023.tar.br'), brotliCompressSync(readFileSync(join(root, 'libraries.tar'))));
}

test('unpacks a program that runs, its libraries, and nothing that others may enter', async () => {
  const { executable, libraryFolder } = await unpackBrowser(packed, cache);
  expect(execFileSync(executable, { encoding: 'utf8' })).toBe('ready\n');
  expect(readFileSync(join(libraryFolder, 'libnss3.so'), 'utf8')).toBe('nss');
  expect(statSync(join(cache, packed.name)).mode & 0o777).toBe(0o700);
  expect(readdirSync(cache)).toEqual([packed.name]);
});

test('unpacks once', async () => {
  const { executable } = await unpackBrowser(packed, cache);
  const { ino } = statSync(executable);
  await unpackBrowser(packed, cache);
  expect(statSync(executable).ino).toBe(ino);
});

test('several at once all get the one that was first', async () => {
  const all = await Promise.all(Array.from({ length: 6 }, () => unpackBrowser(packed, cache)));
  expect(new Set(all.map(({ executable }) => executable)).size).toBe(1);
  expect(readdirSync(cache)).toEqual([packed.name]);
});

test('interrupted, it leaves nothing', async () => {
  const controller = new AbortController();
  const unpacking = unpackBrowser(packed, cache, controller.signal);
  controller.abort(new Error('enough'));
  await expect(unpacking).rejects.toThrow('enough');
  expect(readdirSync(cache)).toEqual([]);
});

test('a damaged package is an error, and leaves nothing', async () => {
  const path = join(packed.binFolder, 'chromium.br');
  writeFileSync(path, readFileSync(path).subarray(0, 10));
  await expect(unpackBrowser(packed, cache)).rejects.toMatchObject({
    name: 'ToolError',
    mend: expect.stringContaining('npm ci'),
  });
  expect(readdirSync(cache)).toEqual([]);
});

test('an archive that would write elsewhere is an error, and leaves nothing', async () => {
  writeFileSync(join(root, 'evil.so'), '');
  pack('lib', '--transform=s,evil,../../evil,', 'evil.so');
  await expect(unpackBrowser(packed, cache)).rejects.toThrow('tar entry leaves its folder: ../../evil.so');
  expect(readdirSync(cache)).toEqual([]);
});

test('what a killed build left is removed after an hour, not before, and never used', async () => {
  const [old, young] = ['old', 'young'].map((name) => join(cache, `${packed.name}.part-${name}`));
  for (const part of [old!, young!]) {
    mkdirSync(part);
    writeFileSync(join(part, 'chromium'), 'half');
  }
  const twoHoursAgo = Date.now() / 1000 - 7200;
  utimesSync(old!, twoHoursAgo, twoHoursAgo);
  const { executable } = await unpackBrowser(packed, cache);
  expect(readFileSync(executable, 'utf8')).toBe(PROGRAM);
  expect(readdirSync(cache).toSorted()).toEqual([packed.name, `${packed.name}.part-young`]);
});

test('refuses an unpacked browser that others could have changed', async () => {
  const { executable } = await unpackBrowser(packed, cache);
  chmodSync(executable, 0o722);
  await expect(unpackBrowser(packed, cache)).rejects.toThrow('can be written by other users');
});

test('the name of the package tells its version and content', async () => {
  const found = await findPackage();
  expect(found?.name).toMatch(/^chromium-\d+\.\d+\.\d+-[0-9a-f]{12}$/);
});
