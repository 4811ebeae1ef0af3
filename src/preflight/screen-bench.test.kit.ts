/** A screen PDF that everyone can read, and ways to break it in one. */

import { PDFArray, PDFDict, PDFDocument, PDFRawStream, type PDFContext, type PDFRef } from '@cantoo/pdf-lib';
import { readFileSync } from 'node:fs';
import { finishScreen } from '../screen/index.js';
import { made, name, streamAt, type Plain } from './bench.test.kit.js';
import { preflightScreen } from './index.js';
import { bytesOf } from './objects.js';

export interface ScreenBench {
  readonly document: PDFDocument;
  readonly context: PDFContext;
  readonly catalog: PDFDict;
  readonly page: PDFDict;
  readonly root: PDFDict;
  /** The n-th element of a type, in the order of the objects. */
  readonly element: (type: string, index?: number) => PDFDict;
  readonly refOf: (dict: PDFDict) => PDFRef;
  /** Annotations of the page. */
  readonly link: (index?: number) => PDFDict;
  readonly content: (edit: (source: string) => string) => void;
  readonly xmp: (edit: (packet: string) => string) => void;
  /** Puts another element under one, before all others or after. */
  readonly add: (above: PDFDict, entries: { readonly [key: string]: Plain }, where?: 'first' | 'last') => PDFDict;
  readonly set: (dict: PDFDict, key: string, value: Plain) => void;
}

const SHEET = { trimWidthMm: 210, trimHeightMm: 280, laidBleedMm: 5 };
const METADATA = {
  title: 'Specimen',
  author: 'Publisher',
  subject: '',
  keywords: [],
  lang: 'en',
  dir: 'ltr' as const,
  dateIso: '2020-12-01T00:00:00Z',
  claims: 'pdf/ua-1' as const,
};

let good: Promise<Uint8Array> | undefined;
export const goodScreen = (): Promise<Uint8Array> =>
  (good ??= finishScreen(
    new Uint8Array(readFileSync(new URL('../pdf/fixtures/specimen.pdf', import.meta.url))),
    SHEET,
    METADATA,
  ));

export async function brokenScreen(how: (bench: ScreenBench) => void): Promise<Uint8Array> {
  const document = await PDFDocument.load(await goodScreen(), { updateMetadata: false });
  how(benchOf(document));
  return document.save({ useObjectStreams: false, updateFieldAppearances: false });
}

export const rulesOfScreen = async (bytes: Uint8Array): Promise<string[]> => [
  ...new Set((await preflightScreen(bytes)).map(({ rule }) => rule)),
];

function benchOf(document: PDFDocument): ScreenBench {
  const { context, catalog } = document;
  const page = document.getPage(0).node;
  const dicts = context
    .enumerateIndirectObjects()
    .flatMap(([ref, dict]) => (dict instanceof PDFDict ? [{ ref, dict }] : []));
  const refOf = (dict: PDFDict): PDFRef => context.getObjectRef(dict) ?? context.register(dict);
  const kidsOf = (dict: PDFDict): PDFArray => {
    const kids = dict.lookup(name('K'));
    return kids instanceof PDFArray ? kids : context.obj([]);
  };
  return {
    document,
    context,
    catalog,
    page,
    root: catalog.lookup(name('StructTreeRoot'), PDFDict),
    element: (type, index = 0) => {
      const found = dicts.filter(({ dict }) => dict.get(name('S')) === name(type) && dict.has(name('P')))[index];
      if (!found) throw new Error(`the bench has no <${type}>`);
      return found.dict;
    },
    refOf,
    link: (index = 0) => page.lookup(name('Annots'), PDFArray).lookup(index, PDFDict),
    content: (edit) => {
      const old = streamAt(page, 'Contents');
      const bytes = Buffer.from(edit(Buffer.from(bytesOf(old)).toString('latin1')), 'latin1');
      const fresh = PDFRawStream.of(context.obj({ Length: bytes.length }), new Uint8Array(bytes));
      page.set(name('Contents'), context.register(fresh));
    },
    xmp: (edit) => {
      const bytes = Buffer.from(edit(Buffer.from(streamAt(catalog, 'Metadata').contents).toString('utf8')));
      const dict = context.obj({ Type: 'Metadata', Subtype: 'XML', Length: bytes.length });
      catalog.set(name('Metadata'), context.register(PDFRawStream.of(dict, new Uint8Array(bytes))));
    },
    add: (above, entries, where = 'last') => {
      const dict = made(context, { Type: 'StructElem', P: refOf(above), ...entries });
      if (!(dict instanceof PDFDict)) throw new TypeError('an element is a dictionary');
      const ref = context.register(dict);
      const kids = kidsOf(above).asArray();
      above.set(name('K'), context.obj(where === 'first' ? [ref, ...kids] : [...kids, ref]));
      return dict;
    },
    set: (dict, key, value) => dict.set(name(key), made(context, value)),
  };
}
