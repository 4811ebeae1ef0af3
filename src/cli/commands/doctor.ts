import type { Command } from 'commander';
import { EXIT, type Context, type ExitCode } from '../context.js';
import { examineMachine, type Examined } from '../machine.js';
import { painter, type Paint } from '../paint.js';

interface Flags {
  readonly json?: true;
}

export function addDoctor(galley: Command, context: Context, end: (code: ExitCode) => void): void {
  galley
    .command('doctor')
    .summary('tell what is installed, what is missing, how to get it')
    .description('Looks at everything a build needs, and at the judges that only Galley’s own tests need.')
    .option('--json', 'print the result as one JSON document')
    .action(async (flags: Flags) => end(await doctor(context, flags)));
}

async function doctor(context: Context, { json }: Flags): Promise<ExitCode> {
  const examined = await examineMachine(context);
  const ok = examined.every(({ state }) => state !== 'missing');
  const { terminal } = context;
  if (json === true) terminal.out(`${JSON.stringify({ ok, examined }, undefined, 2)}\n`);
  else {
    const paint = painter(terminal.colour);
    const width = Math.max(...examined.map(({ name }) => name.length));
    terminal.out(examined.map((one) => line(one, width, paint)).join(''));
    terminal.out(ok ? 'A build can run here.\n' : 'A build cannot run here until what is marked ✗ is mended.\n');
  }
  return ok ? EXIT.clean : EXIT.machine;
}

function line({ name, state, found, mend }: Examined, width: number, paint: Paint): string {
  const mark = { good: paint('green', '✓'), absent: paint('dim', '–'), missing: paint('red', '✗') }[state];
  const indent = `\n${' '.repeat(width + 4)}`;
  // What a browser said when it died may run over several lines.
  const lines = [...found.split(/\n\s*/), ...(mend === undefined ? [] : [mend])];
  return `${mark} ${name.padEnd(width)}  ${lines.join(indent)}\n`;
}
