/** A PDF opened for editing: its objects, its catalog and its pages in order. */

import { ParseSpeeds, PDFDict, PDFDocument, PDFName, PDFRawStream, decodePDFRawStream } from '@cantoo/pdf-lib';
import type { PDFContext, PDFRef } from '@cantoo/pdf-lib';
import { deflateSync, inflateSync } from 'node:zlib';

export interface PdfPage {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  /** The page's own or inherited resources. */
  readonly resources: PDFDict;
}

export interface Pdf {
  readonly context: PDFContext;
  readonly catalog: PDFDict;
  readonly pages: readonly PdfPage[];
}

/** What was parsed only to be looked at. */
const peeked = new WeakMap<Uint8Array, Pdf>();

/** Parses a PDF to look at it. Who then opens the same bytes to change them gets what was parsed here. */
export async function peekPdf(bytes: Uint8Array): Promise<Pdf> {
  const pdf = peeked.get(bytes) ?? (await parsed(bytes));
  peeked.set(bytes, pdf);
  return pdf;
}

/** Parses a PDF. Throws when the bytes are none. */
export async function openPdf(bytes: Uint8Array): Promise<Pdf> {
  const known = peeked.get(bytes);
  peeked.delete(bytes);
  return known ?? (await parsed(bytes));
}

async function parsed(bytes: Uint8Array): Promise<Pdf> {
  // updateMetadata would write the clock into the file.
  const document = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  const pages = document.getPages().map(({ ref, node }) => {
    const resources = node.Resources() ?? document.context.obj({});
    if (!node.has(name('Resources'))) node.set(name('Resources'), resources);
    return { ref, dict: node, resources };
  });
  return { context: document.context, catalog: document.catalog, pages };
}

/** pdf-lib decodes the text of a name before it looks the name up; keys are asked for a hundred thousand times. */
const names = new Map<string, PDFName>();

export function name(text: string): PDFName {
  let known = names.get(text);
  if (!known) names.set(text, (known = PDFName.of(text)));
  return known;
}

/** The dictionary under a key, or undefined when it is absent or something else. */
export function dictAt(dict: PDFDict, key: string): PDFDict | undefined {
  const value = dict.lookup(name(key));
  return value instanceof PDFDict ? value : undefined;
}

/** The text of a name under a key, without its slash. */
export function nameAt(dict: PDFDict, key: string): string | undefined {
  const value = dict.lookup(name(key));
  if (!(value instanceof PDFName)) return undefined;
  const written = value.asString();
  return written.includes('#') ? value.decodeText() : written.slice(1);
}

/** The bytes of a stream with its filters undone. */
export function decodeStream(stream: PDFRawStream): Uint8Array {
  if (!stream.dict.has(name('Filter'))) return stream.contents;
  const plainFlate = nameAt(stream.dict, 'Filter') === 'FlateDecode' && !stream.dict.has(name('DecodeParms'));
  return plainFlate ? inflateSync(stream.contents) : decodePDFRawStream(stream).decode();
}

/** A deflated stream; `dict` says what it is, its filter and length are set here. */
export function flateStream(dict: PDFDict, bytes: Uint8Array): PDFRawStream {
  const contents = new Uint8Array(deflateSync(bytes));
  dict.delete(name('DecodeParms'));
  dict.set(name('Filter'), name('FlateDecode'));
  dict.set(name('Length'), dict.context.obj(contents.length));
  return PDFRawStream.of(dict, contents);
}
