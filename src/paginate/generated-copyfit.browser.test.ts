/**
 * Generated articles that just spill, and others beside them, laid out plain and with `fit: tight`; pages and text are
 * counted in the PDFs by another program. Part of `npm run trial`: two hundred articles take minutes.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeGenerated, generatedIssues, LAID_BLEED_MM, type GeneratedIssue } from './generated-issues.test.kit.js';
import { slugOf } from './generated.test.kit.js';
import { paginate, type Pagination } from './index.js';
import { readFrame, setPages, type SetPage } from './pdf-columns.test.kit.js';
import { pagesOfPdf } from './pdf-lines.test.kit.js';
import { textInOrder } from './pdf-order.test.kit.js';

const folder = mkdtempSync(join(tmpdir(), 'galley-generated-copyfit-'));
afterAll(() => rmSync(folder, { recursive: true }));

const issues = generatedIssues();
const articles = issues.flatMap((issue) => issue.articles);
const asked = new Map(articles.map((article) => [article.number, article]));
const frame = readFrame('styles/tokens.css', LAID_BLEED_MM);
const MINUTES = 60_000;

function read({ pdf }: Pagination, name: string): SetPage[] {
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, pdf);
  return setPages(pagesOfPdf(file), frame, (article) => asked.get(article)!);
}

const spilled = new Set<string>();
const plain: SetPage[] = [];
const tight: SetPage[] = [];

async function layOutTwice(issue: GeneratedIssue): Promise<void> {
  const { edition, sheet } = await composeGenerated(folder, issue);
  const asIs = await paginate(edition, { sheet });
  const found = asIs.diagnostics.filter(({ rule }) => rule === 'spill').map(({ place }) => place.file);
  const own = issue.articles
    .map(({ slug }) => slug)
    .filter((slug) => found.some((file) => file.endsWith(`/${slug}.md`)));
  for (const slug of own) spilled.add(slug);
  // And every fifth of those that do not.
  const wished = new Set([...own, ...issue.articles.filter(({ number }) => number % 5 === 0).map(({ slug }) => slug)]);
  const parts = edition.parts.map((part) => (wished.has(part.id) ? { ...part, fit: 'tight' as const } : part));
  plain.push(...read(asIs, `${issue.name}-plain`));
  tight.push(...read(await paginate({ ...edition, parts }, { sheet }), `${issue.name}-tight`));
}

const disordered = (pages: readonly SetPage[]): number[] =>
  textInOrder(pages, articles).offences.map(({ article }) => article);

const missing = spawnSync('pdftotext', ['-v']).error !== undefined;
/** Without the pages after the last article, which fill a sheet up and bear no marks. */
const pagesOf = (pages: readonly SetPage[], number: number): number =>
  pages.filter(({ article, marks }) => article === number && marks.length > 0).length;

/** Whether its first page has an even number. */
const sideOf = (pages: readonly SetPage[], number: number): boolean =>
  (pages.find(({ article }) => article === number)?.number ?? 0) % 2 === 0;

describe.skipIf(!process.env['GALLEY_TRIAL'] || (missing && !process.env['CI']))(
  'copyfitting of generated articles',
  () => {
    beforeAll(async () => {
      for (const issue of issues) await layOutTwice(issue);
    }, 60 * MINUTES);

    it('pulls back at least half of those that spill by up to six lines a column', () => {
      const spilling = articles.filter(({ number }) => spilled.has(slugOf(number)));
      const back = spilling.filter(({ number }) => pagesOf(tight, number) < pagesOf(plain, number));
      expect(spilling.length).toBeGreaterThan(5);
      expect(back.length / spilling.length, `${back.length} of ${spilling.length}`).toBeGreaterThanOrEqual(0.5);
    });

    // One with a spread takes a page more or less by the side it begins on, which those before it decide.
    it('lets none grow', () => {
      const alike = articles.filter(
        ({ number, markdown }) =>
          !markdown.includes('place="spread"') || sideOf(tight, number) === sideOf(plain, number),
      );
      expect(alike.length).toBeGreaterThan(0.9 * articles.length);
      const grown = alike.filter(({ number }) => pagesOf(tight, number) > pagesOf(plain, number));
      expect(grown.map(({ slug }) => slug)).toEqual([]);
    });

    it('loses and moves no more than the plain setting', () => {
      const before = new Set(disordered(plain));
      expect(disordered(tight).filter((article) => !before.has(article))).toEqual([]);
    });
  },
);
