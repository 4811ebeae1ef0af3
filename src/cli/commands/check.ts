import type { Command } from 'commander';
import { isError, sortDiagnostics, type Diagnostic } from '../../diagnostic.js';
import { EXIT, type Context, type ExitCode } from '../context.js';
import { printDiagnostics, tally } from '../diagnostics.js';
import { locateIssue, type Located } from '../locate.js';
import { painter } from '../paint.js';
import { count } from '../words.js';

interface Flags {
  readonly strict?: true;
  readonly json?: true;
}

interface Finding {
  readonly diagnostics: readonly Diagnostic[];
  /** How many articles there are; unknown when the issue itself could not be read. */
  readonly articles?: number;
}

export function addCheck(galley: Command, context: Context, end: (code: ExitCode) => void): void {
  galley
    .command('check')
    .summary('tell every problem of an issue, without a browser')
    .description(
      'Reads an issue and tells every problem it has, each with its place. Needs no browser and makes nothing.',
    )
    .argument('[issue]', 'its folder’s name or path, such as 2020-12 or issues/2020-12 (default: the newest)')
    .option('--strict', 'let warnings fail the check too')
    .option('--json', 'print the result as one JSON document')
    .action(async (issue: string | undefined, flags: Flags) => end(await check(context, issue, flags)));
}

async function check(context: Context, named: string | undefined, flags: Flags): Promise<ExitCode> {
  const located = await locateIssue(context, named);
  const { diagnostics, articles } = await examine(context, located);
  const ok = !(flags.strict === true ? diagnostics.length > 0 : diagnostics.some(isError));
  const { terminal } = context;
  terminal.err(printDiagnostics(diagnostics, painter(terminal.colour)));
  if (flags.json === true) {
    const result = { issue: located.id, ok, articles, diagnostics: sortDiagnostics(diagnostics) };
    terminal.out(`${JSON.stringify(result, undefined, 2)}\n`);
  } else if (diagnostics.length === 0) {
    const what = articles === undefined ? '' : `${count(articles, 'article')}, `;
    terminal.out(`issues/${located.id}: ${what}${tally(diagnostics)}\n`);
  }
  return ok ? EXIT.clean : EXIT.content;
}

async function examine({ doors }: Context, { root, id }: Located): Promise<Finding> {
  const { issue, diagnostics } = await doors.readIssue(root, id);
  if (issue === undefined) return { diagnostics };
  return { diagnostics: [...diagnostics, ...(await doors.checkIssue(issue))], articles: issue.articles.length };
}
