/** What the cache gives back, and what it survives. */

import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { keyOf, openCache, type Cache } from './index.js';

const home = mkdtempSync(join(tmpdir(), 'galley-cache-'));
afterAll(() => rmSync(home, { recursive: true }));

let count = 0;
const newFolder = (): string => join(home, String((count += 1)));
const open = (folder: string, mostBytes?: number): Promise<Cache> =>
  openCache({ program: 'test 1', where: folder, ...(mostBytes !== undefined && { mostBytes }) });
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = async (cache: Cache, key: string): Promise<string[] | undefined> =>
  (await cache.get(key))?.map((part) => Buffer.from(part).toString());
/** What stands in a folder, by name. */
const inside = (folder: string): string[] => readdirSync(folder).toSorted();

async function keep(folder: string, entries: Readonly<Record<string, string>>): Promise<void> {
  const cache = await open(folder);
  for (const [key, text] of Object.entries(entries)) cache.put(key, [bytes(text)]);
  await cache.close();
}

describe('an entry', () => {
  it('comes back as it was, also to another build', async () => {
    const folder = newFolder();
    const cache = await open(folder);
    const entry = [bytes('one'), new Uint8Array(), Uint8Array.from({ length: 70_000 }, (_, index) => index % 251)];
    cache.put('key', entry);
    expect(await cache.get('key')).toEqual(entry.map((part) => Buffer.from(part)));
    await cache.close();
    expect(await (await open(folder)).get('key')).toEqual(entry.map((part) => Buffer.from(part)));
  });

  it('is nobody else’s', async () => {
    const folder = newFolder();
    await keep(folder, { key: 'one' });
    expect(await (await open(folder)).get('kez')).toBeUndefined();
    expect(await (await openCache({ program: 'test 2', where: folder })).get('key')).toBeUndefined();
  });

  it('that is damaged is made anew', async () => {
    const folder = newFolder();
    for (let at = 0; at < 60; at += 1) {
      await keep(folder, { key: 'what was made before' });
      const [name = ''] = inside(folder);
      const damaged = readFileSync(join(folder, name));
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      writeFileSync(join(folder, name), damaged);
      expect(await (await open(folder)).get('key')).toBeUndefined();
      expect(inside(folder)).toEqual([]);
    }
  });

  it('that is cut off is made anew', async () => {
    const folder = newFolder();
    for (const length of [0, 1, 31, 32, 36, 40, 50]) {
      await keep(folder, { key: 'what was made before' });
      const [name = ''] = inside(folder);
      writeFileSync(join(folder, name), readFileSync(join(folder, name)).subarray(0, length));
      expect(await (await open(folder)).get('key')).toBeUndefined();
    }
  });

  it('that stands under the name of another is not taken for it', async () => {
    const folder = newFolder();
    await keep(folder, { a: 'one' });
    const [one = ''] = inside(folder);
    await keep(folder, { b: 'two' });
    const two = inside(folder).find((name) => name !== one) ?? '';
    renameSync(join(folder, one), join(folder, two));
    expect(await textOf(await open(folder), 'b')).toBeUndefined();
  });
});

describe('a key', () => {
  it('keeps facts apart', () => {
    const keys = [['ab', 'c'], ['a', 'bc'], ['abc'], ['abc', ''], ['a', 'b', 'c'], ['3 abc']].map((facts) =>
      keyOf(...facts),
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(keyOf('ä')).toBe(keyOf(bytes('ä')));
  });
});

describe('two builds at once', () => {
  it('neither disturb nor mix what they keep', async () => {
    const folder = newFolder();
    const caches = await Promise.all([open(folder), open(folder), open(folder)]);
    const keys = Array.from({ length: 40 }, (_, index) => `key ${index}`);
    for (const key of keys) for (const cache of caches) cache.put(key, [bytes(key.repeat(5000))]);
    await Promise.all(caches.map((cache) => cache.close()));
    const found = await Promise.all(keys.map((key) => textOf(caches[0], key)));
    expect(found).toEqual(keys.map((key) => [key.repeat(5000)]));
    expect(inside(folder)).toHaveLength(40);
  });
});

describe('the folder', () => {
  it('stays within its size; what has not been used for longest goes', async () => {
    const folder = newFolder();
    const day = 86_400;
    for (const [index, key] of ['a', 'b', 'c', 'd'].entries()) {
      const before = new Set(index > 0 ? inside(folder) : []);
      await keep(folder, { [key]: 'x'.repeat(1000) });
      const name = inside(folder).find((each) => !before.has(each)) ?? '';
      const long = Date.now() / 1000 - (10 - index) * day;
      utimesSync(join(folder, name), long, long);
    }
    const cache = await open(folder, 3500);
    expect(await textOf(cache, 'a')).toHaveLength(1);
    cache.put('e', [bytes('x'.repeat(1000))]);
    await cache.close();
    const left = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((key) => cache.get(key)));
    expect(left.map((entry) => entry !== undefined)).toEqual([true, false, false, true, true]);
    expect(inside(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)).toBeLessThanOrEqual(3500);
  });

  it('is rid of what a killed build left half written', async () => {
    const folder = newFolder();
    mkdirSync(folder);
    const long = Date.now() / 1000 - 7200;
    for (const name of ['old.part', 'new.part']) writeFileSync(join(folder, name), 'half');
    utimesSync(join(folder, 'old.part'), long, long);
    await keep(folder, { key: 'one' });
    expect(inside(folder).filter((name) => name.endsWith('.part'))).toEqual(['new.part']);
  });

  it('that cannot be had, or goes in the midst of it, fails nothing', async () => {
    const file = join(home, 'file');
    writeFileSync(file, '');
    const none = await open(join(file, 'below'));
    none.put('key', [bytes('one')]);
    expect(await none.get('key')).toBeUndefined();
    await none.close();
    const folder = newFolder();
    const cache = await open(folder);
    rmSync(folder, { recursive: true });
    cache.put('key', [bytes('one')]);
    expect(await cache.get('key')).toBeUndefined();
    await cache.close();
  });
});
