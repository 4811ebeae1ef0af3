/** What the scaffold makes, as reading and checking see it. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkIssue } from '../check/index.js';
import { readIssue } from '../read/index.js';
import { newArticle, newIssue } from './index.js';

let root: string;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'galley-starter-'));
  await newIssue(root, '2021-01');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('has no problem but that the text is missing', async () => {
  for (const title of ['Cotton: "picked" by hand', '2020', 'پاختا', 'null', '- [x] # a', 'हिन्दी में']) {
    expect((await newArticle(root, '2021-01', title)).diagnostics).toEqual([]);
  }
  const { issue, diagnostics } = await readIssue(root, '2021-01');
  expect(diagnostics).toEqual([]);
  expect(issue?.articles.map(({ slug }) => slug)).toEqual([
    'first-story',
    'cotton-picked-by-hand',
    '2020',
    'پاختا',
    'null',
    'x-a',
    'हिन्दी-में',
  ]);
  expect(issue?.cover.lead).toBe('first-story');
  const findings = checkIssue(issue!).map(({ rule, place }) => `${rule} ${place.file.split('/')[2]}`);
  expect(findings.filter((finding) => !finding.startsWith('empty-article '))).toEqual([
    // Which language such a title is in only the editor can say.
    'script-without-lang پاختا.md',
    'script-without-lang हिन्दी-में.md',
  ]);
});

it('offers in its comments only what may be written', async () => {
  for (const file of ['journal.yaml', '2021-01/issue.md', '2021-01/first-story.md']) {
    const path = join(root, 'issues', file);
    const offered = readFileSync(path, 'utf8').replaceAll(/^( *)# (?! *What stays)/gm, '$1');
    writeFileSync(path, offered);
  }
  const { diagnostics } = await readIssue(root, '2021-01');
  expect(diagnostics.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
    'missing-picture: there is no file "images/picture.jpg"',
    'missing-picture: there is no file "images/cover.jpg"',
  ]);
});
