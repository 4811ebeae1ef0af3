/** What laying out has to tell of single parts: text that was lost, blocks that no page holds. */

import type { Diagnostic } from '../diagnostic.js';
import { headsOf, type LaidPart } from './groups.js';
import { placeOf } from './laid-page.js';
import { lossFinding } from './loss.js';

export const layoutFindings = (laid: readonly LaidPart[]): Diagnostic[] => [...losses(laid), ...tooTall(laid)];

const losses = (laid: readonly LaidPart[]): Diagnostic[] =>
  headsOf(laid).flatMap(({ group, file }) =>
    group.losses.map((loss) => lossFinding(loss, placeOf(loss.source) ?? { file })),
  );

const tooTall = (laid: readonly LaidPart[]): Diagnostic[] =>
  headsOf(laid).flatMap(({ group, file }) =>
    group.tooTall.map((source) => ({
      // If text is lost by it, proofreading says so, and what.
      severity: 'warning' as const,
      rule: 'too-tall',
      message: 'this block is taller than a page, and runs over its foot',
      mend: 'Divide it, or give it less height in the style sheet',
      place: placeOf(source) ?? { file },
    })),
  );
