/** The files a printer gets of one issue: one, or by its binding the cover and the pages within apart; each judged. */

import { composeSpine, type PrintComposition } from './compose/index.js';
import type { Diagnostic } from './diagnostic.js';
import type { Issue } from './issue.js';
import { COVER_PAGES } from './journal.js';
import type { MeasuredPage, PdfMetadata, Sheet } from './pages.js';
import { paginate } from './paginate/index.js';
import { preflight } from './preflight/index.js';
import { bindPerfect, finishPress, spineOf, type PressJob, type Spine } from './press/index.js';
import { diagnosticsOf, writeReport } from './report/index.js';

export interface PressEdition {
  readonly issue: Issue;
  /** All pages as one press file. */
  readonly press: Uint8Array;
  readonly pages: readonly MeasuredPage[];
  readonly edition: PrintComposition;
  readonly job: PressJob;
  readonly metadata: PdfMetadata;
  /** How to start the browser. */
  readonly browser: { readonly browser?: string; readonly signal?: AbortSignal };
}

/** A file that leaves the house. */
export interface PressFile {
  /** `istiqlal-2020-12-cover.pdf` */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Pages of the issue, one to each of the file; none where a sheet holds several. */
  readonly pages: readonly MeasuredPage[];
  readonly pageMultiple: number;
}

export interface PressFiles {
  readonly files: readonly PressFile[];
  readonly diagnostics: readonly Diagnostic[];
}

export async function pressFiles(of: PressEdition): Promise<PressFiles> {
  const { issue, press: bytes, pages, job, metadata } = of;
  const { print } = issue.journal;
  const { pageMultiple, profile } = print;
  const name = (role: string): string => `${issue.journal.slug}-${issue.id}-${role}.pdf`;
  if (print.binding !== 'perfect') {
    return { files: [{ name: name('press'), bytes, pages, pageMultiple }], diagnostics: [] };
  }
  const spine = spineOf(pages.length, print);
  const diagnostics = spineFindings(issue, spine);
  if (spine.leaves <= 0) return { files: [], diagnostics };
  const binding = { spineMm: spine.widthMm, slugMm: profile.slugMm, slug: job.slug };
  const { cover, interior } = await bindPerfect(bytes, { ...binding, spine: await printSpine(of, spine) }, metadata);
  const within = pages.slice(COVER_PAGES / 2, -COVER_PAGES / 2);
  const files = [
    { name: name('cover'), bytes: cover, pages: [], pageMultiple: 1 },
    { name: name('interior'), bytes: interior, pages: within, pageMultiple },
  ];
  return { files, diagnostics };
}

/** The spine is set by the browser like the pages, in the fonts and colours of the theme. */
async function printSpine({ edition, job, metadata, browser }: PressEdition, { widthMm }: Spine): Promise<Uint8Array> {
  const lengthMm = job.sheet.trimHeightMm;
  const sheet: Sheet = { ...job.sheet, trimWidthMm: lengthMm, trimHeightMm: widthMm };
  const composed = composeSpine(edition, { lengthMm, widthMm });
  if (!composed) throw new Error('an issue in perfect binding was composed without a spine');
  const { pdf, inkPictures } = await paginate(composed, { sheet, ...browser, ...(job.cache && { cache: job.cache }) });
  return finishPress(pdf, { ...job, sheet, inkPictures }, metadata);
}

/** What glue holds: thinner backs break open. */
const THIN_MM = 3;

function spineFindings({ file }: Issue, { leaves, widthMm }: Spine): Diagnostic[] {
  if (leaves > 0 && widthMm >= THIN_MM) return [];
  const mend = 'Set print.binding to saddle-stitch, or ask the printer and set print.spine';
  const message =
    leaves > 0
      ? `the spine is ${widthMm} mm thick, of ${leaves} leaves: glue holds from about ${THIN_MM} mm`
      : `there is nothing to bind: a cover takes ${COVER_PAGES} pages, and there are no more`;
  return [{ severity: leaves > 0 ? 'warning' : 'error', rule: 'thin-spine', message, mend, place: { file } }];
}

export interface JudgedFiles {
  /** By file name: what goes to the printer, and for each the report, for programs and for people. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly diagnostics: readonly Diagnostic[];
}

/** No press file leaves the house unjudged; the report goes with it. */
export async function judgeFiles(
  made: readonly PressFile[],
  { issue, edition }: Pick<PressEdition, 'issue' | 'edition'>,
): Promise<JudgedFiles> {
  const { bleedMm, profile } = issue.journal.print;
  const spots = edition.inks.flatMap(({ spot }) => spot ?? []);
  const files = new Map<string, Uint8Array>();
  const diagnostics: Diagnostic[] = [];
  for (const { name, bytes, pages, pageMultiple } of made) {
    const wanted = { ...profile, bleedMm, pageMultiple };
    const judged = await preflight(bytes, wanted, { spots });
    const found = diagnosticsOf(judged.findings, { file: `issues/${issue.id}/issue.md`, pages });
    diagnostics.push(...found.map((one) => numbered(one, pages)));
    const report = await writeReport(judged, { file: name, bytes, profile: wanted });
    const stem = name.replace(/(?:-press)?\.pdf$/u, '-preflight');
    files.set(name, bytes).set(`${stem}.json`, report.json).set(`${stem}.html`, report.html);
  }
  return { files, diagnostics };
}

/** Pages of the file by their number in the issue. */
function numbered({ page, ...said }: Diagnostic, pages: readonly MeasuredPage[]): Diagnostic {
  const number = page === undefined ? undefined : pages[page - 1]?.number;
  return { ...said, ...(number !== undefined && { page: number }) };
}
