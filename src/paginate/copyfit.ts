/** What copyfitting has to tell: how many pages and lines every part takes, where it just spills, what is over budget. */

import type { Diagnostic } from '../diagnostic.js';
import type { CopyLength, Extent } from '../pages.js';
import type { Copy } from './in-page/copyfit/index.js';
import type { LaidPart } from './groups.js';

interface Part {
  readonly id: string;
  readonly file: string;
  readonly budget?: number;
}

interface Edition {
  readonly parts: readonly Part[];
  readonly budget?: { readonly pages: number; readonly file: string };
}

/** `owners`: the part of every page, from page 1 on. */
export function extentsOf(owners: readonly string[], laid: readonly LaidPart[]): Extent[] {
  return laid.flatMap((part) => {
    const { id, group, first, last } = part;
    if (group.fill) return used(id, owners);
    // A blank page before them is of the group too.
    const begins = Math.max(...group.owners.map((owner) => owners.lastIndexOf(owner))) - group.pages.length + 2;
    const copy = copyLength(part);
    return last < first ? [] : [{ id, first: begins + first, last: begins + last, ...(copy && { copy }) }];
  });
}

/** A part of pages to fill up with, which may be none or several. */
function used(id: string, owners: readonly string[]): Extent[] {
  const first = owners.indexOf(id);
  return first < 0 ? [] : [{ id, first: first + 1, last: owners.lastIndexOf(id) + 1 }];
}

function copyLength({ copy, fittedPercent, fittedPictures }: LaidPart): CopyLength | undefined {
  if (!copy) return undefined;
  const { lines, wordsInLine, lastPage, linesOnPage } = copy;
  return {
    lines,
    wordsInLine,
    lastPage: { ...lastPage, lines: linesOnPage.at(-1) ?? 0 },
    ...(fittedPercent !== undefined && { fittedPercent }),
    ...(fittedPictures === true && { fittedPictures }),
  };
}

export function copyFindings(edition: Edition, extents: readonly Extent[], laid: readonly LaidPart[]): Diagnostic[] {
  const ofParts = edition.parts.flatMap((part, index) => {
    const extent = extents.find(({ id }) => id === part.id);
    const { copy, wouldFit = false, spills = false } = laid[index] ?? {};
    if (!extent) return [];
    const over = overBudget({ part, extent, copy, wouldFit });
    return over ?? (spills && copy ? spill({ part, extent, copy, wouldFit }) : []);
  });
  return [...ofParts, ...issueOverBudget(edition, extents)];
}

interface Case {
  readonly part: Part;
  readonly extent: Extent;
  readonly copy: Copy | undefined;
  /** Whether `fit: tight` would save a page. */
  readonly wouldFit: boolean;
}

/** A budget somebody set is a promise to others: an issue that breaks it is not done. */
function overBudget({ part, extent, copy, wouldFit }: Case): Diagnostic | undefined {
  const { budget, file } = part;
  const pages = extent.last - extent.first + 1;
  if (budget === undefined || pages <= budget) return undefined;
  const lines = copy?.linesOnPage.slice(budget).reduce((sum, each) => sum + each, 0) ?? 0;
  const fits = wouldFit && pages === budget + 1;
  return {
    severity: 'error',
    rule: 'over-budget',
    message: `takes ${count(pages, 'page')}, its budget is ${budget}${lines > 0 ? `: ${count(lines, 'line')} over` : ''}`,
    mend: copy && lines > 0 ? mend(lines, copy, fits) : 'Give it more pages, or take something out',
    place: { file },
    page: extent.first + budget,
  };
}

function spill({ part, extent, copy, wouldFit }: Case & { readonly copy: Copy }): Diagnostic {
  const lines = copy.linesOnPage.at(-1) ?? 0;
  return {
    severity: 'warning',
    rule: 'spill',
    message: `${count(lines, 'line')} over on page ${extent.last}`,
    mend: mend(lines, copy, wouldFit),
    place: { file: part.file },
    page: extent.last,
  };
}

function mend(lines: number, { wordsInLine, unit }: Copy, fits: boolean): string {
  const cut = `cut about ${count(Math.max(1, Math.round(lines * wordsInLine)), unit)}`;
  return fits ? `${cut}, or set "fit: tight"` : cut;
}

function issueOverBudget({ budget }: Edition, extents: readonly Extent[]): Diagnostic[] {
  const pages = Math.max(0, ...extents.map(({ last }) => last));
  if (!budget || pages <= budget.pages) return [];
  return [
    {
      severity: 'error',
      rule: 'over-budget',
      message: `the issue takes ${count(pages, 'page')}, its budget is ${budget.pages}`,
      mend: leastOver(extents),
      place: { file: budget.file },
    },
  ];
}

/** Where the least text would save a page. */
function leastOver(extents: readonly Extent[]): string {
  const over = extents
    .flatMap(({ id, first, last, copy }) => (copy && last > first ? [{ id, lines: copy.lastPage.lines }] : []))
    .toSorted((a, b) => a.lines - b.lines)
    .slice(0, 3);
  const named = over.map(({ id, lines }) => `${id} (${count(lines, 'line')} on its last page)`);
  return named.length > 0 ? `A page is saved with the least cut in ${named.join(', ')}` : 'Take something out';
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
