import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { newArticle, newIssue } from './index.js';
import { withArticle } from './listing.js';
import { slugOf, titleOf } from './slug.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'galley-scaffold-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const frontMatter = (path: string): unknown => parse(text(path).split('---\n')[1]!);

describe('a new issue', () => {
  it('makes a journal with its first issue', async () => {
    const made = await newIssue(root, '2021-01');
    expect(made).toEqual({
      created: ['issues/2021-01/issue.md', 'issues/2021-01/first-story.md', 'issues/journal.yaml'],
      changed: [],
      diagnostics: [],
    });
    expect(frontMatter('issues/2021-01/issue.md')).toEqual({
      date: '2021-01',
      cover: { lead: 'first-story' },
      articles: ['first-story'],
    });
    expect(frontMatter('issues/2021-01/first-story.md')).toEqual({ title: 'Title of the first story' });
  });

  it('leaves the journal.yaml that is there', async () => {
    mkdirSync(join(root, 'issues'));
    writeFileSync(join(root, 'issues/journal.yaml'), 'name: Mine\n');
    expect((await newIssue(root, '2021-01-15')).created).not.toContain('issues/journal.yaml');
    expect(text('issues/journal.yaml')).toBe('name: Mine\n');
  });

  it.each(['2021', '2021-13', '2021-02-30', 'january', '../2021-01', '2021-01/x', ''])(
    'refuses the name %j',
    async (id) => {
      const { created, diagnostics } = await newIssue(root, id);
      expect(created).toEqual([]);
      expect(diagnostics.map(({ rule }) => rule)).toEqual(['issue-id']);
      expect(readdirSync(root)).toEqual([]);
    },
  );

  it('refuses an issue that exists', async () => {
    await newIssue(root, '2021-01');
    writeFileSync(join(root, 'issues/2021-01/issue.md'), 'mine');
    expect((await newIssue(root, '2021-01')).diagnostics.map(({ rule }) => rule)).toEqual(['already-exists']);
    expect(text('issues/2021-01/issue.md')).toBe('mine');
  });
});

describe('a new article', () => {
  beforeEach(() => newIssue(root, '2021-01'));

  it('is made and listed', async () => {
    const made = await newArticle(root, '2021-01', 'Cotton: "picked" by hand');
    expect(made).toEqual({
      created: ['issues/2021-01/cotton-picked-by-hand.md'],
      changed: ['issues/2021-01/issue.md'],
      diagnostics: [],
    });
    expect(frontMatter('issues/2021-01/cotton-picked-by-hand.md')).toEqual({ title: 'Cotton: "picked" by hand' });
    expect(frontMatter('issues/2021-01/issue.md')).toMatchObject({
      articles: ['first-story', 'cotton-picked-by-hand'],
    });
    expect(readdirSync(join(root, 'issues/2021-01'))).toHaveLength(3);
  });

  it('never overwrites', async () => {
    writeFileSync(join(root, 'issues/2021-01/cotton.md'), 'mine');
    expect((await newArticle(root, '2021-01', 'Cotton')).diagnostics.map(({ rule }) => rule)).toEqual([
      'already-exists',
    ]);
    expect((await newArticle(root, '2021-01', 'issue')).diagnostics.map(({ rule }) => rule)).toEqual([
      'already-exists',
    ]);
    expect(text('issues/2021-01/cotton.md')).toBe('mine');
    expect(text('issues/2021-01/issue.md')).not.toContain('cotton');
  });

  it.each([
    ['---\ndate: "2021-01\n---\n', 'no-article-list'],
    ['no front matter', 'no-article-list'],
    ['---\narticles: cotton\n---\n', 'no-article-list'],
  ])('makes nothing when the issue cannot list it: %j', async (issue, rule) => {
    writeFileSync(join(root, 'issues/2021-01/issue.md'), issue);
    expect((await newArticle(root, '2021-01', 'Cotton')).diagnostics.map((one) => one.rule)).toEqual([rule]);
    expect(existsSync(join(root, 'issues/2021-01/cotton.md'))).toBe(false);
    expect(text('issues/2021-01/issue.md')).toBe(issue);
  });

  it('needs a title with letters', async () => {
    expect((await newArticle(root, '2021-01', '?!')).diagnostics.map(({ rule }) => rule)).toEqual(['no-name']);
  });
});

