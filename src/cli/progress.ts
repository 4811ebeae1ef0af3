/** Shows how far a build is: live lines on a terminal, one plain line for each stage elsewhere. */

import type { Progress, Stage } from '../build.js';
import type { Terminal } from './context.js';
import { painter } from './paint.js';
import { seconds } from './words.js';

export interface ProgressView {
  readonly show: (progress: Progress) => void;
  /** Ends the display, wherever it is, and gives the cursor back. May be called twice. */
  readonly close: () => void;
}

interface StageState extends Progress {
  readonly beganMs: number;
  /** Set when all of it was done. */
  readonly tookMs?: number;
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

function advance(before: StageState | undefined, progress: Progress, now: number): StageState {
  const beganMs = before?.beganMs ?? now;
  const ended = progress.done !== undefined && progress.done === progress.total;
  return { ...before, ...progress, beganMs, ...(ended ? { tookMs: now - beganMs } : {}) };
}

function plainView(terminal: Terminal, now: () => number): ProgressView {
  const open = new Map<Stage, StageState>();
  const say = (state: StageState): void => terminal.err(`${[state.stage, counts(state)].join(' ').trim()}\n`);
  return {
    show(progress) {
      const state = advance(open.get(progress.stage), progress, now());
      open.set(progress.stage, state);
      if (state.tookMs === undefined) return;
      open.delete(progress.stage);
      say(state);
    },
    close() {
      for (const state of open.values()) say(state);
      open.clear();
    },
  };
}

function liveView(terminal: Terminal, now: () => number): ProgressView {
  const stages = new Map<Stage, StageState>();
  let drawnLines = 0;
  let drawnAt = -Infinity;
  let closed = false;
  const draw = (): void => {
    const columns = terminal.columns();
    const lines = [...stages.values()].map((state) => `${liveLine(state, columns, terminal.colour)}${CLEAR_TO_END}\n`);
    terminal.err(`${HIDE_CURSOR}${up(drawnLines)}${lines.join('')}`);
    drawnLines = lines.length;
    drawnAt = now();
  };
  return {
    show(progress) {
      if (closed) return;
      const before = stages.get(progress.stage);
      const state = advance(before, progress, now());
      stages.set(progress.stage, state);
      if (before === undefined || state.tookMs !== undefined || now() - drawnAt >= REDRAW_MS) draw();
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

/** `23/36 pages` on the way, `36 pages, 4.2 s` at the end. */
function counts({ done, total, unit, tookMs }: StageState): string {
  if (tookMs !== undefined) {
    const what = unit === undefined || done === undefined ? '' : `${done} ${unit}, `;
    return what + seconds(tookMs);
  }
  if (done === undefined) return '';
  return [total === undefined ? `${done}` : `${done}/${total}`, unit ?? ''].join(' ').trim();
}
