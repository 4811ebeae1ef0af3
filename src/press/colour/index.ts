/** Colours of the screen become inks on every page, wherever a page may hold one. */

import { PDFArray, PDFDict, PDFNumber, PDFRawStream, type PDFObject, type PDFRef } from '@cantoo/pdf-lib';
import { createHash } from 'node:crypto';
import {
  decodeStream,
  dictAt,
  flateStream,
  latin1,
  name,
  nameAt,
  pageContent,
  setPageContent,
} from '../../pdf/index.js';
import { noCache } from '../../cache/index.js';
import type { Pdf } from '../../pdf/index.js';
import type { InkBuild } from '../../profile.js';
import { newLanes, type Lanes } from './lanes.js';
import { rewriteContent, type Purpose, type Surroundings } from './content.js';
import type { Palette } from './palette.js';
import { convertPicture, keepInks, type PictureStore } from './pictures.js';
import { convertShading } from './shadings.js';
import { screenColours } from './spaces.js';

export { colourFault } from './fault.js';
export { paletteOf, type Palette } from './palette.js';

/** Pictures that came in inks, by the SHA-256 of the JPEG that stands for them. */
type InkPictures = ReadonlyMap<string, Uint8Array>;

interface Pictures {
  readonly inkPictures: InkPictures;
  readonly store: PictureStore;
}

/** What is under way: objects met already, and pictures that are being converted. */
interface Work extends Pictures {
  readonly pdf: Pdf;
  readonly palette: Palette;
  readonly met: Set<PDFObject>;
  readonly pictures: Lanes;
  readonly made: Map<string, PDFRef>;
}

/** Rewrites the whole document in place. Throws on what no browser is known to write. */
export async function convertColours(pdf: Pdf, palette: Palette, given: Pictures): Promise<void> {
  await convert({ pdf, palette, ...given, met: new Set(), pictures: newLanes(), made: new Map() }, 'paint');
}

const BLACK: InkBuild = [0, 0, 0, 100];
/** Where all that counts is how bright a colour is, nothing is asked of a palette. */
const NO_INKS: Palette = { ink: () => ({ build: BLACK }), build: () => BLACK, pixels: (rgb) => rgb, black: () => 100 };

/** Greys for colours, by their brightness, in the whole document. Throws on what no browser is known to write. */
export async function greyColours(pdf: Pdf): Promise<void> {
  const none = { palette: NO_INKS, inkPictures: new Map(), store: { cache: noCache, paper: '' } };
  await convert({ pdf, ...none, met: new Set(), pictures: newLanes(), made: new Map() }, 'mask');
}

async function convert(work: Work, purpose: Purpose): Promise<void> {
  for (const page of work.pdf.pages) {
    setPageContent(page, rewrite(pageContent(page), page.resources, { work, purpose }));
    visitResources(page.resources, { work, purpose });
    const group = dictAt(page.dict, 'Group');
    if (group) group.set(name('CS'), name(purpose === 'mask' ? 'DeviceGray' : 'DeviceCMYK'));
  }
  await work.pictures.end();
}

interface Visit {
  readonly work: Work;
  readonly purpose: Purpose;
}

function rewrite(source: string, resources: PDFDict, { work, purpose }: Visit): string {
  return rewriteContent(source, { palette: work.palette, purpose, surroundings: surroundingsOf(resources, work) });
}

/** Objects are met once, however many pages use them. */
function isNew(object: PDFObject, { met }: Work): boolean {
  const before = met.size;
  return met.add(object).size > before;
}

function visitResources(resources: PDFDict, visit: Visit): void {
  if (!isNew(resources, visit.work)) return;
  for (const object of valuesAt(resources, 'XObject')) if (object instanceof PDFRawStream) visitXObject(object, visit);
  for (const object of valuesAt(resources, 'Pattern')) visitPattern(object, visit);
  for (const object of valuesAt(resources, 'Shading')) visitShading(object, visit);
  for (const state of valuesAt(resources, 'ExtGState')) visitState(state, visit);
  for (const font of valuesAt(resources, 'Font')) visitFont(font, visit);
}

const valuesAt = (dict: PDFDict, key: string): PDFObject[] => {
  const entries = dictAt(dict, key);
  return (entries?.keys() ?? []).flatMap((entry) => entries?.lookup(entry) ?? []);
};

function visitXObject(object: PDFRawStream, visit: Visit): void {
  if (nameAt(object.dict, 'Subtype') !== 'Image') visitStream(object, visit);
  else if (isNew(object, visit.work)) {
    const { palette, pdf, pictures, inkPictures, store } = visit.work;
    const own = inkPictures.get(createHash('sha256').update(object.contents).digest('hex'));
    if (own) keepInks(object, own);
    else pictures.add(() => convertPicture(object, { palette, context: pdf.context, purpose: visit.purpose }, store));
  }
}

