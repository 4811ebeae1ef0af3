/** A press file that is right in everything, and ways to break it in one. */

import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
  PDFObject,
  type PDFContext,
} from '@cantoo/pdf-lib';
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { finishPress } from '../press/index.js';
import type { PressProfile } from '../profile.js';
import { readProfile } from '../read/index.js';
import { preflight } from './index.js';

const usual = (await readProfile('/', { name: 'coated-fogra39', place: { file: 'issues/journal.yaml' } })).profile;
if (!usual) throw new Error('the usual press profile cannot be read');

/** The specimen has two pages. */
export const PROFILE: PressProfile = { ...usual, pageMultiple: 2 };

/** An open press file. What is painted is painted in the middle of its first page. */
export interface Bench {
  readonly document: PDFDocument;
  readonly context: PDFContext;
  readonly catalog: PDFDict;
  readonly info: PDFDict;
  readonly intent: PDFDict;
  readonly page: PDFDict;
  /** Paints on top of the page: operators. */
  readonly paint: (operators: string) => void;
  /** Puts an object among the page's resources. */
  readonly resource: (kind: string, name: string, object: Plain) => void;
  readonly xmp: (edit: (packet: string) => string) => void;
}

/** Numbers, names (as strings), arrays, dictionaries, and objects as they are. */
export type Plain = string | number | boolean | PDFObject | readonly Plain[] | { readonly [key: string]: Plain };

export function made(context: PDFContext, plain: Plain): PDFObject {
  if (typeof plain === 'string') return name(plain);
  if (typeof plain === 'number') return PDFNumber.of(plain);
  if (typeof plain === 'boolean') return plain ? PDFBool.True : PDFBool.False;
  if (plain instanceof PDFObject) return plain;
  if (isList(plain)) {
    const array = PDFArray.withContext(context);
    for (const item of plain) array.push(made(context, item));
    return array;
  }
  const dict = PDFDict.withContext(context);
  for (const [key, value] of Object.entries(plain)) dict.set(name(key), made(context, value));
  return dict;
}

const isList = (plain: object): plain is readonly Plain[] => Array.isArray(plain);

export const name = (text: string): PDFName => PDFName.of(text);
export const string = (text: string): PDFString => PDFString.of(text);
export const find = <T extends PDFObject>(
  { context }: Pick<Bench, 'context'>,
  is: (object: PDFObject) => object is T,
): T => {
  const found = context.enumerateIndirectObjects().find(([, object]) => is(object))?.[1];
  if (!found || !is(found)) throw new Error('the bench has no such object');
  return found;
};

export function streamAt(dict: PDFDict, key: string): PDFRawStream {
  const found = dict.lookup(name(key));
  if (!(found instanceof PDFRawStream)) throw new Error(`there is no stream /${key}`);
  return found;
}

export const stream = ({ context }: Pick<Bench, 'context'>, entries: Plain, content: string | Uint8Array): PDFRef => {
  const dict = made(context, entries);
  if (!(dict instanceof PDFDict)) throw new TypeError('a stream has a dictionary');
  return context.register(PDFRawStream.of(dict, new Uint8Array(Buffer.from(content))));
};

let good: Promise<Uint8Array> | undefined;

/** The specimen as a press file, its picture of one pixel changed for one that is fine enough. */
export const goodFile = (): Promise<Uint8Array> => (good ??= makeGood());

async function makeGood(): Promise<Uint8Array> {
  const printed = new Uint8Array(readFileSync(new URL('../pdf/fixtures/specimen.pdf', import.meta.url)));
  const job = {
    sheet: { trimWidthMm: 210, trimHeightMm: 280, laidBleedMm: 5 },
    bleedMm: 3,
    slug: 'specimen',
    profile: PROFILE,
    themeInks: [],
    inkPictures: new Map<string, Uint8Array>(),
  };
  const metadata = {
    title: 'Specimen',
    author: 'Publisher',
    subject: '',
    keywords: [],
    lang: 'en',
    dir: 'ltr' as const,
    dateIso: '2020-12-01T00:00:00Z',
  };
  return edited(await finishPress(printed, job, metadata), ({ context }) => {
    const [ref] = context.enumerateIndirectObjects().find(([, object]) => isPixel(object)) ?? [];
    if (!ref) throw new Error('the specimen has no picture of one pixel');
    const entries = { Type: 'XObject', Subtype: 'Image', Width: 400, Height: 250, BitsPerComponent: 8 };
    const dict = context.obj({ ...entries, ColorSpace: 'DeviceGray', Filter: 'FlateDecode' });
    context.assign(ref, PDFRawStream.of(dict, deflateSync(new Uint8Array(400 * 250).fill(128))));
  });
}

