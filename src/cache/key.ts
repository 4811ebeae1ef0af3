/** Names of what is kept. */

import { createHash } from 'node:crypto';

/** A key made of all that an entry follows from. Lengths are part of it, so that no two lists run together into one key. */
export function keyOf(...facts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const fact of facts) {
    const bytes = typeof fact === 'string' ? Buffer.from(fact) : fact;
    hash.update(`${bytes.length} `).update(bytes);
  }
  return hash.digest('hex');
}
