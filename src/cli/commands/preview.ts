import { InvalidArgumentError, type Command } from 'commander';
import type { Round } from '../../preview.js';
import { EXIT, type Context, type ExitCode } from '../context.js';
import { printDiagnostics } from '../diagnostics.js';
import { locateIssue } from '../locate.js';
import { painter } from '../paint.js';
import { count } from '../words.js';

interface Flags {
  readonly port: number;
  readonly browser?: string;
}

const PORT = 3100;
const MOST = 65_535;

const HELP = `
Open the address it prints in any modern browser. Saving a file lays out what
it changed and puts the new pages in place of the old; templates and style
sheets too. While the files have errors the last good pages stay, and the
errors are shown over them. Only browsers on this machine are answered.

Keys:
  PageUp PageDown  a spread        j k  an article       + - 0  larger, smaller, fit
  arrows           a page          /    search; n N on   w      the web edition beside
  g b e s          columns, baselines, bleed, safe area
  A click on a paragraph shows its file and line.

Ctrl-C ends it.`;

export function addPreview(galley: Command, context: Context, end: (code: ExitCode) => void): void {
  galley
    .command('preview')
    .summary('live pages in your browser, while you write')
    .description('Shows the pages of an issue in your browser, and lays out again what you change.')
    .argument('[issue]', 'its folder’s name or path (default: the newest)')
    .option('--port <number>', 'listen on this port of this machine; 0 for any that is free', port, PORT)
    .option('--browser <path>', 'lay out with this browser, or with the one at a ws:// address')
    .addHelpText('after', HELP)
    .action(async (issue: string | undefined, flags: Flags) => end(await show(context, issue, flags)));
}

async function show(context: Context, named: string | undefined, flags: Flags): Promise<ExitCode> {
  const { doors, terminal, signal } = context;
  const { root, id } = await locateIssue(context, named);
  const opened = await doors.preview({
    root,
    issue: id,
    port: flags.port,
    signal,
    ...(flags.browser !== undefined && { browser: flags.browser }),
    onRound: (round) => tell(context, round),
  });
  terminal.out(`${opened.url}\n`);
  terminal.err(`${id} is shown there; Ctrl-C ends the preview\n`);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await opened.close();
  return EXIT.clean;
}

function tell({ terminal }: Context, { pages, diagnostics, isStale, tookMs }: Round): void {
  terminal.err(printDiagnostics(diagnostics, painter(terminal.colour)));
  const what = isStale ? 'the files have errors; the last good pages stay' : count(pages, 'page');
  terminal.err(`${what}, ${(tookMs / 1000).toFixed(2)} s\n`);
}

function port(value: string): number {
  const number = Number(value);
  if (!/^\d+$/u.test(value) || number > MOST) throw new InvalidArgumentError(`A port is a number from 0 to ${MOST}.`);
  return number;
}
