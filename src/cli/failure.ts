/** What is said, and with which exit code, when a command could not do its work. */

import { CommanderError } from 'commander';
import { ToolError } from '../diagnostic.js';
import { EXIT, UsageError, type ExitCode } from './context.js';

export interface Failure {
  readonly code: ExitCode;
  readonly kind: 'usage' | 'machine' | 'bug' | 'interrupted';
  readonly message: string;
  readonly mend?: string;
  /** Further lines for people; not in the JSON. */
  readonly detail?: string;
  /** Set when the message is already on the screen. */
  readonly said?: boolean;
}

export function explain(error: unknown, interrupted: boolean): Failure {
  if (interrupted) {
    return {
      code: EXIT.interrupted,
      kind: 'interrupted',
      message: 'interrupted',
      mend: 'what was built before stands',
    };
  }
  if (error instanceof UsageError) return { code: EXIT.usage, kind: 'usage', message: error.message, mend: error.mend };
  if (error instanceof ToolError)
    return { code: EXIT.machine, kind: 'machine', message: error.message, mend: error.mend };
  if (error instanceof CommanderError) {
    const message = error.code === 'commander.help' ? 'no command given' : error.message.replace(/^error: /, '');
    return { code: EXIT.usage, kind: 'usage', message, said: true };
  }
  return {
    code: EXIT.machine,
    kind: 'bug',
    message: error instanceof Error ? error.message : String(error),
    mend: 'this is a bug in Galley: please report it with these lines',
    detail: error instanceof Error ? stackOf(error) : '',
  };
}

/** As people read it. */
export const failureText = ({ message, mend, detail }: Failure): string =>
  [`galley: ${message}${mend === undefined ? '' : `; ${mend}`}`, detail ?? '']
    .filter((line) => line !== '')
    .join('\n') + '\n';

/** As programs read it: the shape of every command's JSON, with the error in place of the result. */
export const failureJson = ({ kind, message, mend }: Failure): unknown => ({
  ok: false,
  error: { kind, message, ...(mend === undefined ? {} : { mend }) },
});

/** The stack with its causes, without the message in front of it, which is said already. */
function stackOf(error: Error): string {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause = error.cause instanceof Error ? [`  caused by: ${error.cause.message}`, stackOf(error.cause)] : [];
  return [...frames, ...cause].join('\n');
}
