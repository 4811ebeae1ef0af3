/** Fonts, all of them inside the file (ISO 15930-7:2010, 6.10). */

import type { PDFDict } from '@cantoo/pdf-lib';
import type { JudgedPdf } from '../document.js';
import type { PreflightRule } from '../finding.js';
import { at, dictAt, dictOf, itemsOf, nameAt } from '../objects.js';

const AGAIN = 'Export with all fonts embedded.';

/** A font that pages use. */
export interface JudgedFont {
  readonly name: string;
  readonly kind: string;
  readonly isEmbedded: boolean;
  readonly isSubset: boolean;
  readonly hasUnicode: boolean;
  readonly pages: readonly number[];
  /** Codes that text shows in it. */
  readonly shown: ReadonlySet<number>;
  readonly dict: PDFDict;
}

export function fontsOf({ pages }: JudgedPdf): JudgedFont[] {
  const fonts = new Map<PDFDict, FontUse>();
  for (const { number, fonts: onPage } of pages) {
    for (const [dict, { shown }] of onPage) {
      const use = fonts.get(dict) ?? { pages: [], shown: new Set<number>() };
      use.pages.push(number);
      for (const code of shown) use.shown.add(code);
      fonts.set(dict, use);
    }
  }
  return Array.from(fonts, ([dict, use]) => judgedFont(dict, use));
}

interface FontUse {
  readonly pages: number[];
  readonly shown: Set<number>;
}

function judgedFont(dict: PDFDict, { pages, shown }: FontUse): JudgedFont {
  const kind = nameAt(dict, 'Subtype') ?? '';
  const descendant = kind === 'Type0' ? dictOf(itemsOf(at(dict, 'DescendantFonts'))[0]) : dict;
  const descriptor = dictAt(descendant, 'FontDescriptor');
  const isEmbedded =
    kind === 'Type3'
      ? dictAt(dict, 'CharProcs') !== undefined
      : ['FontFile', 'FontFile2', 'FontFile3'].some((key) => at(descriptor, key) !== undefined);
  const name = nameAt(dict, 'BaseFont') ?? (kind === 'Type3' ? 'a drawn font' : 'a font without a name');
  return {
    name: name.replace(/^[A-Z]{6}\+/u, ''),
    kind: kind === 'Type0' ? `${kind} ${nameAt(descendant, 'Subtype') ?? ''}` : kind,
    isEmbedded,
    isSubset: /^[A-Z]{6}\+/u.test(name),
    hasUnicode: at(dict, 'ToUnicode') !== undefined,
    pages,
    shown,
    dict,
  };
}

export const FONT_RULES: readonly PreflightRule[] = [
  {
    id: 'fonts-embedded',
    severity: 'error',
    why: 'A font that is not in the file is replaced by another at the printer’s.',
    judge: (pdf) =>
      fontsOf(pdf)
        .filter(({ isEmbedded }) => !isEmbedded)
        .map(({ name }) => ({ found: `${name} is not embedded`, wanted: 'every font embedded', mend: AGAIN })),
  },
  {
    id: 'drawn-fonts',
    severity: 'warning',
    why: 'Type 3 fonts are drawings: they have no hints, and some systems make pictures of them.',
    judge: (pdf) =>
      fontsOf(pdf)
        .filter(({ kind, isEmbedded }) => kind === 'Type3' && isEmbedded)
        .map(({ name }) => ({
          found: `${name} (Type 3)`,
          wanted: 'TrueType or Type 1',
          mend: 'Use a static font, not a variable one or emoji.',
        })),
  },
  {
    id: 'font-unicode',
    severity: 'warning',
    why: 'Without it nobody can search the file, or see that no text was lost.',
    judge: (pdf) =>
      fontsOf(pdf)
        .filter(({ hasUnicode, kind }) => !hasUnicode && kind.startsWith('Type0'))
        .map(({ name }) => ({ found: `${name} has no ToUnicode`, wanted: 'one', mend: 'Export again.' })),
  },
];
