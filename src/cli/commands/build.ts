import { relative, resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import type { BuildOptions, BuildResult, Edition, OfficePaper } from '../../build.js';
import { EXIT, UsageError, type Context, type ExitCode } from '../context.js';
import { printDiagnostics } from '../diagnostics.js';
import { locateIssue } from '../locate.js';
import { painter } from '../paint.js';
import { progressView } from '../progress.js';
import { buildSummary } from '../summary.js';

export interface BuildFlags {
  readonly only?: readonly Edition[];
  readonly paper?: readonly OfficePaper[];
  readonly out?: string;
  readonly browser?: string;
  readonly strict?: true;
  readonly json?: true;
  /** False with `--no-cache`. */
  readonly cache?: boolean;
}

const EDITIONS: readonly Edition[] = ['screen', 'press', 'web'];
const PAPERS: readonly OfficePaper[] = ['a4-office', 'a4-office-grey'];

export function addBuild(galley: Command, context: Context, end: (code: ExitCode) => void): void {
  galley
    .command('build')
    .summary('make all editions of an issue')
    .description('Makes the editions of an issue: a PDF for the screen, one for the press, and the web edition.')
    .argument('[issue]', 'its folder’s name or path, such as 2020-12 or issues/2020-12 (default: the newest)')
    .option('--only <editions>', 'screen, press, web, or several with commas between (default: all)', editions)
    .option('--paper <kinds>', `also for an office printer: ${PAPERS.join(', ')}, or both`, papers)
    .option('--out <dir>', 'where to put what is made (default: output/ beside issues/)')
    .option('--browser <path>', 'lay out with this browser, or with the one at a ws:// address')
    .option('--no-cache', 'make everything anew: neither use nor keep what builds made before')
    .option('--strict', 'let warnings fail the build too')
    .option('--json', 'print the result as one JSON document')
    .action(async (issue: string | undefined, flags: BuildFlags) => end(await build(context, issue, flags)));
}

async function build(context: Context, named: string | undefined, flags: BuildFlags): Promise<ExitCode> {
  const { root, id } = await locateIssue(context, named);
  const began = context.now();
  const result = await buildWithProgress(context, { root, issue: id, ...choices(context, flags) });
  const tookMs = context.now() - began;
  report(context, result, { tookMs, json: flags.json === true });
  return result.ok ? EXIT.clean : EXIT.content;
}

/** Builds, and shows on the terminal how far it is. */
export async function buildWithProgress(context: Context, options: BuildOptions): Promise<BuildResult> {
  const view = progressView(context.terminal, context.now);
  // Ctrl-C ends the display at once, though the build may take a moment to put its tools away.
  context.signal.addEventListener('abort', view.close);
  try {
    const result = await context.doors.build({ ...options, onProgress: view.show, signal: context.signal });
    if (result.ok) view.finish();
    return result;
  } finally {
    view.close();
    context.signal.removeEventListener('abort', view.close);
  }
}

function report(context: Context, result: BuildResult, how: { readonly tookMs: number; readonly json: boolean }): void {
  const { terminal } = context;
  terminal.err(printDiagnostics(result.diagnostics, painter(terminal.colour)));
  const summary = summaryOf(context, result, how.tookMs);
  if (how.json) {
    terminal.err(summary);
    terminal.out(`${JSON.stringify({ ...result, seconds: how.tookMs / 1000 }, undefined, 2)}\n`);
  } else if (result.ok) terminal.out(summary);
  else terminal.err(summary);
}

/** What was made, with its paths as one would type them here. */
export function summaryOf({ cwd }: Context, result: BuildResult, tookMs: number): string {
  if (!result.ok) return `${result.issue}: not built; what was built before stands\n`;
  const near = relative(cwd, result.out);
  return buildSummary(result, tookMs, near.startsWith('..') ? result.out : near);
}

/** What the flags ask of a build. */
export function choices(
  { cwd, env }: Context,
  { only, paper, out, browser, strict, cache }: BuildFlags,
): Omit<BuildOptions, 'root' | 'issue'> {
  const epoch = sourceDate(env['SOURCE_DATE_EPOCH']);
  return {
    ...(only === undefined ? {} : { only }),
    ...(paper === undefined ? {} : { papers: paper }),
    ...(out === undefined ? {} : { out: resolve(cwd, out) }),
    ...(browser === undefined ? {} : { browser }),
    ...(strict === undefined ? {} : { strict }),
    cache: cache !== false,
    ...(epoch === undefined ? {} : { epoch }),
  };
}

/** https://reproducible-builds.org/specs/source-date-epoch/: a malformed value must not pass in silence. */
function sourceDate(value = ''): number | undefined {
  if (value === '') return undefined;
  const epoch = Number(value);
  if (/^\d+$/.test(value) && Number.isSafeInteger(epoch)) return epoch;
  throw new UsageError(`SOURCE_DATE_EPOCH is "${value}"`, 'give whole seconds since 1970, or unset it');
}

/** Editions as typed, with commas between. */
export const editions = (value: string): readonly Edition[] => listed(value, EDITIONS);

const papers = (value: string): readonly OfficePaper[] => listed(value, PAPERS);

function listed<T extends string>(value: string, known: readonly T[]): readonly T[] {
  const names = value.split(',').map((name) => name.trim());
  const found = names.map((name) => known.find((one) => one === name));
  if (found.includes(undefined)) throw new InvalidArgumentError(`There are ${known.join(', ')}.`);
  return [...new Set(found.filter((one) => one !== undefined))];
}
