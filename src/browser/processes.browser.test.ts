import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundledRunsHere } from './bundled.js';

const project = join(import.meta.dirname, '../..');
const work = mkdtempSync(join(tmpdir(), 'galley-processes-'));
const script = join(work, 'hold.mjs');
afterAll(() => rmSync(work, { recursive: true }));

/** Other processes run the compiled room; each has a temp folder and a cache of its own. */
describe.runIf(bundledRunsHere())('in processes of their own', () => {
  beforeAll(() => {
    const flags = [
      '--target',
      'es2023',
      '--module',
      'nodenext',
      '--types',
      'node',
      '--skipLibCheck',
      '--rootDir',
      'src',
      '--outDir',
      join(work, 'dist'),
    ];
    const entries = ['src/browser/index.ts', 'src/browser/puppeteer-inner.d.ts'];
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '--ignoreConfig', ...flags, ...entries], {
      cwd: project,
    });
    symlinkSync(join(project, 'node_modules'), join(work, 'node_modules'));
    writeFileSync(join(work, 'package.json'), '{"type":"module"}');
    writeFileSync(
      script,
      `import { launchBrowser } from './dist/browser/index.js';
      const controller = new AbortController();
      if (process.argv[2] === 'abort') process.once('SIGINT', () => controller.abort(new Error('interrupted')));
      if (process.argv[2] === 'exit') process.once('SIGINT', () => process.exit(130));
      const { browser, close } = await launchBrowser({ signal: controller.signal, browser: process.argv[3] });
      const page = await browser.newPage();
      console.log(await page.evaluate('1 + 1'));
      if (process.argv[2] === 'close') await close();
      else await page.evaluate('new Promise(() => undefined)').catch(() => undefined);`,
    );
  });

  interface Held {
    readonly child: ChildProcess;
    readonly temp: string;
    /** What it printed first: 2 when its browser works. */
    readonly printed: Promise<string>;
    readonly ended: Promise<unknown>;
  }

  let count = 0;
  function start(mode: string, browser?: string, cache?: string): Held {
    count += 1;
    const temp = join(work, `t${count}`);
    mkdirSync(temp);
    const env = {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      TMPDIR: temp,
      ...(cache ? { GALLEY_CACHE: cache } : {}),
    };
    const child = spawn(process.execPath, [script, mode, ...(browser ? [browser] : [])], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const printed = Promise.race([once(child.stdout, 'data'), once(child.stdout, 'end')]).then(([data]) =>
      String(data ?? '').trim(),
    );
    return { child, temp, printed, ended: once(child, 'exit') };
  }

  test.each(['abort', 'exit', 'nothing'])(
    'SIGINT leaves no browser behind when the builder answers it with: %s',
    async (mode) => {
      const { child, temp, printed, ended } = start(mode);
      expect(await printed).toBe('2');
      expect(processesNaming(temp)).not.toEqual([]);
      child.kill('SIGINT');
      await ended;
      await seenGone(temp);
      // Without an answer Node ends at once: the browser sees its pipe close, but nobody sweeps up.
      if (mode !== 'nothing') expect(workspaces(temp)).toEqual([]);
    },
  );

  test('SIGKILL of the builder ends the browser too', async () => {
    const { child, temp, printed, ended } = start('nothing');
    expect(await printed).toBe('2');
    child.kill('SIGKILL');
    await ended;
    await seenGone(temp);
  });

  test('two at once unpack one browser', async () => {
    const cache = join(work, 'shared-cache');
    const both = [start('close', undefined, cache), start('close', undefined, cache)];
    expect(await Promise.all(both.map(({ printed }) => printed))).toEqual(['2', '2']);
    await Promise.all(both.map(({ ended }) => ended));
    expect(readdirSync(cache)).toEqual([expect.stringMatching(/^chromium-[\d.]+-[0-9a-f]{12}$/)]);
  });

  test('killed while unpacking, the next one unpacks afresh', async () => {
    const cache = join(work, 'killed-cache');
    const first = start('close', undefined, cache);
    while (!readdirOrNone(cache).some((name) => name.includes('.part-'))) await sleep(5);
    first.child.kill('SIGKILL');
    await first.ended;
    expect(readdirSync(cache)).toEqual([expect.stringContaining('.part-')]);
    expect(await start('close', undefined, cache).printed).toBe('2');
  });

  test('nothing waits for a browser that does not start', async () => {
    const { child, ended } = start('close', '/bin/false');
    await ended;
    expect(child.exitCode).toBe(1);
  });
});

/** Running processes whose command line names the folder; the dead that wait to be reaped have none. */
function processesNaming(folder: string): string[] {
  const lines = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(commandLine);
  return lines.filter((line) => line.includes(folder));
}

async function seenGone(folder: string): Promise<void> {
  while (processesNaming(folder).length > 0) await sleep(20);
}

const workspaces = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name.startsWith('galley-browser-'));

function readdirOrNone(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
