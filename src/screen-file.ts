/** The screen PDF of an issue, read against what was laid out, and judged by whether everyone can read it. */

import type { Diagnostic } from './diagnostic.js';
import type { Issue } from './issue.js';
import { metadataOf, sheetOf } from './pages.js';
import type { Pagination } from './paginate/index.js';
import { preflightScreen } from './preflight/index.js';
import { proofread } from './proofread/index.js';
import { diagnosticsOf } from './report/index.js';
import { finishScreen } from './screen/index.js';

export interface ScreenFile {
  readonly bytes: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
}

/** A file that not everyone can read is better than none; it does not say of itself that everyone can. */
export async function screenFile(
  issue: Issue,
  { pdf, pages }: Pick<Pagination, 'pdf' | 'pages'>,
  epoch?: number,
): Promise<ScreenFile> {
  const metadata = metadataOf(issue, epoch);
  const claiming = await finishScreen(pdf, sheetOf(issue), { ...metadata, claims: 'pdf/ua-1' });
  // Another thread reads while this one judges.
  const [lost, flaws] = await Promise.all([proofread(claiming, pages), preflightScreen(claiming)]);
  const warnings = flaws.map((flaw) => ({ ...flaw, severity: 'warning' as const }));
  const said = diagnosticsOf(warnings, { file: `issues/${issue.id}/issue.md`, pages, edition: 'screen' });
  if (flaws.length === 0) return { bytes: claiming, diagnostics: [...said, ...lost] };
  const bytes = await finishScreen(pdf, sheetOf(issue), metadata);
  return { bytes, diagnostics: [...said, ...(await proofread(bytes, pages))] };
}
