/** Outlines of the glyphs in an embedded TrueType font (OpenType 1.9: head, loca, glyf), as PDF paths in font units. */

export interface Outlines {
  readonly unitsPerEm: number;
  /** Path of a glyph, and the box around it; nothing when the glyph draws nothing. */
  readonly of: (glyph: number) => Outline | undefined;
}

export interface Outline {
  readonly path: string;
  /** Left, bottom, right, top. */
  readonly box: readonly [number, number, number, number];
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly isOn: boolean;
}
type Contour = readonly Point[];

/** Undefined when the bytes are no TrueType font. */
export function readOutlines(bytes: Uint8Array): Outlines | undefined {
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = tablesOf(font);
  const [head, loca, glyf] = ['head', 'loca', 'glyf'].map((tag) => tables.get(tag));
  if (head === undefined || loca === undefined || glyf === undefined) return undefined;
  const isLong = font.getInt16(head + 50) === 1;
  const offset = (glyph: number): number =>
    isLong ? font.getUint32(loca + 4 * glyph) : 2 * font.getUint16(loca + 2 * glyph);
  const contours = (glyph: number, depth: number): Contour[] => {
    const [from, to] = [offset(glyph), offset(glyph + 1)];
    if (to <= from || depth > MOST_DEPTH) return [];
    const at = glyf + from;
    const count = font.getInt16(at);
    return count >= 0 ? simple(font, at, count) : composite(font, at, (part) => contours(part, depth + 1));
  };
  const known = new Map<number, Outline | undefined>();
  const of = (glyph: number): Outline | undefined => {
    if (!known.has(glyph)) known.set(glyph, outlineOf(contours(glyph, 0)));
    return known.get(glyph);
  };
  return { unitsPerEm: font.getUint16(head + 18), of };
}

const MOST_DEPTH = 6;

function tablesOf(font: DataView): Map<string, number> {
  const tables = new Map<string, number>();
  if (font.byteLength < 12) return tables;
  for (let index = 0; index < font.getUint16(4); index += 1) {
    const at = 12 + 16 * index;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => font.getUint8(at + byte)));
    tables.set(tag, font.getUint32(at + 8));
  }
  return tables;
}

const ON = 1;
const REPEAT = 8;

function simple(font: DataView, glyph: number, count: number): Contour[] {
  const ends = Array.from({ length: count }, (_, index) => font.getUint16(glyph + 10 + 2 * index));
  const total = (ends.at(-1) ?? -1) + 1;
  let at = glyph + 10 + 2 * count;
  at += 2 + font.getUint16(at);
  const flags: number[] = [];
  while (flags.length < total) {
    const flag = font.getUint8(at++);
    const times = flag & REPEAT ? 1 + font.getUint8(at++) : 1;
    flags.push(...Array.from({ length: times }, () => flag));
  }
  // A coordinate is a byte with a sign in its flag, a word, or the same as the one before.
  const coordinates = (isByte: number, isSameOrPositive: number): number[] => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & isByte) value += (flag & isSameOrPositive ? 1 : -1) * font.getUint8(at++);
      else if (!(flag & isSameOrPositive)) {
        value += font.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = coordinates(2, 16);
  const ys = coordinates(4, 32);
  const points = flags.map((flag, index): Point => ({ x: xs[index] ?? 0, y: ys[index] ?? 0, isOn: (flag & ON) !== 0 }));
  return ends.map((end, index) => points.slice((ends[index - 1] ?? -1) + 1, end + 1));
}

const WORDS = 1;
const OFFSETS = 2;
const ONE_SCALE = 8;
const MORE = 32;
const TWO_SCALES = 64;
const MATRIX = 128;

function composite(font: DataView, glyph: number, contoursOf: (part: number) => Contour[]): Contour[] {
  const contours: Contour[] = [];
  let at = glyph + 10;
  for (let flags = MORE; flags & MORE;) {
    flags = font.getUint16(at);
    const part = font.getUint16(at + 2);
    const [dx, dy] =
      flags & WORDS ? [font.getInt16(at + 4), font.getInt16(at + 6)] : [font.getInt8(at + 4), font.getInt8(at + 5)];
    at += flags & WORDS ? 8 : 6;
    const scales = flags & MATRIX ? 4 : flags & TWO_SCALES ? 2 : flags & ONE_SCALE ? 1 : 0;
    const read = Array.from({ length: scales }, (_, index) => font.getInt16(at + 2 * index) / 0x4000);
    at += 2 * scales;
    const [a = 1, b = 0, c = 0, d = 1] = scales === 4 ? read : [read[0], 0, 0, read[1] ?? read[0]];
    const [e, f] = flags & OFFSETS ? [dx, dy] : [0, 0];
    const place = ({ x, y, isOn }: Point): Point => ({ x: a * x + c * y + e, y: b * x + d * y + f, isOn });
    contours.push(...contoursOf(part).map((contour) => contour.map(place)));
  }
  return contours;
}

function outlineOf(contours: readonly Contour[]): Outline | undefined {
  const points = contours.flat();
  if (points.length === 0) return undefined;
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const path = contours.map(pathOf).join('\n');
  return { path: `${path}\nf`, box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] };
}

const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, isOn: true });
const number = (value: number): string => String(Math.round(value * 100) / 100 + 0);
const written = ({ x, y }: { x: number; y: number }): string => `${number(x)} ${number(y)}`;

/** Between two points off the curve lies one on it; a quadratic curve is a cubic one with its handles at two thirds. */
function pathOf(contour: Contour): string {
  const points = contour.flatMap((point, index) => {
    const next = contour[(index + 1) % contour.length] ?? point;
    return point.isOn || next.isOn ? [point] : [point, between(point, next)];
  });
  const start = points.findIndex(({ isOn }) => isOn);
  const ring = [...points.slice(start), ...points.slice(0, start + 1)];
  const [first] = ring;
  if (!first || start < 0) return '';
  const lines = [`${written(first)} m`];
  for (let index = 1; index < ring.length; index += 1) {
    const [from, point, to] = [ring[index - 1], ring[index], ring[index + 1]];
    if (!from || !point) continue;
    if (point.isOn) lines.push(`${written(point)} l`);
    else if (to) {
      const handle = (end: Point): string => written({ x: (end.x + 2 * point.x) / 3, y: (end.y + 2 * point.y) / 3 });
      lines.push(`${handle(from)} ${handle(to)} ${written(to)} c`);
      index += 1;
    }
  }
  return [...lines, 'h'].join('\n');
}
