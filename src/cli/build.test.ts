import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BuildOptions, BuildResult } from '../build.js';
import { ToolError } from '../diagnostic.js';
import type { Context } from './context.js';
import { built, ERROR, galley, root, WARNING } from './fake.test.kit.js';

/** The options `build` was given. */
async function buildOptions(args: readonly string[], cwd = root): Promise<BuildOptions | undefined> {
  let seen: BuildOptions | undefined;
  await galley(['build', ...args], { build: (options) => Promise.resolve(((seen = options), built())) }, { cwd });
  return seen;
}

const terminal = (written: string[]): Context['terminal'] => ({
  out: () => undefined,
  err: (text) => void written.push(text),
  live: true,
  colour: false,
  columns: () => 80,
});

describe('build', () => {
  it('says what it made', async () => {
    expect(await galley(['build'])).toEqual({
      code: 0,
      err: '',
      out: `2020-12: 36 pages in 0.5 s
  output/2020-12/istiqlal-2020-12.pdf    2.1 MB
  output/2020-12/build.json               512 B
  output/web/2020-12/index.html          3.0 KB in 2 files
`,
    });
  });

  it('names a folder of many files once, and of one file that file', async () => {
    const paths = [
      '2020-12/press/a-press.pdf',
      '2020-12/print.html',
      '2020-12/print-files/1',
      '2020-12/print-files/x/2',
    ];
    const files = paths.map((path) => ({ path, bytes: 1000, sha256: '' }));
    const { out } = await galley(['build'], { build: () => Promise.resolve(built({ files })) });
    expect(out.split('\n').slice(1)).toEqual([
      '  output/2020-12/press/a-press.pdf    1.0 KB',
      '  output/2020-12/print.html           1.0 KB',
      '  output/2020-12/print-files/         2.0 KB in 2 files',
      '',
    ]);
  });

  it('says of every article how long it is, and how full its last page', async () => {
    const copy = { lines: 82, wordsInLine: 7.1, lastPage: { columns: 2, deep: 36, room: 49, lines: 71 } };
    const extents = [
      { id: 'cover', first: 1, last: 1 },
      { id: 'cotton', first: 4, last: 6, copy },
      { id: 'icc', first: 7, last: 7, copy: { ...copy, lines: 101, fittedPercent: 1.5 } },
    ];
    const { out } = await galley(['build'], { build: () => Promise.resolve(built({ files: [], extents })) });
    expect(out).toBe(`2020-12: 36 pages in 0.5 s
  cotton  3 pages  4–6   82 lines  last page  73 % full, 26 lines free
  icc      1 page    7  101 lines  last page  73 % full, 26 lines free, fitted by 1.5 %
`);
  });

  it('names files elsewhere by their whole path', async () => {
    const { out } = await galley(['build'], { build: () => Promise.resolve(built({ out: '/srv/out' })) });
    expect(out).toContain(' /srv/out/2020-12/build.json ');
  });

  it('hands over what was asked for', async () => {
    const args = [
      '2020-11',
      '--only',
      'web,screen,web',
      '--out',
      'there',
      '--browser',
      'ws://x:1',
      '--strict',
      '--paper',
      'a4-office-grey, a4-office',
    ];
    expect(await buildOptions(args)).toMatchObject({
      root,
      issue: '2020-11',
      only: ['web', 'screen'],
      papers: ['a4-office-grey', 'a4-office'],
      out: join(root, 'there'),
      browser: 'ws://x:1',
      strict: true,
    });
    const usual = ['cache', 'issue', 'onProgress', 'root', 'signal'];
    expect(Object.keys((await buildOptions([]))!).toSorted()).toEqual(usual);
  });

  it('uses what earlier builds made, unless told not to', async () => {
    expect(await buildOptions([])).toMatchObject({ cache: true });
    expect(await buildOptions(['--no-cache'])).toMatchObject({ cache: false });
  });

  it('finds the journal from any folder in it, and the issue by any name', async () => {
    const inside = join(root, 'issues/2020-12/images');
    expect(await buildOptions([], inside)).toMatchObject({ root, issue: '2020-12' });
    for (const name of [
      '2020-11',
      'issues/2020-11',
      './issues/2020-11/',
      'issues/2020-11/issue.md',
      join(root, 'issues/2020-11'),
    ]) {
      expect(await buildOptions([name])).toMatchObject({ root, issue: '2020-11' });
    }
    expect(await buildOptions(['../2020-11/cotton.md'], join(root, 'issues/2020-12'))).toMatchObject({
      issue: '2020-11',
    });
    expect(await buildOptions([join(root, 'issues/2020-11')], tmpdir())).toMatchObject({ root, issue: '2020-11' });
  });

  it('takes the date of the files from SOURCE_DATE_EPOCH', async () => {
    const seen: (number | undefined)[] = [];
    const build = ({ epoch }: BuildOptions): Promise<BuildResult> => Promise.resolve((seen.push(epoch), built()));
    for (const value of [undefined, '', '0', '1606780800']) {
      expect((await galley(['build'], { build }, { env: { SOURCE_DATE_EPOCH: value } })).code).toBe(0);
    }
    expect(seen).toEqual([undefined, undefined, 0, 1_606_780_800]);
    for (const value of ['yesterday', '-1', '1.5', '9'.repeat(30)]) {
      expect((await galley(['build'], { build }, { env: { SOURCE_DATE_EPOCH: value } })).code).toBe(2);
    }
  });

  it('prints problems and ends with 1 when it was not built', async () => {
    const { code, out, err } = await galley(['build'], {
      build: () => Promise.resolve(built({ ok: false, diagnostics: [ERROR, WARNING], files: [] })),
    });
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe(`issues/2020-12/a.md:2 error e: wrong
issues/2020-12/a.md:2 warning w: odd
1 error, 1 warning
2020-12: not built; what was built before stands
`);
  });

  it('ends with 0 under warnings', async () => {
    const ran = await galley(['build'], { build: () => Promise.resolve(built({ diagnostics: [WARNING] })) });
    expect(ran).toMatchObject({ code: 0, err: expect.stringContaining('1 warning\n') });
  });

  it('shows progress among the messages', async () => {
    const { err } = await galley(['build'], {
      build: ({ onProgress }) => {
        onProgress?.({ stage: 'check' });
        onProgress?.({ stage: 'check', done: 10, total: 10, unit: 'articles' });
        return Promise.resolve(built());
      },
    });
    expect(err).toBe('check 10 articles, 0.0 s\n');
  });

  it('gives programs one JSON document', async () => {
    const { code, out, err } = await galley(['build', '--json'], {
      build: () => Promise.resolve(built({ diagnostics: [WARNING] })),
    });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ ...built({ diagnostics: [WARNING] }), seconds: 0.5 });
    expect(err).toContain('36 pages');
  });

  it('ends with 130 when interrupted, however the build takes it', async () => {
    for (const reaction of ['throws', 'ends'] as const) {
      const controller = new AbortController();
      const ran = await galley(
        ['build', '--json'],
        {
          build: ({ signal }) => {
            controller.abort();
            if (reaction === 'throws') signal?.throwIfAborted();
            return Promise.resolve(built());
          },
        },
        { signal: controller.signal },
      );
      expect(ran.code).toBe(130);
      expect(() => JSON.parse(ran.out) as unknown).not.toThrow();
      if (reaction === 'throws') expect(ran.err).toBe('galley: interrupted; what was built before stands\n');
    }
  });

  it('gives the terminal its cursor back, whatever happens', async () => {
    for (const ending of ['well', 'badly'] as const) {
      const written: string[] = [];
      const build = ({ onProgress }: BuildOptions): Promise<BuildResult> => {
        onProgress?.({ stage: 'check' });
        return ending === 'well' ? Promise.resolve(built()) : Promise.reject(new ToolError('no', 'yes'));
      };
      await galley(['build'], { build }, { terminal: terminal(written) });
      const all = written.join('');
      expect(all.lastIndexOf('\u001B[?25h')).toBeGreaterThan(all.lastIndexOf('\u001B[?25l'));
    }
  });
});
