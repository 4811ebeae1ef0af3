/** Faces cut in another thread, one after the other, and kept for builds to come. */

import { Worker } from 'node:worker_threads';
import { kept, keyOf, type Cache } from '../cache/index.js';
import type { Delivery, Order } from './font-cutter.js';
import type { Instance } from './font-instance.js';

/** A preview composes again and again, with the same fonts. */
const cuts = new Map<string, Promise<Buffer>>();

/** @throws Error when the bytes are no font, when it has no such axis, or has another that would stay variable. */
export function cutInstance(bytes: Buffer, instance: Instance, cache: Cache): Promise<Buffer> {
  const key = keyOf('font instance', bytes, JSON.stringify(instance));
  const cut = cuts.get(key) ?? findOrCut(key, { order: { bytes, instance }, cache });
  cuts.set(key, cut);
  return cut;
}

interface Finding {
  readonly order: Omit<Order, 'number'>;
  readonly cache: Cache;
}

async function findOrCut(key: string, { order, cache }: Finding): Promise<Buffer> {
  const [font = new Uint8Array()] = await kept(cache, key, async () => [await cutThere(order)]);
  return Buffer.from(font.buffer, font.byteOffset, font.byteLength);
}

interface Awaited {
  readonly resolve: (font: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

interface Cutter {
  readonly worker: Worker;
  readonly awaited: Map<number, Awaited>;
}

let cutter: Cutter | undefined;
let orders = 0;

async function cutThere(order: Finding['order']): Promise<Uint8Array> {
  const { worker, awaited } = (cutter ??= openCutter());
  const number = (orders += 1);
  worker.ref();
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      awaited.set(number, { resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows, this is a thread
      worker.postMessage({ number, ...order } satisfies Order);
    });
  } finally {
    awaited.delete(number);
    // It must not hold up the end of the program.
    if (awaited.size === 0) worker.unref();
  }
}

function openCutter(): Cutter {
  // From a source checkout the tests run too; a thread can run only what the compiler wrote.
  const code = new URL('./font-cutter.js', import.meta.url).href.replace('/src/compose/', '/dist/compose/');
  const opened: Cutter = { worker: new Worker(new URL(code)), awaited: new Map() };
  opened.worker.on('message', ({ number, font, problem }: Delivery) => {
    const one = opened.awaited.get(number);
    if (font) one?.resolve(font);
    else one?.reject(new Error(problem));
  });
  opened.worker.on('error', (error) => {
    cutter = undefined;
    for (const one of opened.awaited.values()) one.reject(error instanceof Error ? error : new Error(String(error)));
  });
  return opened;
}
