/**
 * Photographs bypass the browser. Chromium decodes every picture it prints, 50 ms a megapixel, only to write its JPEG
 * bytes into the PDF as they were. So it is given a single pixel that passes for as many, and the real bytes take its
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
    const mark = MARK + hash.slice(0, MARK_DIGITS);
    held.push({ mark, bytes, head });
    files.push({ url: asset.url, bytes: await standIn(head, mark) });
  }
  return {
    files,
    inks,
    restore: (pdf) => {
      const contents = new Map(held.map((picture) => [picture.mark, pictureObject(picture)]));
      return replaceObjects(pdf, contents, { begin: MARK, length: MARK.length + MARK_DIGITS });
    },
  };
}

const MARK = 'galley:';
const MARK_DIGITS = 32;

/** A picture in four inks as a screen shows it; a browser would make it a picture without compression. */
async function onScreen(bytes: Uint8Array): Promise<Uint8Array> {
  if (jpegHead(bytes)?.components !== 4) return bytes;
  const { default: sharp } = await import('sharp');
  return sharp(bytes).toColourspace('srgb').jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer();
}

/**
 * A single grey pixel that gives the size of the picture for its own, its mark in a comment segment. A single one, for of a
 * picture that is cropped the browser writes only the pixels that are seen, as a new picture without the mark.
 */
async function standIn(head: JpegHead, mark: string): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const jpeg = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#808080' } })
    .jpeg()
    .toBuffer();
  const comment = segment(0xfe, Buffer.from(mark, 'latin1'));
  return Buffer.concat([jpeg.subarray(0, 2), segment(0xe1, sizeNote(head)), comment, jpeg.subarray(2)]);
}

/** A segment of a JPEG: marker, length, content. */
function segment(marker: number, content: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/**
 * Exif that makes a browser take one pixel for many: a density of so few pixels to the inch that at the usual 72 the
 * picture has the size which is also written as its size in pixels (HTML, "density-corrected natural width and height").
 */
function sizeNote({ widthPx, heightPx }: JpegHead): Buffer {
  const [short, long, rational] = [3, 4, 5];
  const [directory, exif, fractions] = [8, 62, 92];
  const note = Buffer.alloc(108);
  const entry = (at: number, [tag, type, value]: readonly [number, number, number]): void => {
    note.writeUInt16LE(tag, at);
    note.writeUInt16LE(type, at + 2);
    note.writeUInt32LE(1, at + 4);
    note.writeUInt32LE(value, at + 8);
  };
  note.write('II*\0', 'latin1');
  note.writeUInt32LE(directory, 4);
  note.writeUInt16LE(4, directory);
  entry(directory + 2, [0x011a, rational, fractions]);
  entry(directory + 14, [0x011b, rational, fractions + 8]);
  entry(directory + 26, [0x0128, short, 2]);
  entry(directory + 38, [0x8769, long, exif]);
  note.writeUInt16LE(2, exif);
  entry(exif + 2, [0xa002, long, widthPx]);
  entry(exif + 14, [0xa003, long, heightPx]);
  [72, widthPx, 72, heightPx].forEach((figure, index) => note.writeUInt32LE(figure, fractions + 4 * index));
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), note]);
}

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
