/** Pages and their boxes (ISO 15930-7:2010, 6.13 and 6.14), and what stands round them. */

import type { JudgedPage } from '../document.js';
import type { PreflightRule, Verdict } from '../finding.js';
import { boxAt, dictAt, nameAt, numberAt, type Box } from '../objects.js';

const PT = 72 / 25.4;
const TOLERANCE_PT = 0.01;
const mm = (pt: number): string => (pt / PT).toFixed(2).replace(/\.?0+$/u, '');
const AGAIN = 'Set the trim and the bleed in journal.yaml, and build again.';

export const BOX_RULES: readonly PreflightRule[] = [
  {
    id: 'trim-box',
    severity: 'error',
    why: 'The knife goes by the TrimBox; without one it goes anywhere.',
    judge: ({ pages }) =>
      pages
        .filter(({ boxes }) => (boxes.trim === undefined) === (boxes.art === undefined))
        .map(({ number, boxes }) => ({
          page: number,
          found: boxes.trim ? 'a TrimBox and an ArtBox' : 'no TrimBox',
          wanted: 'exactly one of them',
          mend: AGAIN,
        })),
  },
  {
    id: 'boxes-nested',
    severity: 'error',
    why: 'What lies outside the next larger box is not printed.',
    judge: ({ pages }) => pages.flatMap(nesting),
  },
  {
    id: 'trims-equal',
    severity: 'error',
    why: 'A job is cut in one go: pages of other sizes are cut wrong.',
    judge: ({ pages }, { trimMm }) => {
      const wanted: Box | undefined = trimMm ? [0, 0, trimMm[0] * PT, trimMm[1] * PT] : pages[0]?.boxes.trim;
      return pages
        .filter(({ boxes: { trim } }) => wanted && trim && !isSameSize(wanted, trim))
        .map(({ number, boxes: { trim } }) => ({
          page: number,
          box: trim ?? [0, 0, 0, 0],
          found: `a trim of ${size(trim)}`,
          wanted: size(wanted),
          mend: AGAIN,
        }));
    },
  },
  {
    id: 'bleed',
    severity: 'error',
    why: 'A knife that wanders shows white where the picture should reach the edge.',
    judge: ({ pages }, { bleedMm }) =>
      pages.flatMap(({ number, boxes: { trim, bleed } }) => {
        if (!trim) return [];
        if (!bleed && bleedMm === 0) return [];
        if (!bleed) return [{ page: number, found: 'no BleedBox', wanted: `${bleedMm} mm of bleed`, mend: AGAIN }];
        const least = narrowest(bleed, trim) * PT;
        return least >= bleedMm * PT - TOLERANCE_PT
          ? []
          : [{ page: number, found: `${mm(least)} mm of bleed`, wanted: `${bleedMm} mm`, mend: AGAIN }];
      }),
  },
  {
    id: 'marks-room',
    severity: 'info',
    why: 'Crop marks stand outside the bleed, and need room there.',
    judge: ({ pages }, { marks }) =>
      pages
        .filter(({ boxes: { media, bleed, trim } }) => marks.length > 0 && media && narrowest(media, bleed ?? trim) < 5)
        .slice(0, 1)
        .map(({ number }) => ({
          page: number,
          found: 'no room round the bleed',
          wanted: '5 mm for crop marks, or none by agreement',
          mend: 'Export with marks, if the printer wants them.',
        })),
  },
  {
    id: 'page-turned',
    severity: 'error',
    why: 'Imposition programs heed a turn, or not.',
    judge: ({ pages }) =>
      pages.flatMap(({ number, dict }) => {
        const turn = numberAt(dict, 'Rotate') ?? 0;
        const unit = numberAt(dict, 'UserUnit') ?? 1;
        return [
          ...(turn % 360 === 0
            ? []
            : [{ page: number, found: `a page turned by ${turn}°`, wanted: 'none', mend: AGAIN }]),
          ...(unit === 1 ? [] : [{ page: number, found: `a unit of ${unit}/72 inch`, wanted: 'points', mend: AGAIN }]),
        ];
      }),
  },
  {
    id: 'page-count',
    severity: 'error',
    why: 'A sheet folded has so many pages; the rest would be blank where nobody wants it.',
    judge: ({ pages }, { pageMultiple }) =>
      pages.length % pageMultiple === 0
        ? []
        : [
            {
              found: `${pages.length} pages`,
              wanted: `a multiple of ${pageMultiple}`,
              mend: 'Add or take pages, or say what to fill up with: print.filler in journal.yaml.',
            },
          ],
  },
  {
    id: 'blank-page',
    severity: 'info',
    why: 'A blank page may be meant, or a page that was lost.',
    judge: ({ pages }) =>
      pages
        .filter((page) => page.marks.every((mark) => !isInside(mark.box, page.boxes.trim)))
        .map(({ number }) => ({
          page: number,
          found: 'a blank page',
          wanted: 'as meant',
          mend: 'Look whether it is.',
        })),
  },
  {
    id: 'annotations',
    severity: 'error',
    why: 'Notes and links may be printed over the page.',
    judge: ({ pages }) =>
      pages.flatMap(({ number, annotations, boxes: { bleed, trim } }) =>
        annotations.flatMap((annotation): Verdict[] => {
          const kind = nameAt(annotation, 'Subtype') ?? 'unknown';
          const box = boxAt(annotation, 'Rect');
          const isAway = box !== undefined && !overlaps(box, bleed ?? trim);
          if (kind === 'TrapNet' || kind === 'PrinterMark' || isAway) return [];
          return [
            {
              page: number,
              ...(box && { box }),
              found: `an annotation (${kind})`,
              wanted: 'none',
              mend: 'Export without links and notes.',
            },
          ];
        }),
      ),
  },
  {
    id: 'page-group',
    severity: 'error',
    why: 'Transparency is blended in the space of the group: on a page blended in grey, colours are lost.',
    judge: ({ pages }) =>
      pages.flatMap(({ number, dict }) => {
        const group = dictAt(dict, 'Group');
        const space = group && nameAt(group, 'CS');
        // Groups blended in colours of a screen have a rule of their own.
        const isOther = group && space === 'DeviceGray';
        return isOther
          ? [
              {
                page: number,
                found: 'a page blended in grey',
                wanted: 'DeviceCMYK',
                mend: AGAIN,
              },
            ]
          : [];
      }),
  },
  {
    id: 'viewer-boxes',
    severity: 'error',
    why: 'A viewer told to show or print another box shows another page.',
    judge: ({ catalog }) =>
      ['ViewArea', 'ViewClip', 'PrintArea', 'PrintClip'].flatMap((key) => {
        const box = nameAt(dictAt(catalog, 'ViewerPreferences'), key);
        return box === undefined || box === 'MediaBox' || box === 'BleedBox'
          ? []
          : [{ found: `${key} ${box}`, wanted: 'MediaBox or BleedBox', mend: AGAIN }];
      }),
  },
];

