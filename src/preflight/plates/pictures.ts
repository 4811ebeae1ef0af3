/** Pictures in inks as one plate shows them. */

import { PDFRawStream, type PDFContext, type PDFDict } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { spaceOf } from '../content/space.js';
import { at, bytesOf, itemsOf, nameAt, nameOf, numberAt, numbersOf } from '../objects.js';
import type { Plate } from './space.js';
import { PROCESS } from './space.js';

/** Plates are drawn coarsely: of larger pictures no more is seen than the mean of many pixels. */
const MOST_PX = 600;

/** Amounts of the four inks, a byte each; 255 is all. */
interface Inked {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Nothing when the picture can stay as it is, with its colour space as the plate shows it. */
export async function inkedPicture(picture: PDFRawStream): Promise<Inked | undefined> {
  const { dict } = picture;
  const filters = filtersOf(dict);
  const space = spaceOf(at(dict, 'ColorSpace'));
  if (space?.components !== 4 || !/^(?:DeviceCMYK|ICCBased)/u.test(space.name)) return undefined;
  if (filters.length === 1 && filters[0] === 'DCTDecode') return fromJpeg(picture);
  const width = numberAt(dict, 'Width') ?? 0;
  const height = numberAt(dict, 'Height') ?? 0;
  const isPlain = numberAt(dict, 'BitsPerComponent') === 8 && at(dict, 'DecodeParms') === undefined;
  const data = isPlain ? bytesOf(picture) : new Uint8Array();
  if (data.length < width * height * 4 || data.length === 0) return undefined;
  return smaller({ data: isInverted(dict) ? data.map((value) => 255 - value) : data, width, height });
}

const filtersOf = (dict: PDFDict): string[] => {
  const filter = at(dict, 'Filter');
  return [nameOf(filter), ...itemsOf(filter).map(nameOf)].filter((name) => name !== undefined);
};

const isInverted = (dict: PDFDict): boolean => numbersOf(at(dict, 'Decode'))[0] === 1;

async function fromJpeg({ dict, contents }: PDFRawStream): Promise<Inked | undefined> {
  const pixels = await sharp(contents, { failOn: 'none' })
    .pipelineColourspace('cmyk')
    .resize({ width: MOST_PX, height: MOST_PX, fit: 'inside', withoutEnlargement: true, kernel: 'linear' })
    .toColourspace('cmyk')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(() => undefined);
  if (pixels?.info.channels !== 4) return undefined;
  const { data, info } = pixels;
  // The library turns round what Adobe's marker says is turned round; the file says so by its own means.
  const isTurned = hasAdobeMarker(contents) !== isInverted(dict);
  return { data: isTurned ? data.map((value) => 255 - value) : data, width: info.width, height: info.height };
}

const hasAdobeMarker = (jpeg: Uint8Array): boolean =>
  Buffer.from(jpeg.buffer, jpeg.byteOffset, Math.min(jpeg.length, 4096)).includes('\xff\xee\x00\x0eAdobe', 0, 'latin1');

/** By whole steps, each pixel the mean of those it stands for. */
function smaller({ data, width, height }: Inked): Inked {
  const step = Math.ceil(Math.max(width, height) / MOST_PX);
  if (step === 1) return { data, width, height };
  const [across, down] = [Math.floor(width / step), Math.floor(height / step)];
  const out = new Uint8Array(across * down * 4);
  for (let index = 0; index < out.length; index += 1) {
    const [pixel, ink] = [index >> 2, index & 3];
    const [x, y] = [(pixel % across) * step, Math.floor(pixel / across) * step];
    let sum = 0;
    for (let dy = 0; dy < step; dy += 1)
      for (let dx = 0; dx < step; dx += 1) sum += data[((y + dy) * width + x + dx) * 4 + ink] ?? 0;
    out[index] = sum / (step * step);
  }
  return { data: out, width: across, height: down };
}

/** The picture as the plate shows it, with the mask it had. */
export function pictureOn(plate: Plate, { data, width, height }: Inked, from: PDFDict): PDFRawStream {
  const { context } = from;
  const places = plate.inks.map((ink) => PROCESS.indexOf(ink));
  const light = new Uint8Array(width * height * places.length).fill(255);
  for (const [index, place] of places.entries()) {
    if (place < 0) continue;
    for (let pixel = 0; pixel < width * height; pixel += 1)
      light[pixel * places.length + index] = 255 - (data[pixel * 4 + place] ?? 0);
  }
  return raw(context, { from, light, width, height, device: plate.device });
}

interface Light {
  readonly from: PDFDict;
  readonly light: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly device: string;
}

function raw(context: PDFContext, { from, light, width, height, device }: Light): PDFRawStream {
  const entries = { Type: 'XObject', Subtype: 'Image', BitsPerComponent: 8, Length: light.length };
  const dict = context.obj({ ...entries, Width: width, Height: height, ColorSpace: device });
  for (const [key, value] of from.entries()) if (MASKS.has(key.decodeText())) dict.set(key, value);
  return PDFRawStream.of(dict, light);
}

const MASKS = new Set(['SMask', 'Mask', 'Interpolate']);

/** In black alone. */
export function isGrey({ dict }: PDFRawStream): boolean {
  const space = spaceOf(at(dict, 'ColorSpace'));
  return space !== undefined && /^(?:Indexed )?(?:DeviceGray|CalGray|ICCBased \(1\))$/u.test(space.name);
}

export const isPicture = (stream: PDFRawStream): boolean => nameAt(stream.dict, 'Subtype') === 'Image';
