/** Colours of a file as one plate shows them: light where there is no ink. */

import { PDFArray, PDFName, PDFRawStream, type PDFContext, type PDFObject } from '@cantoo/pdf-lib';
import { isSeparation, spaceOf } from '../content/space.js';
import { itemsOf, nameOf } from '../objects.js';

/** What is drawn of a page: inks as red, green and blue light that is missing, or one ink as grey. */
export interface Plate {
  readonly inks: readonly string[];
  readonly device: 'DeviceRGB' | 'DeviceGray';
}

/** Three plates are drawn at once, which takes a third of the time. */
export const COLOUR_PLATE: Plate = { inks: ['Cyan', 'Magenta', 'Yellow'], device: 'DeviceRGB' };
export const BLACK_PLATE: Plate = { inks: ['Black'], device: 'DeviceGray' };
export const spotPlate = (name: string): Plate => ({ inks: [name], device: 'DeviceGray' });

export const PROCESS = ['Cyan', 'Magenta', 'Yellow', 'Black'];
const PAINT = { DeviceRGB: { fill: 'rg', stroke: 'RG' }, DeviceGray: { fill: 'g', stroke: 'G' } } as const;

/** The operator that sets a colour, as the plate shows it. Amounts from 0 to 1, by ink. */
export function paintOn({ inks, device }: Plate, amounts: ReadonlyMap<string, number>, isStroke: boolean): string {
  const light = inks.map((ink) => (1 - (amounts.get(ink) ?? 0)).toFixed(4));
  return `${light.join(' ')} ${PAINT[device][isStroke ? 'stroke' : 'fill']}`;
}

/** The names of the inks a space has components for; nothing when it is none of inks. */
function colorantsOf(space: PDFObject | undefined): readonly string[] | undefined {
  const judged = spaceOf(space);
  if (!judged) return undefined;
  if (isSeparation(judged)) return judged.colorants;
  if (judged.name === 'DeviceCMYK' || judged.name === 'ICCBased (4)') return PROCESS;
  return undefined;
}

/** The same space as the plate shows it; nothing when it may stay as it is. */
export function spaceOn(plate: Plate, space: PDFObject | undefined, context: PDFContext): PDFObject | undefined {
  const [head, base, ...rest] = itemsOf(space);
  if (nameOf(head) === 'Indexed' || nameOf(head) === 'Pattern') {
    const inner = spaceOn(plate, base, context);
    return inner && arrayOf(context, [head, inner, ...rest]);
  }
  const judged = spaceOf(space);
  if (judged?.components === 1 && !isSeparation(judged)) return greyOn(plate, context);
  const colorants = colorantsOf(space);
  return colorants && deviceN(plate, colorants, context);
}

/** Grey is black ink, and lies on no other plate. */
function greyOn(plate: Plate, context: PDFContext): PDFObject | undefined {
  if (plate.inks.includes('Black')) return undefined;
  return alike(plate, { names: ['Black'], code: ['pop', ...plate.inks.map(() => '1')].join(' ') }, context);
}

/** Every colorant gives way to light that is missing, by a calculation (ISO 32000-1, 7.10.5). */
function deviceN(plate: Plate, names: readonly string[], context: PDFContext): PDFObject {
  const light = plate.inks.map((ink, made) => {
    const place = names.findIndex((name) => name === ink || name === 'All');
    return place < 0 ? '1' : `1 ${names.length - 1 - place + made + 1} index sub`;
  });
  const { length } = light;
  const drop = names.map(() => 'pop').join(' ');
  return alike(plate, { names, code: `${light.join(' ')} ${length + names.length} ${length} roll ${drop}` }, context);
}

const range = (count: number): number[] => Array.from({ length: count }, () => [0, 1]).flat();

interface Calculation {
  readonly names: readonly string[];
  readonly code: string;
}

function alike(plate: Plate, { names, code }: Calculation, context: PDFContext): PDFObject {
  const entries = { FunctionType: 4, Domain: range(names.length), Range: range(plate.inks.length) };
  const calculation = context.stream(`{${code}}`, entries);
  // Names of inks would make some programs look for the inks.
  const stand = arrayOf(
    context,
    names.map((_, index) => PDFName.of(`Component${index}`)),
  );
  const items = [PDFName.of('DeviceN'), stand, PDFName.of(plate.device), context.register(calculation)];
  return arrayOf(context, items);
}

function arrayOf(context: PDFContext, items: readonly (PDFObject | undefined)[]): PDFArray {
  const array = PDFArray.withContext(context);
  for (const item of items) if (item) array.push(item instanceof PDFRawStream ? context.register(item) : item);
  return array;
}
