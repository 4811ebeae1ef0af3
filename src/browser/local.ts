/** Starts a browser program on this machine and connects to it. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'puppeteer-core';
import type { Child } from './child.js';
import { startChild } from './child.js';
import { browserFlags } from './flags.js';
import type { Environment } from './private-folder.js';
import { connectPuppeteer } from './puppeteer.js';
import type { Workspace } from './workspace.js';
import { makeWorkspace } from './workspace.js';

export interface Program {
  readonly path: string;
  /** Set for the bundled browser: it gets an environment of its own, and these libraries where the system lacks them. */
  readonly libraryFolder?: string;
}

export interface RunningBrowser {
  readonly browser: Browser;
  /** `HeadlessChrome` */
  readonly name: string;
  /** `147.0.7727.0` */
  readonly version: string;
  readonly sandbox: boolean;
  readonly close: () => Promise<void>;
}

/** Why a program did not become a browser, and what it said. */
export interface StartFailure {
  readonly problem: string;
  readonly lines: readonly string[];
}

interface Attempt extends Program {
  readonly sandbox: boolean;
}

const START_WITHIN_MS = 30_000;
const CLOSE_WITHIN_MS = 3000;
/** Long enough for the longest layout; a browser that hangs is ended by the signal. */
const ANSWER_WITHIN_MS = 600_000;
export const VIEWPORT = { width: 1200, height: 900 };

/**
 * Tries with the sandbox first, without it only when the sandbox was what failed; with the bundled libraries first,
 * without them only when they do not suit this system. Throws nothing but the signal's reason.
 */
export async function startLocal(program: Program, signal?: AbortSignal): Promise<RunningBrowser | StartFailure> {
  // Chromium refuses to set up its sandbox for root.
  let attempt: Attempt = { ...program, sandbox: process.getuid?.() !== 0 };
  for (;;) {
    const outcome = await tryOnce(attempt, signal);
    const next = 'problem' in outcome ? withoutTheCulprit(attempt, outcome) : undefined;
    if (next === undefined) return outcome;
    attempt = next;
  }
}

function withoutTheCulprit(attempt: Attempt, { lines }: StartFailure): Attempt | undefined {
  const said = lines.join('\n');
  if (attempt.sandbox && /sandbox|namespace|CLONE_NEW/i.test(said)) return { ...attempt, sandbox: false };
  // The bundled libraries want glibc 2.34, the browser itself 2.25: an older system may have libraries of its own.
  const unsuited = /version `?GLIBC|error while loading shared libraries/.test(said);
  if (attempt.libraryFolder && unsuited) return { ...attempt, libraryFolder: '' };
  return undefined;
}

async function tryOnce(attempt: Attempt, signal?: AbortSignal): Promise<RunningBrowser | StartFailure> {
  signal?.throwIfAborted();
  const workspace = makeWorkspace();
  const child = startChild({
    path: attempt.path,
    flags: browserFlags(workspace.profileFolder, {
      sandbox: attempt.sandbox,
      bundled: attempt.libraryFolder !== undefined,
    }),
    env: environment(attempt, workspace),
    folder: workspace.home,
  });
  const close = closer(child, workspace, signal);
  try {
    // Puppeteer is loaded while the browser starts: each takes the time of the other.
    const { browser, version } = await within(connect(child), child, signal);
    close.gently(browser);
    const [name = '', number = ''] = version.split('/');
    return { browser, name, version: number, sandbox: attempt.sandbox, close: close.now };
  } catch (error) {
    const hung = error === TOO_LATE ? `did not answer within ${START_WITHIN_MS / 1000} s` : undefined;
    await close.now();
    signal?.throwIfAborted();
    return { problem: hung ?? (await child.ended), lines: child.lastLines() };
  }
}

async function connect({ transport }: Child): Promise<{ browser: Browser; version: string }> {
  const browser = await connectPuppeteer({ transport, defaultViewport: VIEWPORT, protocolTimeout: ANSWER_WITHIN_MS });
  return { browser, version: await browser.version() };
}

const TOO_LATE = Symbol('too late');

/** The connection, or a rejection when the process ends, the time is over or the signal comes first. */
async function within<T>(connection: Promise<T>, child: Child, signal?: AbortSignal): Promise<T> {
  const done = new AbortController();
  const late = async (): Promise<never> => {
    await sleep(START_WITHIN_MS, undefined, { signal: done.signal });
    throw TOO_LATE;
  };
  const gone = child.ended.then((how) => Promise.reject(new Error(how)));
  const aborted = new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(new Error('aborted')), { once: true, signal: done.signal });
  });
  try {
    return await Promise.race([connection, late(), gone, aborted]);
  } finally {
    done.abort();
    // Whoever lost the race may still reject; nobody waits for it any more.
    void connection.catch(() => undefined);
    void gone.catch(() => undefined);
  }
}

interface Closer {
  /** From now on the browser is asked to close before it is made to: so it reaps its own children. */
  readonly gently: (browser: Browser) => void;
  readonly now: () => Promise<void>;
}

/** Whatever happens, to the build or to the signal, neither process nor folder stays behind. */
function closer(child: Child, workspace: Workspace, signal?: AbortSignal): Closer {
  let connected: Browser | undefined;
  let closing: Promise<void> | undefined;
  const atExit = (): void => {
    child.killNow();
    workspace.removeNow();
  };
  const shutDown = async (): Promise<void> => {
    signal?.removeEventListener('abort', close);
    if (connected) {
      void connected.close().catch(() => undefined);
      await Promise.race([child.ended, sleep(CLOSE_WITHIN_MS, undefined, { ref: false })]);
    }
    await child.kill();
    await workspace.remove();
    process.off('exit', atExit);
  };
  const now = (): Promise<void> => (closing ??= shutDown());
  const close = (): void => void now();
  process.once('exit', atExit);
  signal?.addEventListener('abort', close, { once: true });
  return { now, gently: (browser) => void (connected = browser) };
}

/** The environment decides nothing: not the language, the time zone, the fonts nor a proxy. */
function environment({ libraryFolder }: Attempt, { fontConfig, home }: Workspace): Environment {
  const fixed = { TZ: 'UTC', LANG: 'en_US.UTF-8', FONTCONFIG_FILE: fontConfig };
  if (libraryFolder === undefined) {
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/^(?:.*_proxy|LANGUAGE|LC_.*|FONTCONFIG_.*)$/i.test(name),
    );
    return { ...Object.fromEntries(inherited), ...fixed };
  }
  const libraries = libraryFolder === '' ? {} : { LD_LIBRARY_PATH: libraryFolder };
  // Its own temp folder too: what it forgets there goes with the workspace.
  return { ...fixed, ...libraries, HOME: home, TMPDIR: home };
}
