/** The shape of a rule on pages: one thing that can be wrong with them, why it matters, and how it looks. */

import type { Place, Severity } from '../diagnostic.js';
import type { PrintSpec } from '../journal.js';
import type { MeasuredPage } from '../pages.js';

/** What there is to judge: the pages as measured, and the fonts of the PDF printed from them. */
export interface PrintedPages {
  readonly pages: readonly MeasuredPage[];
  readonly print: Pick<PrintSpec, 'safeMarginMm'>;
  /** Names inside the theme's font files. */
  readonly themeFonts: readonly string[];
  /** Names of the fonts each page of the PDF uses. */
  readonly pageFonts: readonly (readonly string[])[];
}

/** What a rule finds; the id and the severity are the rule's. */
export interface Finding {
  readonly page: number;
  /** `second column, foot`; absent when the whole page is meant. */
  readonly where?: string;
  /** What is wrong, without the page. */
  readonly message: string;
  readonly mend: string;
  readonly place: Place;
}

export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** What a reader or a printer makes of it, in one or two sentences. */
  readonly why: string;
  /** They are the rule's tests: pages that break it, and pages that look alike and do not. */
  readonly examples: readonly Example[];
  readonly check: (printed: PrintedPages) => readonly Finding[];
}

export interface Example {
  /** What stands on the pages, in words: for the guide. */
  readonly shows: string;
  readonly pages: readonly MeasuredPage[];
  readonly fonts?: Pick<PrintedPages, 'themeFonts' | 'pageFonts'>;
  /** `page, where: line` of each finding; none when all is well. */
  readonly at: readonly string[];
}
