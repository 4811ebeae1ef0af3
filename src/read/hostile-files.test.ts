/** Files that are no articles: each gets a finding that says what it is, and never an exception. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkIssue } from '../check/index.js';
import { listIssues, readIssue, type IssueRead } from './index.js';

const JOURNAL = 'name: Journal\nlang: en\npublisher: [{ text: Publisher, lang: en }]\n';
const ISSUE = '---\ndate: "2020-12"\narticles: [story]\n---\n';
const STORY = '---\ntitle: Story\n---\nWords.\n';

let root: string;
let count = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'galley-hostile-'));
});
afterAll(async () => rm(root, { recursive: true }));

type Files = Readonly<Record<string, string | Uint8Array | null>>;

async function journal(files: Files): Promise<string> {
  const top = join(root, String((count += 1)));
  const all: Files = { 'journal.yaml': JOURNAL, '2020-12/issue.md': ISSUE, '2020-12/story.md': STORY, ...files };
  for (const [name, data] of Object.entries(all)) {
    const path = join(top, 'issues', name);
    await mkdir(dirname(path), { recursive: true });
    if (data !== null) await writeFile(path, data);
  }
  return top;
}

const read = async (files: Files): Promise<IssueRead> => readIssue(await journal(files), '2020-12');

const rules = ({ diagnostics }: IssueRead): string[] =>
  diagnostics.map(({ rule, place: { file, line, column } }) => {
    const name = file.replace(/^issues\/(2020-12\/)?/, '');
    return line === undefined ? `${name} ${rule}` : `${name}:${line}:${column} ${rule}`;
  });

const dated = (date: string): string => `---\ndate: ${date}\n---\n`;

const aliases = (): string => {
  const rows = 'bcdefghi'
    .split('')
    .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join()}]`);
  return ['a: &a [x, x, x]', ...rows].join('\n');
};

const ARTICLES: readonly (readonly [what: string, data: string | Uint8Array, finds: readonly string[]])[] = [
  ['nothing', '', ['story.md:1:1 empty-file']],
  ['blank lines', '\n \r\n', ['story.md:1:1 empty-file']],
  ['binary data', Uint8Array.from({ length: 999 }, (_, index) => (index * 7) % 256), ['story.md invalid-encoding']],
  ['UTF-16', Buffer.from(`\uFEFF${STORY}`, 'utf16le'), ['story.md invalid-encoding']],
  ['Latin-1', Buffer.from('---\ntitle: Café\n---\nWords.\n', 'latin1'), ['story.md:2:11 invalid-encoding']],
  ['no front matter', 'Words.\n', ['story.md:1:1 missing-front-matter']],
  ['an open front matter', '---\ntitle: Story\n\nWords: many.\n', ['story.md:1:1 unclosed-front-matter']],
  ['an open front matter alone', '---\ntitle: Story', ['story.md:1:1 unclosed-front-matter']],
  ['front matter that is a list', '---\n- a\n---\nWords.\n', ['story.md:1:1 wrong-type']],
  ['front matter that is a word', '---\nword\n---\nWords.\n', ['story.md:1:1 wrong-type']],
  ['empty front matter', '---\n---\nWords.\n', ['story.md:1:1 missing-field']],
  ['a key without a value', '---\ntitle:\n---\nWords.\n', ['story.md:2:1 missing-field']],
  ['a tab', '---\ntitle: Story\n\tkicker: x\n---\nWords.\n', ['story.md:3:1 yaml-syntax']],
  ['an alias', '---\ntitle: *word*\n---\nWords.\n', ['story.md:2:8 yaml-syntax']],
  ['a tag', '---\ntitle: !word x\n---\nWords.\n', ['story.md:2:8 yaml-syntax']],
  ['two documents', '---\ntitle: x\n... \n--- y\n---\nWords.\n', ['story.md:4:1 yaml-syntax']],
  ['a bomb of aliases', `---\ntitle: x\n${aliases()}\n---\nWords.\n`, ['story.md:4:8 yaml-syntax']],
  ['a tower of brackets', `---\ntitle: ${'['.repeat(30_000)}\n---\nWords.\n`, ['story.md:2:108 yaml-syntax']],
  ['a tower of dashes', `---\n${'- '.repeat(30_000)}\n---\nWords.\n`, ['story.md:2:1 yaml-syntax']],
  ['a tower of quotations', `${STORY}\n${'>'.repeat(20_000)} x\n`, ['story.md:6:1 too-deep']],
  ['a tower of blocks', `${STORY}\n${':::sidebar\n'.repeat(120)}\n`, ['story.md:105:1 too-deep']],
  ['a million words', `${STORY}${'word '.repeat(300_000)}`, ['story.md file-too-large']],
  [
    'a prototype',
    '---\n__proto__: x\nconstructor: y\ntitle: x\n---\nWords.\n',
    ['story.md:2:1 unknown-key', 'story.md:3:1 unknown-key'],
  ],
];

describe('an article of', () => {
  it.each(ARTICLES)('%s', async (_, data, finds) => {
    const result = await read({ '2020-12/story.md': data });
    expect(rules(result)).toEqual(finds);
    expect(result.issue).toBeDefined();
    expect(() => checkIssue(result.issue!)).not.toThrow();
  });

  it('a folder', async () => {
    expect(rules(await read({ '2020-12/story.md/x': 'x', '2020-12/story.md': null }))).toEqual([
      'story.md unreadable-file',
    ]);
  });

  it('broken YAML keeps its body and stands under its slug', async () => {
    const { issue } = await read({ '2020-12/story.md': '---\ntitle: A: B\n---\n## Words\n' });
    expect(issue?.articles[0]).toMatchObject({ title: { plain: 'story' }, body: { children: [{ type: 'heading' }] } });
  });
});

describe('an issue without', () => {
  it.each<[string, Files, string[]]>([
    ['issue.md', { '2020-12/issue.md': null }, ['issue.md missing-file']],
    ['journal.yaml', { 'journal.yaml': null }, ['journal.yaml missing-file']],
    ['YAML in journal.yaml', { 'journal.yaml': 'name: "Journal' }, ['journal.yaml:1:15 yaml-syntax']],
    ['YAML in issue.md', { '2020-12/issue.md': '---\ndate: [\n---\n' }, ['issue.md:3:1 yaml-syntax']],
    ['a text in issue.md', { '2020-12/issue.md': '' }, ['issue.md:1:1 empty-file']],
    ['front matter in issue.md', { '2020-12/issue.md': 'Words.\n' }, ['issue.md:1:1 missing-front-matter']],
  ])('%s is none, and says so', async (_, files, finds) => {
    const result = await read(files);
    expect(result.issue).toBeUndefined();
    expect(rules(result)).toEqual(finds);
  });

  it('a sound issue.md still tells what is wrong with its articles', async () => {
    const files = { '2020-12/issue.md': '---\ndate: [\n---\n', '2020-12/story.md': '---\ntitel: x\n---\nWords.\n' };
    expect(rules(await read(files))).toEqual(['issue.md:3:1 yaml-syntax', 'story.md:2:1 unknown-key']);
  });

  it('a folder, or with a path for a name, is missing', async () => {
    const top = await journal({});
    for (const id of ['2021-01', '../2020-12', '..', '']) {
      const { issue, diagnostics } = await readIssue(top, id);
      expect(issue).toBeUndefined();
      expect(diagnostics.map(({ rule }) => rule)).toEqual(['missing-file']);
    }
  });
});

describe('the list of issues', () => {
  it('has the newest first, by date and then by name', async () => {
    const top = await journal({
      'special/issue.md': dated('"2021-06-15"'),
      '2021-06/issue.md': dated('2021-06'),
      '2019-1/issue.md': dated("'2019-01'"),
      '2021-07/issue.md': '',
      'drafts/notes.md': 'Words.',
      '.hidden/issue.md': dated('2022-01'),
    });
    expect(await listIssues(top)).toEqual(['2021-07', 'special', '2021-06', '2020-12', '2019-1']);
  });

  it('is empty where there is no journal', async () => {
    expect(await listIssues(join(root, 'nowhere'))).toEqual([]);
  });
});
