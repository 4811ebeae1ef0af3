/** Generated articles as issues of a journal, laid out and printed. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composePrint } from '../compose/index.js';
import { readIssue } from '../read/index.js';
import { ARTICLES, generateArticle, PER_ISSUE, type GeneratedArticle } from './generated.test.kit.js';
import { paginate, type Pagination } from './index.js';

export interface GeneratedIssue {
  readonly name: string;
  readonly articles: readonly GeneratedArticle[];
  readonly lang: 'en' | 'ug';
  readonly trimWidthMm: number;
  readonly trimHeightMm: number;
}

/** Bleed that the browser lays round every page. */
export const LAID_BLEED_MM = 5;

/** Of the issue whose columns are 60 mm wide. */
export const NARROW_TRIM_MM = 162;

/** The sixth issue is narrower: two columns of 60 mm. The last two are bound on the right. */
export function generatedIssues(articlesOfEach: number = PER_ISSUE): GeneratedIssue[] {
  return Array.from({ length: ARTICLES / PER_ISSUE }, (_, index) => ({
    name: `20${20 + index}-01`,
    articles: Array.from({ length: articlesOfEach }, (_, place) => generateArticle(index * PER_ISSUE + place)),
    lang: index < 6 ? 'en' : 'ug',
    trimWidthMm: index === 5 ? NARROW_TRIM_MM : 210,
    trimHeightMm: index === 5 ? 240 : 280,
  }));
}

/** Writes the issue into a folder of its own under `folder` and lays it out. */
export async function layOutIssue(folder: string, made: GeneratedIssue): Promise<Pagination> {
  const { edition, sheet } = await composeGenerated(folder, made);
  return paginate(edition, { sheet });
}

export async function composeGenerated(folder: string, made: GeneratedIssue) {
  const root = join(folder, made.name);
  writeIssue(root, made);
  const { issue, diagnostics } = await readIssue(root, made.name);
  if (!issue) throw new Error(`the generated issue cannot be read: ${JSON.stringify(diagnostics)}`);
  const { edition } = await composePrint(issue, root);
  if (!edition) throw new Error('the generated issue cannot be composed');
  const { trimWidthMm, trimHeightMm } = made;
  return { edition, sheet: { trimWidthMm, trimHeightMm, laidBleedMm: LAID_BLEED_MM } };
}

function writeIssue(root: string, { name, articles, lang, trimWidthMm, trimHeightMm }: GeneratedIssue): void {
  const folder = join(root, 'issues', name);
  mkdirSync(join(folder, 'images'), { recursive: true });
  writeFileSync(
    join(root, 'issues/journal.yaml'),
    `name: Specimen
lang: ${lang}
publisher:
  - text: The Publisher
    lang: en
print:
  trim: ${trimWidthMm} x ${trimHeightMm} mm
`,
  );
  const slugs = articles.map(({ slug }) => slug);
  writeFileSync(
    join(folder, 'issue.md'),
    `---\ndate: "${name}"\ncover:\n  headline: A headline\n  lead: ${slugs[0]}\narticles: [${slugs.join(', ')}]\n---\n`,
  );
  for (const { slug, markdown, drawings } of articles) {
    writeFileSync(join(folder, `${slug}.md`), markdown);
    for (const [file, drawing] of drawings) writeFileSync(join(folder, 'images', file), drawing);
  }
}
