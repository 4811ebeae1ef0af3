/** What a press PDF says of itself, as far as an order needs it. */

import { PDFArray, PDFDict, PDFName, PDFStream, type PDFObject } from '@cantoo/pdf-lib';
import { ToolError } from '../diagnostic.js';
import { boxAt, describePdf, openPdf, type Box, type Pdf } from '../pdf/index.js';

export interface PressFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Which part of the issue it is; all of it where the binding asks for no division. */
  readonly role: 'whole' | 'cover' | 'interior';
  readonly pages: number;
  /** The same on every page. Points. */
  readonly media: Box;
  readonly trim: Box;
  /** Inks beside the four, as their plates are called. */
  readonly spots: readonly string[];
  /** ISO 8601. */
  readonly dateIso: string;
}

/** @throws ToolError when it is no PDF with a TrimBox. */
export async function readPressFile(name: string, bytes: Uint8Array): Promise<PressFile> {
  const pdf = await openPdf(bytes).catch((cause: unknown) => refuse(name, cause));
  const [first] = pdf.pages;
  const media = first && boxAt(first.dict, 'MediaBox');
  const trim = first && boxAt(first.dict, 'TrimBox');
  if (!media || !trim) return refuse(name);
  const { info } = await describePdf(bytes);
  return {
    name,
    bytes,
    role: /-(cover|interior)\.pdf$/u.test(name) ? (name.endsWith('-cover.pdf') ? 'cover' : 'interior') : 'whole',
    pages: pdf.pages.length,
    media,
    trim,
    spots: spotsOf(pdf),
    dateIso: isoOf(info['CreationDate'] ?? ''),
  };
}

function refuse(name: string, cause?: unknown): never {
  throw new ToolError(`${name} is no press PDF`, 'Build the issue again.', { cause });
}

/** `D:20201201000000Z` → `2020-12-01T00:00:00Z`. */
const isoOf = (date: string): string =>
  date.replace(/^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d).*$/u, '$1-$2-$3T$4:$5:$6Z');

/** Separations but for the one of all plates (ISO 32000-1, 8.6.6.4). */
function spotsOf({ context }: Pdf): string[] {
  const found = new Set<string>();
  const visit = (object: PDFObject): void => {
    if (object instanceof PDFStream) visit(object.dict);
    else if (object instanceof PDFDict) object.values().forEach(visit);
    else if (object instanceof PDFArray) {
      const [kind, ink] = object.asArray();
      if (kind === PDFName.of('Separation') && ink instanceof PDFName) found.add(ink.decodeText());
      else object.asArray().forEach(visit);
    }
  };
  for (const [, object] of context.enumerateIndirectObjects()) visit(object);
  return [...found].filter((ink) => ink !== 'All' && ink !== 'None').toSorted();
}
