import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readIssue } from '../read/index.js';
import { checkIssue } from './index.js';
import type { Example } from './rule.js';
import { RULES } from './rules/index.js';

const JOURNAL = 'name: Journal\nlang: en\npublisher:\n  - text: Publisher\n    lang: en\n';
const COTTON = '---\ntitle: Cotton\n---\nWords.\n\n## The harvest\n\nWords.\n';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"/>';
const FOLDER = 'issues/2020-12';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'galley-check-'));
});
afterAll(async () => rm(root, { recursive: true }));

/** What reading and checking find in an example, as `line:column` counted the way examples count. */
async function findings(example: Example, name: string): Promise<string[]> {
  const top = join(root, name);
  const front = example.front === undefined ? '' : `${example.front}\n`;
  const story = `---\ntitle: Story\n${front}---\n${example.body}\n`;
  const above = front === '' ? 3 : 2;
  const articles = ['issue.md', 'story.md', 'cotton.md'];
  const files: Record<string, string> = { 'issues/journal.yaml': JOURNAL, [`${FOLDER}/images/a.svg`]: SVG };
  if (example.issue === undefined) {
    files[`${FOLDER}/issue.md`] = '---\ndate: "2020-12"\narticles: [story, cotton]\n---\n';
    files[`${FOLDER}/story.md`] = story;
    files[`${FOLDER}/cotton.md`] = COTTON;
  } else files[`${FOLDER}/issue.md`] = `---\n${example.issue}\n---\n`;
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(top, path, '..'), { recursive: true });
    await writeFile(join(top, path), content);
  }
  const { issue, diagnostics } = await readIssue(top, '2020-12');
  return [...diagnostics, ...checkIssue(issue!)].map(({ rule, place }) => {
    const file = place.file.slice(FOLDER.length + 1);
    expect(articles).toContain(file);
    // A whole file is meant by its first letter.
    const where = place.line === 1 ? file : `${place.line! - above}:${place.column}`;
    return `${rule} ${where}`;
  });
}

describe.each(RULES)('$id', ({ id, examples, why }) => {
  it('shows itself broken and kept, and says why it is there', () => {
    expect(examples.some(({ at }) => at.length > 0)).toBe(true);
    expect(examples.some(({ at }) => at.length === 0)).toBe(true);
    expect(why).toMatch(/\.$/);
  });

  it.each(examples.map((example, index) => ({ example, index, text: example.body ?? example.issue })))(
    'finds $example.at in $text',
    async ({ example, index }) => {
      const found = await findings(example, `${id}-${index}`);
      expect(found).toEqual(example.at.map((at) => `${id} ${at}`));
    },
  );
});

describe('the rules', () => {
  it('have ids of their own, in kebab case', () => {
    const ids = RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  });
});
