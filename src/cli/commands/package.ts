import { readFile } from 'node:fs/promises';
import { join, posix, relative } from 'node:path';
import type { Command } from 'commander';
import type { BuildResult } from '../../build.js';
import { EXIT, type Context, type ExitCode } from '../context.js';
import { printDiagnostics } from '../diagnostics.js';
import { locateIssue } from '../locate.js';
import { painter } from '../paint.js';
import { count, size } from '../words.js';
import { buildWithProgress, choices } from './build.js';

interface Flags {
  readonly note?: string;
  readonly out?: string;
  readonly browser?: string;
  readonly strict?: true;
  readonly json?: true;
}

const HELP = `
The issue is built for the press, judged, and packed. In the zip stands one
folder of its name, with
  the press file, or cover and inside apart where print.binding is perfect
  the report of its preflight
  <journal>-2020-12-proof.pdf     every page at low resolution, marked PROOF
  order-sheet.html, .txt          size, pages, paper, inks, binding, contact;
                                  quantity and delivery are left for you to fill in
  versions.txt, manifest.json     what is in it, and what changed since when
  SHA256SUMS                      unpack, then: sha256sum -c SHA256SUMS

The version hangs on the content. What was packed before gives the same version
and the same bytes again; anything else the next version, with a line in the
log output/2020-12/packages.json that names the pages that changed. Zips made
before stay. Keep them and the log: they know which versions are out.

An issue with errors is not packed.

Examples:
  galley package 2020-12
  galley package --note "Name on page 7 corrected"`;

export function addPackage(galley: Command, context: Context, end: (code: ExitCode) => void): void {
  galley
    .command('package')
    .summary('pack what the printer needs into one zip')
    .description('Builds the press edition of an issue and packs it for the printer: one zip, with a version.')
    .argument('[issue]', 'its folder’s name or path (default: the newest)')
    .option('--note <text>', 'what is new in this version, for the log')
    .option('--out <dir>', 'where to put what is made (default: output/ beside issues/)')
    .option('--browser <path>', 'lay out with this browser, or with the one at a ws:// address')
    .option('--strict', 'let warnings keep it from being packed too')
    .option('--json', 'print the result as one JSON document')
    .addHelpText('after', HELP)
    .action(async (issue: string | undefined, flags: Flags) => end(await pack(context, issue, flags)));
}

async function pack(context: Context, named: string | undefined, flags: Flags): Promise<ExitCode> {
  const { doors, terminal, cwd } = context;
  const { root, id } = await locateIssue(context, named);
  const options = { root, issue: id, ...choices(context, flags), only: ['press'] as const };
  const built = await buildWithProgress(context, options);
  terminal.err(printDiagnostics(built.diagnostics, painter(terminal.colour)));
  const { issue } = built.ok ? await doors.readIssue(root, id) : {};
  if (!issue) {
    terminal.err(`${id}: not packed, for it has ${flags.strict ? 'errors or warnings' : 'errors'}\n`);
    if (flags.json) terminal.out(`${JSON.stringify({ ok: false, diagnostics: built.diagnostics }, undefined, 2)}\n`);
    return EXIT.content;
  }
  const log = await doors.readLog(join(built.out, id), `${issue.journal.slug}-${id}`);
  const files = await pressFiles(built);
  const made = await doors.packageIssue({ issue, files, log, ...(flags.note !== undefined && { note: flags.note }) });
  const zip = `${id}/${made.name}.zip`;
  const [file] = await doors.publish(
    built.out,
    new Map<string, Uint8Array | string>([
      [zip, made.zip],
      [`${id}/packages.json`, await doors.logJson(made.log)],
    ]),
  );
  if (!file) return EXIT.machine;
  const { entry, isNew } = made;
  const said = isNew ? (entry.differs ?? 'the first version') : 'as packed before';
  const line = `${relative(cwd, join(built.out, zip))}: ${size(file.bytes)}, proof of ${count(entry.pages.length, 'page')}; ${said}\n`;
  if (flags.json) terminal.out(`${JSON.stringify({ ok: true, isNew, ...entry, file }, undefined, 2)}\n`);
  else terminal.out(line);
  return EXIT.clean;
}

/** What the build has put in the press folder, by file name; what others left there is not its work. */
async function pressFiles({ files, issue, out }: BuildResult): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const { path } of files) {
    if (posix.dirname(path) !== `${issue}/press`) continue;
    found.set(posix.basename(path), new Uint8Array(await readFile(join(out, path))));
  }
  return found;
}
