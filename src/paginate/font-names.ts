/** The names fonts have inside their files, under which a PDF lists them: TrueType, OpenType, WOFF and WOFF2. */

import { brotliDecompressSync, inflateSync } from 'node:zlib';
import type { ServedFile } from './origin.js';

/** PostScript names of all font files among the assets. A file that is no font has none. */
export const fontNames = (assets: readonly ServedFile[]): string[] =>
  assets.filter(({ url }) => /\.(?:woff2?|ttf|otf)$/iu.test(url)).flatMap(({ bytes }) => postScriptName(bytes) ?? []);

function postScriptName(bytes: Uint8Array): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = nameTable(view);
  return table && nameIn(new DataView(table.buffer, table.byteOffset, table.byteLength));
}

function nameTable(view: DataView): Uint8Array | undefined {
  switch (view.getUint32(0)) {
    case 0x774f4632: // wOF2
      return fromWoff2(view);
    case 0x774f4646: // wOFF
      return fromWoff(view);
    default:
      return fromSfnt(view);
  }
}

const bytesAt = ({ buffer, byteOffset }: DataView, at: number, length: number): Uint8Array =>
  new Uint8Array(buffer, byteOffset + at, length);

const NAME = 0x6e616d65;

/** https://learn.microsoft.com/typography/opentype/spec/otff */
function fromSfnt(view: DataView): Uint8Array | undefined {
  for (let at = 12, left = view.getUint16(4); left > 0; at += 16, left--) {
    if (view.getUint32(at) === NAME) return bytesAt(view, view.getUint32(at + 8), view.getUint32(at + 12));
  }
  return undefined;
}

/** https://www.w3.org/TR/WOFF/ */
function fromWoff(view: DataView): Uint8Array | undefined {
  for (let at = 44, left = view.getUint16(12); left > 0; at += 20, left--) {
    if (view.getUint32(at) !== NAME) continue;
    const packed = bytesAt(view, view.getUint32(at + 4), view.getUint32(at + 8));
    return packed.length < view.getUint32(at + 12) ? inflateSync(packed) : packed;
  }
  return undefined;
}

/** Known tags go by number: `name` is 5, `glyf` and `loca`, which alone are transformed by default, 10 and 11. https://www.w3.org/TR/WOFF2/ */
function fromWoff2(view: DataView): Uint8Array | undefined {
  let at = 48;
  let start = 0;
  let found: readonly [number, number] | undefined;
  const number = (): number => {
    let value = 0;
    for (;;) {
      const byte = view.getUint8(at++);
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  for (let left = view.getUint16(12); left > 0; left--) {
    const flags = view.getUint8(at++);
    const [tag, version] = [flags & 63, flags >> 6];
    if (tag === 63) at += 4;
    const length = number();
    const isTransformed = tag === 10 || tag === 11 ? version !== 3 : version !== 0;
    const stored = isTransformed ? number() : length;
    if (tag === 5) found = [start, start + length];
    start += stored;
  }
  return found && brotliDecompressSync(bytesAt(view, at, view.getUint32(20))).subarray(...found);
}

const POSTSCRIPT = 6;

/** In UTF-16 on the platforms 0 and 3, in ASCII on 1. */
function nameIn(view: DataView): string | undefined {
  const strings = view.getUint16(4);
  for (let index = 0; index < view.getUint16(2); index++) {
    const at = 6 + index * 12;
    if (view.getUint16(at + 6) !== POSTSCRIPT) continue;
    const bytes = bytesAt(view, strings + view.getUint16(at + 10), view.getUint16(at + 8));
    return Buffer.from(bytes.filter((byte) => byte !== 0)).toString('latin1');
  }
  return undefined;
}
