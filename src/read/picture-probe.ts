/** Opens a picture far enough to know its kind and size, and that it did not arrive broken. */

import { open, readFile } from 'node:fs/promises';
import type { Picture } from '../issue.js';
import { svgSize } from './svg-size.js';

export type Probe = Pick<Picture, 'format' | 'widthPx' | 'heightPx' | 'rotated'>;
export interface ProbeFault {
  readonly rule: 'unreadable-picture' | 'picture-format';
  readonly message: string;
  readonly mend: string;
}

const broken = (why: string): ProbeFault => ({
  rule: 'unreadable-picture',
  message: `the picture cannot be read: ${why}`,
  mend: 'export it again, or bring it back from where it came',
});

/** @param path absolute path of a file that exists. */
export async function probePicture(path: string): Promise<Probe | ProbeFault> {
  try {
    return /\.svg$/i.test(path) ? probeSvg(await readFile(path, 'utf8')) : await probeRaster(path);
  } catch {
    return broken('its data are those of no picture');
  }
}

function probeSvg(svg: string): Probe | ProbeFault {
  if (svg.trim() === '') return broken('the file is empty');
  const size = svgSize(svg.replace(/^\uFEFF/, ''));
  return 'fault' in size ? broken(size.fault) : { format: 'svg', ...size, rotated: false };
}

async function probeRaster(path: string): Promise<Probe | ProbeFault> {
  const ends = await endsOf(path);
  if (ends.bytes === 0) return broken('the file is empty');
  // Loaded late: it takes longer than reading an issue that has no raster picture.
  const { default: sharp } = await import('sharp');
  const { format, autoOrient, orientation = 1 } = await sharp(path).metadata();
  if (format !== 'jpeg' && format !== 'png' && format !== 'webp') {
    const message = `${format} is no format for print and web`;
    return { rule: 'picture-format', message, mend: 'save the picture as JPEG, PNG, WebP or SVG' };
  }
  if (!isWhole(format, ends)) return broken('its end is missing');
  return { format, widthPx: autoOrient.width, heightPx: autoOrient.height, rotated: orientation > 1 };
}

interface Ends {
  readonly bytes: number;
  readonly head: Buffer;
  readonly tail: Buffer;
}

/** Cameras and editors append data of their own after a JPEG's last marker; as a rule less than this. */
const TAIL_BYTES = 65_536;

async function endsOf(path: string): Promise<Ends> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(Math.min(size, 16));
    const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
    await file.read(head, 0, head.length, 0);
    await file.read(tail, 0, tail.length, size - tail.length);
    return { bytes: size, head, tail };
  } finally {
    await file.close();
  }
}

/** The header of half a picture reads well; its end tells: EOI (JPEG), IEND (PNG), the length in the header (WebP). */
function isWhole(format: 'jpeg' | 'png' | 'webp', { bytes, head, tail }: Ends): boolean {
  if (format === 'jpeg') return tail.lastIndexOf(Buffer.from([0xff, 0xd9])) >= 0;
  if (format === 'png') return tail.lastIndexOf('IEND', undefined, 'latin1') >= 0;
  return head.readUInt32LE(4) + 8 <= bytes;
}
