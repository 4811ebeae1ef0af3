/** The command line as a process: streams, signals, exit codes. Runs what `npm run compile` made. */

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'galley-main-'));
const issue = join(root, 'issues/2020-12');

/** Doors whose build waits: `obedient` ends when asked to, `stubborn` never does. */
const DOORS = (kind: string): string => `
export const doors = {
  listIssues: async () => ['2020-12'],
  build: ({ signal, onProgress }) => new Promise((_, reject) => {
    onProgress({ stage: 'check', done: 1, total: 1 });
    setInterval(() => undefined, 1000);
    if ('${kind}' === 'obedient') signal.addEventListener('abort', () => reject(signal.reason));
  }),
};`;

/** What stands between the program and its modules. */
interface Hooks {
  /** Takes the place of the real doors. */
  readonly doors?: 'obedient' | 'stubborn';
  /** A pattern of modules that must not be asked for. */
  readonly forbidden?: string;
}

/** Arguments that make Node resolve modules our way. */
function hooked({ doors, forbidden }: Hooks): readonly string[] {
  const url = doors === undefined ? '' : pathToFileURL(join(root, `${doors}.mjs`)).href;
  const loader = `export const resolve = async (specifier, context, next) => {
    if (/${forbidden ?? '^$'}/.test(specifier)) throw new Error('loaded ' + specifier);
    return '${url}' !== '' && specifier === './doors.js' ? { url: '${url}', shortCircuit: true } : next(specifier, context);
  };`;
  const register = `import { register } from 'node:module'; register('${dataUrl(loader)}');`;
  return ['--import', dataUrl(register)];
}

const dataUrl = (code: string): string => `data:text/javascript,${encodeURIComponent(code).replaceAll("'", '%27')}`;

beforeAll(() => {
  expect(existsSync(MAIN), 'run npm run compile first').toBe(true);
  mkdirSync(issue, { recursive: true });
  for (const kind of ['obedient', 'stubborn']) writeFileSync(join(root, `${kind}.mjs`), DOORS(kind));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
}

function start(args: readonly string[], hooks: Hooks = {}): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [...hooked(hooks), MAIN, ...args], { cwd: root });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
  });
  return { child, ended };
}

/** Resolves when the child has said `word` among its messages. */
const said = (child: ChildProcess, word: string): Promise<void> =>
  new Promise((resolve) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes(word)) resolve();
    });
  });

describe('a process', () => {
  it('prints its help as a result', async () => {
    expect(await start(['--help']).ended).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('Usage: galley'),
    });
  });

  it('ends with 2 for wrong usage', async () => {
    expect(await start(['chekc']).ended).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('Did you mean check?'),
    });
  });

  it('opens no room before it must', async () => {
    const rooms = String.raw`^\.\.\/(?!diagnostic).*(index|build)\.js$`;
    expect(await start(['--help'], { forbidden: rooms }).ended).toMatchObject({ code: 0, err: '' });
    expect(await start(['new', 'issue', '2021-01'], { forbidden: rooms }).ended).toMatchObject({
      code: 3,
      err: expect.stringContaining('loaded ../scaffold/index.js'),
    });
  });

  it('scaffolds', async () => {
    const { code, out } = await start(['new', 'issue', '2021-01']).ended;
    expect([code, out.split('\n')[0]]).toEqual([0, 'created issues/2021-01/issue.md']);
    expect(existsSync(join(root, 'issues/2021-01/issue.md'))).toBe(true);
  });

  it('checks without a browser, a PDF or a template', async () => {
    await start(['new', 'issue', '2021-02']).ended;
    const ran = await start(['check', '2021-02'], {
      forbidden: '^(puppeteer|@sparticuz|@cantoo|pagedjs|handlebars|sharp)',
    }).ended;
    expect(ran).toMatchObject({ code: 0, err: expect.stringContaining('1 warning\n') });
  });

  it('does not mind a reader who leaves', async () => {
    const { child, ended } = start(['doctor', '--help']);
    child.stdout?.destroy();
    expect(await ended).toMatchObject({ code: 0, err: '' });
  });
});

describe('Ctrl-C', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('asks the build to end: %s', async (name) => {
    const { child, ended } = start(['build'], { doors: 'obedient' });
    await said(child, 'check');
    child.kill(name);
    const { code, out, err } = await ended;
    expect([code, out]).toEqual([130, '']);
    expect(err).toContain('stopping; Ctrl-C again ends at once\ngalley: interrupted; what was built before stands\n');
  });

  it('ends it at once the second time', async () => {
    const { child, ended } = start(['build'], { doors: 'stubborn' });
    await said(child, 'check');
    child.kill('SIGINT');
    await said(child, 'stopping');
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130, signal: null });
  });

  it('ends a build that does not end', async () => {
    const { child, ended } = start(['build'], { doors: 'stubborn' });
    await said(child, 'check');
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130, signal: null });
  });

  it('leaves JSON behind for programs', async () => {
    const { child, ended } = start(['build', '--json'], { doors: 'obedient' });
    await said(child, 'check');
    child.kill('SIGINT');
    const { out } = await ended;
    expect(JSON.parse(out)).toMatchObject({ ok: false, error: { kind: 'interrupted' } });
  });
});
