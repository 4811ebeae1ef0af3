import type { Command } from 'commander';
import { EXIT, type Context, type ExitCode } from '../context.js';
import { printDiagnostics } from '../diagnostics.js';
import { findRoot, locateIssue } from '../locate.js';
import { painter } from '../paint.js';
import type { Scaffolded } from '../../scaffold/index.js';

interface Flags {
  readonly json?: true;
}

export function addNew(galley: Command, context: Context, end: (code: ExitCode) => void): void {
  const start = galley
    .command('new')
    .summary('start an issue or an article')
    .description('Starts an issue or an article with files to fill in. Nothing that exists is ever overwritten.');
  start
    .command('issue')
    .summary('start an issue')
    .description(
      'Makes the folder of an issue with its issue.md and a first story; with the journal’s first issue, journal.yaml too.',
    )
    .argument('<id>', 'the month or day it appears: 2021-01 or 2021-01-15')
    .option('--json', 'print the result as one JSON document')
    .action(async (id: string, flags: Flags) => {
      const made = await context.doors.newIssue(findRoot(context.cwd) ?? context.cwd, id);
      end(report(context, made, { json: flags.json === true, next: `galley check ${id}` }));
    });
  start
    .command('article')
    .summary('start an article')
    .description('Makes the file of an article and puts it at the end of the issue’s list.')
    .argument('<issue>', 'the folder’s name or path of the issue')
    .argument('<title...>', 'the title; the file’s name follows from it')
    .option('--json', 'print the result as one JSON document')
    .action(async (issue: string, title: readonly string[], flags: Flags) => {
      const { root, id } = await locateIssue(context, issue);
      const made = await context.doors.newArticle(root, id, title.join(' '));
      end(report(context, made, { json: flags.json === true, next: `galley check ${id}` }));
    });
}

interface Ending {
  readonly json: boolean;
  /** The command to type when the text is written. */
  readonly next: string;
}

function report({ terminal }: Context, made: Scaffolded, { json, next }: Ending): ExitCode {
  const ok = made.diagnostics.length === 0;
  terminal.err(printDiagnostics(made.diagnostics, painter(terminal.colour)));
  if (json) terminal.out(`${JSON.stringify({ ok, ...made }, undefined, 2)}\n`);
  else {
    for (const path of made.created) terminal.out(`created ${path}\n`);
    for (const path of made.changed) terminal.out(`changed ${path}\n`);
  }
  if (ok) terminal.err(`write the text, then: ${next}\n`);
  return ok ? EXIT.clean : EXIT.usage;
}
