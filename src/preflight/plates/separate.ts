/**
 * A file taken apart into plates: for each a PDF of the same pages, in which its inks are missing light. PDFium draws in
 * red, green and blue alone; in this way it draws inks, with all it knows of clips, masks and blending.
 */

import {
  PDFArray,
  PDFDocument,
  PDFName,
  PDFRawStream,
  type PDFContext,
  type PDFDict,
  type PDFObject,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { at, bytesOf, dictAt, dictOf, entriesOf, isContent, itemsOf, nameAt, reachable, type Box } from '../objects.js';
import { contentOn } from './content.js';
import { inkedPicture, isGrey, isPicture, pictureOn } from './pictures.js';
import { spaceOn, type Plate } from './space.js';

/** Makes one change of the file, as the plate of a number has it. */
type Change = (plate: number) => void;

interface Work {
  readonly document: PDFDocument;
  readonly plates: readonly Plate[];
}

/** One PDF for each plate, cut to `boxes`, which are by page. */
export async function separate(
  bytes: Uint8Array,
  plates: readonly Plate[],
  boxes: readonly Box[],
): Promise<readonly Uint8Array[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const changes = await changesOf({ document, plates });
  cut(document, boxes);
  document.catalog.delete(PDFName.of('OutputIntents'));
  const files: Uint8Array[] = [];
  for (const index of plates.keys()) {
    for (const change of changes) change(index);
    files.push(await document.save({ useObjectStreams: false, updateFieldAppearances: false }));
  }
  return files;
}

/** Leaves of each page what stands in its box, upright and without notes. */
export function cut(document: PDFDocument, boxes: readonly Box[]): void {
  for (const [index, page] of document.getPages().entries()) {
    for (const key of ['CropBox', 'TrimBox', 'BleedBox', 'ArtBox', 'Annots', 'Rotate'])
      page.node.delete(PDFName.of(key));
    page.node.set(PDFName.of('MediaBox'), document.context.obj([...(boxes[index] ?? [0, 0, 1, 1])]));
  }
}

async function changesOf({ document, plates }: Work): Promise<Change[]> {
  const { context, catalog } = document;
  // Other threads read the pictures meanwhile.
  const inked = new Map(picturesOf(context).map((picture) => [picture, inkedPicture(picture)] as const));
  for (const reading of inked.values()) reading.catch(() => {});
  const changes: Change[] = document.getPages().flatMap(({ node }) => pageChange({ document, plates }, node));
  const objects = new Set(reachable(context, [catalog]));
  const masks = masksAmong(document, [...objects]);
  for (const object of objects) {
    if (masks.has(object) || object instanceof PDFArray) continue;
    const dict = dictOf(object);
    if (dict) changes.push(...dictChanges({ document, plates }, dict));
  }
  const streams = context.enumerateIndirectObjects().flatMap(([ref, object]) => {
    const isMeant = object instanceof PDFRawStream && !masks.has(object) && objects.has(object);
    return isMeant ? [streamChanges({ document, plates }, { ref, stream: object, inked: inked.get(object) })] : [];
  });
  return [...changes, ...(await Promise.all(streams)).flat()];
}

const picturesOf = (context: PDFContext): PDFRawStream[] =>
  context.enumerateIndirectObjects().flatMap(([, object]) => {
    return object instanceof PDFRawStream && isPicture(object) && !isGrey(object) ? [object] : [];
  });

/** What only says how much is seen of something else: its greys are no ink. */
function masksAmong({ context }: PDFDocument, objects: readonly PDFObject[]): ReadonlySet<PDFObject> {
  const roots = objects.flatMap((object) => {
    const dict = dictOf(object);
    const mask = dictAt(dict, 'SMask');
    const soft = nameAt(mask, 'S') === 'Luminosity' ? at(mask, 'G') : undefined;
    const ofPicture = dict && nameAt(dict, 'Subtype') === 'Image' ? [at(dict, 'SMask'), at(dict, 'Mask')] : [];
    return [soft, ...ofPicture].filter((found) => found !== undefined);
  });
  return new Set(reachable(context, roots));
}

function pageChange({ document: { context }, plates }: Work, page: PDFDict): Change[] {
  const contents = at(page, 'Contents');
  const streams = contents instanceof PDFArray ? itemsOf(contents) : [contents];
  const parts = streams.flatMap((stream) => (stream instanceof PDFRawStream ? [bytesOf(stream), LINE] : []));
  const copies = contentOn(plates, Buffer.concat(parts), true);
  const ref = context.register(context.obj({}));
  page.set(PDFName.of('Contents'), ref);
  return [(plate) => context.assign(ref, context.stream(copies[plate] ?? new Uint8Array()))];
}

const LINE = new Uint8Array([10]);

/** Colour spaces, groups, and overprinting, which on each plate by itself is multiplying. */
function dictChanges({ document: { context }, plates }: Work, dict: PDFDict): Change[] {
  const space = at(dict, 'ColorSpace');
  const named =
    nameAt(dict, 'Subtype') !== 'Image' && at(dict, 'ShadingType') === undefined ? dictOf(space) : undefined;
  const group = dictAt(dict, 'Group');
  const overprints = at(dict, 'op') ?? at(dict, 'OP');
  if (overprints !== undefined && at(dict, 'BM') === undefined) {
    dict.set(PDFName.of('BM'), PDFName.of(overprints.toString() === 'true' ? 'Multiply' : 'Normal'));
  }
  const holders = named
    ? entriesOf(named).map(([name, entry]) => [named, name, entry] as const)
    : [[dict, 'ColorSpace', space] as const];
  const changes = holders.flatMap(([holder, name, entry]): Change[] => {
    const copies = plates.map((plate) => spaceOn(plate, entry, context));
    if (copies.every((copy) => copy === undefined) || !entry) return [];
    return [(plate) => holder.set(PDFName.of(name), copies[plate] ?? entry)];
  });
  if (group && at(group, 'CS') !== undefined) {
    changes.push((plate) => group.set(PDFName.of('CS'), PDFName.of(plates[plate]?.device ?? 'DeviceGray')));
  }
  return changes;
}

interface Placed {
  readonly ref: PDFRef;
  readonly stream: PDFRawStream;
  /** Of a picture that is not grey. */
  readonly inked: ReturnType<typeof inkedPicture> | undefined;
}

async function streamChanges({ document: { context }, plates }: Work, placed: Placed): Promise<Change[]> {
  const { ref, stream } = placed;
  if (isPicture(stream) && isGrey(stream)) {
    const light = { data: new Uint8Array(4), width: 1, height: 1 };
    const none = plates.map((plate) => (plate.inks.includes('Black') ? stream : pictureOn(plate, light, stream.dict)));
    return [(plate) => context.assign(ref, none[plate] ?? stream)];
  }
  if (isPicture(stream)) {
    const inked = await placed.inked;
    if (!inked) return [];
    const made = (plate: Plate | undefined): PDFRawStream => (plate ? pictureOn(plate, inked, stream.dict) : stream);
    return [(plate) => context.assign(ref, made(plates[plate]))];
  }
  if (!isContent(stream)) return [];
  const copies = contentOn(plates, bytesOf(stream), false);
  const dict = stream.dict;
  for (const key of ['Filter', 'DecodeParms', 'DL']) dict.delete(PDFName.of(key));
  return [(plate) => context.assign(ref, PDFRawStream.of(dict, copies[plate] ?? new Uint8Array()))];
}
