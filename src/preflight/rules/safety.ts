/** Text near the knife. */

import type { PreflightRule } from '../finding.js';

const PT = 72 / 25.4;
/** Printers ask for 3 to 5 mm; the page judge holds the journal's own margin. */
const LEAST_MM = 3;

export const SAFETY_RULES: readonly PreflightRule[] = [
  {
    id: 'text-near-trim',
    severity: 'warning',
    why: 'The knife wanders by a millimetre or two; letters nearer to the trim may be cut.',
    judge: ({ pages }) =>
      pages.flatMap(({ number, marks, boxes: { trim } }) => {
        if (!trim) return [];
        const near = marks.find(({ kind, box }) => {
          if (kind !== 'text' || box[0] > trim[2] || box[2] < trim[0] || box[1] > trim[3] || box[3] < trim[1])
            return false;
          const inside = Math.min(box[0] - trim[0], box[1] - trim[1], trim[2] - box[2], trim[3] - box[3]);
          return inside < LEAST_MM * PT;
        });
        return near
          ? [
              {
                page: number,
                box: near.box,
                found: `text nearer than ${LEAST_MM} mm to the trim`,
                wanted: `${LEAST_MM} mm`,
                mend: 'Move it inwards.',
              },
            ]
          : [];
      }),
  },
];
