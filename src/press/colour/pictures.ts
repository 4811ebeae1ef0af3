/** Pictures in inks: coloured ones by the paper's profile, grey ones in black alone; a designer's own inks are kept. */

import { PDFArray, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFString, type PDFDict } from '@cantoo/pdf-lib';
import { kept, keyOf, type Cache } from '../../cache/index.js';
import { decodeStream, flateStream, name, nameAt } from '../../pdf/index.js';
import { brightness } from './content.js';
import { coderVersions, greyJpeg, inkJpeg, jpegPixels, type Size } from './jpeg.js';
import type { Palette } from './palette.js';
import type { Conversion } from './shadings.js';
import { screenColours } from './spaces.js';

/** Where converted pictures are kept. */
export interface PictureStore {
  readonly cache: Cache;
  /** Stands for all of the palette that pictures are converted by. */
  readonly paper: string;
}

/** Replaces colours, filter and bytes of an image; masks stay as they are (ISO 32000-1, 8.9.5). */
export async function convertPicture(image: PDFRawStream, conversion: Conversion, store: PictureStore): Promise<void> {
  const { dict } = image;
  if (dict.lookup(name('ImageMask'))?.toString() === 'true') return;
  const space = dict.lookup(name('ColorSpace'));
  if (space instanceof PDFArray && space.lookup(0) === name('Indexed')) {
    convertTable(space, conversion);
    return;
  }
  const colours = screenColours(space);
  if (colours === undefined) return;
  if (numberAt(dict, 'BitsPerComponent') !== 8) throw unknownForm(dict);
  const { isGrey, contents } = await inInks(image, { conversion, store, kind: colours === 1 ? 1 : 3 });
  for (const key of ['ColorTransform', 'Decode', 'DecodeParms', 'Intent']) dict.delete(name(key));
  dict.set(name('ColorSpace'), name(isGrey ? 'DeviceGray' : 'DeviceCMYK'));
  if (isJpegOf(dict) && !isGrey) dict.set(name('Decode'), dict.context.obj([1, 0, 1, 0, 1, 0, 1, 0]));
  if (!isJpegOf(dict)) dict.set(name('Filter'), name('FlateDecode'));
  dict.set(name('Length'), PDFNumber.of(contents.length));
  image.updateContents(contents);
}

const isJpegOf = (dict: PDFDict): boolean => nameAt(dict, 'Filter') === 'DCTDecode';
const sizeOf = (dict: PDFDict): Size => ({ width: numberAt(dict, 'Width'), height: numberAt(dict, 'Height') });

function unknownForm(dict: PDFDict): Error {
  const { width, height } = sizeOf(dict);
  return new Error(`the page has a picture of ${width} × ${height} pixels in a form no browser is known to write`);
}

interface Converting {
  readonly conversion: Conversion;
  readonly store: PictureStore;
  /** Colours of a pixel. */
  readonly kind: 1 | 3;
}

/** The bytes of the image, in the form it had: JPEG, or compressed pixels. */
interface InInks {
  readonly isGrey: boolean;
  readonly contents: Uint8Array;
}

async function inInks(image: PDFRawStream, { conversion, store, kind }: Converting): Promise<InInks> {
  const { dict } = image;
  const [size, isJpeg] = [sizeOf(dict), isJpegOf(dict)];
  const source = isJpeg ? image.contents : decodeStream(image);
  const form = JSON.stringify([size, isJpeg, kind, conversion.purpose, await coderVersions()]);
  const key = keyOf('press picture', store.paper, form, source);
  const [grey = [], contents = source] = await kept(store.cache, key, async () => {
    const pixels = isJpeg ? await jpegPixels(source, kind) : source;
    if (pixels.length < size.width * size.height * kind) throw unknownForm(dict);
    const inks = inksOf(pixels, kind, conversion);
    const made = isJpeg ? await inkedJpeg(inks, size) : flateStream(dict.context.obj({}), inks.pixels).contents;
    return [Uint8Array.of(inks.isGrey ? 1 : 0), made];
  });
  return { isGrey: grey[0] === 1, contents };
}

