/** Which pages look other than they were approved. */

import sharp from 'sharp';
import type { Proofs } from './proofs.js';

/** A page that is not as it was approved: it looks different, or it was not there, or it is gone. */
export interface ProofChange {
  readonly name: string;
  /** What happened to it, for people: `84 pixels differ`. */
  readonly how: string;
  readonly approved?: Uint8Array;
  readonly drawn?: Uint8Array;
  /** Where they differ, in red over the approved picture: PNG. Only of two pictures of one size. */
  readonly difference?: Uint8Array;
}

/** Every page of either that is not the same in both, in the order of the new ones, those that are gone last. */
export async function compareProofs(approved: Proofs, drawn: Proofs): Promise<readonly ProofChange[]> {
  const changes: ProofChange[] = [];
  for (const [name, png] of drawn) {
    const before = approved.get(name);
    const change = before ? await compare(name, before, png) : { name, how: 'was not there', drawn: png };
    if (change) changes.push(change);
  }
  const gone = [...approved].filter(([name]) => !drawn.has(name));
  return [...changes, ...gone.map(([name, png]) => ({ name, how: 'is gone', approved: png }))];
}

/**
 * How far a pixel's colour may be off, 0 to 1 (pixelmatch's `threshold`), and how many pixels may be farther off. Measured
 * on pages 264 pixels wide: drawn a tenth of a pixel aside, no page has more than six; with one line of text moved by half
 * its height, none has fewer than forty.
 */
const THRESHOLD = 0.3;
const MOST_PX = 6;

async function compare(name: string, approved: Uint8Array, drawn: Uint8Array): Promise<ProofChange | undefined> {
  const [before, after] = [await pixelsOf(approved), await pixelsOf(drawn)];
  const { width, height } = before;
  if (width !== after.width || height !== after.height) return { name, how: 'has another size', approved, drawn };
  // A tool of Galley's own development, and so no dependency of those who install it.
  const { default: pixelmatch } = await import('pixelmatch');
  const marked = new Uint8Array(before.data.length);
  const changedPx = pixelmatch(before.data, after.data, marked, width, height, { threshold: THRESHOLD, alpha: 0.3 });
  if (changedPx <= MOST_PX) return undefined;
  const difference = await sharp(marked, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
  return { name, how: `${changedPx} pixels differ`, approved, drawn, difference };
}

interface Pixels {
  /** Red, green, blue, alpha. */
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

async function pixelsOf(png: Uint8Array): Promise<Pixels> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
