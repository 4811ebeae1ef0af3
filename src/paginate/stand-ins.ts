/**
 * Photographs bypass the browser. Chromium decodes every picture it prints, 50 ms a megapixel, only to write its JPEG
 * bytes into the PDF as they were. So it is given a tiny picture of the same proportions, and the real bytes take its
 * place in the PDF: the same file, without the wait and without passing megabytes through the browser.
 */

import { createHash } from 'node:crypto';
import { jpegHead, type JpegHead } from './jpeg.js';
import type { ServedFile } from './origin.js';
import { replaceObjects } from './splice.js';

export interface StandIns {
  /** What the browser is to be given. */
  readonly files: readonly ServedFile[];
  /** Puts the real pictures into the browser's PDF. */
  readonly restore: (pdf: Uint8Array) => Uint8Array;
  /** Pictures that came in inks, by the SHA-256 of the JPEG in colours of the screen that stands for them in the PDF. */
  readonly inks: ReadonlyMap<string, Uint8Array>;
}

interface Held {
  readonly mark: string;
  readonly bytes: Uint8Array;
  readonly head: JpegHead;
}

export async function standIns(assets: readonly ServedFile[]): Promise<StandIns> {
  const held: Held[] = [];
  const files: ServedFile[] = [];
  const inks = new Map<string, Uint8Array>();
  for (const asset of assets) {
    const bytes = await onScreen(asset.bytes);
    const head = jpegHead(bytes);
    if (!head?.isPlain) {
      files.push(asset);
      continue;
    }
    const hash = createHash('sha256').update(bytes).digest('hex');
    if (bytes !== asset.bytes) inks.set(hash, asset.bytes);
    const mark = `galley:${hash.slice(0, 32)}`;
    held.push({ mark, bytes, head });
    files.push({ url: asset.url, bytes: await standIn(head, mark) });
  }
  return {
    files,
    inks,
    restore: (pdf) =>
      replaceObjects(
        pdf,
        held.map((picture) => [picture.mark, pictureObject(picture)]),
      ),
  };
}

/** A picture in four inks as a screen shows it; a browser would make it a picture without compression. */
async function onScreen(bytes: Uint8Array): Promise<Uint8Array> {
  if (jpegHead(bytes)?.components !== 4) return bytes;
  const { default: sharp } = await import('sharp');
  return sharp(bytes).toColourspace('srgb').jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer();
}

/** A grey picture of the same proportions in as few pixels as can be, its mark in a comment segment. */
async function standIn({ widthPx, heightPx }: JpegHead, mark: string): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const divisor = greatestDivisor(widthPx, heightPx);
  const create = { width: widthPx / divisor, height: heightPx / divisor, channels: 3 as const, background: '#808080' };
  const jpeg = await sharp({ create }).jpeg().toBuffer();
  const comment = Buffer.from(`\xff\xfe\0${String.fromCharCode(mark.length + 2)}${mark}`, 'latin1');
  return Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]);
}

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));

function pictureObject({ bytes, head }: Held): Uint8Array {
  const dictionary = `<</Type /XObject
/Subtype /Image
/Width ${head.widthPx}
/Height ${head.heightPx}
/ColorSpace /${head.components === 1 ? 'DeviceGray' : 'DeviceRGB'}
/BitsPerComponent 8
/Filter /DCTDecode
/Length ${bytes.length}>> stream
`;
  return Buffer.concat([Buffer.from(dictionary), bytes, Buffer.from('\nendstream\nendobj\n')]);
}
