/** Runs in a thread of its own: cutting a face takes 50 ms and more, in which the pages can be composed. */

import { parentPort } from 'node:worker_threads';
import { cutNow, type Instance } from './font-instance.js';

export interface Order {
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly instance: Instance;
}

/** The font, or why there is none. */
export interface Delivery {
  readonly number: number;
  readonly font?: Uint8Array;
  readonly problem?: string;
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows, this is a thread
const deliver = (delivery: Delivery): void => parentPort?.postMessage(delivery);

parentPort?.on('message', ({ number, bytes, instance }: Order) => {
  cutNow(Buffer.from(bytes), instance).then(
    (font) => deliver({ number, font }),
    (error: unknown) => deliver({ number, problem: error instanceof Error ? error.message : String(error) }),
  );
});
