/** Pictures for the web: modern formats in a few widths, named by what they hold. */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, extname, relative } from 'node:path';
import type sharpDoor from 'sharp';
import type { Sharp } from 'sharp';
import { kept, keyOf, noCache, type Cache } from '../cache/index.js';
import type { PictureFile, WebPicture } from '../compose/index.js';
import type { Diagnostic } from '../diagnostic.js';
import type { Picture } from '../issue.js';

export interface PreparedPictures {
  /** By `Picture.path`. Drawings are not among them: they are set into the pages. */
  readonly ready: ReadonlyMap<string, WebPicture>;
  /** Addresses relative to the folder. */
  readonly files: readonly { readonly url: string; readonly bytes: Uint8Array }[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Preparing {
  readonly root: string;
  readonly cache?: Cache | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

type Encode = (image: Sharp) => Sharp;

interface Format {
  readonly type: string;
  readonly extension: string;
  readonly widthsPx: readonly number[];
  readonly encode: Encode;
}

/** Raise when a setting below changes: names follow from the source and this. */
const RECIPE = 2;
const AT_ONCE = 2;
const FOLDER = 'images';

const WIDTHS = [480, 960, 1440];
/** The format for every browser is also what is shown where a page is shared. */
const FALLBACK_WIDTHS = [480, 1200];

// Effort 1 takes a tenth of the time of the encoder's default, for files about a tenth larger. There is no WebP between the
// two: browsers that know it and no AVIF have become few, and it took a third of the time.
const avif: Format = {
  type: 'image/avif',
  extension: 'avif',
  widthsPx: WIDTHS,
  encode: (image) => image.avif({ quality: 52, effort: 1 }),
};
const jpeg: Format = {
  type: 'image/jpeg',
  extension: 'jpg',
  widthsPx: FALLBACK_WIDTHS,
  encode: (image) => image.jpeg({ quality: 80, progressive: true }),
};
const png: Format = {
  type: 'image/png',
  extension: 'png',
  widthsPx: FALLBACK_WIDTHS,
  encode: (image) => image.png({ compressionLevel: 9 }),
};

/** Every picture in all its files. One that cannot be read is a finding. */
export async function preparePictures(pictures: readonly Picture[], preparing: Preparing): Promise<PreparedPictures> {
  const rasters = pictures.filter(({ format }) => format !== 'svg');
  if (rasters.length === 0) return { ready: new Map(), files: [], diagnostics: [] };
  const { default: sharp } = await import('sharp');
  // The AVIF encoder's output depends on its number of threads; parallel work comes from encoding pictures side by side.
  sharp.concurrency(1);
  let done = 0;
  const prepared = await mapBounded(rasters, async (picture) => {
    preparing.signal?.throwIfAborted();
    const result = await prepare(picture, { sharp, root: preparing.root, cache: preparing.cache ?? noCache });
    preparing.onProgress?.((done += 1), rasters.length);
    return result;
  });
  const readable = prepared.filter((result) => 'picture' in result);
  return {
    ready: new Map(readable.map(({ path, picture }) => [path, picture])),
    files: readable.flatMap(({ files }) => files),
    diagnostics: prepared.filter((result) => 'rule' in result),
  };
}

interface Prepared {
  readonly path: string;
  readonly picture: WebPicture;
  readonly files: PreparedPictures['files'];
}

interface Workshop {
  readonly sharp: typeof sharpDoor;
  readonly root: string;
  readonly cache: Cache;
}

async function prepare(picture: Picture, { sharp, root, cache }: Workshop): Promise<Prepared | Diagnostic> {
  const bytes = await readFile(picture.path);
  const stem = `${FOLDER}/${nameOf(bytes, picture)}`;
  const key = keyOf('web picture', JSON.stringify(sharp.versions), stem, bytes);
  try {
    const encoded = unpack(await kept(cache, key, async () => pack(await encodeAll(sharp, bytes, stem))));
    const { path, widthPx, heightPx } = picture;
    const formats = encoded.map(({ type, files }) => ({ type, files: files.map(nameAndWidth) }));
    return { path, picture: { widthPx, heightPx, formats }, files: encoded.flatMap(({ files }) => files) };
  } catch (error) {
    return unreadable(picture, root, error);
  }
}

/** A picture in one format, in all its widths. */
interface Encoded {
  readonly type: string;
  readonly files: readonly (PictureFile & { readonly bytes: Uint8Array })[];
}

async function encodeAll(sharp: typeof sharpDoor, bytes: Uint8Array, stem: string): Promise<Encoded[]> {
  const { data, info } = await decode(sharp(bytes));
  const isTransparent = info.channels === 2 || info.channels === 4;
  return inTurn([avif, isTransparent ? png : jpeg], async ({ type, extension, widthsPx, encode }) => ({
    type,
    files: await inTurn(fittingWidths(widthsPx, info.width), async (widthPx) => {
      const image = encode(sharp(data, { raw: info }).resize({ width: widthPx, withoutEnlargement: true }));
      return { url: `${stem}-${widthPx}.${extension}`, widthPx, bytes: await image.toBuffer() };
    }),
  }));
}

/** What the files are called, then the files. */
const pack = (encoded: readonly Encoded[]): Uint8Array[] => [
  Buffer.from(JSON.stringify(encoded.map(({ type, files }) => ({ type, files: files.map(nameAndWidth) })))),
  ...encoded.flatMap(({ files }) => files.map(({ bytes }) => bytes)),
];

function unpack([names, ...contents]: readonly Uint8Array[]): Encoded[] {
  const formats: WebPicture['formats'] = JSON.parse(Buffer.from(names ?? []).toString());
  const next = contents.values();
  return formats.map(({ type, files }) => ({
    type,
    files: files.map((file) => ({ ...file, bytes: next.next().value ?? new Uint8Array() })),
  }));
}

const nameAndWidth = ({ url, widthPx }: PictureFile): PictureFile => ({ url, widthPx });

/** Upright, in sRGB (also from CMYK), no wider than the widest file, as plain pixels: read once for all files. */
const decode = (image: Sharp) =>
  image
    .autoOrient()
    .resize({ width: Math.max(...WIDTHS), withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });

/** The widths that a picture has pixels for; the picture's own stands in for those it has not. */
export const fittingWidths = (widthsPx: readonly number[], ownPx: number): number[] => [
  ...new Set(widthsPx.map((width) => Math.min(width, ownPx))),
];

/** Letters, digits and hyphens only: the name goes into addresses and lists of them. */
function nameOf(bytes: Uint8Array, { src }: Picture): string {
  const hash = createHash('sha256').update(`${RECIPE} `).update(bytes).digest('hex').slice(0, 10);
  const stem = basename(src, extname(src)).normalize('NFKD').toLowerCase();
  return `${hash}-${stem.replaceAll(/[^a-z0-9]+/gu, '-').replaceAll(/^-|-$/gu, '') || 'picture'}`;
}

const unreadable = (picture: Picture, root: string, error: unknown): Diagnostic => ({
  severity: 'error',
  rule: 'unreadable-picture',
  message: `cannot read the picture: ${firstLine(error)}`,
  mend: 'open it in an image editor and save it again as JPEG or PNG',
  place: { file: relative(root, picture.path).replaceAll('\\', '/') },
});

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]?.trim() ?? '';

/** Runs over a list with a few at work at once; results in the list's order. */
async function mapBounded<From, To>(list: readonly From[], work: (entry: From) => Promise<To>): Promise<To[]> {
  const results: To[] = [];
  const waiting = list.entries();
  const worker = async (): Promise<void> => {
    for (const [index, entry] of waiting) results[index] = await work(entry);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

async function inTurn<From, To>(list: readonly From[], work: (entry: From) => Promise<To>): Promise<To[]> {
  const results: To[] = [];
  for (const entry of list) results.push(await work(entry));
  return results;
}
