/** A PDF as small plain data, for assertions and reports: what its pages, fonts, links and outline are. */

import { PDFArray, PDFDict, PDFHexString, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import type { PDFObject, PDFRef } from '@cantoo/pdf-lib';
import { latin1 } from './content.js';
import { dictAt, name, nameAt, openPdf, peekPdf } from './document.js';
import type { Pdf, PdfPage } from './document.js';
import { boxAt } from './geometry.js';
import type { Box } from './geometry.js';

export interface PdfLink {
  readonly rect: Box | undefined;
  /** Where it leads: an address, or a page of this document from 1. Neither: it leads nowhere. */
  readonly uri?: string;
  readonly page?: number;
  readonly contents?: string;
}

export interface PdfPageDescription {
  /** In points, three decimals. A box the page does not have is absent. */
  readonly boxes: Readonly<Partial<Record<BoxName, Box>>>;
  readonly annotations: number;
  readonly links: readonly PdfLink[];
  /** Names of the fonts it uses, also in forms; in the order of the alphabet. */
  readonly fonts: readonly string[];
}

export interface PdfFont {
  readonly name: string;
  /** `Type0/CIDFontType2` for a TrueType subset, `Type3`, … */
  readonly type: string;
  readonly embedded: boolean;
  readonly subset: boolean;
  readonly unicode: boolean;
}

export interface PdfOutlineEntry {
  readonly title: string;
  readonly level: number;
  readonly page?: number;
}

export interface PdfDescription {
  readonly version: string;
  readonly id: readonly string[];
  readonly lang?: string;
  /** `L2R` unless the document says otherwise. */
  readonly direction: string;
  readonly tagged: boolean;
  readonly displaysTitle: boolean;
  /** Info, texts decoded; dates as written. */
  readonly info: Readonly<Record<string, string>>;
  readonly xmp?: string;
  readonly pages: readonly PdfPageDescription[];
  readonly fonts: readonly PdfFont[];
  readonly outline: readonly PdfOutlineEntry[];
}

const BOXES = ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox'] as const;
type BoxName = (typeof BOXES)[number];

export async function describePdf(bytes: Uint8Array): Promise<PdfDescription> {
  const pdf = await openPdf(bytes);
  const { context, catalog } = pdf;
  const viewer = dictAt(catalog, 'ViewerPreferences');
  const lang = textOf(catalog.lookup(name('Lang')));
  const metadata = catalog.lookup(name('Metadata'));
  const ids = context.lookup(context.trailerInfo.ID);
  const info = context.lookup(context.trailerInfo.Info);
  return {
    version: latin1(bytes.subarray(5, 8)),
    id: ids instanceof PDFArray ? ids.asArray().map((id) => (id instanceof PDFHexString ? id.asString() : '')) : [],
    ...(lang === undefined ? {} : { lang }),
    direction: (viewer && nameAt(viewer, 'Direction')) ?? 'L2R',
    tagged: String(dictAt(catalog, 'MarkInfo')?.get(name('Marked'))) === 'true' && catalog.has(name('StructTreeRoot')),
    displaysTitle: String(viewer?.get(name('DisplayDocTitle'))) === 'true',
    info: info instanceof PDFDict ? infoTexts(info) : {},
    ...(metadata instanceof PDFRawStream ? { xmp: new TextDecoder().decode(metadata.contents) } : {}),
    pages: pdf.pages.map((page) => describePage(pdf, page)),
    fonts: fontsOf(pdf),
    outline: [...outlineOf(pdf, dictAt(catalog, 'Outlines'), 1)],
  };
}

/** The names of the fonts each page uses, also in forms; in the order of the alphabet. */
export async function fontsOfPages(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const { pages } = await peekPdf(bytes);
  return pages.map(fontsOn);
}

const fontsOn = ({ dict }: PdfPage): string[] => [...fontsIn(dictAt(dict, 'Resources'), new Set())].toSorted();

function infoTexts(info: PDFDict): Record<string, string> {
  const texts = info.entries().map(([key, value]) => [key.decodeText(), textOf(value) ?? value.toString()] as const);
  return Object.fromEntries(texts);
}

function textOf(value: PDFObject | undefined): string | undefined {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
}

function describePage(pdf: Pdf, page: PdfPage): PdfPageDescription {
  const boxes = BOXES.flatMap((key) => {
    const box = boxAt(page.dict, key);
    return box ? [[key, rounded(box)] as const] : [];
  });
  const annotations = dictsOf(page.dict.lookup(name('Annots')));
  const links = annotations.filter((annotation) => nameAt(annotation, 'Subtype') === 'Link');
  return {
    boxes: Object.fromEntries(boxes),
    annotations: annotations.length,
    links: links.map((link) => describeLink(pdf, link)),
    fonts: fontsOn(page),
  };
}

/** Of a page or a form, and of the forms within it. */
function fontsIn(resources: PDFDict | undefined, seen: Set<PDFDict>): Set<string> {
  if (!resources || seen.has(resources)) return new Set();
  seen.add(resources);
  const fonts = valuesOf(dictAt(resources, 'Font')).flatMap((font) =>
    font instanceof PDFDict ? describeFont(font).name : [],
  );
  const forms = valuesOf(dictAt(resources, 'XObject')).flatMap((form) =>
    form instanceof PDFRawStream ? [...fontsIn(dictAt(form.dict, 'Resources'), seen)] : [],
  );
  return new Set([...fonts, ...forms]);
}

const valuesOf = (dict: PDFDict | undefined): (PDFObject | undefined)[] =>
  dict ? dict.keys().map((key) => dict.lookup(key)) : [];

const rounded = ([a, b, c, d]: Box): Box => [round3(a), round3(b), round3(c), round3(d)];
const round3 = (value: number): number => Math.round(value * 1000) / 1000 + 0;

function dictsOf(array: PDFObject | undefined): PDFDict[] {
  if (!(array instanceof PDFArray)) return [];
  return array
    .asArray()
    .map((_, index) => array.lookup(index))
    .filter((item) => item instanceof PDFDict);
}

function describeLink(pdf: Pdf, link: PDFDict): PdfLink {
  const action = dictAt(link, 'A');
  const uri = textOf(action?.lookup(name('URI')));
  const page = pageOf(pdf, link.lookup(name('Dest')) ?? action?.lookup(name('D')));
  const contents = textOf(link.lookup(name('Contents')));
  const rect = boxAt(link, 'Rect');
  return {
    rect: rect && rounded(rect),
    ...(uri === undefined ? {} : { uri }),
    ...(page === undefined ? {} : { page }),
    ...(contents === undefined ? {} : { contents }),
  };
}

/** The page, from 1, that a destination names: an array, or a name to look up in the catalog. */
function pageOf(pdf: Pdf, destination: PDFObject | undefined): number | undefined {
  if (destination instanceof PDFArray) {
    const index = pdf.pages.findIndex(({ ref }) => ref === destination.get(0));
    return index < 0 ? undefined : index + 1;
  }
  if (destination instanceof PDFDict) return pageOf(pdf, destination.lookup(name('D')));
  const key = destination instanceof PDFName ? destination.decodeText() : textOf(destination);
  const named = key === undefined ? undefined : dictAt(pdf.catalog, 'Dests')?.lookup(name(key));
  return named && pageOf(pdf, named);
}

function* outlineOf(pdf: Pdf, parent: PDFDict | undefined, level: number): Generator<PdfOutlineEntry> {
  for (let item = parent && dictAt(parent, 'First'); item; item = dictAt(item, 'Next')) {
    const page = pageOf(pdf, item.lookup(name('Dest')) ?? dictAt(item, 'A')?.lookup(name('D')));
    const title = textOf(item.lookup(name('Title'))) ?? '';
    yield { title, level, ...(page === undefined ? {} : { page }) };
    yield* outlineOf(pdf, item, level + 1);
  }
}

/** Every font any content can use, whether by a page or by a form: descendants stand with their parents. */
function fontsOf(pdf: Pdf): PdfFont[] {
  const fonts = new Map<PDFRef, PdfFont>();
  for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || nameAt(object, 'Type') !== 'Font') continue;
    if (!nameAt(object, 'Subtype')?.startsWith('CIDFont')) fonts.set(ref, describeFont(object));
  }
  return [...fonts.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function describeFont(font: PDFDict): PdfFont {
  const [descendant] = dictsOf(font.lookup(name('DescendantFonts')));
  const descriptor = dictAt(descendant ?? font, 'FontDescriptor');
  const fontName = nameAt(font, 'BaseFont') ?? nameAt(font, 'Name') ?? '';
  const below = descendant && nameAt(descendant, 'Subtype');
  return {
    name: fontName,
    type: [nameAt(font, 'Subtype'), below].filter(Boolean).join('/'),
    embedded: ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor?.has(name(key))),
    subset: /^[A-Z]{6}\+/.test(fontName),
    unicode: font.has(name('ToUnicode')),
  };
}
