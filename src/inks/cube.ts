/** Colours of the screen in inks, by a table of a cube of colours: for pictures, whose pixels are millions. */

/** Steps of five in red, green and blue. */
const STEP = 5;
const EDGE = 255 / STEP + 1;
/** Places in the table from one colour to its neighbour in red, in green, in blue: two numbers a colour. */
const [RED, GREEN, BLUE] = [EDGE * EDGE * 2, EDGE * 2, 2];

/** Of a byte: the cell it is in, and how many of five steps into it. */
const CELL = Uint8Array.from({ length: 256 }, (_, value) => Math.min(EDGE - 2, Math.floor(value / STEP)));
const INTO = Uint8Array.from({ length: 256 }, (_, value) => value - (CELL[value] ?? 0) * STEP);

/** Three bytes for each corner, blue running fastest. */
const corners = (): Uint8Array =>
  Uint8Array.from({ length: EDGE ** 3 * 3 }, (_, index) => {
    const corner = Math.floor(index / 3);
    const at = [Math.floor(corner / EDGE ** 2), Math.floor(corner / EDGE) % EDGE, corner % EDGE];
    return (at[index % 3] ?? 0) * STEP;
  });

/**
 * Turns pixels (three bytes each) into inks (four bytes each, 255 the full ink): between the corners of the cube by the
 * tetrahedra round its grey axis, as colour engines do, in a third of their time. `exact` gives the inks of many colours,
 * 65,535 the full ink.
 */
export function cubeOf(exact: (rgb: Uint8Array, count: number) => ArrayLike<number>): (rgb: Uint8Array) => Uint8Array {
  const inks = exact(corners(), EDGE ** 3);
  const pair = (at: number): number => (fine(inks[at]) << 16) | fine(inks[at + 1]);
  const table = Int32Array.from({ length: EDGE ** 3 * 2 }, (_, index) => pair(index * 2));
  return (rgb) => convert(table, rgb);
}

/** Two amounts stand in one number: sixteenths of a byte, so that five of them do not run into each other. */
const FINE = 16;
const fine = (amount = 0): number => Math.round((amount / 257) * FINE);
/** Five times as fine an amount, as a byte: rounded and divided by eighty, which no division and no table does as fast. */
const byte = (five: number): number => ((five + (FINE * STEP) / 2) * EIGHTIETH) >> 22;
const EIGHTIETH = Math.ceil(2 ** 22 / (FINE * STEP));

/**
 * The edges from the low corner of a cell towards its high one, the longest way first, and the first two together: by whether
 * red is no less than green (4), green no less than blue (2), and red no less than blue (1). Of the eight, 1 and 6 cannot be.
 */
const FIRST = Int32Array.of(BLUE, 0, GREEN, GREEN, BLUE, RED, 0, RED);
const SECOND = Int32Array.of(GREEN + BLUE, 0, GREEN + BLUE, RED + GREEN, RED + BLUE, RED + BLUE, 0, RED + GREEN);

/** Written out, without lists and inner loops: this is done for every pixel of every picture. */
function convert(table: Int32Array, rgb: Uint8Array): Uint8Array {
  const inks = new Uint8Array((rgb.length / 3) * 4);
  let before = -1;
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
    const r = rgb[from] ?? 0;
    const g = rgb[from + 1] ?? 0;
    const b = rgb[from + 2] ?? 0;
    const colour = (r << 16) | (g << 8) | b;
    // Drawings have stretches of one colour.
    if (colour === before) {
      inks[to] = inks[to - 4] ?? 0;
      inks[to + 1] = inks[to - 3] ?? 0;
      inks[to + 2] = inks[to - 2] ?? 0;
      inks[to + 3] = inks[to - 1] ?? 0;
      continue;
    }
    before = colour;
    const x = INTO[r] ?? 0;
    const y = INTO[g] ?? 0;
    const z = INTO[b] ?? 0;
    const order = (x >= y ? 4 : 0) | (y >= z ? 2 : 0) | (x >= z ? 1 : 0);
    const p = (CELL[r] ?? 0) * RED + (CELL[g] ?? 0) * GREEN + (CELL[b] ?? 0) * BLUE;
    const q = p + (FIRST[order] ?? 0);
    const s = p + (SECOND[order] ?? 0);
    const t = p + RED + GREEN + BLUE;
    const most = Math.max(x, y, z);
    const least = Math.min(x, y, z);
    const middle = x + y + z - most - least;
    const ofP = STEP - most;
    const ofQ = most - middle;
    const ofS = middle - least;
    const one = at(table, p) * ofP + at(table, q) * ofQ + at(table, s) * ofS + at(table, t) * least;
    const two = at(table, p + 1) * ofP + at(table, q + 1) * ofQ + at(table, s + 1) * ofS + at(table, t + 1) * least;
    inks[to] = byte(one >> 16);
    inks[to + 1] = byte(one & 0xffff);
    inks[to + 2] = byte(two >> 16);
    inks[to + 3] = byte(two & 0xffff);
  }
  return inks;
}

const at = (table: Int32Array, place: number): number => table[place] ?? 0;