/** Room between two boxes where it is narrowest. Millimetres; none where there is no inner box. */
const narrowest = (outer: Box, inner: Box = outer): number =>
  Math.min(inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]) / PT;

function nesting({ number, boxes }: JudgedPage): Verdict[] {
  const { media, crop, bleed, trim } = boxes;
  const pairs = [
    ['TrimBox', trim, 'BleedBox', bleed],
    ['BleedBox', bleed, 'MediaBox', media],
    ['TrimBox', trim, 'MediaBox', media],
    ['BleedBox', bleed, 'CropBox', crop],
  ] as const;
  return pairs.flatMap(([inner, a, outer, b]) =>
    a && b && !isWithin(a, b)
      ? [{ page: number, box: a, found: `a ${inner} that reaches beyond the ${outer}`, wanted: 'within', mend: AGAIN }]
      : [],
  );
}

const isWithin = (inner: Box, outer: Box): boolean =>
  inner[0] >= outer[0] - TOLERANCE_PT &&
  inner[1] >= outer[1] - TOLERANCE_PT &&
  inner[2] <= outer[2] + TOLERANCE_PT &&
  inner[3] <= outer[3] + TOLERANCE_PT;

const overlaps = (a: Box, b: Box | undefined): boolean =>
  b === undefined || (a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1]);
const isInside = (mark: Box, trim: Box | undefined): boolean => trim === undefined || overlaps(mark, trim);

const SIZE_TOLERANCE_PT = 0.02 * PT;
const isSameSize = (a: Box, b: Box): boolean =>
  Math.abs(a[2] - a[0] - b[2] + b[0]) < SIZE_TOLERANCE_PT && Math.abs(a[3] - a[1] - b[3] + b[1]) < SIZE_TOLERANCE_PT;
const size = (box: Box | undefined): string => (box ? `${mm(box[2] - box[0])} × ${mm(box[3] - box[1])} mm` : 'none');
