/** How much ink lies on the paper, by the plates. */

import type { PreflightRule } from '../finding.js';

/** Places told of a page: where one is too wet, others are mended with it. */
const MOST_PLACES = 3;

export const INK_LIMIT: PreflightRule = {
  id: 'ink-limit',
  severity: 'error',
  why: 'More ink than the paper takes does not dry: it smears, and marks the sheet that lies on it.',
  judge: ({ plates = [] }, { maxInk }) =>
    plates.flatMap(({ page, box, wet }) =>
      wet.slice(0, MOST_PLACES).map((area) => ({
        page,
        box: [area.box[0] + box[0], area.box[1] + box[1], area.box[2] + box[0], area.box[3] + box[1]] as const,
        found: `up to ${Math.round(area.most)} % of ink on ${Math.round(area.areaMm2)} mm²`,
        wanted: `${maxInk} % at most`,
        mend: 'Give the colour a lighter build, or the picture a conversion with less ink.',
      })),
    ),
};
