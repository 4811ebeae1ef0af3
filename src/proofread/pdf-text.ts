/** The text of each page of a finished PDF, as a reader's search finds it: by PDFium, which takes no part in making it. */

import type { PDFiumModule } from '@hyzyla/pdfium';
import { ToolError } from '../diagnostic.js';

/** The functions of PDFium that are used here; the package's own types leave some of them out. */
interface PdfiumText {
  readonly _FPDFText_GetUnicode: (text: number, index: number) => number;
  readonly _FPDFText_GetCharBox: (text: number, index: number, ...leftRightBottomTop: number[]) => number;
  readonly _FPDF_VIEWERREF_GetName: (document: number, key: number, ...intoSize: number[]) => number;
  readonly _FPDF_GetPageBoundingBox: (page: number, leftTopRightBottom: number) => number;
  readonly _FPDFPage_GetTrimBox: (page: number, ...leftBottomRightTop: number[]) => number;
  readonly _FPDFPage_GetMediaBox: (page: number, ...leftBottomRightTop: number[]) => number;
  readonly _FPDF_CreateNewDocument: () => number;
  readonly _FPDF_ImportPages: (into: number, ...fromRangeAt: number[]) => number;
  readonly HEAPF32: Float32Array;
  readonly HEAPF64: Float64Array;
}
type Pdfium = Awaited<ReturnType<typeof PDFiumModule>> & PdfiumText;

/** Part `part` of `parts`, as long as the others: from page `count * part / parts` on. */
export interface ReadOrder {
  readonly pdf: Uint8Array;
  readonly part: number;
  readonly parts: number;
}

/**
 * The text of every page that stands within its trim (within the page where there is no TrimBox): what the knife cuts
 * off is not there to be read. Throws {@link ToolError} when PDFium cannot read the file.
 */
export async function textOfPages({ pdf, part, parts }: ReadOrder): Promise<string[]> {
  const pdfium = await loadPdfium();
  const { malloc, free } = pdfium.wasmExports;
  const bytes = malloc(pdf.length);
  const scratch = malloc(32);
  try {
    pdfium.HEAPU8.set(pdf, bytes);
    const document = pdfium._FPDF_LoadMemDocument(bytes, pdf.length, 0);
    if (!document) throw unreadable(pdfium._FPDF_GetLastError());
    try {
      const count = pdfium._FPDF_GetPageCount(document);
      const [from, to] = [Math.floor((count * part) / parts), Math.floor((count * (part + 1)) / parts)];
      return textsInOrder({ pdfium, document, scratch }, { from, to });
    } finally {
      pdfium._FPDF_CloseDocument(document);
    }
  } finally {
    free(scratch);
    free(bytes);
  }
}

/**
 * A document that says it is read from the right makes PDFium turn round every line, those in Latin letters too, and
 * take some signs for others on the way. A copy of its pages says nothing.
 */
function textsInOrder(original: Open, pages: { readonly from: number; readonly to: number }): string[] {
  if (!isReadFromRight(original)) return textsOf(original, pages);
  const { pdfium, scratch } = original;
  const document = pdfium._FPDF_CreateNewDocument();
  try {
    if (!pdfium._FPDF_ImportPages(document, original.document, 0, 0)) throw unreadable(pdfium._FPDF_GetLastError());
    return textsOf({ pdfium, document, scratch }, pages);
  } finally {
    pdfium._FPDF_CloseDocument(document);
  }
}

function isReadFromRight({ pdfium, document, scratch }: Open): boolean {
  const [key, found] = [scratch, scratch + 16];
  pdfium.HEAPU8.set(Buffer.from('Direction\0', 'latin1'), key);
  const size = pdfium._FPDF_VIEWERREF_GetName(document, key, found, 16);
  return size > 0 && Buffer.from(pdfium.HEAPU8.subarray(found, found + 3)).toString('latin1') === 'R2L';
}

