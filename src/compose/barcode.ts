/**
 * The bars of a periodical (EAN-13 with prefix 977, GS1 General Specifications 5.2; ISO 3297 annex B) as a drawing of
 * exact widths: 85 % of the nominal size, with its quiet zones.
 */

import { toSVG } from 'bwip-js/node';

/** A module, the narrowest bar: nominal 0.33 mm, allowed 80 to 200 %. */
const MODULE_MM = 0.2805;
/** The drawing's units: bars are drawn two to a module. */
const UNITS = 2;
/** Modules that stay white behind the bars; before them the drawing has its own eleven, which the first digit stands in. */
const QUIET_AFTER = { alone: 7, addOn: 5 };

export interface Bars {
  /** Print ISSN with its hyphen: `0317-8471`. */
  readonly issn: string;
  /** The two or five digits beside the bars; none for a journal without numbers. */
  readonly addOn?: string;
}

/** The bars as `<svg>`, black as the text is, with the digits people read as outlines. */
export function barcode({ issn, addOn }: Bars): string {
  const drawing = toSVG({ bcid: 'issn', text: [issn, '00', addOn].filter(Boolean).join(' '), includetext: true });
  const [, widthUnits = '', heightUnits = ''] = /viewBox="0 0 (\d+) (\d+)"/u.exec(drawing) ?? [];
  const width = Number(widthUnits) + UNITS * (addOn ? QUIET_AFTER.addOn : QUIET_AFTER.alone);
  const mm = (units: number): string => `${((units / UNITS) * MODULE_MM).toFixed(2)}mm`;
  const size = `width="${mm(width)}" height="${mm(Number(heightUnits))}" viewBox="0 0 ${width} ${heightUnits}"`;
  return drawing
    .replace(
      /<svg [^>]*>/u,
      `<svg xmlns="http://www.w3.org/2000/svg" class="barcode" ${size} role="img" aria-label="ISSN ${issn}">`,
    )
    .replaceAll('"#000000"', '"currentColor"')
    .trim();
}

/**
 * The digits beside the bars: the number, in two places or in five; the month where issues have no numbers
 * (ISO 3297 annex B leaves the choice to the publisher).
 */
export function addOnOf({ number, date }: { readonly number?: number; readonly date: string }): string | undefined {
  const month = /^\d{4}-(\d\d)/u.exec(date)?.[1];
  if (number === undefined) return month;
  if (number < 0 || number > 99_999) return undefined;
  return String(number).padStart(number > 99 ? 5 : 2, '0');
}
