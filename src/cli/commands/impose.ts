import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { EXIT, UsageError, type Context, type ExitCode } from '../context.js';
import { printDiagnostics } from '../diagnostics.js';
import { locateIssue } from '../locate.js';
import { painter } from '../paint.js';
import { count, size } from '../words.js';

interface Flags {
  readonly caliper?: number;
  readonly out?: string;
  readonly json?: true;
}

const HELP = `
The press PDF that galley build made is imposed: the last page beside the
first, and so inwards, with bleed on the three outer sides, none at the fold,
and the pages of inner sheets moved towards it by the thickness of the paper.
A journal that reads from the right is bound on the right. One PDF page is one
side of a sheet: front and back of the outermost first. Print it on both sides,
turned over the short edge.

For digital presses, and for a dummy to hold. Offset printers want the press
PDF itself, in single pages. The next build takes the booklet away, for it is
out of date.

Output:
  output/2020-12/press/<journal>-2020-12-booklet.pdf`;

export function addImpose(galley: Command, context: Context, end: (code: ExitCode) => void): void {
  galley
    .command('impose')
    .summary('make a stapled booklet of a press PDF')
    .description('Imposes the press PDF of an issue as a saddle-stitched booklet, two pages a side.')
    .argument('[issue]', 'its folder’s name or path (default: the newest)')
    .option('--caliper <mm>', 'thickness of a leaf, in millimetres (default: that of the press profile)', millimetres)
    .option('--out <dir>', 'where the issue was built to (default: output/ beside issues/)')
    .option('--json', 'print the result as one JSON document')
    .addHelpText('after', HELP)
    .action(async (issue: string | undefined, flags: Flags) => end(await impose(context, issue, flags)));
}

async function impose(context: Context, named: string | undefined, flags: Flags): Promise<ExitCode> {
  const { doors, terminal, cwd } = context;
  const { root, id } = await locateIssue(context, named);
  const { issue, diagnostics } = await doors.readIssue(root, id);
  if (!issue) {
    terminal.err(printDiagnostics(diagnostics, painter(terminal.colour)));
    return EXIT.content;
  }
  const { slug, print } = issue.journal;
  if (print.binding === 'perfect') {
    throw new UsageError(
      `${id} is in perfect binding: there is nothing to staple`,
      'set print.binding to saddle-stitch',
    );
  }
  const out = flags.out === undefined ? join(root, 'output') : resolve(cwd, flags.out);
  const press = `${id}/press/${slug}-${id}-press.pdf`;
  const bytes = await readFile(join(out, press)).catch(() => undefined);
  if (!bytes) throw new UsageError(`there is no ${relative(cwd, join(out, press))}`, `make it: galley build ${id}`);
  const caliperMm = flags.caliper ?? print.profile.paperCaliperMm;
  const booklet = await doors.imposeBooklet(new Uint8Array(bytes), { caliperMm, slug: `${slug}-${id}` });
  const [file] = await doors.publish(out, new Map([[`${id}/press/${slug}-${id}-booklet.pdf`, booklet.pdf]]));
  if (!file) return EXIT.machine;
  const path = relative(cwd, join(out, file.path));
  if (flags.json === true) terminal.out(`${JSON.stringify({ sheets: booklet.sheets, file }, undefined, 2)}\n`);
  else terminal.out(`${path}: ${count(booklet.sheets, 'sheet')}, ${size(file.bytes)}\n`);
  return EXIT.clean;
}

function millimetres(value: string): number {
  const number = Number(value);
  if (!(number >= 0.02 && number <= 1)) throw new InvalidArgumentError('It is 0.02 to 1 mm.');
  return number;
}
