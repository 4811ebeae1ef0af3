/**
 * The door of preflight: a finished PDF is judged by what a printer asks of it. It reads nothing but the file, and shares
 * no code with the room that writes press files: a judge, not a mirror.
 */

import type { PressProfile } from '../profile.js';
import { openJudged, type JudgedPdf } from './document.js';
import type { PreflightFinding, PreflightRule, PreflightSeverity, Verdict } from './finding.js';
import { RULES } from './rules/index.js';

export type { PreflightFinding, PreflightSeverity } from './finding.js';

export interface Preflight {
  readonly pages: number;
  /** Errors first, then by page. */
  readonly findings: readonly PreflightFinding[];
}

/** Judges a PDF from anywhere. A file that cannot be read at all is a finding too. */
export async function preflight(bytes: Uint8Array, profile: PressProfile): Promise<Preflight> {
  const pdf = await openJudged(bytes);
  if (!pdf) return { pages: 0, findings: [UNREADABLE] };
  const findings = RULES.flatMap((rule) => rule.judge(pdf, profile).map((verdict) => findingOf(pdf, rule, verdict)));
  return { pages: pdf.pages.length, findings: findings.toSorted(bySeverity) };
}

const UNREADABLE: PreflightFinding = {
  rule: 'unreadable',
  severity: 'error',
  found: 'bytes that are no PDF, or a broken one',
  wanted: 'a PDF',
  mend: 'Export it again, or bring it back from where it came.',
};

const WEIGHT: Readonly<Record<PreflightSeverity, number>> = { error: 0, warning: 1, info: 2 };
const bySeverity = (a: PreflightFinding, b: PreflightFinding): number =>
  WEIGHT[a.severity] - WEIGHT[b.severity] || (a.page ?? 0) - (b.page ?? 0);

const MM = 25.4 / 72;
const tenths = (pt: number): number => Math.round(pt * MM * 10) / 10;

function findingOf(pdf: JudgedPdf, { id, severity }: PreflightRule, verdict: Verdict): PreflightFinding {
  const { box, ...said } = verdict;
  const trim = pdf.pages[(verdict.page ?? 0) - 1]?.boxes.trim;
  const finding = { ...said, rule: id, severity: verdict.severity ?? severity };
  if (!box || !trim) return finding;
  const area = [
    tenths(box[0] - trim[0]),
    tenths(trim[3] - box[3]),
    tenths(box[2] - box[0]),
    tenths(box[3] - box[1]),
  ] as const;
  return { ...finding, area };
}
