/** Colour spaces, and the inks their colours lay on paper (ISO 32000-1, 8.6). */

import { PDFHexString, PDFRawStream, PDFString, type PDFObject } from '@cantoo/pdf-lib';
import { at, bytesOf, dictOf, itemsOf, nameOf, numberAt, numbersOf } from '../objects.js';

/** Per cent of each ink: `Cyan`, `Magenta`, `Yellow`, `Black`, or the name of a spot ink. */
export type Inks = ReadonlyMap<string, number>;

export interface Space {
  /** As the file names it: `DeviceCMYK`, `ICCBased (3)`, `Separation PANTONE 654 C`. */
  readonly name: string;
  readonly components: number;
  /** A space of screens, or of measured colours, that only a conversion brings into inks. */
  readonly isScreen: boolean;
  /** Nothing for a space of screens. Components from 0 to 1; for a table the index. */
  readonly inksOf: (values: readonly number[]) => Inks | undefined;
}

const PROCESS = ['Cyan', 'Magenta', 'Yellow', 'Black'] as const;

const inksOf = (names: readonly string[], values: readonly number[]): Inks =>
  new Map(
    names.flatMap((name, index) => {
      const amount = (values[index] ?? 0) * 100;
      return amount > 0 ? [[name, amount] as const] : [];
    }),
  );

const grey = (name: string): Space => ({
  name,
  components: 1,
  isScreen: name.startsWith('Cal'),
  inksOf: ([value = 0]) => inksOf(['Black'], [1 - value]),
});
const four = (name: string): Space => ({
  name,
  components: 4,
  isScreen: false,
  inksOf: (values) => inksOf(PROCESS, values),
});
const screen = (name: string): Space => ({ name, components: 3, isScreen: true, inksOf: () => undefined });
const pattern: Space = { name: 'Pattern', components: 0, isScreen: false, inksOf: () => new Map() };

export const DEVICE_GRAY = grey('DeviceGray');
export const DEVICE_CMYK = four('DeviceCMYK');
export const DEVICE_RGB = screen('DeviceRGB');

const NAMED: Readonly<Record<string, Space>> = {
  DeviceGray: DEVICE_GRAY,
  G: DEVICE_GRAY,
  CalGray: grey('CalGray'),
  DeviceRGB: DEVICE_RGB,
  RGB: DEVICE_RGB,
  CalRGB: screen('CalRGB'),
  DeviceCMYK: DEVICE_CMYK,
  CMYK: DEVICE_CMYK,
  Lab: screen('Lab'),
  Pattern: pattern,
};

/** A space that needs no description, by its name or the short one of inline pictures. */
export const namedSpace = (name: string | undefined): Space | undefined => NAMED[name ?? ''];

/** The space an object describes; nothing when it is none. */
export function spaceOf(object: PDFObject | undefined): Space | undefined {
  const named = nameOf(object);
  if (named !== undefined) return NAMED[named];
  const [head, second, third, fourth] = itemsOf(object);
  const kind = nameOf(head) ?? '';
  if (kind === 'ICCBased') return profiled(second);
  if (kind === 'Indexed' || kind === 'I') return indexed(spaceOf(second), fourth);
  if (kind === 'Separation') return separation([nameOf(second) ?? '?'], [third, fourth]);
  if (kind === 'DeviceN')
    return separation(
      itemsOf(second).map((name) => nameOf(name) ?? '?'),
      [third, fourth],
    );
  return NAMED[kind];
}

function profiled(stream: PDFObject | undefined): Space {
  const components = stream instanceof PDFRawStream ? (numberAt(stream.dict, 'N') ?? 0) : 0;
  const name = `ICCBased (${components})`;
  if (components === 1) return grey(name);
  return components === 4 ? four(name) : screen(name);
}

function indexed(base: Space | undefined, table: PDFObject | undefined): Space | undefined {
  if (!base) return undefined;
  const bytes =
    table instanceof PDFRawStream
      ? bytesOf(table)
      : table instanceof PDFString || table instanceof PDFHexString
        ? table.asBytes()
        : new Uint8Array();
  const { components } = base;
  return {
    name: `Indexed ${base.name}`,
    components: 1,
    isScreen: base.isScreen,
    inksOf: ([index = 0]) =>
      base.inksOf(Array.from(bytes.subarray(index * components, (index + 1) * components), (byte) => byte / 255)),
  };
}

/** The alternate of a space of inks matters where a machine has not these inks. */
export interface Separation extends Space {
  readonly colorants: readonly string[];
  readonly alternate: Space | undefined;
  /** What the full tint becomes there, 0 to 1, where the file gives it as a number (ISO 32000-1, 7.10.3). */
  readonly fullTint: readonly number[] | undefined;
}

function separation(colorants: readonly string[], [alternate, tint]: readonly (PDFObject | undefined)[]): Separation {
  const build = numbersOf(at(dictOf(tint), 'C1'));
  return {
    name: `${colorants.length === 1 ? 'Separation' : 'DeviceN'} ${colorants.join(', ')}`,
    components: colorants.length,
    isScreen: false,
    colorants,
    alternate: spaceOf(alternate),
    fullTint: build.length > 0 ? build : undefined,
    inksOf: (values) => {
      if (colorants[0] === 'All')
        return inksOf(
          PROCESS,
          PROCESS.map(() => values[0] ?? 0),
        );
      return new Map([...inksOf(colorants, values)].filter(([name]) => name !== 'None'));
    },
  };
}

export const isSeparation = (space: Space): space is Separation => 'colorants' in space;
