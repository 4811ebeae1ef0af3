/** Numbers in words. */

import { createHash } from 'node:crypto';
import type { PreflightSeverity } from '../preflight/index.js';

export const SEVERITY: Readonly<Record<PreflightSeverity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

export const amount = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

export const bytes = (count: number): string =>
  count < 1_000_000 ? `${Math.ceil(count / 1000)} KB` : `${(count / 1_000_000).toFixed(1)} MB`;

/** SHA-256, in hexadecimal. */
export const checksum = (file: Uint8Array): string => createHash('sha256').update(file).digest('hex');

/** Numbers in order, those that follow each other as one: `1–3, 7`. */
export function ranges(numbers: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const number of [...new Set(numbers)].toSorted((a, b) => a - b)) {
    const last = parts.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else parts.push([number, number]);
  }
  return parts.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
