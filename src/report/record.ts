/** The report for programs. */

import type { PagePlates, Preflight } from '../preflight/index.js';
import type { ReportJob } from './index.js';
import { verdictOf } from './verdict.js';
import { checksum } from './words.js';

/** JSON: the verdict, the profile, every finding, ink page by page, and what the file holds. */
export function reportRecord(judged: Preflight, { file, bytes, profile }: ReportJob): string {
  const { pages, findings, plates, inventory, rules } = judged;
  const { name, standard, condition, maxInk, bleedMm, pageMultiple, minPpi } = profile;
  const record = {
    file,
    sha256: checksum(bytes),
    verdict: verdictOf(findings),
    profile: { name, standard, condition, maxInk, bleedMm, pageMultiple, minPpi },
    pages,
    findings,
    ink: plates.map(inkOn),
    inventory,
    rules,
  };
  return `${JSON.stringify(record, undefined, 2)}\n`;
}

const inkOn = ({ page, mostInk, coverage }: PagePlates): object => ({
  page,
  mostInk: tenths(mostInk),
  coverage: Object.fromEntries(Object.entries(coverage).map(([ink, part]) => [ink, tenths(part * 100)])),
});

const tenths = (number: number): number => Math.round(number * 10) / 10;