/** A form, a tile of a pattern, a letter of a drawn font: content of its own, with resources of its own. */
function visitStream(stream: PDFRawStream, visit: Visit): void {
  if (!isNew(stream, visit.work)) return;
  const resources = dictAt(stream.dict, 'Resources') ?? visit.work.pdf.context.obj({});
  stream.dict.set(name('Resources'), resources);
  setContent(stream, rewrite(latin1(decodeStream(stream)), resources, visit));
  const group = dictAt(stream.dict, 'Group');
  if (group?.has(name('CS'))) group.set(name('CS'), name(visit.purpose === 'mask' ? 'DeviceGray' : 'DeviceCMYK'));
  visitResources(resources, visit);
}

function setContent(stream: PDFRawStream, content: string): void {
  stream.updateContents(flateStream(stream.dict, new Uint8Array(Buffer.from(content, 'latin1'))).contents);
}

function visitPattern(object: PDFObject, visit: Visit): void {
  if (object instanceof PDFRawStream) visitStream(object, visit);
  else if (object instanceof PDFDict) visitShading(object.lookup(name('Shading')), visit);
}

function visitShading(object: PDFObject | undefined, { work, purpose }: Visit): void {
  if (!object || !isNew(object, work)) return;
  convertShading(object, { context: work.pdf.context, palette: work.palette, purpose });
}

/** The group of a soft mask is weighed by its brightness, or only by what it covers: then its colours say nothing. */
function visitState(state: PDFObject, visit: Visit): void {
  const mask = state instanceof PDFDict ? dictAt(state, 'SMask') : undefined;
  const group = mask?.lookup(name('G'));
  if (!mask || !(group instanceof PDFRawStream)) return;
  const isBrightness = nameAt(mask, 'S') === 'Luminosity';
  if (isBrightness) {
    dictAt(group.dict, 'Group')?.set(name('CS'), name('DeviceGray'));
    const ground = mask.lookup(name('BC'));
    if (ground instanceof PDFArray && ground.size() === 3) mask.set(name('BC'), visit.work.pdf.context.obj([0]));
  }
  visitStream(group, { ...visit, purpose: isBrightness ? 'mask' : visit.purpose });
}

/** Letters that are drawn, such as emoji in colour (ISO 32000-1, 9.6.5). */
function visitFont(font: PDFObject, visit: Visit): void {
  if (!(font instanceof PDFDict) || nameAt(font, 'Subtype') !== 'Type3' || !isNew(font, visit.work)) return;
  const resources = dictAt(font, 'Resources') ?? visit.work.pdf.context.obj({});
  font.set(name('Resources'), resources);
  for (const letter of valuesAt(font, 'CharProcs')) {
    if (letter instanceof PDFRawStream && isNew(letter, visit.work))
      setContent(letter, rewrite(latin1(decodeStream(letter)), resources, visit));
  }
  visitResources(resources, visit);
}

function surroundingsOf(resources: PDFDict, work: Work): Surroundings {
  const { context } = work.pdf;
  return {
    isSheer: (state) => isSheer(lookUp(resources, 'ExtGState', state)),
    colours: (space) => screenColours(lookUp(resources, 'ColorSpace', space) ?? name(space.slice(1))),
    spot: (spot, build) =>
      use(resources, 'ColorSpace', { key: `Spot-${spot}`, work, make: () => spotSpace(spot, build, work) }),
    overprint: (on) =>
      use(resources, 'ExtGState', {
        key: on ? 'Overprint' : 'Knockout',
        work,
        make: () => context.register(context.obj({ Type: 'ExtGState', op: on, OP: on, OPM: on ? 1 : 0 })),
      }),
  };
}

const lookUp = (resources: PDFDict, kind: string, key: string): PDFObject | undefined =>
  dictAt(resources, kind)?.lookup(name(key.slice(1)));

function isSheer(state: PDFObject | undefined): boolean {
  if (!(state instanceof PDFDict)) return false;
  const alpha = state.lookup(name('ca'));
  const blend = nameAt(state, 'BM') ?? 'Normal';
  const isPartial = alpha instanceof PDFNumber && alpha.asNumber() < 1;
  return isPartial || dictAt(state, 'SMask') !== undefined || !['Normal', 'Compatible'].includes(blend);
}

interface Use {
  readonly key: string;
  readonly work: Work;
  readonly make: () => PDFRef;
}

/** Names an object of our own in the resources of a stream; there is one of it in the file. */
function use(resources: PDFDict, kind: string, { key, work, make }: Use): string {
  const entry = name(`Galley${key}`);
  const made = work.made.get(key) ?? make();
  work.made.set(key, made);
  let entries = dictAt(resources, kind);
  if (!entries) {
    entries = work.pdf.context.obj({});
    resources.set(name(kind), entries);
  }
  entries.set(entry, made);
  return entry.toString();
}

/** An ink of its own, and the build that shows in its place where there is none (ISO 32000-1, 8.6.6.4). */
function spotSpace(spot: string, build: InkBuild, { pdf: { context } }: Work): PDFRef {
  const tint = context.register(
    context.obj({ FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: build.map((ink) => ink / 100), N: 1 }),
  );
  return context.register(context.obj([name('Separation'), name(spot), name('DeviceCMYK'), tint]));
}
