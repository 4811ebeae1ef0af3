/** A link says where it leads (PDF/UA-1, 7.18.5): the address, or the title of the part it leads into. */

import { PDFArray, PDFDict, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import type { PDFObject } from '@cantoo/pdf-lib';
import { dictAt, name, nameAt } from '../pdf/index.js';
import type { Pdf } from '../pdf/index.js';

export function describeLinks(pdf: Pdf): void {
  const titles = titlesByPage(pdf);
  for (const { dict } of pdf.pages) {
    for (const link of linksOf(dict)) {
      const text = addressOf(link) ?? titles[pageOf(pdf, destinationOf(link))];
      if (text && !link.has(name('Contents'))) link.set(name('Contents'), PDFHexString.fromText(text));
    }
  }
}

function linksOf(page: PDFDict): PDFDict[] {
  const annotations = page.lookup(name('Annots'));
  if (!(annotations instanceof PDFArray)) return [];
  return annotations
    .asArray()
    .map((_, index) => annotations.lookup(index))
    .filter((annotation) => annotation instanceof PDFDict)
    .filter((annotation) => nameAt(annotation, 'Subtype') === 'Link');
}

const addressOf = (link: PDFDict): string | undefined => textOf(dictAt(link, 'A')?.lookup(name('URI')));

const destinationOf = (link: PDFDict): PDFObject | undefined =>
  link.lookup(name('Dest')) ?? dictAt(link, 'A')?.lookup(name('D'));

/** Index of the page a destination names; -1 when it names none. */
function pageOf({ catalog, pages }: Pdf, destination: PDFObject | undefined): number {
  const key = destination instanceof PDFName ? destination.decodeText() : textOf(destination);
  const place = key === undefined ? destination : dictAt(catalog, 'Dests')?.lookup(name(key));
  return place instanceof PDFArray ? pages.findIndex(({ ref }) => ref === place.get(0)) : -1;
}

/** For every page the title of the part it belongs to: the last one of the outline's first level that began by then. */
function titlesByPage(pdf: Pdf): readonly (string | undefined)[] {
  const titles: (string | undefined)[] = Array.from({ length: pdf.pages.length });
  const outlines = dictAt(pdf.catalog, 'Outlines');
  for (let item = outlines && dictAt(outlines, 'First'); item; item = dictAt(item, 'Next')) {
    const page = pageOf(pdf, item.lookup(name('Dest')));
    if (page >= 0) titles.fill(textOf(item.lookup(name('Title'))), page);
  }
  return titles;
}

const textOf = (value: PDFObject | undefined): string | undefined =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
