/** Colours of screens, wherever a file may hold them (ISO 15930-7:2010, 6.4; the house asks for inks alone). */

import { PDFArray, PDFRawStream, type PDFObject } from '@cantoo/pdf-lib';
import { nameOf as contentName, operations, type Operand } from '../content/lexer.js';
import { baseOf } from '../content/pictures.js';
import { isSeparation, namedSpace, spaceOf } from '../content/space.js';
import type { JudgedPage, JudgedPdf } from '../document.js';
import type { PreflightRule, Verdict } from '../finding.js';
import { at, bytesOf, dictAt, dictOf, entriesOf, isContent, itemsOf, nameAt, nameOf, type Box } from '../objects.js';

const CONVERT = 'Convert every colour by the profile of the paper: Galley does, for what it makes itself.';

export const SCREEN_COLOURS: PreflightRule = {
  id: 'screen-colours',
  severity: 'error',
  why: 'Colours of screens become inks at the printer’s, in whatever way the program there does it.',
  judge: (pdf) => [...held(pdf), ...pdf.pages.flatMap(painted)],
};

/** Everything in the file that brings in such colours, painted or not. */
function held({ objects }: JudgedPdf): Verdict[] {
  const found = new Map<string, number>();
  for (const object of objects) {
    for (const where of screenSpacesIn(object)) found.set(where, (found.get(where) ?? 0) + 1);
  }
  return [...found].map(([where, count]) => ({
    found: count === 1 ? where : `${where} (${count} times)`,
    wanted: 'inks',
    mend: CONVERT,
  }));
}

/** What a page paints in such colours: the first place of each kind. */
function painted({ number, marks }: JudgedPage): Verdict[] {
  const kinds = new Map<string, { readonly box: Box; readonly count: number }>();
  for (const { box, kind, paint } of marks) {
    const what = `${kind} in ${paint.space.name}`;
    const { box: first = box, count = 0 } = kinds.get(what) ?? {};
    if (paint.space.isScreen) kinds.set(what, { box: first, count: count + 1 });
  }
  return [...kinds].map(([what, { box, count }]) => ({
    page: number,
    box,
    found: count === 1 ? `a ${what}` : `${count} times a ${what}`,
    wanted: 'inks',
    mend: CONVERT,
  }));
}

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
  if (!kind) found.push(...entriesOf(dictOf(space)).flatMap(([name, entry]) => namedHolder(name, entry)));
  if (nameAt(dict, 'S') === 'Transparency' && isScreen(at(dict, 'CS')))
    found.push('a group blended in colours of a screen');
  const group = dictAt(dict, 'Group');
  if (group && isScreen(at(group, 'CS'))) found.push('a group blended in colours of a screen');
  if (object instanceof PDFRawStream && isContent(object)) found.push(...screenOperators(object));
  return found;
}

/** What stands among the resources, and what makes device colours mean something else (ISO 32000-1, 8.6.5.6). */
const namedHolder = (name: string, space: PDFObject | undefined): string[] =>
  isScreen(space) || name.startsWith('Default') ? [`the space ${name}: ${spaceOf(space)?.name ?? 'unknown'}`] : [];

const isSpaceArray = (array: PDFArray): boolean =>
  /^(?:ICCBased|CalRGB|CalGray|Lab|Indexed)$/u.test(nameOf(itemsOf(array)[0]) ?? '');

function isScreen(object: PDFObject | undefined): boolean {
  const [head, base] = itemsOf(object);
  if (nameOf(head) === 'Pattern') return isScreen(base);
  const space = spaceOf(object);
  if (!space) return false;
  if (space.isScreen) return true;
  // Four inks by another profile than the one the file is made for would be converted.
  return space.name === 'ICCBased (4)' || (isSeparation(space) && space.alternate?.isScreen === true);
}

const SCREEN_OPERATORS = new Set(['rg', 'RG']);

function screenOperators(stream: PDFRawStream): string[] {
  for (const { operator, operands } of operations(bytesOf(stream))) {
    if (SCREEN_OPERATORS.has(operator)) return [`the operator ${operator}`];
    const space =
      operator === 'cs' || operator === 'CS' ? operands[0] : operator === 'BI' ? inlineSpace(operands) : null;
    if (namedSpace(contentName(space))?.isScreen === true) return [`${contentName(space)} within content`];
  }
  return [];
}

function inlineSpace([entries]: readonly Operand[]): Operand | undefined {
  return entries instanceof Map ? baseOf(entries.get('CS') ?? entries.get('ColorSpace')) : undefined;
}
