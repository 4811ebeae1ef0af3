/** Faces cut in another thread, and kept for builds to come; those of the package's own sheets were cut when it was compiled. */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { kept, keyOf, type Cache } from '../cache/index.js';
import { threadOf } from '../thread/index.js';
import type { Order } from './font-cutter.js';
import type { Instance } from './font-instance.js';

/** Where the compiler's faces lie, each under its key. */
export const READY_CUTS = fileURLToPath(new URL('../../dist/fonts/', import.meta.url));

const cutThere = threadOf<Order, Uint8Array>('compose/font-cutter');

/** A preview composes again and again, with the same fonts. */
const cuts = new Map<string, Promise<Buffer>>();

/** @throws Error when the bytes are no font, when it has no such axis, or has another that would stay variable. */
export function cutInstance(bytes: Buffer, instance: Instance, cache: Cache): Promise<Buffer> {
  const key = keyOf('font instance', sumOf(bytes), JSON.stringify(instance));
  const cut = cuts.get(key) ?? findOrCut(key, { bytes, instance }, cache);
  cuts.set(key, cut);
  return cut;
}

async function findOrCut(key: string, order: Order, cache: Cache): Promise<Buffer> {
  const ready = await readFile(`${READY_CUTS}${key}.ttf`).catch(() => undefined);
  if (ready) return ready;
  const [font = new Uint8Array()] = await kept(cache, key, async () => [await cutThere(order)]);
  return Buffer.from(font.buffer, font.byteOffset, font.byteLength);
}

/** Many faces are cut from one file. */
const sums = new WeakMap<Buffer, string>();

function sumOf(bytes: Buffer): string {
  const sum = sums.get(bytes) ?? createHash('sha256').update(bytes).digest('hex');
  sums.set(bytes, sum);
  return sum;
}
