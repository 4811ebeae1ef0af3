/** What a command works with: handed in, so that tests can stand in for the terminal, the clock and the rooms. */

import type { Doors } from './doors.js';

export interface Terminal {
  /** Results: what a command was asked for. */
  readonly out: (text: string) => void;
  /** Messages: problems, progress, hints. */
  readonly err: (text: string) => void;
  /** Whether messages go to a terminal whose cursor can be moved. */
  readonly live: boolean;
  /** Whether messages may be coloured. */
  readonly colour: boolean;
  readonly columns: () => number;
}

export interface Context {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  readonly doors: Doors;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Milliseconds since some moment: for telling how long things took. */
  readonly now: () => number;
}

/** What the exit codes mean; promised in `--help`. */
export const EXIT = { clean: 0, content: 1, usage: 2, machine: 3, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The command cannot mean anything as it was typed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly mend: string;

  constructor(message: string, mend: string) {
    super(message);
    this.mend = mend;
  }
}
