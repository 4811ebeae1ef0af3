/** How far each stage of a build is, from the events it sends. */

import type { Progress, Stage } from '../build.js';
import { seconds } from './words.js';

export interface StageState extends Progress {
  readonly beganMs: number;
  /** Set when it ended. */
  readonly tookMs?: number;
}

export type Stages = ReadonlyMap<Stage, StageState>;

/** Stages of one rank run side by side; the beginning of a later rank is the end of the earlier ones. */
const RANK: Readonly<Record<Stage, number>> = {
  check: 0,
  compose: 1,
  paginate: 2,
  screen: 3,
  press: 3,
  preflight: 3,
  office: 3,
  web: 4,
  write: 5,
};

/** The stages after an event, in the order they began. */
export function advance(stages: Stages, progress: Progress, now: number): Stages {
  const before = stages.get(progress.stage);
  const state: StageState = { ...before, ...progress, beganMs: before?.beganMs ?? now };
  const ended = state.done !== undefined && state.done === state.total ? end(state, now) : state;
  const begins = before === undefined;
  const others = Array.from(stages, ([stage, other]): [Stage, StageState] => [
    stage,
    begins && RANK[stage] < RANK[progress.stage] ? end(other, now) : other,
  ]);
  return new Map([...others, [progress.stage, ended]]);
}

/** All of them ended: what a build that went well leaves. */
export const endAll = (stages: Stages, now: number): Stages =>
  new Map(Array.from(stages, ([stage, state]) => [stage, end(state, now)]));

const end = (state: StageState, now: number): StageState => ({ tookMs: now - state.beganMs, ...state });

/** `23/36 pages` on the way, `36 pages, 4.2 s` at the end. A number of nothing named says nothing. */
export function counts({ done, total, unit, tookMs }: StageState): string {
  const number = tookMs === undefined ? done : (done ?? total);
  const ofTotal = tookMs === undefined && total !== undefined ? `/${total}` : '';
  const word = number === 1 && ofTotal === '' ? unit?.replace(/s$/, '') : unit;
  const amount = number === undefined || word === undefined ? '' : `${number}${ofTotal} ${word}`;
  return [amount, tookMs === undefined ? '' : seconds(tookMs)].filter((part) => part !== '').join(', ');
}
