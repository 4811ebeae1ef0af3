/** What a PDF says of itself: the Info dictionary and the XMP packet, which must agree. */

import { PDFDict, PDFHexString, PDFRawStream, PDFRef, PDFString } from '@cantoo/pdf-lib';
import { createHash } from 'node:crypto';
import { name } from './document.js';
import type { Pdf } from './document.js';

export interface DocumentMetadata {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  readonly lang: string;
  /** ISO 8601 with seconds, UTC: `2020-12-01T00:00:00Z`. */
  readonly dateIso: string;
}

const CREATOR = 'Galley';

/** A standard that a file keeps, and says it keeps: PDF/X-4 (ISO 15930-7) or PDF/UA-1 (ISO 14289-1). */
export type Conformance = 'pdf/x-4' | 'pdf/ua-1';

/** Sets Info, XMP and the language. */
export function setMetadata(pdf: Pdf, metadata: DocumentMetadata, conformance?: Conformance): void {
  const producer = producerOf(pdf);
  setInfo(pdf, metadata, { producer, conformance });
  pdf.catalog.set(name('Lang'), PDFString.of(metadata.lang));
  const packet = new TextEncoder().encode(xmpPacket(metadata, { producer, conformance }));
  // Never deflated: printers' tools look for the packet in the bare bytes.
  const dict = pdf.context.obj({ Type: 'Metadata', Subtype: 'XML', Length: packet.length });
  pdf.catalog.set(name('Metadata'), pdf.context.register(PDFRawStream.of(dict, packet)));
}

interface Making {
  readonly producer: string;
  readonly conformance: Conformance | undefined;
}

/** The browser drew the pages; its name and version stay on record. */
function producerOf({ context }: Pdf): string {
  const info = context.lookup(context.trailerInfo.Info);
  const drawn = info instanceof PDFDict ? info.lookup(name('Producer')) : undefined;
  const by = drawn instanceof PDFString || drawn instanceof PDFHexString ? drawn.decodeText() : '';
  if (by.startsWith(CREATOR)) return by;
  return by ? `${CREATOR} (${by})` : CREATOR;
}

function setInfo({ context }: Pdf, metadata: DocumentMetadata, { producer, conformance }: Making): void {
  const date = PDFString.of(`D:${metadata.dateIso.replace(/[-:T]/g, '')}`);
  const info = context.obj({ CreationDate: date, ModDate: date });
  const texts = {
    Title: metadata.title,
    Author: metadata.author,
    Subject: metadata.subject,
    Keywords: metadata.keywords.join(', '),
    Creator: CREATOR,
    Producer: producer,
  };
  for (const [key, text] of Object.entries(texts)) if (text) info.set(name(key), PDFHexString.fromText(text));
  if (conformance === 'pdf/x-4') {
    info.set(name('GTS_PDFXVersion'), PDFString.of('PDF/X-4'));
    // No colours overlap at their edges yet: that is the printer's work.
    info.set(name('Trapped'), name('False'));
  }
  const { Info } = context.trailerInfo;
  if (Info instanceof PDFRef) context.assign(Info, info);
  else context.trailerInfo.Info = context.register(info);
}

function xmpPacket(metadata: DocumentMetadata, { producer, conformance }: Making): string {
  const { title, author, subject, keywords, lang, dateIso } = metadata;
  const properties = [
    '<dc:format>application/pdf</dc:format>',
    `<dc:title>${alternatives(title)}</dc:title>`,
    author && `<dc:creator>${list('Seq', [author])}</dc:creator>`,
    subject && `<dc:description>${alternatives(subject)}</dc:description>`,
    keywords.length > 0 && `<dc:subject>${list('Bag', keywords)}</dc:subject>`,
    `<dc:language>${list('Bag', [lang])}</dc:language>`,
    `<dc:date>${list('Seq', [dateIso])}</dc:date>`,
    `<xmp:CreateDate>${dateIso}</xmp:CreateDate>`,
    `<xmp:ModifyDate>${dateIso}</xmp:ModifyDate>`,
    `<xmp:MetadataDate>${dateIso}</xmp:MetadataDate>`,
    `<xmp:CreatorTool>${CREATOR}</xmp:CreatorTool>`,
    `<pdf:Producer>${escapeXml(producer)}</pdf:Producer>`,
    keywords.length > 0 && `<pdf:Keywords>${escapeXml(keywords.join(', '))}</pdf:Keywords>`,
    ...claims(metadata, conformance),
  ].filter((property) => typeof property === 'string' && property !== '');
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about="" ${NAMESPACES}>`,
    ...properties,
    '</rdf:Description>',
    '</rdf:RDF></x:xmpmeta>',
    '<?xpacket end="w"?>',
  ].join('\n');
}

/** What a standard wants a file to say of itself. */
function claims(metadata: DocumentMetadata, conformance: Conformance | undefined): string[] {
  if (conformance === 'pdf/ua-1') return ['<pdfuaid:part>1</pdfuaid:part>'];
  if (conformance !== 'pdf/x-4') return [];
  return [
    '<pdf:Trapped>False</pdf:Trapped>',
    '<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>',
    `<xmpMM:DocumentID>${documentId(metadata)}</xmpMM:DocumentID>`,
    '<xmpMM:VersionID>1</xmpMM:VersionID>',
    '<xmpMM:RenditionClass>default</xmpMM:RenditionClass>',
  ];
}

/** The same document has the same name, on any day and machine: a UUID of its title and date (RFC 9562, version 8). */
function documentId({ title, dateIso }: DocumentMetadata): string {
  const hash = createHash('sha256').update(`${title}\n${dateIso}`).digest('hex');
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`];
  return `uuid:${[...parts, hash.slice(20, 32)].join('-')}`;
}

const NAMESPACES = [
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
  'xmlns:pdf="http://ns.adobe.com/pdf/1.3/"',
  'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"',
  'xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"',
  'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"',
].join(' ');

const alternatives = (text: string): string =>
  `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`;

const list = (kind: 'Bag' | 'Seq', items: readonly string[]): string =>
  `<rdf:${kind}>${items.map((item) => `<rdf:li>${escapeXml(item)}</rdf:li>`).join('')}</rdf:${kind}>`;

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
