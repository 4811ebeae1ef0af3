/** What the judge finds, and what a rule is. */

import type { InkBuild, PressProfile } from '../profile.js';
import type { Area } from './area.js';
import type { JudgedPdf } from './document.js';
import type { Box } from './objects.js';

export type PreflightSeverity = 'error' | 'warning' | 'info';

export interface PreflightFinding {
  readonly rule: string;
  readonly severity: PreflightSeverity;
  /** From 1; nothing when it is about the file. */
  readonly page?: number;
  readonly area?: Area;
  /** Width of the picture it is about, in pixels of the file. */
  readonly widthPx?: number;
  /** What is in the file. */
  readonly found: string;
  /** What the standard, or the printer, asks for. */
  readonly wanted: string;
  /** How to mend it. */
  readonly mend: string;
}

/** What a file is judged by. */
export interface Wanted extends PressProfile {
  /** Names of the inks beside the four that the job is printed with; unknown when not given. */
  readonly spots?: readonly string[];
  /** The size the job is cut to; only its pages are compared with each other when not given. */
  readonly trimMm?: readonly [width: number, height: number];
  /** Builds that the theme means; unknown when not given. */
  readonly builds?: readonly InkBuild[];
}

/** What a rule says of a place; the judge adds its name and severity. */
export type Verdict = Omit<PreflightFinding, 'rule' | 'severity' | 'area'> & {
  readonly severity?: PreflightSeverity;
  /** In points of the page. */
  readonly box?: Box;
};

export interface PreflightRule {
  /** Permanent, in kebab-case. */
  readonly id: string;
  readonly severity: PreflightSeverity;
  /** What goes wrong on the press when this is let through, and where it is written. */
  readonly why: string;
  readonly judge: (pdf: JudgedPdf, wanted: Wanted) => readonly Verdict[];
}
