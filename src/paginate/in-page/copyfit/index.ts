/** Copyfitting: an article is laid out again with its letters and words a little closer or wider, and the best is kept. */

export { measureCopy, type Copy } from './measure.js';
export { measureGains, spaceParagraphs, type Fit, type Gains } from './spacing.js';
import type { Copy } from './measure.js';
import { mostGained, STEPS, type Fit, type Gains } from './spacing.js';

/** An article as it was laid out. */
export interface Fitted {
  readonly copy?: Copy;
}

interface Trial<Laid> {
  readonly fit: Fit;
  readonly gains: Gains;
  /** Lays the article out with every paragraph that gains by up to so many per cent spaced. */
  readonly lay: (percent: number) => Promise<Laid>;
}

/** A last page no deeper than this is a spill: it looks like a mistake, and little would bring it back. Lines a column. */
const SPILL = 6;

export const spills = ({ linesOnPage, lastPage }: Copy): boolean => linesOnPage.length > 1 && lastPage.deep <= SPILL;

export interface Best<Laid> {
  readonly laid: Laid;
  /** 0 when nothing was better than the article as it was. */
  readonly percent: number;
}

/** The fewest pages, or the fullest last page without one more; of equals the one with the least change. */
export async function fitCopy<Laid extends Fitted>(plain: Laid, { fit, gains, lay }: Trial<Laid>): Promise<Best<Laid>> {
  let best: Best<Laid> = { laid: plain, percent: 0 };
  if (mostGained(gains) === 0) return best;
  for (const percent of STEPS) {
    const laid = await lay(percent);
    if (!isBetter(laid.copy, best.laid.copy, fit)) continue;
    best = { laid, percent };
    if (fit === 'tight') break;
  }
  return best;
}

function isBetter(one: Copy | undefined, other: Copy | undefined, fit: Fit): boolean {
  if (!one || !other) return false;
  const saved = other.linesOnPage.length - one.linesOnPage.length;
  if (fit === 'tight') return saved > 0;
  return saved === 0 && (one.linesOnPage.at(-1) ?? 0) > (other.linesOnPage.at(-1) ?? 0);
}
