/** What the head of a JPEG file says, read without decoding it. ITU-T T.81, annex B. */

export interface JpegHead {
  readonly widthPx: number;
  readonly heightPx: number;
  /** 1 grey, 3 colour, 4 inks. */
  readonly components: number;
  /** Colour as viewers take it to be when nothing else is said: grey, or YCbCr of sRGB. */
  readonly isPlain: boolean;
}

/** The head, or nothing when the bytes are no JPEG of 8 bits. */
export function jpegHead(bytes: Uint8Array): JpegHead | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  let isPlain = true;
  for (let at = 2; at + 10 < bytes.length; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (isFrame(marker)) {
      if (bytes[at + 4] !== 8) return undefined;
      const size = { heightPx: view.getUint16(at + 5), widthPx: view.getUint16(at + 7) };
      const components = bytes[at + 9] ?? 0;
      return { ...size, components, isPlain: isPlain && (components === 1 || components === 3) };
    }
    if (marker >> 8 !== 0xff || marker === 0xffda) return undefined;
    const segment = Buffer.from(bytes.buffer, bytes.byteOffset + at + 4, view.getUint16(at + 2) - 2);
    if (marker === 0xffe2 && isForeignProfile(segment)) isPlain = false;
    if (marker === 0xffee && segment.toString('latin1', 0, 5) === 'Adobe' && segment[11] !== 1) isPlain = false;
  }
  return undefined;
}

/** Baseline, extended and progressive frames: SOF0 to SOF2. */
const isFrame = (marker: number): boolean => marker >= 0xffc0 && marker <= 0xffc2;

/** A colour profile that does not call itself sRGB, in either of the ways profiles write their names. */
function isForeignProfile(segment: Buffer): boolean {
  if (segment.toString('latin1', 0, 11) !== 'ICC_PROFILE') return false;
  return !segment.includes('sRGB') && !segment.includes('s\0R\0G\0B');
}
