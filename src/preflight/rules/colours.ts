/** Colour spaces, wherever a file may hold one (ISO 15930-7:2010, 6.4; the house asks for inks alone). */

import { PDFArray, PDFDict, PDFRawStream, type PDFObject } from '@cantoo/pdf-lib';
import { operations } from '../content/lexer.js';
import { isSeparation, spaceOf, type Separation } from '../content/space.js';
import type { PreflightRule } from '../finding.js';
import { at, bytesOf, dictAt, dictOf, entriesOf, itemsOf, nameAt, nameOf } from '../objects.js';

const CONVERT = 'Convert every colour by the profile of the paper: Galley does, for what it makes itself.';

const MARKS_ONLY = 'All';

export const COLOUR_RULES: readonly PreflightRule[] = [
  {
    id: 'screen-colours',
    severity: 'error',
    why: 'Colours of screens become inks at the printer’s, in whatever way the program there does it.',
    judge: ({ objects }) => {
      const found = new Map<string, number>();
      for (const object of objects) {
        for (const where of screenSpacesIn(object)) found.set(where, (found.get(where) ?? 0) + 1);
      }
      return [...found].map(([where, count]) => ({
        found: count === 1 ? where : `${where} (${count} times)`,
        wanted: 'inks',
        mend: CONVERT,
      }));
    },
  },
  {
    id: 'painted-screen-colours',
    severity: 'error',
    why: 'These places will look otherwise in print than on the screen.',
    judge: ({ pages }) =>
      pages.flatMap(({ number, marks }) =>
        marks
          .filter(({ paint }) => paint.space.isScreen)
          .slice(0, 5)
          .map(({ box, kind, paint }) => ({
            page: number,
            box,
            found: `a ${kind} in ${paint.space.name}`,
            wanted: 'inks',
            mend: CONVERT,
          })),
      ),
  },
  {
    id: 'spot-inks-agree',
    severity: 'error',
    why: 'One ink with two descriptions becomes two plates, or the wrong one.',
    judge: ({ objects }) => {
      const known = new Map<string, string>();
      const bad = new Set<string>();
      for (const space of objects.flatMap(separationsIn)) {
        const described = describe(space);
        const before = known.get(space.name) ?? described;
        known.set(space.name, before);
        if (before !== described) bad.add(space.name);
      }
      return [...bad].map((name) => ({
        found: `"${name}" described in two ways`,
        wanted: 'one',
        mend: 'Give the ink one build.',
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
  trim === undefined ||
  ((box[0] ?? 0) < (trim[2] ?? 0) &&
    (box[2] ?? 0) > (trim[0] ?? 0) &&
    (box[1] ?? 0) < (trim[3] ?? 0) &&
    (box[3] ?? 0) > (trim[1] ?? 0));

/** Words for every space of screens that one object brings in: operators, resources, gradients, masks, pictures. */
function screenSpacesIn(object: PDFObject): string[] {
  const dict = dictOf(object);
  if (object instanceof PDFArray)
    return isSpaceArray(object) && isScreen(object) ? [`the space ${spaceOf(object)?.name}`] : [];
  if (!dict) return [];
  const found: string[] = [];
  const space = at(dict, 'ColorSpace');
  const kind =
    nameAt(dict, 'Subtype') === 'Image'
      ? 'a picture'
      : at(dict, 'ShadingType') === undefined
        ? undefined
        : 'a gradient';
  if (kind && isScreen(space)) found.push(`${kind} in ${spaceOf(space)?.name}`);
  const named = dictOf(space);
  if (!kind && named)
    found.push(
      ...entriesOf(named).flatMap(([name, entry]) =>
        isScreen(entry) ? [`the space ${name}: ${spaceOf(entry)?.name}`] : [],
      ),
    );
  if (nameAt(dict, 'S') === 'Transparency' && isScreen(at(dict, 'CS')))
    found.push('a group blended in colours of a screen');
  const group = dictAt(dict, 'Group');
  if (group && isScreen(at(group, 'CS'))) found.push('a group blended in colours of a screen');
  if (object instanceof PDFRawStream && isContent(object)) found.push(...screenOperators(object));
  return found;
}

const isSpaceArray = (array: PDFArray): boolean =>
  /^(?:ICCBased|CalRGB|CalGray|Lab|Indexed)$/u.test(nameOf(itemsOf(array)[0]) ?? '');

function isScreen(object: PDFObject | undefined): boolean {
  const space = spaceOf(object);
  if (!space) return false;
  if (space.isScreen) return true;
  // Four inks by another profile than the one the file is made for would be converted.
  return space.name === 'ICCBased (4)' || (isSeparation(space) && space.alternate?.isScreen === true);
}

/** Forms, tiles and letters; pages’ own contents have no type, and neither have fonts and profiles. */
function isContent({ dict }: PDFRawStream): boolean {
  const subtype = nameAt(dict, 'Subtype');
  if (subtype === 'Form' || at(dict, 'PatternType') !== undefined) return true;
  const isOther = ['N', 'Length1', 'FunctionType', 'ShadingType', 'Width', 'First', 'W'].some(
    (key) => at(dict, key) !== undefined,
  );
  return subtype === undefined && nameAt(dict, 'Type') === undefined && !isOther;
}

const SCREEN_OPERATORS = new Set(['rg', 'RG']);

function screenOperators(stream: PDFRawStream): string[] {
  for (const { operator } of operations(bytesOf(stream))) {
    if (SCREEN_OPERATORS.has(operator)) return [`the operator ${operator}`];
  }
  return [];
}

function separationsIn(object: PDFObject): Separation[] {
  if (object instanceof PDFArray) {
    const space = nameOf(itemsOf(object)[0]) === 'Separation' ? spaceOf(object) : undefined;
    return space && isSeparation(space) ? [space] : [];
  }
  const spaces = dictAt(dictOf(object), 'ColorSpace');
  return spaces instanceof PDFDict
    ? entriesOf(spaces).flatMap(([, entry]) => (entry instanceof PDFArray ? separationsIn(entry) : []))
    : [];
}

const describe = ({ alternate, inksOf }: Separation): string =>
  `${alternate?.name} ${JSON.stringify([...(inksOf([1]) ?? [])])}`;