/** The picture's own JPEG in inks. Programs of Adobe turn its values over, and say so by a marker (ITU-T T.872, 6.5.3). */
export function keepInks(image: PDFRawStream, jpeg: Uint8Array): void {
  const { dict } = image;
  const isTurned = Buffer.from(jpeg.buffer, jpeg.byteOffset, Math.min(jpeg.length, 65_536)).includes('Adobe');
  for (const key of ['ColorTransform', 'Decode', 'DecodeParms', 'Intent']) dict.delete(name(key));
  if (isTurned) dict.set(name('Decode'), dict.context.obj([1, 0, 1, 0, 1, 0, 1, 0]));
  dict.set(name('ColorSpace'), name('DeviceCMYK'));
  dict.set(name('Length'), PDFNumber.of(jpeg.length));
  image.updateContents(jpeg);
}

interface InkPixels {
  readonly isGrey: boolean;
  /** One byte a pixel, 255 the paper; or four, 255 the full ink. */
  readonly pixels: Uint8Array;
}

function inksOf(pixels: Uint8Array, colours: 1 | 3, { palette, purpose }: Conversion): InkPixels {
  if (purpose === 'mask') return { isGrey: true, pixels: colours === 1 ? pixels : mapped(pixels, brightness) };
  if (colours === 1) return { isGrey: true, pixels: greys(pixels, 1, palette) };
  return isGrey(pixels)
    ? { isGrey: true, pixels: greys(pixels, 3, palette) }
    : { isGrey: false, pixels: palette.pixels(pixels) };
}

/** A grey photograph saved in colour is not quite even: JPEG rounds. */
const ROUNDING = 6;

function isGrey(rgb: Uint8Array): boolean {
  for (let at = 0; at < rgb.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = [rgb[at], rgb[at + 1], rgb[at + 2]];
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > ROUNDING) return false;
  }
  return true;
}

function greys(pixels: Uint8Array, colours: 1 | 3, { black }: Palette): Uint8Array {
  const table = Uint8Array.from({ length: 256 }, (_, grey) => Math.round(255 - black(grey) * 2.55));
  const result = new Uint8Array(pixels.length / colours);
  for (let at = 0; at < result.length; at += 1) result[at] = table[pixels[at * colours + (colours >> 1)] ?? 0] ?? 0;
  return result;
}

function mapped(rgb: Uint8Array, value: (red: number, green: number, blue: number) => number): Uint8Array {
  const result = new Uint8Array(rgb.length / 3);
  for (let at = 0; at < result.length; at += 1)
    result[at] = Math.round(value(rgb[at * 3] ?? 0, rgb[at * 3 + 1] ?? 0, rgb[at * 3 + 2] ?? 0));
  return result;
}

const inkedJpeg = ({ isGrey: inGrey, pixels }: InkPixels, size: Size): Promise<Uint8Array> =>
  inGrey ? greyJpeg(pixels, size) : inkJpeg(pixels, size);

/** A picture of few colours: they stand in a table, and only that is converted. */
function convertTable(space: PDFArray, { palette, purpose, context }: Conversion): void {
  const base = space.lookup(1);
  const colours = screenColours(base);
  const table = space.lookup(3);
  const bytes =
    table instanceof PDFRawStream
      ? decodeStream(table)
      : table instanceof PDFHexString || table instanceof PDFString
        ? table.asBytes()
        : undefined;
  if (colours === undefined || !bytes) return;
  const inks: number[] = [];
  for (let at = 0; at + colours <= bytes.length; at += colours) {
    const [red = 0, green = red, blue = red] = bytes.subarray(at, at + colours);
    if (purpose === 'mask') inks.push(brightness(red, green, blue));
    else inks.push(...palette.build(red, green, blue).map((ink) => ink * 2.55));
  }
  space.set(1, PDFName.of(purpose === 'mask' ? 'DeviceGray' : 'DeviceCMYK'));
  space.set(3, context.register(flateStream(context.obj({}), Uint8Array.from(inks, Math.round))));
}

function numberAt(dict: PDFDict, key: string): number {
  const value = dict.lookup(name(key));
  return value instanceof PDFNumber ? value.asNumber() : 0;
}
