/**
 * Finds, unpacks and starts the browser that lays out and prints: the one that comes with `npm ci` where it runs, so that
 * every machine makes the same line and page breaks; another where it does not, or where one is named.
 */

import type { Browser } from 'puppeteer-core';
import { ToolError } from '../diagnostic.js';
import { bundledRunsHere, findPackage, unpackBrowser } from './bundled.js';
import type { Candidate } from './candidates.js';
import { findCandidates } from './candidates.js';
import type { Program, RunningBrowser, StartFailure } from './local.js';
import { startLocal } from './local.js';
import type { NamedBrowser } from './named.js';
import { isEndpoint, namedBrowser, namedBy, namedProgram } from './named.js';
import { cacheFolder } from './private-folder.js';
import { connectRemote, withoutSecrets } from './remote.js';
import { removeStaleWorkspaces } from './workspace.js';

export { probeFont } from './last-resort.js';
export { cacheFolder } from './private-folder.js';

export type BrowserOrigin = 'option' | 'environment' | 'bundled' | 'puppeteer' | 'installed' | 'remote';

export interface Engine {
  /** As it calls itself: `HeadlessChrome`. */
  readonly name: string;
  /** `147.0.7727.0` */
  readonly version: string;
  readonly origin: BrowserOrigin;
  /** Whether pages run in Chromium's sandbox; unknown of a remote browser. A fact of the machine, not of the pages. */
  readonly sandbox?: boolean;
  /** Path of the program; of a remote browser nothing is known. */
  readonly program?: string;
}

export interface LaunchedBrowser {
  /** Its viewport is 1200 × 900 px at one device pixel each. A local one reaches no network: serve pages by interception. */
  readonly browser: Browser;
  readonly engine: Engine;
  /** Ends the browser and removes what it wrote. Of a remote one, closes only the tabs opened through `browser`. */
  readonly close: () => Promise<void>;
}

export interface LaunchOptions {
  /** Path or name of a program, or a `ws://`, `wss://`, `http://` endpoint. Before `GALLEY_BROWSER`. */
  readonly browser?: string;
  /** Closes the browser, started or starting. */
  readonly signal?: AbortSignal;
}

export interface ExaminedBrowser {
  readonly origin: BrowserOrigin;
  /** Of the program, or the endpoint. */
  readonly path: string;
  readonly version?: string;
  readonly works: boolean;
  /** Why it does not work. */
  readonly problem?: string;
}

const HOW_TO_MOVE_IT = 'set GALLEY_CACHE to a folder on a disk where programs may run';
const HOW_TO_GET_ONE =
  'on Linux x64 run npm ci again (Galley brings its own browser); elsewhere install Chrome or Chromium, or run npx @puppeteer/browsers install chrome-headless-shell --path ~/.cache/puppeteer';

/**
 * Starts the browser. Without a name: the bundled one, Puppeteer's own, an installed one, whichever starts first.
 * @throws ToolError when the named one does not start (no other is tried), when none does, or when the cache folder cannot
 *   take the bundled one; the signal's reason when it aborts.
 */
export async function launchBrowser({ browser, signal }: LaunchOptions = {}): Promise<LaunchedBrowser> {
  const named = namedBrowser(browser, process.env);
  if (named && isEndpoint(named.value)) return launched('remote', await connectRemote(named.value, signal));
  void removeStaleWorkspaces();
  return named ? launchNamed(named, signal) : launchFirst(signal);
}

async function launchNamed(named: NamedBrowser, signal?: AbortSignal): Promise<LaunchedBrowser> {
  const path = await namedProgram(named, process.env);
  const outcome = await startLocal({ path }, signal);
  if (!('problem' in outcome)) return launched(named.origin, { ...outcome, program: path });
  throw new ToolError(
    `the browser ${path}, named by ${namedBy(named)}, does not start: ${inFull(outcome)}`,
    'see that it is a Chrome or Chromium that runs here, or name none: galley doctor lists the browsers it finds',
  );
}

