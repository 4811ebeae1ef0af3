/** Pages of the plates as pixels, drawn by PDFium. */

import { PDFiumLibrary, type PDFiumDocument } from '@hyzyla/pdfium';

/** Pixels of a page, by rows; a byte for each channel, 255 is light. */
export interface Drawn {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 4;
}

export interface Drawer {
  readonly page: (index: number, dpi: number) => Promise<Drawn>;
}

/** Opens the files, hands over what draws their pages, and puts all away. */
export async function withDrawers<T>(
  files: readonly Uint8Array[],
  isGrey: readonly boolean[],
  use: (drawers: readonly Drawer[]) => Promise<T>,
): Promise<T> {
  const library = await PDFiumLibrary.init();
  const documents: PDFiumDocument[] = [];
  try {
    for (const file of files) documents.push(await library.loadDocument(file));
    return await use(documents.map((document, index) => ({ page: drawPage(document, isGrey[index] === true) })));
  } finally {
    for (const document of documents) document.destroy();
    library.destroy();
  }
}

const drawPage =
  (document: PDFiumDocument, isGrey: boolean) =>
  async (index: number, dpi: number): Promise<Drawn> => {
    const colorSpace = isGrey ? 'Gray' : 'BGRA';
    const { data, width, height } = await document
      .getPage(index)
      .render({ scale: dpi / 72, render: 'bitmap', colorSpace });
    return { data, width, height, channels: isGrey ? 1 : 4 };
  };
