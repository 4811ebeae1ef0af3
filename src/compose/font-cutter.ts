/** Runs in a thread of its own: cutting a face takes 50 ms and more, in which the pages can be composed. */

import { answerWith } from '../thread/index.js';
import { cutNow, type Instance } from './font-instance.js';

export interface Order {
  readonly bytes: Uint8Array;
  readonly instance: Instance;
}

answerWith(({ bytes, instance }: Order): Promise<Uint8Array> => cutNow(Buffer.from(bytes), instance));