async function launchFirst(signal?: AbortSignal): Promise<LaunchedBrowser> {
  const problems: string[] = [];
  const bundled = await bundledProgram(signal);
  if ('problem' in bundled) {
    problems.push(`bundled: ${bundled.problem}`);
  } else {
    const outcome = await startLocal(bundled, signal);
    if (!('problem' in outcome)) return launched('bundled', { ...outcome, program: bundled.path });
    const forbidden = outcome.problem.includes('EACCES');
    problems.push(`${bundled.path}: ${inFull(outcome)}${forbidden ? `; ${HOW_TO_MOVE_IT}` : ''}`);
  }
  for (const { origin, path } of await findCandidates(process.env)) {
    const outcome = await startLocal({ path }, signal);
    if (!('problem' in outcome)) return launched(origin, { ...outcome, program: path });
    problems.push(`${path}: ${inFull(outcome)}`);
  }
  throw new ToolError(`no browser starts\n  ${problems.join('\n  ')}`, HOW_TO_GET_ONE);
}

async function bundledProgram(signal?: AbortSignal): Promise<Program | { problem: string }> {
  if (!bundledRunsHere()) return { problem: 'runs on Linux x64 only' };
  const found = await findPackage();
  if (!found) return { problem: 'the package @sparticuz/chromium is not installed' };
  const { executable, libraryFolder } = await unpackBrowser(found, await cacheFolder(process.env), signal);
  return { path: executable, libraryFolder };
}

type Running = Omit<RunningBrowser, 'sandbox'> & { readonly sandbox?: boolean; readonly program?: string };

function launched(origin: BrowserOrigin, { browser, close, ...facts }: Running): LaunchedBrowser {
  const { name, version, sandbox, program } = facts;
  const known = { ...(sandbox !== undefined && { sandbox }), ...(program !== undefined && { program }) };
  return { browser, engine: { name, version, origin, ...known }, close };
}

const inFull = ({ problem, lines }: StartFailure): string => [problem, ...lines].join('\n    ');

/** Every browser that could be used, in the order it would be tried, each started once (the bundled one unpacked too). */
export async function examineBrowsers(): Promise<readonly ExaminedBrowser[]> {
  const named = namedBrowser(undefined, process.env);
  const found = [...(named ? [await examineNamed(named)] : []), await examineBundled()];
  for (const candidate of await findCandidates(process.env))
    found.push(await examineProgram(candidate.origin, candidate));
  return found;
}

async function examineNamed(named: NamedBrowser): Promise<ExaminedBrowser> {
  const remote = isEndpoint(named.value);
  const origin = remote ? 'remote' : named.origin;
  try {
    if (!remote) return await examineProgram(origin, { path: await namedProgram(named, process.env) });
    const { version, close } = await connectRemote(named.value);
    await close();
    return { origin, path: withoutSecrets(named.value), version, works: true };
  } catch (error) {
    return { origin, path: withoutSecrets(named.value), works: false, problem: reason(error) };
  }
}

async function examineBundled(): Promise<ExaminedBrowser> {
  const origin = 'bundled';
  const path = '@sparticuz/chromium';
  try {
    const program = await bundledProgram();
    return 'problem' in program
      ? { origin, path, works: false, problem: program.problem }
      : await examineProgram(origin, program);
  } catch (error) {
    return { origin, path, works: false, problem: reason(error) };
  }
}

async function examineProgram(origin: BrowserOrigin, program: Program | Candidate): Promise<ExaminedBrowser> {
  const outcome = await startLocal(program);
  if ('problem' in outcome) return { origin, path: program.path, works: false, problem: inFull(outcome) };
  await outcome.close();
  return { origin, path: program.path, version: outcome.version, works: true };
}

/** The mend belongs to it: `doctor` prints what to do. */
const reason = (error: unknown): string =>
  error instanceof ToolError
    ? `${error.message}; ${error.mend}`
    : error instanceof Error
      ? error.message
      : String(error);