const matter = (yaml: string): string => `---\n${yaml}---\nThe body.\n\n---\n\narticles:\n- no list\n`;

describe('the list of articles', () => {
  it.each([
    ['a block', 'articles:\n  - a\n  - b\ndate: x\n', 'articles:\n  - a\n  - b\n  - new\ndate: x\n'],
    ['no indent', 'articles:\n- a\n- b\n', 'articles:\n- a\n- b\n- new\n'],
    [
      'comments and quotes',
      '# top\narticles: # order\n    -   "a" # the lead\n    # then\n\ncover: {lead:   a}\n',
      '# top\narticles: # order\n    -   "a" # the lead\n    -   new\n    # then\n\ncover: {lead:   a}\n',
    ],
    ['one line', 'articles: [a, b] # order\n', 'articles: [a, b, new] # order\n'],
    ['several lines in brackets', 'articles: [\n  a,\n  b,\n]\n', 'articles: [\n  a,\n  b, new,\n]\n'],
    ['empty brackets', 'articles: []\n', 'articles: [new]\n'],
    ['nothing after the key', 'articles:\ndate: x\n', 'articles:\n  - new\ndate: x\n'],
    ['a comment after the key', 'articles: # order\ndate: x\n', 'articles: # order\n  - new\ndate: x\n'],
    ['no key', 'date: x\n', 'date: x\narticles:\n  - new\n'],
    ['line ends of Windows', 'articles:\r\n  - a\r\ndate: x\r\n', 'articles:\r\n  - a\r\n  - new\r\ndate: x\r\n'],
  ])('takes a new one: %s', (_, before, after) => {
    expect(withArticle(matter(before), 'new')).toBe(matter(after));
  });

  it('stays the same when it holds it already', () => {
    expect(withArticle(matter('articles: [new]\n'), 'new')).toBe(matter('articles: [new]\n'));
  });

  it('is left alone when it is no list of names', () => {
    expect(withArticle(matter('articles:\n  - a: b\n'), 'new')).toBeUndefined();
    expect(withArticle(matter('articles: {a: b}\n'), 'new')).toBeUndefined();
  });

  it('is not found in an empty front matter of nothing', () => {
    expect(withArticle('---\n---\n', 'new')).toBe('---\narticles:\n  - new\n---\n');
  });
});

describe('names', () => {
  it.each([
    ['The Pickers’ Year', 'the-pickers-year', 'The Pickers’ Year'],
    ['Türkiye: ağır sanayi, ışık', 'turkiye-agir-sanayi-isik', 'Türkiye: ağır sanayi, ışık'],
    ['İstanbul', 'istanbul', 'İstanbul'],
    ['شەرقىي تۈركىستان', 'شەرقىي-تۈركىستان', 'شەرقىي تۈركىستان'],
    ['阿里巴巴 2020', '阿里巴巴-2020', '阿里巴巴 2020'],
    ['cotton-pickers', 'cotton-pickers', 'Cotton pickers'],
    ['cotton.md', 'cotton', 'Cotton'],
    ['../../etc/passwd', 'etc-passwd', '../../etc/passwd'],
    ['  two\nlines ', 'two-lines', 'two lines'],
    [
      `${'word '.repeat(30)}end`,
      'word-word-word-word-word-word-word-word-word-word-word-word',
      `${'word '.repeat(30)}end`,
    ],
    ['x'.repeat(100), 'x'.repeat(60), `X${'x'.repeat(99)}`],
    ['???', '', '???'],
  ])('%j is kept in %j and titled %j', (typed, slug, title) => {
    expect([slugOf(typed), titleOf(typed)]).toEqual([slug, title]);
  });
});
