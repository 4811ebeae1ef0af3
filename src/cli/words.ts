/** Numbers as people read them. */

export const count = (number: number, unit: string): string => `${number} ${number === 1 ? unit : `${unit}s`}`;

const UNITS = ['KB', 'MB', 'GB'] as const;

/** `512 B`, `8.4 MB`: in thousands, as printers and file managers count. */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  let value = bytes / 1000;
  let unit: string = UNITS[0];
  for (const next of UNITS.slice(1)) {
    // What would be rounded to 1000 belongs to the next unit.
    if (value < 999.5) break;
    value /= 1000;
    unit = next;
  }
  return `${value < 99.95 ? value.toFixed(1) : value.toFixed(0)} ${unit}`;
}

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
