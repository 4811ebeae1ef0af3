/** Reads EAN-13 and its add-on back from bars, after the GS1 General Specifications: a judge that shares nothing with the writer. */

/** Beginning and end of a bar from the left, in any unit. */
export type Bar = readonly [from: number, to: number];

// Left-hand digits of odd parity, a bar being 1; even parity is the right-hand code backwards.
const ODD = '0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011'.split(' ');
const RIGHT = ODD.map((code) => code.replaceAll(/./gu, (bit) => (bit === '1' ? '0' : '1')));
const EVEN = RIGHT.map((code) => Array.from(code).toReversed().join(''));
// Which of the six left digits are even says the first digit.
const FIRST = 'OOOOOO OOEOEE OOEEOE OOEEEO OEOOEE OEEOOE OEEEOO OEOEOE OEOEEO OEEOEO'.split(' ');
const ADD_ON_5 = 'EEOOO EOEOO EOOEO EOOOE OEEOO OOEEO OOOEE OEOEO OEOOE OOEOE'.split(' ');

export function readBars(bars: readonly Bar[]): { ean: string; addOn: string } {
  const at = (index: number): Bar => bars[index] ?? [0, 0];
  const [origin] = at(0);
  // From the first guard to the last of 95 modules stand thirty bars.
  const module = (at(29)[1] - origin) / 95;
  const bits = (from: number, count: number): string =>
    Array.from({ length: count }, (_, index) => {
      const middle = origin + (from + index + 0.5) * module;
      return bars.some(([start, end]) => start < middle && middle < end) ? '1' : '0';
    }).join('');
  if (bits(0, 3) !== '101' || bits(45, 5) !== '01010' || bits(92, 3) !== '101') throw new Error('no digit guards');
  const left = Array.from({ length: 6 }, (_, index) => leftDigit(bits(3 + 7 * index, 7)));
  const right = Array.from({ length: 6 }, (_, index) => digit(RIGHT, bits(50 + 7 * index, 7)));
  const first = digit(FIRST, left.map(({ parity }) => parity).join(''));
  const ean = [first, ...left.map(({ value }) => value), ...right].join('');
  if (checkDigit(ean.slice(0, 12)) !== Number(ean[12])) throw new Error(`nothing checks: ${ean}`);
  return { ean, addOn: bars.length > 30 ? readAddOn(bars, bits, Math.round((at(30)[0] - origin) / module)) : '' };
}

function readAddOn(bars: readonly Bar[], bits: (from: number, count: number) => string, start: number): string {
  const count = bars.length - 30 > 10 ? 5 : 2;
  if (bits(start, 4) !== '1011') throw new Error('no digit beside the bars');
  const digits = Array.from({ length: count }, (_, index) => {
    if (index > 0 && bits(start + 2 + 9 * index, 2) !== '01') throw new Error('no digit apart');
    return leftDigit(bits(start + 4 + 9 * index, 7));
  });
  const addOn = digits.map(({ value }) => value).join('');
  const parity = digits.map((one) => one.parity).join('');
  const expected =
    count === 2 ? ['OO', 'OE', 'EO', 'EE'][Number(addOn) % 4] : ADD_ON_5[addOnCheck(Array.from(addOn).map(Number))];
  if (parity !== expected) throw new Error(`nothing checks: ${addOn}`);
  return addOn;
}

const addOnCheck = ([a = 0, b = 0, c = 0, d = 0, e = 0]: number[]): number => (3 * (a + c + e) + 9 * (b + d)) % 10;

function leftDigit(code: string): { value: number; parity: 'O' | 'E' } {
  const odd = ODD.indexOf(code);
  return odd >= 0 ? { value: odd, parity: 'O' } : { value: digit(EVEN, code), parity: 'E' };
}

function digit(codes: readonly string[], code: string): number {
  const value = codes.indexOf(code);
  if (value < 0) throw new Error(`no digit: ${code}`);
  return value;
}

function checkDigit(digits: string): number {
  const sum = Array.from(digits).reduce((total, each, index) => total + Number(each) * (index % 2 === 0 ? 1 : 3), 0);
  return (10 - (sum % 10)) % 10;
}

/** Bars along one row of grey values, in pixels. */
export function barsInRow(row: ArrayLike<number>): Bar[] {
  const bars: [number, number][] = [];
  let from: number | undefined;
  for (let x = 0; x <= row.length; x += 1) {
    const dark = x < row.length && (row[x] ?? 255) < 128;
    if (dark) from ??= x;
    else if (from !== undefined) {
      bars.push([from, x]);
      from = undefined;
    }
  }
  return bars;
}
