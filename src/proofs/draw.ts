/** Pages of a finished PDF as pictures, drawn by PDFium, which takes no part in making them. */

import { PDFiumLibrary, type PDFiumPage } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { ToolError } from '../diagnostic.js';

export interface DrawOptions {
  /** Width of each picture; its height follows from the page. */
  readonly widthPx: number;
  /** Numbers of the pages, from 1; all when not given. */
  readonly pages?: readonly number[];
}

export interface DrawnPage {
  /** Opaque, in full colour. */
  readonly png: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** @throws ToolError when PDFium cannot read the file. */
export async function drawPages(pdf: Uint8Array, { widthPx, pages }: DrawOptions): Promise<readonly DrawnPage[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf).catch((error: unknown) => {
      throw new ToolError('PDFium cannot read the PDF', 'build it again', { cause: error });
    });
    const numbers = pages ?? Array.from({ length: document.getPageCount() }, (_, index) => index + 1);
    const drawn: DrawnPage[] = [];
    for (const number of numbers) drawn.push(await drawPage(document.getPage(number - 1), widthPx));
    document.destroy();
    return drawn;
  } finally {
    library.destroy();
  }
}

/** Drawn this many times too large and made smaller: small type keeps its grey. */
const OVERSIZE = 2;

async function drawPage(page: PDFiumPage, widthPx: number): Promise<DrawnPage> {
  const scale = (OVERSIZE * widthPx) / page.getOriginalSize().originalWidth;
  const { data, width, height } = await page.render({ scale, render: 'bitmap' });
  const { data: png, info } = await sharp(data, { raw: { width, height, channels: 4 } })
    .flatten({ background: '#ffffff' })
    .resize({ width: widthPx })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { png, widthPx: info.width, heightPx: info.height };
}
