/** The text of each page of a finished PDF, as a reader's search finds it: by PDFium, which takes no part in making it. */

import type { PDFiumModule } from '@hyzyla/pdfium';
import { ToolError } from '../diagnostic.js';

/** The functions of PDFium that are used here; the package's own types leave some of them out. */
interface PdfiumText {
  readonly _FPDFText_GetUnicode: (text: number, index: number) => number;
  readonly _FPDFText_GetCharBox: (text: number, index: number, ...leftRightBottomTop: number[]) => number;
  readonly _FPDFPage_GetTrimBox: (page: number, ...leftBottomRightTop: number[]) => number;
  readonly _FPDFPage_GetMediaBox: (page: number, ...leftBottomRightTop: number[]) => number;
  readonly _FPDF_CreateNewDocument: () => number;
  readonly _FPDF_ImportPages: (into: number, ...fromRangeAt: number[]) => number;
  readonly HEAPF32: Float32Array;
  readonly HEAPF64: Float64Array;
}
type Pdfium = Awaited<ReturnType<typeof PDFiumModule>> & PdfiumText;

/**
 * The text of every page that stands within its trim (within the page where there is no TrimBox): what the knife cuts
 * off is not there to be read. Throws {@link ToolError} when PDFium cannot read the file.
 */
export async function textOfPages(pdf: Uint8Array): Promise<string[]> {
  const pdfium = await loadPdfium();
  const { malloc, free } = pdfium.wasmExports;
  const bytes = malloc(pdf.length);
  const scratch = malloc(32);
  try {
    pdfium.HEAPU8.set(pdf, bytes);
    const document = pdfium._FPDF_LoadMemDocument(bytes, pdf.length, 0);
    if (!document) throw unreadable(pdfium._FPDF_GetLastError());
    try {
      return textsInOrder(pdfium, document, scratch);
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
function textsInOrder(pdfium: Pdfium, original: number, scratch: number): string[] {
  const document = pdfium._FPDF_CreateNewDocument();
  try {
    const count = pdfium._FPDF_GetPageCount(original);
    if (!pdfium._FPDF_ImportPages(document, original, 0, 0)) throw unreadable(pdfium._FPDF_GetLastError());
    return Array.from({ length: count }, (_, index) => textOfPage({ pdfium, document, scratch }, index));
  } finally {
    pdfium._FPDF_CloseDocument(document);
  }
}

let loading: Promise<Pdfium> | undefined;

/** Once a process: compiling the module takes longer than reading an issue with it. */
async function loadPdfium(): Promise<Pdfium> {
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
  if (!pdfium._FPDFPage_GetTrimBox(page, ...places)) pdfium._FPDFPage_GetMediaBox(page, ...places);
  const [left = 0, bottom = 0, right = 0, top = 0] = pdfium.HEAPF32.subarray(scratch / 4, scratch / 4 + 4);
  return [left, bottom, right, top];
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
