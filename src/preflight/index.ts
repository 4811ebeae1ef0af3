/**
 * The door of preflight: a finished PDF is judged by what a printer asks of it. It reads nothing but the file, and shares
 * no code with the room that writes press files: a judge, not a mirror.
 */

import type { PressProfile } from '../profile.js';
import { areaOn } from './area.js';
import { openJudged, type Closed, type JudgedPdf } from './document.js';
import type { PreflightFinding, PreflightRule, PreflightSeverity, Verdict, Wanted } from './finding.js';
import { EMPTY, inventoryOf, spotInks, type Inventory } from './inventory.js';
import { makePlates, type PagePlates } from './plates/index.js';
import { RULES } from './rules/index.js';
import { drawViews, type PageView } from './views.js';

export type { Area } from './area.js';
export type { PreflightFinding, PreflightSeverity } from './finding.js';
export type { FontFacts, InkFacts, Inventory, PictureFacts, SheetFacts, Size } from './inventory.js';
export type { PagePlates } from './plates/index.js';
export type { PageView } from './views.js';
export { preflightScreen } from './screen.js';

export interface Preflight {
  readonly pages: number;
  /** Errors first, then by page. */
  readonly findings: readonly PreflightFinding[];
  /** Page by page; none for a file in colours of screens. */
  readonly plates: readonly PagePlates[];
  /** Page by page, where there are no plates to look at and views were asked for. */
  readonly views: readonly PageView[];
  readonly inventory: Inventory;
  /** Names of the rules the file was judged by. */
  readonly rules: readonly string[];
}

/** What is known of the job beside its profile. */
export interface PreflightOptions extends Pick<Wanted, 'spots' | 'trimMm' | 'builds'> {
  /** Pages are drawn for a report, where they have no plates. */
  readonly views?: boolean;
}

/** Judges a PDF from anywhere. A file that cannot be read at all is a finding too. */
export async function preflight(
  bytes: Uint8Array,
  profile: PressProfile,
  { views = false, ...job }: PreflightOptions = {},
): Promise<Preflight> {
  const opened = await openJudged(bytes);
  const rules = RULES.map(({ id }) => id);
  if (typeof opened === 'string') {
    const inventory = { ...EMPTY, file: { ...EMPTY.file, bytes: bytes.length } };
    return { pages: 0, findings: [CLOSED[opened]], plates: [], views: [], inventory, rules };
  }
  const { plates, faults } = await platesOf(opened, profile);
  const pdf = { ...opened, plates };
  const wanted: Wanted = { ...profile, ...job };
  const findings = RULES.flatMap((rule) => judge(rule, pdf, wanted));
  return {
    pages: pdf.pages.length,
    findings: [...faults, ...findings].toSorted(bySeverity),
    plates,
    views: views && plates.length === 0 ? await drawViews(opened).catch(() => []) : [],
    inventory: inventoryOf(pdf),
    rules,
  };
}

interface Plates {
  readonly plates: readonly PagePlates[];
  readonly faults: readonly PreflightFinding[];
}

/** A file in colours of screens has no plates yet, and is told to be brought into inks. */
async function platesOf(pdf: JudgedPdf, { maxInk }: PressProfile): Promise<Plates> {
  const hasScreenColours = pdf.pages.some(({ marks }) => marks.some(({ paint }) => paint.space.isScreen));
  if (hasScreenColours) return { plates: [], faults: [] };
  try {
    return { plates: await makePlates(pdf, { maxInk, spots: spotInks(pdf).map(({ name }) => name) }), faults: [] };
  } catch (error) {
    return { plates: [], faults: [notJudged('ink-limit', error)] };
  }
}

/** A rule that stumbles over a file says so: what was not judged is not passed. */
function judge(rule: PreflightRule, pdf: JudgedPdf, wanted: Wanted): PreflightFinding[] {
  try {
    return rule.judge(pdf, wanted).map((verdict) => findingOf(pdf, rule, verdict));
  } catch (error) {
    return [notJudged(rule.id, error)];
  }
}

const notJudged = (rule: string, error: unknown): PreflightFinding => ({
  rule: 'not-judged',
  severity: 'error',
  found: `what ${rule} stumbles over: ${error instanceof Error ? error.message : String(error)}`,
  wanted: 'objects as ISO 32000 has them',
  mend: 'Export the file again by another way.',
});

const CLOSED: Readonly<Record<Closed, PreflightFinding>> = {
  unreadable: {
    rule: 'unreadable',
    severity: 'error',
    found: 'bytes that are no PDF, or a broken one',
    wanted: 'a PDF',
    mend: 'Export it again, or bring it back from where it came.',
  },
  encrypted: {
    rule: 'encrypted',
    severity: 'error',
    found: 'an encrypted file, which was not looked into',
    wanted: 'no encryption: a press system cannot be asked for a password',
    mend: 'Save it without a password, and judge it again.',
  },
};

const WEIGHT: Readonly<Record<PreflightSeverity, number>> = { error: 0, warning: 1, info: 2 };
const bySeverity = (a: PreflightFinding, b: PreflightFinding): number =>
  WEIGHT[a.severity] - WEIGHT[b.severity] || (a.page ?? 0) - (b.page ?? 0);

function findingOf(pdf: JudgedPdf, { id, severity }: PreflightRule, verdict: Verdict): PreflightFinding {
  const { box, ...said } = verdict;
  const trim = pdf.pages[(verdict.page ?? 0) - 1]?.paper;
  const finding = { ...said, rule: id, severity: verdict.severity ?? severity };
  return box && trim ? { ...finding, area: areaOn(trim, box) } : finding;
}
