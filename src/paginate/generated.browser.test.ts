/**
 * Two hundred generated articles, laid out, printed, and measured from the PDFs by another program.
 *
 * `npm run trial` measures all of them; without GALLEY_TRIAL the first eight of every issue stand for the rest. The table
 * and every offence are written to the file that GALLEY_TRIAL_REPORT names.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatedIssues, LAID_BLEED_MM, layOutIssue, NARROW_TRIM_MM } from './generated-issues.test.kit.js';
import { GOALS, measureAll, reportOf, shareOf, type Goal } from './generated-report.test.kit.js';
import { PER_ISSUE } from './generated.test.kit.js';
import { readFrame, setPages, type SetPage } from './pdf-columns.test.kit.js';
import { withLetters } from './pdf-letters.test.kit.js';
import { pagesOfPdf } from './pdf-lines.test.kit.js';

const missing = ['pdftotext', 'mutool'].some((tool) => spawnSync(tool, ['-v']).error !== undefined);
const folder = mkdtempSync(join(tmpdir(), 'galley-generated-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SAMPLE = 8;
const issues = generatedIssues(process.env['GALLEY_TRIAL'] ? PER_ISSUE : SAMPLE);
const articles = issues.flatMap((issue) => issue.articles);
const MINUTES = 60_000;

/** What is not reached yet, and how far it is. */
const OPEN: Partial<Record<Goal['name'], number>> = {
  'no hyphen within a line': 0.9999,
};

describe.skipIf(missing && !process.env['CI'])('generated articles', () => {
  let goals: readonly Goal[] = [];

  beforeAll(async () => {
    const frame = readFrame('styles/tokens.css', LAID_BLEED_MM);
    const asked = new Map(articles.map((article) => [article.number, article]));
    const pages: SetPage[] = [];
    for (const issue of issues) {
      const { pdf, diagnostics } = await layOutIssue(folder, issue);
      // Some end with a few lines on a page of their own, and are told so.
      expect(
        diagnostics.filter(({ rule }) => rule !== 'spill'),
        issue.name,
      ).toEqual([]);
      const file = join(folder, `${issue.name}.pdf`);
      writeFileSync(file, pdf);
      const words = pagesOfPdf(file);
      const read = issue.trimWidthMm === NARROW_TRIM_MM ? withLetters(words, file) : words;
      pages.push(...setPages(read, frame, (article) => asked.get(article)!));
    }
    goals = measureAll(pages, articles);
    const report = process.env['GALLEY_TRIAL_REPORT'];
    if (report) writeFileSync(report, reportOf(goals));
  }, 15 * MINUTES);

  it.each(GOALS)('$name', ({ name, least }) => {
    const goal = goals.find((each) => each.name === name)!;
    expect(goal.of, 'something was measured').toBeGreaterThan(10);
    expect(shareOf(goal), reportOf([goal])).toBeGreaterThanOrEqual(OPEN[name] ?? least);
  });
});
