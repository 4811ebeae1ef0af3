/** Faces cut in another thread, and kept for builds to come. */

import { kept, keyOf, type Cache } from '../cache/index.js';
import { threadOf } from '../thread/index.js';
import type { Order } from './font-cutter.js';
import type { Instance } from './font-instance.js';

const cutThere = threadOf<Order, Uint8Array>(new URL('./font-cutter.js', import.meta.url));

/** A preview composes again and again, with the same fonts. */
const cuts = new Map<string, Promise<Buffer>>();

/** @throws Error when the bytes are no font, when it has no such axis, or has another that would stay variable. */
export function cutInstance(bytes: Buffer, instance: Instance, cache: Cache): Promise<Buffer> {
  const key = keyOf('font instance', bytes, JSON.stringify(instance));
  const cut = cuts.get(key) ?? findOrCut(key, { bytes, instance }, cache);
  cuts.set(key, cut);
  return cut;
}

async function findOrCut(key: string, order: Order, cache: Cache): Promise<Buffer> {
  const [font = new Uint8Array()] = await kept(cache, key, async () => [await cutThere(order)]);
  return Buffer.from(font.buffer, font.byteOffset, font.byteLength);
}
