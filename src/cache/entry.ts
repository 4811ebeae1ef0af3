/**
 * The form of an entry on the disk: a SHA-256 over the name of the file and all that follows; how many byte strings, and
 * how long each is (32 bits, big-endian); the byte strings.
 */

import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Entry } from './index.js';

const SUM = 32;
const NUMBER = 4;

export function packEntry(path: string, entry: Entry): Uint8Array {
  const head = Buffer.alloc((entry.length + 1) * NUMBER);
  head.writeUInt32BE(entry.length);
  entry.forEach(({ length }, index) => head.writeUInt32BE(length, (index + 1) * NUMBER));
  const content = Buffer.concat([head, ...entry]);
  return Buffer.concat([sumOf(path, content), content]);
}

/** Nothing when a byte is missing or another than was written, or the entry is that of another name. */
export function unpackEntry(path: string, bytes: Buffer): Entry | undefined {
  const content = bytes.subarray(SUM);
  if (bytes.length < SUM + NUMBER || !sumOf(path, content).equals(bytes.subarray(0, SUM))) return undefined;
  const count = content.readUInt32BE();
  let at = (count + 1) * NUMBER;
  return Array.from({ length: count }, (_, index) => {
    const length = content.readUInt32BE((index + 1) * NUMBER);
    return content.subarray(at, (at += length));
  });
}

/** The folder may move. */
const sumOf = (path: string, content: Uint8Array): Buffer =>
  createHash('sha256').update(basename(path)).update(content).digest();
