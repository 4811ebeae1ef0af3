/** What is said of the pages of an issue: by those who laid them out, and by the judge of pages. */

import type { Diagnostic } from './diagnostic.js';
import type { Issue } from './issue.js';
import { judgePages } from './judge/index.js';
import type { Pagination } from './paginate/index.js';
import { fontsOfPages } from './pdf/index.js';

export async function pageFindings(issue: Issue, laid: Pagination): Promise<readonly Diagnostic[]> {
  return judgedPages(issue, laid, await fontsOfPages(laid.pdf));
}

/** @param pageFonts names of the fonts each page of the PDF uses; none where no PDF was printed */
export function judgedPages(
  issue: Issue,
  { pages, fonts, diagnostics }: Pick<Pagination, 'pages' | 'fonts' | 'diagnostics'>,
  pageFonts: readonly (readonly string[])[],
): readonly Diagnostic[] {
  const judged = judgePages({ pages, print: issue.journal.print, themeFonts: fonts, pageFonts });
  return [...diagnostics, ...unsaid(judged, diagnostics)];
}

/** What copyfitting has said of a last page, with the words to cut, is not said again. */
const unsaid = (judged: readonly Diagnostic[], said: readonly Diagnostic[]): readonly Diagnostic[] =>
  judged.filter(
    ({ rule, place: { file } }) =>
      rule !== 'short-last-page' || !said.some((other) => other.rule === 'spill' && other.place.file === file),
  );
