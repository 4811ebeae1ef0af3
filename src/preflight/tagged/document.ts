/** A PDF opened to be judged for everyone: its structure, and the content it speaks of. */

import { ParseSpeeds, PDFArray, PDFDict, PDFDocument, PDFRawStream } from '@cantoo/pdf-lib';
import { at, bytesOf, dictAt, itemsOf } from '../objects.js';
import { markedPage, type FontOnPage, type MarkedPage, type Reading, type Sheet } from './marked.js';
import { structureTree, type Element, type StructureTree } from './tree.js';

export interface TaggedPage extends MarkedPage {
  readonly annotations: readonly PDFDict[];
}

export interface TaggedPdf {
  readonly catalog: PDFDict;
  /** The XMP packet. */
  readonly xmp: string | undefined;
  readonly isEncrypted: boolean;
  readonly pages: readonly TaggedPage[];
  /** Every sheet of numbered content: pages, and forms with numbers of their own, where they are drawn first. */
  readonly sheets: ReadonlyMap<PDFDict | undefined, Sheet>;
  readonly fonts: readonly FontOnPage[];
  /** Forms that number their content, drawn more than once. */
  readonly repeated: number;
  readonly tree: StructureTree | undefined;
  /** The elements that passages hang on, by page or form and number. */
  readonly owners: Owners;
}

export type Owners = ReadonlyMap<PDFDict | undefined, ReadonlyMap<number, readonly Element[]>>;

/** Undefined when the bytes are no PDF with pages. */
export async function openTagged(bytes: Uint8Array): Promise<TaggedPdf | undefined> {
  try {
    const document = await PDFDocument.load(bytes, {
      updateMetadata: false,
      ignoreEncryption: true,
      throwOnInvalidObject: false,
      warnOnInvalidObjects: false,
      parseSpeed: ParseSpeeds.Fastest,
    });
    const pages = document.getPages();
    return pages.length === 0
      ? undefined
      : taggedPdf(
          document,
          pages.map(({ node }) => node),
        );
  } catch {
    return undefined;
  }
}

function taggedPdf({ catalog, isEncrypted }: PDFDocument, nodes: readonly PDFDict[]): TaggedPdf {
  const reading: Reading = { fonts: new Map(), drawn: new Map(), forms: new Map() };
  const metadata = at(catalog, 'Metadata');
  const tree = structureTree(catalog);
  const pages = nodes.map((dict, index) => ({
    ...markedPage({ dict, number: index + 1, content: contentOf(dict) }, reading),
    annotations: itemsOf(at(dict, 'Annots')).filter((annotation) => annotation instanceof PDFDict),
  }));
  return {
    catalog,
    xmp: metadata instanceof PDFRawStream ? new TextDecoder().decode(bytesOf(metadata)) : undefined,
    isEncrypted,
    pages,
    sheets: sheetsOf(pages),
    fonts: [...reading.fonts.values()],
    repeated: [...reading.drawn.values()].filter((times) => times > 1).length,
    tree,
    owners: ownersIn(tree?.elements ?? []),
  };
}

function ownersIn(elements: readonly Element[]): Owners {
  const owners = new Map<PDFDict | undefined, Map<number, Element[]>>();
  for (const element of elements) {
    for (const kid of element.kids) {
      if (kid.kind !== 'passage') continue;
      let sheet = owners.get(kid.sheet);
      if (!sheet) owners.set(kid.sheet, (sheet = new Map()));
      sheet.set(kid.mcid, [...(sheet.get(kid.mcid) ?? []), element]);
    }
  }
  return owners;
}

const NEWLINE = new Uint8Array([10]);

function contentOf(page: PDFDict): Uint8Array {
  const contents = at(page, 'Contents');
  const streams = contents instanceof PDFArray ? itemsOf(contents) : [contents];
  return new Uint8Array(
    Buffer.concat(streams.flatMap((stream) => (stream instanceof PDFRawStream ? [bytesOf(stream), NEWLINE] : []))),
  );
}

/** By page or form; the first one where there are more. */
function sheetsOf(pages: readonly TaggedPage[]): Map<PDFDict, Sheet> {
  const all = pages.flatMap(({ sheets }) => sheets);
  return new Map(all.toReversed().map((sheet) => [sheet.dict, sheet]));
}

export const markInfo = ({ catalog }: TaggedPdf, key: string): string | undefined =>
  at(dictAt(catalog, 'MarkInfo'), key)?.toString();
