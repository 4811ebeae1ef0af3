/** Pictures as they are placed. */

import type { PictureMark } from '../content/mark.js';
import type { PreflightRule } from '../finding.js';
import type { Box } from '../objects.js';

const BITMAP_PPI = 600;
const WASTE_PPI = 450;
/** Below this a picture is a texture, or a pixel drawn large on purpose. */
const LEAST_PT = 18;
const PT = 72 / 25.4;

const isPicture = (mark: { kind: string }): mark is PictureMark => mark.kind === 'picture';
const large = ({ whole }: PictureMark): boolean => whole[2] - whole[0] >= LEAST_PT && whole[3] - whole[1] >= LEAST_PT;
const pixels = ({ widthPx, heightPx }: PictureMark): string => `${widthPx} × ${heightPx} pixels`;

export const PICTURE_RULES: readonly PreflightRule[] = [
  {
    id: 'picture-resolution',
    severity: 'error',
    why: 'Too few pixels an inch show as steps and blur.',
    judge: ({ pages }, { minPpi: { refuse, warn } }) =>
      pages.flatMap(({ number, marks }) =>
        marks
          .filter(isPicture)
          .filter((mark) => large(mark) && !mark.isBitmap && mark.ppi < warn)
          .map((mark) => ({
            page: number,
            box: mark.box,
            widthPx: mark.widthPx,
            severity: mark.ppi < refuse ? ('error' as const) : ('warning' as const),
            found: `a picture at ${Math.round(mark.ppi)} ppi (${pixels(mark)})`,
            wanted: `${warn} ppi, ${refuse} at least`,
            mend: 'Take a larger file, or place it smaller.',
          })),
      ),
  },
  {
    id: 'bitmap-resolution',
    severity: 'warning',
    why: 'Scans of lines, one bit a pixel, show their steps below 600 ppi.',
    judge: ({ pages }) =>
      pages.flatMap(({ number, marks }) =>
        marks
          .filter(isPicture)
          .filter((mark) => large(mark) && mark.isBitmap && mark.ppi < BITMAP_PPI)
          .map((mark) => ({
            page: number,
            box: mark.box,
            widthPx: mark.widthPx,
            found: `a bitmap at ${Math.round(mark.ppi)} ppi`,
            wanted: `${BITMAP_PPI} ppi`,
            mend: 'Take a larger scan, or a drawing.',
          })),
      ),
  },
  {
    id: 'picture-too-fine',
    severity: 'info',
    why: 'Pixels beyond what the screen of the press shows only make the file larger.',
    judge: ({ pages }) =>
      pages.flatMap(({ number, marks }) =>
        marks
          .filter(isPicture)
          .filter((mark) => large(mark) && !mark.isBitmap && mark.ppi > WASTE_PPI)
          .map((mark) => ({
            page: number,
            box: mark.box,
            widthPx: mark.widthPx,
            found: `a picture at ${Math.round(mark.ppi)} ppi (${pixels(mark)})`,
            wanted: `${WASTE_PPI} ppi at most`,
            mend: 'A smaller file would do.',
          })),
      ),
  },
  {
    id: 'bleed-reached',
    severity: 'error',
    why: 'What reaches the edge of the page must go on over it: the knife wanders by a millimetre.',
    judge: ({ pages }, { bleedMm }) =>
      pages.flatMap(({ number, marks, boxes: { trim } }) =>
        marks
          .filter(isPicture)
          .filter((mark) => trim && stopsAtEdge(mark.box, trim, bleedMm * PT))
          .map(({ box, widthPx }) => ({
            page: number,
            box,
            widthPx,
            found: 'a picture that ends at the trim, or just over it',
            wanted: `${bleedMm} mm of bleed`,
            mend: 'Let it run over the trim by the whole bleed.',
          })),
      ),
  },
  {
    id: 'picture-depth',
    severity: 'error',
    why: 'Pictures of 16 bits a channel are not for every press system.',
    judge: ({ pages }) =>
      pages.flatMap(({ number, marks }) =>
        marks
          .filter(isPicture)
          .filter(({ bitsPerComponent }) => bitsPerComponent > 8)
          .map(({ box, widthPx }) => ({
            page: number,
            box,
            widthPx,
            found: 'a picture of 16 bits a channel',
            wanted: '8 bits',
            mend: 'Save it with 8 bits.',
          })),
      ),
  },
];

/** From a hair inside the trim outwards, but not as far as the bleed. */
function stopsAtEdge(box: Box, trim: Box, bleedPt: number): boolean {
  const beyond = [trim[0] - box[0], trim[1] - box[1], box[2] - trim[2], box[3] - trim[3]];
  const touches = box[0] < trim[2] && box[2] > trim[0] && box[1] < trim[3] && box[3] > trim[1];
  return touches && beyond.some((by) => by > -0.5 && by < bleedPt - 0.05);
}
