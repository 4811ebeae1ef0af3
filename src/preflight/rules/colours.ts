/** Inks and their plates, and how colours are laid over each other (ISO 15930-7:2010, 6.4 and 6.15). */

import { PDFArray, PDFRawStream, type PDFObject } from '@cantoo/pdf-lib';
import { isSeparation, spaceOf, type Separation } from '../content/space.js';
import type { PreflightRule } from '../finding.js';
import { at, bytesOf, dictAt, dictOf, itemsOf, nameAt, nameOf } from '../objects.js';

const MARKS_ONLY = 'All';
const NO_SPOT = new Set([MARKS_ONLY, 'None', 'Cyan', 'Magenta', 'Yellow', 'Black']);

export const COLOUR_RULES: readonly PreflightRule[] = [
  {
    id: 'spot-inks-agree',
    severity: 'error',
    why: 'One ink with two descriptions becomes two plates, or the wrong one.',
    judge: ({ objects }) => {
      const known = new Map<string, string>();
      const bad = new Set<string>();
      for (const space of objects.flatMap(separationsIn)) {
        const before = known.get(space.name) ?? space.build;
        known.set(space.name, before);
        if (before !== space.build) bad.add(space.name);
      }
      return [...bad].map((name) => ({
        found: `"${name}" described in two ways`,
        wanted: 'one',
        mend: 'Give the ink one build.',
      }));
    },
  },
  {
    id: 'spot-inks-listed',
    severity: 'error',
    why: 'Every ink beside the four is a plate, and a sum on the printer’s bill.',
    judge: ({ objects }, { spots }) => {
      const names = new Set(objects.flatMap(separationsIn).flatMap(({ colorants }) => colorants));
      return [...names]
        .filter((name) => !NO_SPOT.has(name) && spots?.includes(name) === false)
        .map((name) => ({
          found: `the ink "${name}"`,
          wanted: spots?.length === 0 ? 'the four inks alone' : `${spots?.join(', ')} and the four inks`,
          mend: 'Name the ink in the theme’s tokens, or print the colour in the four inks.',
        }));
    },
  },
  {
    id: 'registration-colour',
    severity: 'error',
    why: 'The colour of all plates is for marks; on a page it is far too much ink.',
    judge: ({ pages }) =>
      pages.flatMap(({ number, marks, boxes: { trim } }) =>
        marks
          .filter(
            ({ paint, box }) => isSeparation(paint.space) && paint.space.colorants[0] === MARKS_ONLY && isOn(box, trim),
          )
          .map(({ box, kind }) => ({
            page: number,
            box,
            found: `a ${kind} in the colour of all plates`,
            wanted: 'it only outside the trim',
            mend: 'Give it black.',
          })),
      ),
  },
  {
    id: 'transfer-functions',
    severity: 'error',
    why: 'Transfer curves and halftones are the printer’s own.',
    judge: ({ objects }) => {
      const found = new Set<string>();
      for (const object of objects) {
        const dict = dictOf(object);
        if (!dict || (nameAt(dict, 'Type') !== 'ExtGState' && at(dict, 'op') === undefined)) continue;
        if (at(dict, 'TR') !== undefined) found.add('/TR');
        if (at(dict, 'TR2') !== undefined && nameAt(dict, 'TR2') !== 'Default') found.add('/TR2');
        if (at(dict, 'HTP') !== undefined) found.add('/HTP');
        if (at(dict, 'HT') !== undefined && nameAt(dict, 'HT') !== 'Default') found.add('/HT');
      }
      return [...found].map((key) => ({
        found: key,
        wanted: 'none',
        mend: 'Export without transfer functions and halftones.',
      }));
    },
  },
  {
    id: 'mask-functions',
    severity: 'warning',
    why: 'Programs that leave out the function of a soft mask show what should be hidden.',
    judge: ({ objects }) => {
      const masks = objects.flatMap((object) => dictAt(dictOf(object), 'SMask') ?? []);
      const count = masks.filter((mask) => at(mask, 'TR') !== undefined && nameAt(mask, 'TR') !== 'Identity').length;
      return count === 0
        ? []
        : [
            {
              found: `${count} soft masks with a function`,
              wanted: 'none',
              mend: 'In the styles: do without background-clip: text and mask-image.',
            },
          ];
    },
  },
  {
    id: 'blend-modes',
    severity: 'error',
    why: 'A way of blending no standard names is blended by chance.',
    judge: ({ pages }) => {
      const odd = new Set(
        pages.flatMap(({ marks }) => marks.map(({ blend }) => blend)).filter((blend) => !BLENDS.has(blend)),
      );
      return [...odd].map((blend) => ({
        found: `the blend mode "${blend}"`,
        wanted: 'one of the sixteen',
        mend: 'Use another.',
      }));
    },
  },
];

const BLENDS = new Set(
  'Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference Exclusion Hue Saturation Color Luminosity'.split(
    ' ',
  ),
);

const isOn = (box: readonly number[], trim: readonly number[] | undefined): boolean =>
  trim !== undefined &&
  (box[0] ?? 0) < (trim[2] ?? 0) &&
  (box[2] ?? 0) > (trim[0] ?? 0) &&
  (box[1] ?? 0) < (trim[3] ?? 0) &&
  (box[3] ?? 0) > (trim[1] ?? 0);

interface Described extends Separation {
  readonly build: string;
}

function separationsIn(object: PDFObject): Described[] {
  if (!(object instanceof PDFArray)) return [];
  const kind = nameOf(itemsOf(object)[0]);
  const space = kind === 'Separation' || kind === 'DeviceN' ? spaceOf(object) : undefined;
  return space && isSeparation(space) ? [{ ...space, build: described(object) }] : [];
}

/** The build that stands for an ink, in whatever words the file has for it. */
function described(array: PDFArray): string {
  const [, , alternate, tint] = itemsOf(array);
  const words = tint instanceof PDFRawStream ? Buffer.from(bytesOf(tint)).toString('base64') : '';
  return `${String(alternate)} ${String(dictOf(tint))} ${words}`;
}
