/** The cover of a bound issue: which pages stand where, and how thick it is. */

import { describe, expect, it } from 'vitest';
import { JOB } from '../job.test.kit.js';
import { coverSides, spineOf } from './plan.js';

const print = (paperCaliperMm: number, spineMm?: number): Parameters<typeof spineOf>[1] => ({
  trimWidthMm: 210,
  trimHeightMm: 280,
  bleedMm: 3,
  safeMarginMm: 5,
  binding: 'perfect',
  profile: { ...JOB.profile, paperCaliperMm },
  pageMultiple: 4,
  filler: 'blank',
  ...(spineMm !== undefined && { spineMm }),
});

describe('the spine', () => {
  it.each([
    [28, 0.1, { leaves: 12, widthMm: 1.2 }],
    [132, 0.11, { leaves: 64, widthMm: 7.04 }],
    [260, 0.085, { leaves: 128, widthMm: 10.88 }],
    [4, 0.1, { leaves: 0, widthMm: 0 }],
  ])('of %i pages on paper of %f mm', (pages, caliper, spine) => {
    expect(spineOf(pages, print(caliper))).toEqual(spine);
  });

  it('is as wide as the printer says, whatever the paper', () => {
    expect(spineOf(28, print(0.1, 4.5))).toEqual({ leaves: 12, widthMm: 4.5 });
  });
});

describe('the cover', () => {
  it('has the back left of the spine and the front right, and inside what stands behind them', () => {
    expect(coverSides(28, 'ltr')).toEqual([
      { pages: [28, 1], hasSpine: true },
      { pages: [2, 27], hasSpine: false },
    ]);
  });

  it('is mirrored for an issue bound on the right', () => {
    expect(coverSides(28, 'rtl').map(({ pages }) => pages)).toEqual([
      [1, 28],
      [27, 2],
    ]);
  });
});
