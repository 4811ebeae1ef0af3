/** What preflight found, as diagnostics of the build: with the Markdown that stands on the page. */

import type { Diagnostic, Place } from '../diagnostic.js';
import type { MeasuredPage } from '../pages.js';
import type { PreflightFinding } from '../preflight/index.js';

export interface Judged {
  readonly file: string;
  readonly pages: readonly MeasuredPage[];
  readonly edition?: 'screen' | 'press';
}

/**
 * Errors and warnings; notes stand in the report alone. A finding about a picture has the line of its figure; another one on a
 * page has the file of the page's text; one about the whole file has `file`.
 */
export function diagnosticsOf(
  findings: readonly PreflightFinding[],
  { file, pages, edition = 'press' }: Judged,
): Diagnostic[] {
  return findings.flatMap((finding) => {
    const { rule, severity, found, wanted, mend, page } = finding;
    if (severity === 'info') return [];
    const where = finding.area ? `, ${millimetres(finding.area)}` : '';
    return [
      {
        severity,
        rule,
        message: `the ${edition} PDF has ${found}${where}; wanted: ${wanted}`,
        mend,
        place: placeOf(finding, pages) ?? { file },
        ...(page !== undefined && { page }),
      },
    ];
  });
}

const millimetres = ([left, top]: NonNullable<PreflightFinding['area']>): string =>
  `${left} mm from the left and ${top} mm from the top`;

function placeOf({ page, widthPx }: PreflightFinding, pages: readonly MeasuredPage[]): Place | undefined {
  const on = page === undefined ? undefined : pages[page - 1];
  if (!on) return undefined;
  const { blocks, pictures } = on.layout;
  const picture = widthPx === undefined ? undefined : pictures.find((laid) => laid.widthPx === widthPx);
  const figure = picture && blocks[picture.block]?.place;
  if (figure) return figure;
  const file = on.pieces.find(({ place }) => place)?.place?.file;
  return file === undefined ? undefined : { file };
}
