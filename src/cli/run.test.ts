import { parse } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ToolError } from '../diagnostic.js';
import { ERROR, galley, issueOf, root, WARNING } from './fake.test.kit.js';

/** No journal is above it. */
const NOWHERE = parse(root).root;

describe('check', () => {
  it('says that all is well', async () => {
    expect(await galley(['check', '2020-12'])).toEqual({
      code: 0,
      out: 'issues/2020-12: 10 articles, no problems\n',
      err: '',
    });
  });

  it('tells what reading and checking found', async () => {
    const { code, out, err } = await galley(['check'], {
      readIssue: () => Promise.resolve({ issue: issueOf(0), diagnostics: [ERROR] }),
      checkIssue: () => Promise.resolve([WARNING]),
    });
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe(
      'issues/2020-12/a.md:2 error e: wrong\nissues/2020-12/a.md:2 warning w: odd\n1 error, 1 warning\n',
    );
  });

  it('fails for warnings only when strict', async () => {
    const doors = { checkIssue: () => Promise.resolve([WARNING]) };
    expect((await galley(['check'], doors)).code).toBe(0);
    expect((await galley(['check', '--strict'], doors)).code).toBe(1);
  });

  it('gives programs one JSON document', async () => {
    const { code, out } = await galley(['check', '--json'], {
      readIssue: () => Promise.resolve({ diagnostics: [ERROR] }),
    });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({ issue: '2020-12', ok: false, diagnostics: [ERROR] });
  });
});

describe('new', () => {
  it('says what it made and what comes next', async () => {
    expect(await galley(['new', 'article', '2020-12', 'A', 'title'])).toEqual({
      code: 0,
      out: 'created issues/2020-12/A title.md\nchanged issues/2020-12/issue.md\n',
      err: 'write the text, then: galley check 2020-12\n',
    });
    expect((await galley(['new', 'issue', '2021-01'])).out).toBe('created issues/2021-01/issue.md\n');
  });

  it('ends with 2 when it cannot be made', async () => {
    const ran = await galley(['new', 'issue', 'x'], {
      newIssue: () => Promise.resolve({ created: [], changed: [], diagnostics: [ERROR] }),
    });
    expect(ran).toMatchObject({ code: 2, out: '' });
  });
});

describe('doctor', () => {
  it('finds that a build can run', async () => {
    const { code, out, err } = await galley(['doctor']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^✓ Node +\d+\./m);
    expect(out).toMatch(/^✓ browser +bundled, 147.0, headless$/m);
    expect(out).toMatch(/^✓ cache +3.2 MB of at most 1.0 GB, \/home\/e\/.cache\/galley$/m);
    expect(out).toMatch(/^✓ journal /m);
    // No PATH, no judges; no build needs them.
    expect(out).toMatch(/^– qpdf +not installed\n +only for Galley’s own tests; on Debian: apt-get install qpdf$/m);
  });

  it.each([
    [[], 'none that works'],
    [
      [{ origin: 'bundled', path: 'b', works: false, problem: 'no libnss\n  at all' }] as const,
      'no libnss\n             at all',
    ],
    [
      [
        { origin: 'environment', path: 'e', works: false },
        { origin: 'bundled', path: 'b', works: true },
      ] as const,
      'unset it',
    ],
  ])('ends with 3 when no browser would do: %j', async (browsers, said) => {
    const { code, out } = await galley(['doctor'], { examineBrowsers: () => Promise.resolve(browsers) });
    expect(code).toBe(3);
    expect(out).toContain(said);
    expect(out).toMatch(/^✗ browser/m);
  });

  it('gives programs one JSON document', async () => {
    const { out } = await galley(['doctor', '--json'], {}, { cwd: NOWHERE });
    const { ok, examined } = JSON.parse(out) as { ok: boolean; examined: { name: string; state: string }[] };
    expect(ok).toBe(true);
    expect(examined.find(({ name }) => name === 'journal')?.state).toBe('absent');
  });
});

describe('wrong usage ends with 2', () => {
  it.each([
    [['biuld'], /unknown command 'biuld'\n\(Did you mean build\?\)/],
    [['build', '--onyl', 'web'], /unknown option '--onyl'\n\(Did you mean --only\?\)/],
    [['build', '--paper', 'a5'], /argument 'a5' is invalid. There are a4-office, a4-office-grey./],
    [['build', '--only', 'pres'], /argument 'pres' is invalid. There are screen, press, web./],
    [['build', 'a', 'b'], /too many arguments/],
    [['build', '2020-10'], /^galley: no issue "2020-10"; there are 2020-12, 2020-11\n$/],
    [['build', '..'], /^galley: no issue "\.\."/],
    [['new', 'article', '2020-12'], /missing required argument 'title'/],
    [['new'], /Usage: galley new/],
    [[], /Usage: galley/],
  ])('%j', async (args, message) => {
    const { code, out, err } = await galley(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  it('as JSON too', async () => {
    const { code, out } = await galley(['check', '2020-10', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toEqual({
      ok: false,
      error: { kind: 'usage', message: 'no issue "2020-10"', mend: 'there are 2020-12, 2020-11' },
    });
  });

  it('outside a journal, and in one without issues', async () => {
    expect((await galley(['build'], {}, { cwd: NOWHERE })).err).toContain('galley: no journal here');
    expect((await galley(['build'], { listIssues: () => Promise.resolve([]) })).err).toContain('there is no issue yet');
  });
});

describe('a failing machine ends with 3', () => {
  it('tells what to do, without a stack', async () => {
    const ran = await galley(['build'], {
      build: () => Promise.reject(new ToolError('no browser starts', 'run npm ci')),
    });
    expect(ran).toEqual({ code: 3, out: '', err: 'galley: no browser starts; run npm ci\n' });
  });

  it('shows a stack for what should not happen, and the causes', async () => {
    const bug = new Error('oops', { cause: new TypeError('x is undefined') });
    const { code, err } = await galley(['build'], { build: () => Promise.reject(bug) });
    expect(code).toBe(3);
    expect(err).toMatch(/^galley: oops; this is a bug in Galley: .*\n +at .*\n/);
    expect(err).toMatch(/caused by: x is undefined\n +at /);
  });
});

describe('help', () => {
  it('goes to the results and ends with 0', async () => {
    const { code, out, err } = await galley(['--help']);
    expect([code, err]).toEqual([0, '']);
    for (const part of ['build', 'check', 'new', 'doctor', 'Examples:', 'Exit codes:', 'output/2020-12/'])
      expect(out).toContain(part);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('is there for each command', async () => {
    for (const command of [['build'], ['check'], ['new'], ['new', 'issue'], ['new', 'article'], ['doctor']]) {
      const { code, out } = await galley([...command, '--help']);
      expect(code).toBe(0);
      expect(out).toContain(`Usage: galley ${command.join(' ')}`);
    }
  });

  it('knows its version', async () => {
    expect(await galley(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });
});
