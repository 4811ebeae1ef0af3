/** Shows how far a build is: live lines on a terminal, one plain line for each stage elsewhere. */

import type { Progress, Stage } from '../build.js';
import type { Terminal } from './context.js';
import { painter } from './paint.js';
import { advance, counts, endAll, type Stages, type StageState } from './stages.js';

export interface ProgressView {
  readonly show: (progress: Progress) => void;
  /** Every stage came to its end. */
  readonly finish: () => void;
  /** Ends the display, wherever it is, and gives the cursor back. May be called twice. */
  readonly close: () => void;
}

export const SHOW_CURSOR = '\u001B[?25h';
const HIDE_CURSOR = '\u001B[?25l';
const CLEAR_TO_END = '\u001B[K';
const up = (lines: number): string => (lines === 0 ? '' : `\u001B[${lines}F`);
/** More often than this the eye cannot follow, and the terminal may not. */
const REDRAW_MS = 50;
const BAR_WIDTH = 20;
const BAR_NEEDS_COLUMNS = 60;
const NAME_WIDTH = 9;

export const progressView = (terminal: Terminal, now: () => number): ProgressView =>
  terminal.live ? liveView(terminal, now) : plainView(terminal, now);

function plainView(terminal: Terminal, now: () => number): ProgressView {
  let stages: Stages = new Map();
  const said = new Set<Stage>();
  let closed = false;
  const say = (wanted: (state: StageState) => boolean): void => {
    for (const state of stages.values()) {
      if (said.has(state.stage) || !wanted(state)) continue;
      said.add(state.stage);
      terminal.err(`${`${state.stage} ${counts(state)}`.trimEnd()}\n`);
    }
  };
  const take = (next: Stages): void => {
    if (closed) return;
    stages = next;
    say(({ tookMs }) => tookMs !== undefined);
  };
  return {
    show: (progress) => take(advance(stages, progress, now())),
    finish: () => take(endAll(stages, now())),
    close() {
      closed = true;
      say(() => true);
    },
  };
}

function liveView(terminal: Terminal, now: () => number): ProgressView {
  let stages: Stages = new Map();
  let drawnLines = 0;
  let drawnAt = -Infinity;
  let closed = false;
  const draw = (): void => {
    const columns = terminal.columns();
    const lines = Array.from(stages.values(), (state) => liveLine(state, columns, terminal.colour));
    terminal.err(`${HIDE_CURSOR}${up(drawnLines)}${lines.map((line) => `${line}${CLEAR_TO_END}\n`).join('')}`);
    drawnLines = lines.length;
    drawnAt = now();
  };
  return {
    show(progress) {
      if (closed) return;
      const begins = !stages.has(progress.stage);
      stages = advance(stages, progress, now());
      const ended = stages.get(progress.stage)?.tookMs !== undefined;
      if (begins || ended || now() - drawnAt >= REDRAW_MS) draw();
    },
    finish() {
      stages = endAll(stages, now());
    },
    close() {
      if (closed) return;
      closed = true;
      if (stages.size === 0) return;
      draw();
      terminal.err(SHOW_CURSOR);
    },
  };
}

/** One line, always shorter than the terminal is wide: a wrapped one would spoil the counting of lines. */
function liveLine(state: StageState, columns: number, colour: boolean): string {
  const ended = state.tookMs !== undefined;
  const parts = [ended ? '✓' : '▸', state.stage.padEnd(NAME_WIDTH), bar(state, columns), counts(state)];
  const line = Array.from(
    parts
      .filter((part) => part !== '')
      .join(' ')
      .trimEnd(),
  );
  const [mark = '', ...rest] = line.slice(0, Math.max(1, columns - 1));
  return painter(colour)(ended ? 'green' : 'cyan', mark) + rest.join('');
}

function bar({ done, total, tookMs }: StageState, columns: number): string {
  if (tookMs !== undefined || done === undefined || total === undefined || columns < BAR_NEEDS_COLUMNS) return '';
  const full = Math.round((BAR_WIDTH * Math.min(done, total)) / Math.max(1, total));
  return '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full);
}
