/** Values with a form of their own: dates, ISSN, trim sizes, focus points, addresses. */

/** Does the calendar have it? `2020-12`, `2020-12-24`, and `2020` where a year is enough. */
export function isDate(text: string, least: 'year' | 'month'): boolean {
  const [whole, year = '', month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  if (whole === undefined || Number(year) === 0) return false;
  if (month === undefined) return least === 'year';
  if (Number(month) < 1 || Number(month) > 12) return false;
  // Day 0 of the next month is the last day of this one.
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return day === undefined || (Number(day) >= 1 && Number(day) <= last);
}

/** ISSN with its check digit (ISO 3297): weights 8 to 2, modulo 11, X for ten. */
export function isIssn(text: string): boolean {
  const digits = /^(\d{4})-(\d{3})([\dX])$/.exec(text);
  if (!digits) return false;
  const sum = Array.from(`${digits[1]}${digits[2]}`, Number).reduce(
    (total, digit, index) => total + digit * (8 - index),
    0,
  );
  const check = (11 - (sum % 11)) % 11;
  return digits[3] === (check === 10 ? 'X' : String(check));
}

export interface Trim {
  readonly widthMm: number;
  readonly heightMm: number;
}

/** Upright sheets of ISO 216 and the two American ones. Millimetres. */
const SHEETS: Readonly<Record<string, readonly [number, number]>> = {
  A3: [297, 420],
  A4: [210, 297],
  A5: [148, 210],
  A6: [105, 148],
  B4: [250, 353],
  B5: [176, 250],
  LETTER: [215.9, 279.4],
  TABLOID: [279.4, 431.8],
};
export const SHEET_NAMES = Object.keys(SHEETS);

const MM: Readonly<Record<string, number>> = { mm: 1, cm: 10, in: 25.4 };
const LEAST_MM = 50;
const MOST_MM = 1000;

/** `"210 x 280 mm"`, `"A4"` or `[210, 280]`. */
export function trimOf(value: string | readonly number[]): Trim | undefined {
  const [widthMm, heightMm] = typeof value === 'string' ? sidesOf(value) : value;
  return fits(widthMm) && fits(heightMm) ? { widthMm, heightMm } : undefined;
}

const fits = (side: number | undefined): side is number => side !== undefined && side >= LEAST_MM && side <= MOST_MM;

function sidesOf(text: string): readonly number[] {
  const sheet = SHEETS[text.trim().toUpperCase()];
  if (sheet) return sheet;
  const [, width, height, unit = 'mm'] = /^\s*([\d.]+)\s*(?:x|×|by)\s*([\d.]+)\s*(mm|cm|in)?\s*$/i.exec(text) ?? [];
  const factor = MM[unit.toLowerCase()] ?? 1;
  // A tenth of a hundredth of a millimetre is beyond any cutter, and 8.5 in has no last binary digit.
  return [width, height].map((side) => Math.round(Number(side) * factor * 1000) / 1000);
}

/** `50% 30%`: the point a crop must keep, in per cent from the left and the top. */
export function focusOf(text: string): { readonly x: number; readonly y: number } | undefined {
  const [, x, y] = /^\s*(\d+(?:\.\d+)?)%?[\s,]+(\d+(?:\.\d+)?)%?\s*$/.exec(text) ?? [];
  const point = { x: Number(x), y: Number(y) };
  return point.x <= 100 && point.y <= 100 ? point : undefined;
}

export const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s/]+/i.test(text) && URL.canParse(text);

/** A name for files and addresses: `Istiqlal` → `istiqlal`. Latin letters lose their accents; others are whole with theirs. */
export function slugOf(name: string): string {
  const bare = name
    .normalize('NFKD')
    .replaceAll(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase();
  return bare
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .normalize('NFC');
}

/** What a slug may be: it stands in file names, addresses and ids. */
export const isSlug = (text: string): boolean => /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u.test(text);
