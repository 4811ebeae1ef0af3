/** A PDF opened by the judge: what stands in it, page by page, before any rule looks at it. */

import { PDFArray, PDFDict, PDFDocument, PDFRawStream, type PDFObject, type PDFPage } from '@cantoo/pdf-lib';
import { interpret, type Painted } from './content/interpret.js';
import { at, boxAt, bytesOf, dictAt, itemsOf, nameAt, reachable, textAt, type Box } from './objects.js';
import type { PagePlates } from './plates/index.js';

export interface JudgedPage extends Painted {
  /** From 1. */
  readonly number: number;
  readonly dict: PDFDict;
  readonly boxes: Readonly<Record<'media' | 'crop' | 'bleed' | 'trim' | 'art', Box | undefined>>;
  readonly annotations: readonly PDFDict[];
  /** What is left of the page at last: the trim, or what stands for one. */
  readonly paper: Box | undefined;
}

export interface JudgedPdf {
  /** As the first line says, or the catalog, if that says a later one: `1.6`. */
  readonly version: string;
  /** Both parts of the file's identifier are there. */
  readonly hasId: boolean;
  readonly catalog: PDFDict;
  readonly info: PDFDict | undefined;
  /** The XMP packet; nothing when there is none. */
  readonly xmp: string | undefined;
  readonly xmpIsPlain: boolean;
  readonly pages: readonly JudgedPage[];
  /** Every dictionary, stream and array that the file uses, those within others included. */
  readonly objects: readonly PDFObject[];
  readonly bytes: Uint8Array;
  /** Nothing when they were not made: colours of screens have no inks. */
  readonly plates?: readonly PagePlates[];
}

/** What keeps a file from being judged. */
export type Closed = 'encrypted' | 'unreadable';

/** An encrypted file is not looked into: what stands in it reads as noise. */
export async function openJudged(bytes: Uint8Array): Promise<JudgedPdf | Closed> {
  try {
    const document = await PDFDocument.load(bytes, LENIENT);
    return document.isEncrypted ? 'encrypted' : judgedPdf(document, bytes);
  } catch {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('/Encrypt') ? 'encrypted' : 'unreadable';
  }
}

const LENIENT = {
  updateMetadata: false,
  ignoreEncryption: true,
  throwOnInvalidObject: false,
  warnOnInvalidObjects: false,
  preserveXFA: true,
};

function judgedPdf(document: PDFDocument, bytes: Uint8Array): JudgedPdf {
  const { context, catalog } = document;
  const { trailerInfo } = context;
  const metadata = at(catalog, 'Metadata');
  const packet = metadata instanceof PDFRawStream ? metadata : undefined;
  const identifier = trailerInfo.ID;
  const info = context.lookup(trailerInfo.Info);
  return {
    version: versionOf(catalog, bytes),
    hasId: identifier instanceof PDFArray && identifier.size() === 2,
    catalog,
    info: info instanceof PDFDict ? info : undefined,
    xmp: packet && new TextDecoder().decode(bytesOf(packet)),
    xmpIsPlain: packet !== undefined && at(packet.dict, 'Filter') === undefined,
    pages: pagesOf(document).map(({ node }, index) => judgedPage(node, index + 1)),
    objects: reachable(context, [catalog, trailerInfo.Info]),
    bytes,
  };
}

function versionOf(catalog: PDFDict, bytes: Uint8Array): string {
  const first = /^%PDF-(\d\.\d)/u.exec(Buffer.from(bytes.subarray(0, 20)).toString('latin1'))?.[1] ?? '';
  const later = nameAt(catalog, 'Version') ?? '';
  return Number(later) > Number(first) ? later : first;
}

/** @throws when the file has no pages: then it is no PDF. */
function pagesOf(document: PDFDocument): PDFPage[] {
  const pages = document.getPages();
  if (pages.length === 0) throw new Error('no pages');
  return pages;
}

function judgedPage(dict: PDFDict, number: number): JudgedPage {
  const contents = at(dict, 'Contents');
  const streams = contents instanceof PDFArray ? itemsOf(contents) : [contents];
  const parts = streams.flatMap((stream) => (stream instanceof PDFRawStream ? [bytesOf(stream), NEWLINE] : []));
  const boxes = {
    media: boxAt(dict, 'MediaBox') ?? inheritedBox(dict, 'MediaBox'),
    crop: boxAt(dict, 'CropBox') ?? inheritedBox(dict, 'CropBox'),
    bleed: boxAt(dict, 'BleedBox'),
    trim: boxAt(dict, 'TrimBox'),
    art: boxAt(dict, 'ArtBox'),
  };
  return {
    number,
    dict,
    boxes,
    paper: boxes.trim ?? boxes.art ?? boxes.crop ?? boxes.media,
    annotations: itemsOf(at(dict, 'Annots')).filter((annotation) => annotation instanceof PDFDict),
    ...interpret(new Uint8Array(Buffer.concat(parts)), dictAt(dict, 'Resources') ?? inherited(dict)),
  };
}

const NEWLINE = new Uint8Array([10]);

function inheritedBox(dict: PDFDict, key: string): Box | undefined {
  const parent = dictAt(dict, 'Parent');
  return parent && (boxAt(parent, key) ?? inheritedBox(parent, key));
}

function inherited(dict: PDFDict): PDFDict | undefined {
  const parent = dictAt(dict, 'Parent');
  return parent && (dictAt(parent, 'Resources') ?? inherited(parent));
}

/** A property of the XMP packet, as element or as attribute; an alternative gives its first text. */
export function xmpValue({ xmp = '' }: Pick<JudgedPdf, 'xmp'>, property: string): string | undefined {
  const name = property.replaceAll(/[^\w:]/gu, '');
  const element = new RegExp(`<${name}[^>]*>\\s*(?:<rdf:(?:Alt|Seq|Bag)>\\s*<rdf:li[^>]*>)?([^<]*)<`, 'u').exec(xmp);
  const attribute = new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(xmp);
  const value = element?.[1] ?? attribute?.[1];
  return value === undefined ? undefined : unescapeXml(value.trim());
}

const unescapeXml = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

export const infoText = ({ info }: JudgedPdf, key: string): string | undefined => textAt(info, key);
