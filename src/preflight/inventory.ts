/** What a file holds: its sizes, fonts, pictures and inks, for a report to list. */

import { areaOn, type Area } from './area.js';
import type { PictureMark } from './content/mark.js';
import { isSeparation, spaceOf, type Separation } from './content/space.js';
import { infoText, xmpValue, type JudgedPage, type JudgedPdf } from './document.js';
import { at, dictOf, itemsOf, textAt, type Box } from './objects.js';
import { PROCESS } from './plates/space.js';
import { fontsOf } from './rules/fonts.js';

export interface Inventory {
  readonly file: FileFacts;
  readonly sheets: readonly SheetFacts[];
  readonly fonts: readonly FontFacts[];
  /** In the order of pages, as each is placed. */
  readonly pictures: readonly PictureFacts[];
  /** The four, then the others by name. */
  readonly inks: readonly InkFacts[];
}

export interface FileFacts {
  readonly bytes: number;
  /** Of PDF: `1.6`. */
  readonly version: string;
  readonly title: string | undefined;
  /** The program that made it, as it says. */
  readonly producer: string | undefined;
  /** Standard the file claims: `PDF/X-4`. */
  readonly standard: string | undefined;
  /** Printing condition it is made for: `FOGRA39`. */
  readonly condition: string | undefined;
}

/** Sizes of a page in millimetres; nothing for a box it has not. */
export interface SheetFacts {
  readonly page: number;
  readonly mediaMm: Size | undefined;
  readonly bleedMm: Size | undefined;
  readonly trimMm: Size | undefined;
  /** What places are measured on: the trim, or what stands for one. */
  readonly paperMm: Size | undefined;
}
export type Size = readonly [width: number, height: number];

export interface FontFacts {
  readonly name: string;
  readonly kind: string;
  readonly isEmbedded: boolean;
  readonly isSubset: boolean;
  readonly pages: readonly number[];
}

export interface PictureFacts {
  readonly page: number;
  readonly area: Area;
  readonly widthPx: number;
  readonly heightPx: number;
  /** The lower of both directions, as it is placed. Pixels per inch. */
  readonly ppi: number;
  readonly space: string;
  readonly bits: number;
}

export interface InkFacts {
  readonly name: string;
  readonly isSpot: boolean;
  /** What stands for a spot ink where there is none: part of each of the four, 0 to 1. */
  readonly build?: readonly number[];
}

export const EMPTY: Inventory = {
  file: {
    bytes: 0,
    version: '',
    title: undefined,
    producer: undefined,
    standard: undefined,
    condition: undefined,
  },
  sheets: [],
  fonts: [],
  pictures: [],
  inks: [],
};

export function inventoryOf(pdf: JudgedPdf): Inventory {
  return {
    file: fileFacts(pdf),
    sheets: pdf.pages.map(sheetFacts),
    fonts: fontsOf(pdf)
      .map(({ name, kind, isEmbedded, isSubset, pages }) => ({ name, kind, isEmbedded, isSubset, pages }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    pictures: pdf.pages.flatMap(pictureFacts),
    inks: [...PROCESS.map((name) => ({ name, isSpot: false })), ...spotInks(pdf)],
  };
}

function fileFacts(pdf: JudgedPdf): FileFacts {
  const [intent] = itemsOf(at(pdf.catalog, 'OutputIntents'));
  return {
    bytes: pdf.bytes.length,
    version: pdf.version,
    title: infoText(pdf, 'Title'),
    producer: infoText(pdf, 'Producer'),
    standard: xmpValue(pdf, 'pdfxid:GTS_PDFXVersion') ?? infoText(pdf, 'GTS_PDFXVersion'),
    condition: textAt(dictOf(intent), 'OutputConditionIdentifier'),
  };
}

const MM = 25.4 / 72;
const hundredths = (pt: number): number => Math.round(pt * MM * 100) / 100;
const size = (box: Box | undefined): Size | undefined =>
  box && [hundredths(box[2] - box[0]), hundredths(box[3] - box[1])];

const sheetFacts = ({ number, boxes: { media, bleed, trim }, paper }: JudgedPage): SheetFacts => ({
  page: number,
  mediaMm: size(media),
  bleedMm: size(bleed),
  trimMm: size(trim),
  paperMm: size(paper),
});

function pictureFacts({ number, marks, paper }: JudgedPage): PictureFacts[] {
  return marks
    .filter((mark): mark is PictureMark => mark.kind === 'picture')
    .map(({ box, widthPx, heightPx, ppi, paint, bitsPerComponent }) => ({
      page: number,
      area: areaOn(paper ?? box, box),
      widthPx,
      heightPx,
      ppi: Math.round(ppi),
      space: paint.space.name,
      bits: bitsPerComponent,
    }));
}

/** Inks beside the four, by name, with the build of their full tint. */
export function spotInks({ objects }: JudgedPdf): InkFacts[] {
  const inks = new Map<string, InkFacts>();
  for (const object of objects) {
    const space = spaceOf(object);
    if (!space || !isSeparation(space)) continue;
    for (const name of space.colorants) {
      if (PROCESS.includes(name) || name === 'All' || name === 'None') continue;
      const build = inks.get(name)?.build ?? fullTint(space);
      inks.set(name, { name, isSpot: true, ...(build && { build }) });
    }
  }
  return [...inks.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Of an ink by itself, whose stand-in is a build at its end; of others nobody can say without carrying out functions. */
const fullTint = ({ colorants, fullTint: build }: Separation): readonly number[] | undefined =>
  colorants.length === 1 && build?.length === 4 ? build : undefined;
