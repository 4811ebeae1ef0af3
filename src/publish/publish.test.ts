import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ToolError } from '../diagnostic.js';
import { publish } from './index.js';

let out: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'galley-publish-'));
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

const tree = (folder = out): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();

const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(out, path)), { recursive: true });
  writeFileSync(join(out, path), text);
};
const text = (path: string): string => readFileSync(join(out, path), 'utf8');
const edition = (n: number): Map<string, string> =>
  new Map(Array.from({ length: 20 }, (_, i) => [`web/${i}/index.html`, `${n}`.repeat(10_000)]));
const LONG_AGO = new Date('2001-01-01');

describe('writing', () => {
  it('puts text and bytes in their place and says what is there', async () => {
    const files = new Map<string, string | Uint8Array>([
      ['2020-12/a.pdf', new Uint8Array([1, 2, 3])],
      ['web/ئىستىقلال/index.html', 'é'],
    ]);
    const written = await publish(out, files);
    expect(written).toEqual([
      { path: '2020-12/a.pdf', bytes: 3, sha256: createHash('sha256').update('\u0001\u0002\u0003').digest('hex') },
      { path: 'web/ئىستىقلال/index.html', bytes: 2, sha256: createHash('sha256').update('é').digest('hex') },
    ]);
    expect(tree()).toEqual(['2020-12/a.pdf', 'web/ئىستىقلال/index.html']);
    expect(text('web/ئىستىقلال/index.html')).toBe('é');
  });

  it('replaces what has changed and leaves untouched what has not', async () => {
    put('same.txt', 'same');
    put('other.txt', 'old!');
    utimesSync(join(out, 'same.txt'), LONG_AGO, LONG_AGO);
    const written = await publish(
      out,
      new Map([
        ['same.txt', 'same'],
        ['other.txt', 'new!'],
      ]),
    );
    expect(written.map(({ path }) => path)).toEqual(['same.txt', 'other.txt']);
    expect(statSync(join(out, 'same.txt')).mtime).toEqual(LONG_AGO);
    expect(text('other.txt')).toBe('new!');
  });

  it('takes names as long as the disk allows', async () => {
    const name = `${'n'.repeat(250)}.html`;
    await publish(out, new Map([[name, 'x']]));
    expect(tree()).toEqual([name]);
  });

  it.each([
    '../x',
    '/etc/x',
    'a/../../x',
    'a/..',
    '..',
    '.',
    '',
    'a//b',
    './a',
    'a\\..\\x',
    'C:/x',
    'C:x',
    'a/',
    'a\0b',
  ])('refuses the path %j and writes nothing', async (path) => {
    await expect(
      publish(
        out,
        new Map([
          ['good', 'x'],
          [path, 'x'],
        ]),
      ),
    ).rejects.toThrow('outside the output folder');
    await expect(publish(out, new Map([['good', 'x']]), { sweep: [path] })).rejects.toThrow('outside');
    expect(tree()).toEqual([]);
  });
});