const textsOf = (open: Open, { from, to }: { readonly from: number; readonly to: number }): string[] =>
  Array.from({ length: to - from }, (_, index) => textOfPage(open, from + index));

let loading: Promise<Pdfium> | undefined;

/** Once a process: compiling the module takes longer than reading an issue with it. */
export async function loadPdfium(): Promise<Pdfium> {
  loading ??= (async () => {
    const { PDFiumModule } = await import('@hyzyla/pdfium');
    const pdfium = await PDFiumModule({});
    if (!knowsText(pdfium)) throw unreadable(0);
    // As the package's own wrapper begins.
    pdfium._FPDF_InitLibraryWithConfig({ version: 2 });
    return pdfium;
  })();
  return await loading;
}

const knowsText = (pdfium: object): pdfium is Pdfium =>
  [
    '_FPDFText_GetUnicode',
    '_FPDFText_GetCharBox',
    '_FPDF_CreateNewDocument',
    '_FPDF_ImportPages',
    '_FPDF_VIEWERREF_GetName',
    '_FPDF_GetPageBoundingBox',
    '_FPDFPage_GetTrimBox',
    'HEAPF32',
    'HEAPF64',
  ].every((key) => key in pdfium);

const unreadable = (code: number): ToolError =>
  new ToolError(`PDFium cannot read the finished PDF (error ${code})`, 'Build again; if it stays, run npm ci.');

interface Open {
  readonly pdfium: Pdfium;
  readonly document: number;
  /** 32 bytes of PDFium's memory for the boxes it returns. */
  readonly scratch: number;
}

function textOfPage(open: Open, index: number): string {
  const { pdfium, document } = open;
  const page = pdfium._FPDF_LoadPage(document, index);
  if (!page) throw unreadable(pdfium._FPDF_GetLastError());
  const text = pdfium._FPDFText_LoadPage(page);
  try {
    return text ? charactersWithin(open, text, trimOf(open, page)) : '';
  } finally {
    if (text) pdfium._FPDFText_ClosePage(text);
    pdfium._FPDF_ClosePage(page);
  }
}

type Box = readonly [left: number, bottom: number, right: number, top: number];

function trimOf({ pdfium, scratch }: Open, page: number): Box {
  const places = [0, 4, 8, 12].map((offset) => scratch + offset);
  const isOwn = pdfium._FPDFPage_GetTrimBox(page, ...places) || pdfium._FPDFPage_GetMediaBox(page, ...places);
  if (!isOwn) pdfium._FPDF_GetPageBoundingBox(page, scratch);
  const [left = 0, low = 0, right = 0, high = 0] = pdfium.HEAPF32.subarray(scratch / 4, scratch / 4 + 4);
  // The last one says the top before the bottom.
  return [left, Math.min(low, high), right, Math.max(low, high)];
}

// One character at a time: PDFium's own FPDFText_GetText stops short on a page with a glyph that stands for no character.
function charactersWithin({ pdfium, scratch }: Open, text: number, trim: Box): string {
  const places = [0, 8, 16, 24].map((offset) => scratch + offset);
  const isWithin = (index: number): boolean => {
    pdfium._FPDFText_GetCharBox(text, index, ...places);
    const [left = 0, right = 0, bottom = 0, top = 0] = pdfium.HEAPF64.subarray(scratch / 8, scratch / 8 + 4);
    const [x, y] = [(left + right) / 2, (bottom + top) / 2];
    return x >= trim[0] && x <= trim[2] && y >= trim[1] && y <= trim[3];
  };
  const characters: string[] = [];
  const count = pdfium._FPDFText_CountChars(text);
  for (let index = 0; index < count; index++) {
    const code = pdfium._FPDFText_GetUnicode(text, index);
    // Spaces and line ends are PDFium's own guesses and have no place.
    if (code <= 0x20) characters.push(code === 0 ? '' : ' ');
    else if (isWithin(index)) characters.push(String.fromCodePoint(code));
  }
  return characters.join('');
}
