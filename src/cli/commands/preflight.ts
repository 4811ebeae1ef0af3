import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import type { PreflightFinding } from '../../preflight/index.js';
import type { PressProfile } from '../../profile.js';
import { EXIT, UsageError, type Context, type ExitCode } from '../context.js';
import { findRoot } from '../locate.js';
import { painter, type Paint } from '../paint.js';
import { count } from '../words.js';

interface Flags {
  readonly profile: string;
  readonly report?: string;
  readonly screen?: true;
  readonly strict?: true;
  readonly json?: true;
}

const HELP = `
Any PDF is judged, wherever it comes from: whether it is PDF/X-4, its boxes,
colours, inks, overprinting, pictures, fonts, and the ink on its pages. Files
that are broken, locked or no PDF at all are findings too.

A profile is one of styles/press/ (coated-fogra39, uncoated-fogra29,
coated-tr006) or the path of a YAML file of the printer's.

Exit codes:
  0  nothing that keeps it from the press
  1  errors (under --strict: or warnings)
  2  the command was typed wrongly
  3  the machine failed

Examples:
  galley preflight advertisement.pdf
  galley preflight cover.pdf --profile uncoated-fogra29 --report cover.html
  galley preflight journal.pdf --screen`;

export function addPreflight(galley: Command, context: Context, end: (code: ExitCode) => void): void {
  galley
    .command('preflight')
    .summary('judge a PDF by what a printer asks')
    .description('Judges a press PDF from anywhere by what a printer asks of it.')
    .argument('<file>', 'the PDF')
    .option('--profile <name>', 'what it is judged by: a press profile, or the path of one', 'coated-fogra39')
    .option('--report <file>', 'write the report to this HTML file')
    .option('--screen', 'judge instead whether everyone can read it (PDF/UA-1)')
    .option('--strict', 'let warnings fail it too')
    .option('--json', 'print the report as one JSON document')
    .addHelpText('after', HELP)
    .action(async (file: string, flags: Flags) => end(await judge(context, file, flags)));
}

async function judge(context: Context, file: string, flags: Flags): Promise<ExitCode> {
  const bytes = await readFile(resolve(context.cwd, file)).catch(() => undefined);
  if (!bytes) throw new UsageError(`there is no ${file}`, 'name a PDF');
  const judged = { file, bytes: new Uint8Array(bytes), flags };
  const findings = await (flags.screen === true ? judgeScreen(context, judged) : judgePress(context, judged));
  const fails = findings.some(({ severity }) => severity === 'error' || (flags.strict && severity === 'warning'));
  return fails ? EXIT.content : EXIT.clean;
}

interface Judged {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly flags: Flags;
}

type Findings = readonly PreflightFinding[];

async function judgePress(context: Context, { file, bytes, flags }: Judged): Promise<Findings> {
  const { doors, terminal, cwd } = context;
  const profile = await profileOf(context, flags.profile);
  const judged = await doors.preflight(bytes, profile, { views: flags.report !== undefined });
  const isWanted = flags.report !== undefined || flags.json === true;
  const report = isWanted ? await doors.writeReport(judged, { file: basename(file), bytes, profile }) : undefined;
  if (report && flags.report !== undefined) await write(resolve(cwd, flags.report), report.html);
  terminal.err(printFindings(file, judged.findings, painter(terminal.colour)));
  if (report && flags.json === true) terminal.out(new TextDecoder().decode(report.json));
  else terminal.out(`${file}: ${count(judged.pages, 'page')}, ${tallied(judged.findings)}\n`);
  return judged.findings;
}

async function judgeScreen({ doors, terminal }: Context, { file, bytes, flags }: Judged): Promise<Findings> {
  if (flags.report !== undefined) throw new UsageError('the report is about press files', 'leave out --report');
  const findings = await doors.preflightScreen(bytes);
  terminal.err(printFindings(file, findings, painter(terminal.colour)));
  if (flags.json === true) terminal.out(`${JSON.stringify({ file: basename(file), findings }, undefined, 2)}\n`);
  else terminal.out(`${file}: ${tallied(findings)}\n`);
  return findings;
}

/** @throws UsageError when there is no such profile, or it is not one. */
async function profileOf({ doors, cwd }: Context, name: string): Promise<PressProfile> {
  const path = resolve(cwd, name);
  const isFile = /\.ya?ml$/iu.test(name);
  const [root, named] = isFile ? [dirname(path), basename(path)] : [findRoot(cwd) ?? cwd, name];
  const { profile, diagnostics } = await doors.readProfile(root, { name: named, place: { file: '' } });
  const [{ message, mend } = { message: `${name} cannot be used`, mend: undefined }] = diagnostics;
  if (!profile) throw new UsageError(message, mend ?? 'name another profile');
  return profile;
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(path, bytes).catch((error: unknown) => {
    throw new UsageError(error instanceof Error ? error.message : String(error), 'name a file that can be written');
  });
}

/** One to a line, as a compiler prints them; notes are only counted. */
const printFindings = (file: string, findings: Findings, paint: Paint): string =>
  findings.flatMap((one) => (one.severity === 'info' ? [] : [`${line(file, one, paint)}\n`])).join('');

function tallied(findings: Findings): string {
  const amounts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const of = findings.filter((finding) => finding.severity === severity).length;
    return of === 0 ? [] : [count(of, severity === 'info' ? 'note' : severity)];
  });
  return amounts.length > 0 ? amounts.join(', ') : 'no problems';
}

function line(
  file: string,
  { severity, rule, page, area, found, wanted, mend }: PreflightFinding,
  paint: Paint,
): string {
  const where = [page === undefined ? '' : `page ${page}`, area ? `at ${area[0]}, ${area[1]} mm` : ''];
  const place = [file, where.filter((part) => part !== '').join(' ')].filter((part) => part !== '').join(': ');
  const colour = severity === 'error' ? 'red' : 'yellow';
  // What a file says of itself must not command the terminal.
  // oxlint-disable-next-line no-control-regex -- control characters are what this takes out
  const said = `${found}; wanted: ${wanted}; ${mend}`.replaceAll(/[\u0000-\u001F\u007F-\u009F]/g, '\uFFFD');
  return `${paint('bold', place)}: ${paint(colour, severity)} ${rule}: ${said}`;
}