describe('failing', () => {
  const OLD = ['2020-12/a.pdf', 'blocked'];
  beforeEach(() => {
    put('2020-12/a.pdf', 'the last good one');
    put('blocked', 'a file');
  });

  it('leaves the last good output whole when a folder cannot be made', async () => {
    const failure = publish(
      out,
      new Map([
        ['2020-12/a.pdf', 'new'],
        ['blocked/b', 'new'],
      ]),
      { sweep: ['2020-12'] },
    );
    await expect(failure).rejects.toThrow(ToolError);
    await expect(failure).rejects.toMatchObject({ mend: expect.stringContaining('a file stands where a folder') });
    expect(tree()).toEqual(OLD);
    expect(text('2020-12/a.pdf')).toBe('the last good one');
  });

  it('leaves it whole when a folder stands in the place of a file', async () => {
    mkdirSync(join(out, 'folder'));
    const failure = publish(
      out,
      new Map([
        ['2020-12/a.pdf', 'new'],
        ['folder', 'new'],
      ]),
    );
    await expect(failure).rejects.toThrow('is a folder');
    expect(tree()).toEqual(OLD);
    expect(text('2020-12/a.pdf')).toBe('the last good one');
  });

  it('leaves it whole when aborted, and passes the reason on', async () => {
    const controller = new AbortController();
    const files = new Map<string, string>([['2020-12/a.pdf', 'new']]);
    for (let i = 0; i < 50; i++) files.set(`many/${i}`, 'x');
    const running = publish(out, files, { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
    expect(tree()).toEqual(OLD);
  });

  it('leaves it whole on a full disk', async (test) => {
    const disk = mkdtempSync(join(tmpdir(), 'galley-full-'));
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status === 0;
    try {
      test.skip(!mounted, 'only root can mount a small disk');
      writeFileSync(join(disk, 'a.pdf'), 'the last good one');
      const failure = publish(
        disk,
        new Map([
          ['a.pdf', 'new'],
          ['big', 'x'.repeat(100_000)],
        ]),
      );
      await expect(failure).rejects.toMatchObject({ mend: expect.stringContaining('the disk is full') });
      expect(tree(disk)).toEqual(['a.pdf']);
      expect(readFileSync(join(disk, 'a.pdf'), 'utf8')).toBe('the last good one');
    } finally {
      if (mounted) spawnSync('umount', [disk]);
      rmSync(disk, { recursive: true, force: true });
    }
  });
});

describe('sweeping', () => {
  it('removes the old files of its folders, the folders they empty, and nothing else', async () => {
    for (const path of ['web/2020-12/old.html', 'web/2020-12/deep/er/old.html', 'web/2020-11/kept.html', 'notes.txt']) {
      put(path, 'old');
    }
    await publish(out, new Map([['web/2020-12/new.html', 'new']]), { sweep: ['web/2020-12', 'web/absent'] });
    expect(tree()).toEqual(['notes.txt', 'web/2020-11/kept.html', 'web/2020-12/new.html']);
    expect(existsSync(join(out, 'web/2020-12/deep'))).toBe(false);
  });

  it('does not follow links', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'galley-elsewhere-'));
    writeFileSync(join(elsewhere, 'precious'), 'x');
    mkdirSync(join(out, 'web'));
    symlinkSync(elsewhere, join(out, 'web/link'));
    symlinkSync(elsewhere, join(out, 'site'));
    await publish(out, new Map([['web/new', 'new']]), { sweep: ['web', 'site'] });
    expect(tree()).toEqual(['site', 'web/link', 'web/new']);
    expect(tree(elsewhere)).toEqual(['precious']);
    rmSync(elsewhere, { recursive: true });
  });
});

describe('temporary files', () => {
  const DEAD = '.galley-999999999-0123456789abcdef.tmp';
  const ALIVE = `.galley-${process.ppid}-0123456789abcdef.tmp`;

  it('cleans up what a killed build left, not what a living one writes', async () => {
    for (const path of [DEAD, ALIVE, `web/${DEAD}`, `web/deep/${DEAD}`, `web/deep/${ALIVE}`, `other/${DEAD}`]) {
      put(path, 'half');
      utimesSync(join(out, path), LONG_AGO, LONG_AGO);
    }
    put('.galley-999999999-fedcba9876543210.tmp', 'younger than this process');
    await publish(
      out,
      new Map([
        ['a', 'a'],
        ['web/b', 'b'],
      ]),
      { sweep: ['web'] },
    );
    expect(tree()).toEqual(
      ['.galley-999999999-fedcba9876543210.tmp', ALIVE, 'a', `other/${DEAD}`, 'web/b', `web/deep/${ALIVE}`].toSorted(),
    );
  });

  it('lets many builds into one folder at once', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, n) => publish(out, edition(n), { sweep: ['web'] })));
    expect(tree()).toHaveLength(20);
    for (const path of tree()) expect(text(path)).toMatch(/^(\d)\1{9999}$/);
  });
});
