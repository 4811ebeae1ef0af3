/** How wide letters are, by the widths a font's dictionary gives (ISO 32000-1, 9.2.4 and 9.7.4.3). */

import { PDFArray, type PDFDict } from '@cantoo/pdf-lib';
import { at, dictAt, itemsOf, nameAt, numberAt, numbersOf, dictOf } from '../objects.js';

export interface FontInUse extends FontWidths {
  /** Codes that text shows. */
  readonly shown: Set<number>;
}

export interface FontWidths {
  /** Bytes of one code. */
  readonly codeBytes: 1 | 2;
  /** Thousandths of the size; of a drawn font, units of its own matrix times a thousand. */
  readonly widthOf: (code: number) => number;
}

const UNKNOWN = 500;

export function widthsOf(font: PDFDict | undefined): FontWidths {
  if (nameAt(font, 'Subtype') === 'Type0') return composite(font);
  const first = numberAt(font, 'FirstChar') ?? 0;
  const widths = numbersOf(at(font, 'Widths'));
  const missing = numberAt(dictAt(font, 'FontDescriptor'), 'MissingWidth') ?? (widths.length > 0 ? 0 : UNKNOWN);
  const [scale = 0.001] = nameAt(font, 'Subtype') === 'Type3' ? numbersOf(at(font, 'FontMatrix')) : [];
  return { codeBytes: 1, widthOf: (code) => (widths[code - first] ?? missing) * scale * 1000 };
}

function composite(font: PDFDict | undefined): FontWidths {
  const descendant = dictOf(itemsOf(at(font, 'DescendantFonts'))[0]);
  const usual = numberAt(descendant, 'DW') ?? 1000;
  const widths = glyphWidths(descendant);
  return { codeBytes: 2, widthOf: (code) => widths.get(code) ?? usual };
}

/** Widths a composite font gives glyph by glyph, in thousandths of the size. */
export function glyphWidths(descendant: PDFDict | undefined): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  const list = itemsOf(at(descendant, 'W'));
  for (let index = 0; index < list.length;) {
    const first = Number(list[index]?.toString());
    const second = list[index + 1];
    if (second instanceof PDFArray) {
      numbersOf(second).forEach((width, step) => widths.set(first + step, width));
      index += 2;
    } else {
      const [last, width] = [Number(second?.toString()), Number(list[index + 2]?.toString())];
      for (let code = first; code <= Math.min(last, first + 65_535); code += 1) widths.set(code, width);
      index += 3;
    }
  }
  return widths;
}
