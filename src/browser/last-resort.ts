/**
 * The only font the browser finds on "the system": an empty box for every character, so that no installed font can ever
 * take part in a page. Chromium ends itself when there is no font at all, and text that no `@font-face` covers must be
 * seen, not quietly set in whatever this machine has. In a PDF it shows as `GalleyLastResort`.
 *
 * A TrueType font as of OpenType 1.9: https://learn.microsoft.com/typography/opentype/spec/otff
 */

export const LAST_RESORT_FAMILY = 'Galley Last Resort';
const PROBE_FAMILY = 'Galley Probe';

const UNITS_PER_EM = 1000;
const ADVANCE = 600;
/** Thirty ems: no letter is as wide. */
const PROBE_ADVANCE = 30_000;
const ASCENT = 800;
const DESCENT = -200;
/** U+FFFD REPLACEMENT CHARACTER: fontconfig passes over a font that covers no character at all. */
const COVERED = 0xfffd;

/** The font file, always the same bytes. */
export const lastResortFont = (): Buffer =>
  fontFile({ family: LAST_RESORT_FAMILY, advance: ADVANCE, characters: oneCharacter() });

/**
 * A font for measuring, never for a page: it has every character, and each is thirty ems wide. Behind the fonts of a
 * text it answers for the characters they lack, and for no other.
 */
export const probeFont = (): Buffer =>
  fontFile({ family: PROBE_FAMILY, advance: PROBE_ADVANCE, characters: everyCharacter() });

interface FontFacts {
  readonly family: string;
  readonly advance: number;
  /** The table of characters, `cmap`. */
  readonly characters: Buffer;
}

function fontFile({ family, advance, characters }: FontFacts): Buffer {
  const glyph = box();
  return sfnt({
    'OS/2': os2(advance),
    cmap: characters,
    // .notdef, and the same box for what is covered
    glyf: Buffer.concat([glyph, glyph]),
    head: head(),
    hhea: words([1, 0, ASCENT, DESCENT, 0, advance, 50, 50, 550, 1, 0, 0, 0, 0, 0, 0, 0, 2]),
    hmtx: words([advance, 50, advance, 50]),
    loca: words([0, glyph.length / 2, glyph.length]),
    // version 1.0, 2 glyphs, 8 points in 2 contours, no composites, 1 zone, no instructions
    maxp: words([1, 0, 2, 8, 2, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]),
    name: name(family),
    // version 3: no glyph names
    post: words([3, 0, 0, 0, -100, 50, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  });
}

/** 16-bit big-endian numbers, the grain of most tables. */
function words(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value & 0xffff, index * 2);
  return bytes;
}

/** A glyph: a frame, drawn as two rectangles, the inner one the other way round. */
function box(): Buffer {
  const outer = { left: 50, bottom: 0, right: 550, top: 700 };
  const inner = { left: 100, bottom: 50, right: 500, top: 650 };
  // Coordinates are differences from the point before.
  const xs = [50, 0, 500, 0, inner.left - outer.right, 400, 0, -400];
  const ys = [0, 700, 0, -700, inner.bottom - outer.bottom, 0, 600, 0];
  const header = words([2, outer.left, outer.bottom, outer.right, outer.top, 3, 7, 0]);
  const onCurve = Buffer.alloc(8, 0x01);
  return Buffer.concat([header, onCurve, words(xs), words(ys)]);
}

function head(): Buffer {
  // version 1.0, revision 1.0, checksum (filled in by sfnt), magic, flags, units, created and modified 1904, bounds,
  // style, smallest size, direction, short loca, glyph format
  return words([
    1,
    0,
    1,
    0,
    0,
    0,
    0x5f0f,
    0x3cf5,
    3,
    UNITS_PER_EM,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    50,
    0,
    550,
    700,
    0,
    8,
    2,
    0,
    0,
  ]);
}

function os2(advance: number): Buffer {
  const vendor = [0x474c, 0x4c59]; // "GLLY"
  const scripts = [650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0];
  const panose = [0, 0, 0, 0, 0];
  const unicodeRanges = [0, 0, 0, 0, 0, 0, 0, 0];
  const metrics = [ASCENT, DESCENT, 0, ASCENT, -DESCENT];
  const codePages = [0, 1, 0, 0];
  // version 4; regular weight and width, installable
  return words([
    4,
    advance,
    400,
    5,
    0,
    ...scripts,
    ...panose,
    ...unicodeRanges,
    ...vendor,
    0x40,
    COVERED,
    COVERED,
    ...metrics,
    ...codePages,
    500,
    700,
    0,
    0x20,
    1,
  ]);
}

/** Format 4, Windows Unicode: the one covered character to glyph 1, and the closing segment, which no glyph answers. */
function oneCharacter(): Buffer {
  const ends = [COVERED, 0xffff];
  const deltas = [1 - COVERED, 1];
  const segments = [...ends, 0, ...ends, ...deltas, 0, 0];
  const length = 14 + segments.length * 2;
  return words([0, 1, 3, 1, 0, 12, 4, length, 0, 4, 4, 1, 0, ...segments]);
}

/** Format 13, Windows Unicode: all characters to glyph 1. */
function everyCharacter(): Buffer {
  const start = [0, 1, 3, 10, 0, 12];
  const longs = [28, 0, 1, 0x20, 0x10_ffff, 1].flatMap((value) => [value >>> 16, value]);
  return words([...start, 13, 0, ...longs]);
}

function name(family: string): Buffer {
  const postscript = family.replaceAll(' ', '');
  const records: readonly [number, string][] = [
    [1, family],
    [2, 'Regular'],
    [3, postscript],
    [4, family],
    [5, 'Version 1.0'],
    [6, postscript],
  ];
  const strings = records.map(([, text]) => Buffer.from(text, 'utf16le').swap16());
  let offset = 0;
  const directory = records.flatMap(([id], index) => {
    const length = strings[index]?.length ?? 0;
    const record = [3, 1, 0x409, id, length, offset];
    offset += length;
    return record;
  });
  return Buffer.concat([words([0, records.length, 6 + records.length * 12, ...directory]), ...strings]);
}

/** The font file: directory, then the tables on 4-byte borders, in the order of their tags. */
function sfnt(tables: Readonly<Record<string, Buffer>>): Buffer {
  const entries = Object.entries(tables);
  const searchRange = 2 ** Math.floor(Math.log2(entries.length));
  const directory = [
    words([1, 0, entries.length, searchRange * 16, Math.log2(searchRange), (entries.length - searchRange) * 16]),
  ];
  const bodies: Buffer[] = [];
  let offset = 12 + entries.length * 16;
  let offsetOfHead = 0;
  for (const [tag, table] of entries) {
    const record = Buffer.alloc(16);
    record.write(tag, 'latin1');
    record.writeUInt32BE(checksum(table), 4);
    record.writeUInt32BE(offset, 8);
    record.writeUInt32BE(table.length, 12);
    if (tag === 'head') offsetOfHead = offset;
    directory.push(record);
    bodies.push(padded(table));
    offset += padded(table).length;
  }
  return sealed(Buffer.concat([...directory, ...bodies]), offsetOfHead);
}

/** `head` holds what the sum of the whole file lacks to a fixed number. */
function sealed(font: Buffer, offsetOfHead: number): Buffer {
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, offsetOfHead + 8);
  return font;
}

const padded = (table: Buffer): Buffer => Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);

function checksum(table: Buffer): number {
  const bytes = padded(table);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}