const isPixel = (object: PDFObject): boolean =>
  object instanceof PDFRawStream && object.dict.get(name('Width'))?.toString() === '1';

/** The good file, broken. */
export const broken = async (how: (bench: Bench) => void): Promise<Uint8Array> => edited(await goodFile(), how);

export async function edited(bytes: Uint8Array, how: (bench: Bench) => void): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  how(benchOf(document));
  return document.save({ useObjectStreams: false, updateFieldAppearances: false });
}

function benchOf(document: PDFDocument): Bench {
  const { context, catalog } = document;
  const page = document.getPage(0).node;
  const { Info } = context.trailerInfo;
  const resources = page.lookup(name('Resources'), PDFDict);
  const intents = catalog.lookupMaybe(name('OutputIntents'), PDFArray);
  return {
    document,
    context,
    catalog,
    page,
    info: context.lookup(Info instanceof PDFRef ? Info : undefined, PDFDict),
    intent: intents?.lookup(0, PDFDict) ?? context.obj({}),
    paint: (operators) => {
      const before = page.get(name('Contents'));
      const added = stream({ context }, {}, `\nq ${operators} Q\n`);
      page.set(name('Contents'), context.obj(before ? [before, added] : [added]));
    },
    resource: (kind, key, object) => {
      const known = resources.lookupMaybe(name(kind), PDFDict) ?? context.obj({});
      known.set(name(key), made(context, object));
      resources.set(name(kind), known);
    },
    xmp: (edit) => {
      const packet = streamAt(catalog, 'Metadata');
      const text = new TextDecoder().decode(packet.contents);
      const bytes = new TextEncoder().encode(edit(text));
      catalog.set(name('Metadata'), context.register(PDFRawStream.of(packet.dict, bytes)));
    },
  };
}

/** A letter of a font that is in the file, at a size and a place. */
export function letter(
  bench: Bench,
  { sizePt = 10, at = [300, 400] }: { sizePt?: number; at?: number[] } = {},
): string {
  const { context } = bench;
  const [ref] = context.enumerateIndirectObjects().find(([, object]) => isFont(object)) ?? [];
  if (!ref) throw new Error('the specimen has no font');
  bench.resource('Font', 'Bench', ref);
  return `BT /Bench ${sizePt} Tf ${at.join(' ')} Td <0003002400250026> Tj ET`;
}

export const isFont = (object: PDFObject): object is PDFDict =>
  object instanceof PDFDict && object.get(name('Subtype')) === name('Type0');

export const hex = (text: string): PDFHexString => PDFHexString.fromText(text);

/** What was done to the file, the rule that must say so, and how it was done. */
export type Break = readonly [what: string, rule: string, how: (bench: Bench) => void];
export type Entries = Readonly<Record<string, Plain>>;

/** Rules that complain of a file. */
export async function rulesOf(bytes: Uint8Array): Promise<string[]> {
  const { findings } = await preflight(bytes, PROFILE, { spots: ['PANTONE 654 C'] });
  return [...new Set(findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule))];
}

export const FORM = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 10, 10] };
export const PICTURE = { Type: 'XObject', Subtype: 'Image', Width: 300, Height: 300, BitsPerComponent: 8 };
export const pixels = (channels: number): Uint8Array => new Uint8Array(300 * 300 * channels).fill(90);

/** Places a picture of 300 × 300 pixels on the page. */
export function picture(bench: Bench, entries: Entries, { bytes, matrix = '60 0 0 60 250 400' }: Pixels): void {
  const image = stream(bench, { ...PICTURE, ...entries, Filter: 'FlateDecode' }, deflateSync(bytes));
  bench.resource('XObject', 'BenchPicture', image);
  bench.paint(`${matrix} cm /BenchPicture Do`);
}

interface Pixels {
  readonly bytes: Uint8Array;
  readonly matrix?: string;
}

/** As far as the judge reads a profile: class, space, mark and tables. */
export function screenProfile(): Uint8Array {
  const bytes = Buffer.alloc(140);
  bytes[8] = 4;
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  bytes.write('acsp', 36, 'latin1');
  bytes.write('A2B0B2A0', 128, 'latin1');
  return bytes;
}
