/** The door of the report: what preflight found, told to the printer in a page and a record, to the editor in diagnostics. */

import type { Preflight } from '../preflight/index.js';
import type { PressProfile } from '../profile.js';
import { reportPage } from './page.js';
import { drawPictures } from './pictures.js';
import { reportRecord } from './record.js';

export { diagnosticsOf } from './diagnostics.js';

export interface ReportJob {
  /** Name of the judged file, as its reader knows it. */
  readonly file: string;
  /** The judged file itself, for its checksum. */
  readonly bytes: Uint8Array;
  /** What it was judged by. */
  readonly profile: PressProfile;
}

export interface Report {
  /** For programs. */
  readonly json: Uint8Array;
  /** For people: one page that needs no other file, no script and no network. */
  readonly html: Uint8Array;
}

/** Tells the whole of what was found and measured. The same file gives the same bytes. */
export async function writeReport(judged: Preflight, job: ReportJob): Promise<Report> {
  const pictures = await drawPictures(judged, job.profile);
  return {
    json: Buffer.from(reportRecord(judged, job)),
    html: Buffer.from(reportPage(judged, { job, pictures })),
  };
}
