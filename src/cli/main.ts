#!/usr/bin/env node
/** Where the house meets the process: arguments, streams, signals, exit code. Nothing else in `src/` touches them. */

import type { Context, Terminal } from './context.js';
import { manifest, satisfies } from './package-json.js';
import { SHOW_CURSOR } from './progress.js';

/** How long a build may take to put its tools away after the first Ctrl-C. */
const GRACE_MS = 5000;
const MACHINE_FAILED = 3;
const INTERRUPTED = 130;

const terminal: Terminal = {
  out: (text) => void (text !== '' && process.stdout.write(text)),
  err: (text) => void (text !== '' && process.stderr.write(text)),
  live: process.stderr.isTTY && process.env['TERM'] !== 'dumb',
  // https://no-color.org: any value but the empty one.
  colour: process.stderr.isTTY && process.env['TERM'] !== 'dumb' && (process.env['NO_COLOR'] ?? '') === '',
  columns: () => process.stderr.columns || 80,
};

await main();

async function main(): Promise<void> {
  surviveClosedPipes();
  process.on('exit', () => void (terminal.live && process.stderr.write(SHOW_CURSOR)));
  const { engines } = manifest();
  if (!satisfies(process.versions.node, engines.node)) {
    terminal.err(
      `galley: this is Node ${process.versions.node}, but Galley needs ${engines.node}; see https://nodejs.org\n`,
    );
    return end(MACHINE_FAILED);
  }
  // Only now, as an older Node may stumble over the rest.
  const [{ run }, { doors }] = await Promise.all([import('./program.js'), import('./doors.js')]);
  const signal = interruptible();
  const context: Context = {
    cwd: process.cwd(),
    env: process.env,
    terminal,
    doors,
    signal,
    now: () => performance.now(),
  };
  process.on('uncaughtException', (error) => {
    terminal.err(
      `galley: ${error.stack ?? error.message}\nthis is a bug in Galley: please report it with these lines\n`,
    );
    end(MACHINE_FAILED);
  });
  end(await run(process.argv.slice(2), context));
}

/** Ctrl-C asks the command to end; a second one, or five seconds, ends it. */
function interruptible(): AbortSignal {
  const controller = new AbortController();
  const interrupt = (): void => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    controller.abort();
    terminal.err('stopping; Ctrl-C again ends at once\n');
    setTimeout(() => process.exit(INTERRUPTED), GRACE_MS);
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return controller.signal;
}

/** `galley … | head` closes our output early: what is made is made all the same. */
function surviveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

/** Exits even if something forgot to let go, but not before all that was printed has gone out. */
function end(code: number): void {
  process.exitCode = code;
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
}
