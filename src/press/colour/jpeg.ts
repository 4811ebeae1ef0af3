/** Pixels in inks as JPEG files. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Losses no eye sees on paper; every colour of every pixel is kept, as edges of type in pictures need it. Codes made to
 * measure would save a twentieth of the file and cost a sixth of the whole press step.
 */
const JPEG = { quality: 92, chromaSubsampling: '4:4:4', optimiseCoding: false } as const;

/** What writes the files, to the library. */
export async function coderVersions(): Promise<unknown> {
  const { default: sharp } = await import('sharp');
  return sharp.versions;
}

/** Four bytes a pixel, 255 the full ink → a JPEG in CMYK; as Adobe has it, its values are turned over. */
export async function inkJpeg(pixels: Uint8Array, size: Size): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const picture = sharp(inkTiff(pixels, size), { limitInputPixels: false });
  return picture.pipelineColourspace('cmyk').toColourspace('cmyk').jpeg(JPEG).toBuffer();
}

/** One byte a pixel → a JPEG in grey. */
export async function greyJpeg(pixels: Uint8Array, { width, height }: Size): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const picture = sharp(pixels, { raw: { width, height, channels: 1 }, limitInputPixels: false });
  return picture.toColourspace('b-w').jpeg(JPEG).toBuffer();
}

/** The pixels of a JPEG: three bytes each, or one when it is grey. A profile in it is heeded. */
export async function jpegPixels(jpeg: Uint8Array, colours: 1 | 3): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const picture = sharp(jpeg, { limitInputPixels: false, autoOrient: false });
  return picture
    .toColourspace(colours === 1 ? 'b-w' : 'srgb')
    .removeAlpha()
    .raw()
    .toBuffer();
}

const TIFF_HEAD = 10;
const FIELD = 12;
const SHORT = 3;
const LONG = 4;

/** Raw pixels of four channels would be taken for colours with transparency; the head of a TIFF file (6.0) says otherwise. */
function inkTiff(pixels: Uint8Array, { width, height }: Size): Uint8Array {
  const fields: readonly (readonly [tag: number, type: number, value: number])[] = [
    [256, LONG, width],
    [257, LONG, height],
    [258, SHORT, 0], // bits of each of four channels: four numbers, which stand behind the fields
    [259, SHORT, 1], // not compressed
    [262, SHORT, 5], // separated
    [273, LONG, 0], // where the pixels begin
    [277, SHORT, 4], // channels
    [278, LONG, height],
    [279, LONG, pixels.length],
    [332, SHORT, 1], // the inks are CMYK
  ];
  const bitsAt = TIFF_HEAD + fields.length * FIELD + 4;
  const pixelsAt = bitsAt + 8;
  const head = Buffer.alloc(pixelsAt);
  head.write('II', 'latin1');
  head.writeUInt16LE(42, 2);
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(fields.length, 8);
  fields.forEach(([tag, type, value], index) => {
    const at = TIFF_HEAD + index * FIELD;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(tag === 258 ? 4 : 1, at + 4);
    head.writeUInt32LE(tag === 258 ? bitsAt : tag === 273 ? pixelsAt : value, at + 8);
  });
  for (let channel = 0; channel < 4; channel += 1) head.writeUInt16LE(8, bitsAt + channel * 2);
  return Buffer.concat([head, pixels]);
}
