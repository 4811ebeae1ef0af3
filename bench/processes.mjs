/** Programs run as whole processes: how long they take, and how much memory they and their children hold at most. */

import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const EVERY_MS = 50;

/**
 * @returns seconds from start to end, the last it said, and the most proportional memory (PSS) of the process and all it started, in MB; memory is
 *   read on Linux alone, and costs the time of none: it is asked in a run of its own.
 */
export async function run(command, { cwd, env = {}, memory = false, timeoutS = 600 } = {}) {
  const [program, ...args] = command;
  const began = performance.now();
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said = (said + text).slice(-4000)));
  let peak = 0;
  const sampling = memory && setInterval(() => (peak = Math.max(peak, heldBy(child.pid))), EVERY_MS);
  const late = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), timeoutS * 1000);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearTimeout(late);
  if (sampling) clearInterval(sampling);
  const seconds = (performance.now() - began) / 1000;
  if (code !== 0) throw new Error(`${program} ended with ${code} after ${seconds.toFixed(0)} s: ${said.slice(-600)}`);
  return { seconds, megabytes: peak / 1024, said };
}

/** Proportional set size of a process and all below it. Kilobytes. */
function heldBy(root) {
  const parents = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It ended in the meantime.
    }
  }
  const isBelow = (pid) => pid === root || (pid > 1 && parents.has(pid) && isBelow(parents.get(pid)));
  let sum = 0;
  for (const pid of parents.keys()) {
    if (!isBelow(pid)) continue;
    try {
      sum += Number(/^Pss:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      // It ended in the meantime, or is not ours to look at.
    }
  }
  return sum;
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
