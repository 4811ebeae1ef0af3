/** Copyfitting: articles are laid out again, each time a little closer or wider, and the best is kept. */

export { copyReader, type Copy, type CopyReader } from './measure.js';
export { numberPictures } from './pictures.js';
export { applyStep, measureLeeway, type Leeway, type Step } from './leeway.js';
export type { Fit } from './spacing.js';
import type { Copy } from './measure.js';
import { mostLines, stepsOf, strongestSteps, type Leeway, type Step } from './leeway.js';
import type { Fit } from './spacing.js';

/** A last page no deeper than this is a spill: it looks like a mistake, and little would bring it back. Lines a column. */
const SPILL = 6;

export const spills = ({ linesOnPage, lastPage }: Copy): boolean => linesOnPage.length > 1 && lastPage.deep <= SPILL;

/** What copyfitting came to. */
export interface Fitted {
  /** Per cent by which paragraphs were spaced, where that was wished and of use. */
  readonly fittedPercent?: number;
  /** Whether its pictures became a line lower or higher, too. */
  readonly fittedPictures?: boolean;
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
  readonly leeways: readonly (Leeway | undefined)[];
  readonly lay: (steps: readonly (Step | undefined)[]) => Promise<Laid>;
}

/** Each in turn, beside the others as they were best. Where nothing is gained, the group stays as it was. */
export async function fitCopies<Laid extends Group>(plain: Laid, { wishes, leeways, lay }: Trial<Laid>): Promise<Laid> {
  let best = plain;
  let steps: readonly (Step | undefined)[] = leeways.map(() => undefined);
  const results: Fitted[] = leeways.map(() => ({}));
  for (const [index, leeway] of leeways.entries()) {
    if (!leeway) continue;
    const isWished = wishes[index] !== undefined;
    const tried = isWished ? stepsOf(leeway) : hopefulSteps(leeway, plain.members[index]?.copy);
    const found = await fitCopy(best, { index, leeway, tried, lay: (step) => lay(steps.with(index, step)) });
    if (!isWished) results[index] = { wouldFit: found.step !== undefined };
    else if (found.step) {
      results[index] = { fittedPercent: found.step.percent, fittedPictures: found.step.withPictures };
      best = found.laid;
      steps = steps.with(index, found.step);
    }
  }
  return { ...best, members: best.members.map((member, index) => ({ ...member, ...results[index] })) };
}

/** Where nobody asked, an article is laid out again only if what it can gain may be enough. */
function hopefulSteps(leeway: Leeway, copy: Copy | undefined): Step[] {
  const over = copy?.linesOnPage.at(-1) ?? 0;
  return mostLines(leeway) + (copy?.lastPage.columns ?? 0) >= over ? strongestSteps(leeway) : [];
}

interface Member<Laid> {
  readonly index: number;
  readonly tried: readonly Step[];
  readonly leeway: Leeway;
  readonly lay: (step: Step) => Promise<Laid>;
}

/** The fewest pages, or the fullest last page without one more; of equals the one with the least change. */
async function fitCopy<Laid extends Group>(
  plain: Laid,
  { index, leeway, tried, lay }: Member<Laid>,
): Promise<{ readonly laid: Laid; readonly step?: Step }> {
  let best: { laid: Laid; step?: Step } = { laid: plain };
  for (const step of tried) {
    const laid = await lay(step);
    if (!isBetter(laid, best.laid, { index, fit: leeway.fit })) continue;
    best = { laid, step };
    if (leeway.fit === 'tight') break;
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
