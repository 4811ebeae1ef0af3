/** Pages placed on larger sheets: each a form that keeps its inks, fonts and transparency. */

import { PDFDict, type PDFRef } from '@cantoo/pdf-lib';
import { boxAt, flateStream, name, pageContent, setBox, type Box, type Pdf, type PdfPage } from '../pdf/index.js';
import type { PressBoxes } from './sheet.js';

/** The boxes of a press file's pages; nothing when they lack one, or are not all of one size. */
export function boxesOf({ pages }: Pdf): { readonly trim: Box; readonly bleed: Box } | undefined {
  const [first] = pages;
  const trim = first && boxAt(first.dict, 'TrimBox');
  const bleed = first && boxAt(first.dict, 'BleedBox');
  if (!trim || !bleed || !pages.every(({ dict }) => isSame(boxAt(dict, 'TrimBox'), trim))) return undefined;
  return { trim, bleed };
}

const isSame = (a: Box | undefined, b: Box): boolean =>
  a !== undefined && a.every((edge, index) => Math.abs(edge - (b[index] ?? 0)) < 0.02);

/** A page as a form that can be placed: all that stands inside its bleed. */
export function formOf({ context }: Pdf, page: PdfPage, bleed: Box): PDFRef {
  const dict = context.obj({ Type: 'XObject', Subtype: 'Form', BBox: [...bleed] });
  dict.set(name('Resources'), page.resources);
  const group = page.dict.get(name('Group'));
  if (group) dict.set(name('Group'), group);
  return context.register(flateStream(dict, new Uint8Array(Buffer.from(pageContent(page), 'latin1'))));
}

/** A sheet as a page of the file. */
export function sheetPage({ context }: Pdf, boxes: PressBoxes, made: { resources: PDFDict; content: string }): PDFRef {
  const stream = flateStream(context.obj({}), new Uint8Array(Buffer.from(made.content, 'latin1')));
  const page = context.obj({ Type: 'Page', Resources: made.resources, Contents: context.register(stream) });
  page.set(name('Group'), context.obj({ Type: 'Group', S: 'Transparency', CS: 'DeviceCMYK', I: true }));
  setBox(page, 'MediaBox', boxes.media);
  setBox(page, 'BleedBox', boxes.bleed);
  setBox(page, 'TrimBox', boxes.trim);
  return context.register(page);
}

/** These pages take the place of all others. */
export function setPages({ catalog, context }: Pdf, pages: readonly PDFRef[]): void {
  const tree = context.obj({ Type: 'Pages', Count: pages.length });
  const ref = context.register(tree);
  tree.set(name('Kids'), context.obj([...pages]));
  for (const page of pages) {
    const dict = context.lookup(page);
    if (dict instanceof PDFDict) dict.set(name('Parent'), ref);
  }
  catalog.set(name('Pages'), ref);
}

/** Sides of sheets are read in no direction. */
export function forgetReading({ catalog }: Pdf): void {
  catalog.delete(name('PageLayout'));
  catalog.delete(name('ViewerPreferences'));
}
