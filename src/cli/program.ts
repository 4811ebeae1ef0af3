/** The command line: commands, help, and what each way of ending means. */

import { Command, CommanderError } from 'commander';
import { addBuild } from './commands/build.js';
import { addCheck } from './commands/check.js';
import { addDoctor } from './commands/doctor.js';
import { addImpose } from './commands/impose.js';
import { addNew } from './commands/new.js';
import { addPackage } from './commands/package.js';
import { addPreflight } from './commands/preflight.js';
import { addPreview } from './commands/preview.js';
import { addSpecimen } from './commands/specimen.js';
import { EXIT, type Context, type ExitCode } from './context.js';
import { explain, failureJson, failureText } from './failure.js';
import { manifest } from './package-json.js';

const HELP = `
Examples:
  galley build                      all editions of the newest issue
  galley build 2020-12 --only web   the web edition alone
  galley build --paper a4-office    also a PDF for the office printer
  galley check 2020-12              every problem of an issue, without a browser
  galley preview                    live pages in your browser, while you write
  galley new issue 2021-01          start an issue
  galley new article 2021-01 "The title of the story"
  galley package 2020-12            one zip for the printer, with a version
  galley impose 2020-12             a stapled booklet of its press file
  galley preflight other.pdf        what a printer would object to in any PDF
  galley specimen                   every block, part and token of your theme
  galley doctor                     what is missing here, and how to get it

Outputs, all under output/, which may be deleted but for the zips in print:
  output/2020-12/<journal>-2020-12.pdf              to read on a screen
  output/2020-12/press/<journal>-2020-12-press.pdf  for the printer
  output/2020-12/press/<journal>-2020-12-preflight.html
                                                    what the judge says of it
  output/2020-12/<journal>-2020-12-v1.zip           all the printer needs
  output/2020-12/print.html                         the pages before layout
  output/2020-12/build.json                         what was made; checksums
  output/web/                                       the site, all issues

Environment:
  GALLEY_BROWSER  the browser to lay out with, when --browser names none
  GALLEY_CACHE    where the browser is unpacked to, and where builds keep what
                  they made (default: ~/.cache/galley)
  NO_COLOR        no colours
  SOURCE_DATE_EPOCH
                  dates the files, instead of the issue's own date

Exit codes:
    0  clean
    1  the content has errors (under --strict: or warnings)
    2  the command was typed wrongly
    3  the machine or Galley itself failed
  130  interrupted

Run it anywhere inside the folder that holds issues/. Problems are printed as
file:line:column, so that editors can jump to them; --json gives programs one
JSON document on the standard output and nothing else.`;

/** Runs the command in `argv` (without node and script). Never throws: whatever happens becomes a message and a code. */
export async function run(argv: readonly string[], context: Context): Promise<ExitCode> {
  let code: ExitCode = EXIT.clean;
  try {
    await program(context, (ended) => (code = ended)).parseAsync([...argv], { from: 'user' });
  } catch (error) {
    // Help and version end this way too.
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.clean;
    return fail(error, argv, context);
  }
  return context.signal.aborted ? EXIT.interrupted : code;
}

function fail(error: unknown, argv: readonly string[], { terminal, signal }: Context): ExitCode {
  const failure = explain(error, signal.aborted);
  if (failure.said !== true) terminal.err(failureText(failure));
  if (argv.includes('--json')) terminal.out(`${JSON.stringify(failureJson(failure), undefined, 2)}\n`);
  return failure.code;
}

function program(context: Context, end: (code: ExitCode) => void): Command {
  const { terminal } = context;
  const galley = new Command('galley')
    .description('Turns the Markdown of a monthly journal into a press file, a screen PDF and a web edition.')
    .version(manifest().version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help; with a command: that command’s')
    .helpCommand('help [command]', 'print the help of a command')
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err, getErrHelpWidth: terminal.columns })
    .showHelpAfterError('(galley --help lists what there is)')
    .addHelpText('after', HELP)
    .exitOverride();
  addBuild(galley, context, end);
  addCheck(galley, context, end);
  addPreview(galley, context, end);
  addNew(galley, context, end);
  addPackage(galley, context, end);
  addImpose(galley, context, end);
  addPreflight(galley, context, end);
  addSpecimen(galley, context, end);
  addDoctor(galley, context, end);
  return galley;
}
