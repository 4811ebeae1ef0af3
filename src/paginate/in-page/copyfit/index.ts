/** Copyfitting: articles are laid out again with their letters and words a little closer or wider, the best is kept. */

export { measureCopy, type Copy } from './measure.js';
export { measureGains, spaceParagraphs, type Fit, type Gains, type Spacing } from './spacing.js';
import type { Copy } from './measure.js';
import { mostGained, STEPS, type Fit, type Gains, type Spacing } from './spacing.js';

/** A last page no deeper than this is a spill: it looks like a mistake, and little would bring it back. Lines a column. */
const SPILL = 6;

export const spills = ({ linesOnPage, lastPage }: Copy): boolean => linesOnPage.length > 1 && lastPage.deep <= SPILL;

/** What copyfitting came to. */
export interface Fitted {
  /** Per cent by which paragraphs were spaced, where that was wished and of use. */
  readonly fittedPercent?: number;
  /** Whether `fit: tight` would save the last page, where it was not wished. */
  readonly wouldFit?: boolean;
}

interface Group {
  readonly pages: readonly unknown[];
  readonly members: readonly (Fitted & { readonly copy?: Copy })[];
}

interface Trial<Laid> {
  readonly wishes: readonly (Fit | undefined)[];
  /** Of each member; none where nothing is wished, and nothing is to be found out. */
  readonly gains: readonly Gains[];
  readonly lay: (spacings: readonly (Spacing | undefined)[]) => Promise<Laid>;
}

/** Each in turn, beside the others as they were best. Where nothing is gained, the group stays as it was. */
export async function fitCopies<Laid extends Group>(plain: Laid, { wishes, gains, lay }: Trial<Laid>): Promise<Laid> {
  let best = plain;
  let spacings: readonly (Spacing | undefined)[] = gains.map(() => undefined);
  const results: Fitted[] = gains.map(() => ({}));
  for (const [index, gain] of gains.entries()) {
    if (mostGained(gain) === 0) continue;
    const wish = wishes[index];
    const fit = wish ?? 'tight';
    const spaced = (percent: number) => spacings.with(index, { gains: gain, fit, percent });
    const found = await fitCopy(best, { index, fit, lay: (percent) => lay(spaced(percent)) });
    if (!wish) results[index] = { wouldFit: found.percent > 0 };
    else if (found.percent > 0) {
      results[index] = { fittedPercent: found.percent };
      best = found.laid;
      spacings = spaced(found.percent);
    }
  }
  return { ...best, members: best.members.map((member, index) => ({ ...member, ...results[index] })) };
}

interface Member<Laid> {
  readonly index: number;
  readonly fit: Fit;
  readonly lay: (percent: number) => Promise<Laid>;
}

/** The fewest pages, or the fullest last page without one more; of equals the one with the least change. */
async function fitCopy<Laid extends Group>(
  plain: Laid,
  { index, fit, lay }: Member<Laid>,
): Promise<{ readonly laid: Laid; readonly percent: number }> {
  let best = { laid: plain, percent: 0 };
  for (const percent of STEPS) {
    const laid = await lay(percent);
    if (!isBetter(laid, best.laid, { index, fit })) continue;
    best = { laid, percent };
    if (fit === 'tight') break;
  }
  return best;
}

function isBetter(one: Group, other: Group, { index, fit }: { index: number; fit: Fit }): boolean {
  const [copy, before] = [one.members[index]?.copy, other.members[index]?.copy];
  if (!copy || !before || one.pages.length > other.pages.length) return false;
  const saved = before.linesOnPage.length - copy.linesOnPage.length;
  if (fit === 'tight') return saved > 0;
  return saved === 0 && (copy.linesOnPage.at(-1) ?? 0) > (before.linesOnPage.at(-1) ?? 0);
}
