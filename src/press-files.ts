/** The files a printer gets of one issue: one, or by its binding the cover and the pages within apart; each judged. */

import type { Cache } from './cache/index.js';
import { composeSpine, type PrintComposition } from './compose/index.js';
import type { Diagnostic } from './diagnostic.js';
import type { Issue } from './issue.js';
import { COVER_PAGES } from './journal.js';
import { sheetOf, type MeasuredPage, type PdfMetadata, type Sheet } from './pages.js';
import { paginate, type Pagination } from './paginate/index.js';
import { preflight } from './preflight/index.js';
import { bindPerfect, finishPress, spineOf, type PressJob, type Spine } from './press/index.js';
import { proofread } from './proofread/index.js';
import { diagnosticsOf, writeReport } from './report/index.js';

export interface PressEdition {
  readonly issue: Issue;
  readonly laid: Pagination;
  readonly edition: PrintComposition;
  readonly metadata: PdfMetadata;
  readonly cache: Cache;
  /** How to start the browser. */
  readonly browser: { readonly browser?: string; readonly signal?: AbortSignal };
  readonly onBegin: (stage: 'press' | 'preflight') => void;
  readonly onEnd: (stage: 'press' | 'preflight') => void;
}

export interface PressFiles {
  /** By file name: what goes to the printer, and for each the report, for programs and for people. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Finished, read against what was laid out, divided as the binding asks, and judged. */
export async function pressFiles(of: PressEdition): Promise<PressFiles> {
  of.onBegin('press');
  const job = jobOf(of);
  const press = await finishPress(of.laid.pdf, job, of.metadata);
  // Another thread reads while this one goes on.
  const reading = proofread(press, of.laid.pages);
  reading.catch(() => {});
  const bound = await bind(of, job, press);
  of.onEnd('press');
  of.onBegin('preflight');
  const judged = await judge(bound.files, of);
  const lost = await reading;
  of.onEnd('preflight');
  return { files: judged.files, diagnostics: [...lost, ...bound.diagnostics, ...judged.diagnostics] };
}

function jobOf({ issue, laid: { inkPictures }, edition, cache }: PressEdition): PressJob {
  const { slug, print } = issue.journal;
  const { bleedMm, profile } = print;
  const line = `${slug}-${issue.id}  ${issue.date}`;
  return { sheet: sheetOf(issue), bleedMm, profile, slug: line, themeInks: edition.inks, inkPictures, cache };
}

/** A file that leaves the house. */
interface PressFile {
  /** `istiqlal-2020-12-cover.pdf` */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Pages of the issue, one to each of the file; none where a sheet holds several. */
  readonly pages: readonly MeasuredPage[];
  readonly pageMultiple: number;
}

interface Bound {
  readonly files: readonly PressFile[];
  readonly diagnostics: readonly Diagnostic[];
}

async function bind(of: PressEdition, job: PressJob, bytes: Uint8Array): Promise<Bound> {
  const { issue, laid, metadata } = of;
  const { pages } = laid;
  const { print, slug } = issue.journal;
  const { pageMultiple, profile } = print;
  const name = (role: string): string => `${slug}-${issue.id}-${role}.pdf`;
  if (print.binding !== 'perfect') {
    return { files: [{ name: name('press'), bytes, pages, pageMultiple }], diagnostics: [] };
  }
  const spine = spineOf(pages.length, print);
  const diagnostics = spineFindings(issue, spine);
  if (spine.leaves <= 0) return { files: [], diagnostics };
  const binding = { spineMm: spine.widthMm, slugMm: profile.slugMm, slug: job.slug };
  const printed = await printSpine(of, job, spine);
  const { cover, interior } = await bindPerfect(bytes, { ...binding, spine: printed }, metadata);
  const within = pages.slice(COVER_PAGES / 2, -COVER_PAGES / 2);
  const files = [
    { name: name('cover'), bytes: cover, pages: [], pageMultiple: 1 },
    { name: name('interior'), bytes: interior, pages: within, pageMultiple },
  ];
  return { files, diagnostics };
}

/** The spine is set by the browser like the pages, in the fonts and colours of the theme. */
async function printSpine(of: PressEdition, job: PressJob, { widthMm }: Spine): Promise<Uint8Array> {
  const { edition, metadata, browser, cache } = of;
  const lengthMm = job.sheet.trimHeightMm;
  const sheet: Sheet = { ...job.sheet, trimWidthMm: lengthMm, trimHeightMm: widthMm };
  const composed = composeSpine(edition, { lengthMm, widthMm });
  if (!composed) throw new Error('an issue in perfect binding was composed without a spine');
  const { pdf, inkPictures } = await paginate(composed, { sheet, cache, ...browser });
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

/** No press file leaves the house unjudged; the report goes with it. */
async function judge(made: readonly PressFile[], { issue, edition }: PressEdition): Promise<PressFiles> {
  const { bleedMm, profile, trimWidthMm, trimHeightMm } = issue.journal.print;
  const theme = {
    spots: edition.inks.flatMap(({ spot }) => spot ?? []),
    builds: edition.inks.map(({ build }) => build),
  };
  const files = new Map<string, Uint8Array>();
  const diagnostics: Diagnostic[] = [];
  for (const { name, bytes, pages, pageMultiple } of made) {
    const wanted = { ...profile, bleedMm, pageMultiple };
    // A cover round a spine has a size of its own.
    const size = pages.length > 0 && { trimMm: [trimWidthMm, trimHeightMm] as const };
    const judged = await preflight(bytes, wanted, { ...theme, ...size });
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
