/** An issue with a fault of every kind: all of them in one run, each at its line and column, and nothing else. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkIssue } from '../check/index.js';
import { sortDiagnostics, type Diagnostic } from '../diagnostic.js';
import { listIssues, readIssue } from './index.js';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"></svg>';

const FILES: Readonly<Record<string, string>> = {
  'journal.yaml': `name: Journal
lang: en
publisher:
  - text: Publisher
    lang: xx-yy
issn: { print: 1234-5678 }
print:
  trim: 210 by
  bindin: perfect
web: { baseUrl: example.org }
`,
  '2020-12/issue.md': `---
date: 2020-13
number: twelve
cover:
  lead: coton
  picture:
    src: ../cover.svg
    alt: A field
    credit: A. Maker
articles:
  - cotton
  - hubei
  - absent
  - cotton
  - broken
---
The editorial, with a [link](nowhere.md).
`,
  '2020-12/cotton.md': `---
tilte: Cotton
kicker: Work 阿里巴巴 and *more*
standfirst: [One, {two: 2}]
start: middle
source:
  authors: [A. Writer]
lead:
  src: images/feild.svg
  credit: A. Maker
---
# Too high

Words.[^1] See [the report][nope].

#### Too deep

:::pullquote
Words.
:::

:::figure{src="https://example.org/a.svg" alt="A field" licens="CC0"}
:::

![](images/empty.png)

[^2]: Never called.

[r]: https://example.org

<span lang="klingonese">Words</span> and [nothing]().

:::sidebar[Title]
Words without an end.
`,
  '2020-12/hubei.md': `---
title: "Hubei"
title: Hubei again
dateline: {agency: AFP}
emial: a@example.org
---

`,
  '2020-12/broken.md': '---\ntitle: China: the story\n---\nWords.[^9]\n',
  '2020-12/stray.md': '---\ntitle: Stray\n---\nWords.\n',
  '2020-12/images/field.svg': SVG,
  '2020-12/images/empty.png': '',
  'cover.svg': SVG,
};

/** In the order of files, lines and columns. */
const EXPECTED = `
2020-12/broken.md:2:8 error yaml-syntax
2020-12/broken.md:4:7 error undefined-footnote
2020-12/cotton.md:2:1 error unknown-key
2020-12/cotton.md:3:14 warning script-without-lang
2020-12/cotton.md:4:19 error wrong-type
2020-12/cotton.md:5:8 error invalid-value
2020-12/cotton.md:6:1 error source-without-publisher
2020-12/cotton.md:8:1 error missing-alt
2020-12/cotton.md:9:8 error missing-picture
2020-12/cotton.md:12:1 error heading-rank
2020-12/cotton.md:14:7 error undefined-footnote
2020-12/cotton.md:14:16 error undefined-reference
2020-12/cotton.md:16:1 warning heading-skips
2020-12/cotton.md:18:1 error unknown-directive
2020-12/cotton.md:22:1 error missing-credit
2020-12/cotton.md:22:11 error remote-picture
2020-12/cotton.md:22:57 error unknown-attribute
2020-12/cotton.md:25:1 error missing-alt
2020-12/cotton.md:25:1 error missing-credit
2020-12/cotton.md:25:1 error unreadable-picture
2020-12/cotton.md:27:1 error unused-footnote
2020-12/cotton.md:29:1 warning unused-reference
2020-12/cotton.md:31:7 error invalid-language
2020-12/cotton.md:31:42 error empty-link
2020-12/cotton.md:33:1 error unclosed-directive
2020-12/hubei.md:1:1 warning empty-article
2020-12/hubei.md:3:1 error duplicate-key
2020-12/hubei.md:4:1 error missing-field
2020-12/hubei.md:5:1 error unknown-key
2020-12/issue.md:1:1 error missing-field
2020-12/issue.md:2:7 error invalid-date
2020-12/issue.md:3:9 error wrong-type
2020-12/issue.md:5:9 error missing-article
2020-12/issue.md:7:10 error picture-outside
2020-12/issue.md:13:5 error missing-article
2020-12/issue.md:14:5 error duplicate-article
2020-12/issue.md:17:23 error missing-link-target
2020-12/stray.md:1:1 warning unlisted-article
journal.yaml:5:11 error invalid-language
journal.yaml:6:16 error invalid-issn
journal.yaml:8:9 error invalid-value
journal.yaml:9:3 error unknown-key
journal.yaml:10:17 error invalid-url
`;

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'galley-faults-'));
});
afterAll(async () => rm(root, { recursive: true }));

async function write(folder: string, change: (text: string) => string): Promise<string> {
  for (const [name, text] of Object.entries(FILES)) {
    const path = join(root, folder, 'issues', name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, name.endsWith('.md') || name.endsWith('.yaml') ? change(text) : text);
  }
  return join(root, folder);
}

async function everything(top: string): Promise<Diagnostic[]> {
  const [id = ''] = await listIssues(top);
  const { issue, diagnostics } = await readIssue(top, id);
  return sortDiagnostics([...diagnostics, ...checkIssue(issue!)]);
}

const line = ({ place, severity, rule }: Diagnostic): string => {
  const where = place.line === undefined ? place.file : `${place.file}:${place.line}:${place.column}`;
  return `${where.replace('issues/', '')} ${severity} ${rule}`;
};

describe('planted faults', () => {
  it.each([
    ['as typed', (text: string) => text],
    ['with a byte-order mark and Windows line ends', (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
  ])('are found in one run, %s', async (name, change) => {
    const found = await everything(await write(name, change));
    expect(found.map(line).join('\n')).toBe(EXPECTED.trim());
  });

  it('say what was meant, and where the first of two stands', async () => {
    const found = await everything(await write('messages', (text) => text));
    const of = (rule: string): string[] => found.filter((each) => each.rule === rule).map(({ message }) => message);
    expect(of('unknown-key')).toEqual([
      'unknown key "tilte"; did you mean "title"?',
      'unknown key "emial"',
      'unknown key "bindin"; did you mean "binding"?',
    ]);
    expect(of('missing-picture')).toEqual(['there is no file "images/feild.svg"; did you mean "images/field.svg"?']);
    expect(of('unknown-directive')).toEqual(['unknown block ":::pullquote"; did you mean ":::pull-quote"?']);
    expect(of('unknown-attribute')).toEqual(['unknown attribute "licens"; did you mean "licence"?']);
    const twice = found.find(({ rule }) => rule === 'duplicate-article');
    expect(twice?.related?.place).toEqual({ file: 'issues/2020-12/issue.md', line: 11, column: 5 });
  });

  it('speak in one sentence, in small letters, without a full stop, and never of this machine', async () => {
    for (const { message, mend = '' } of await everything(await write('style', (text) => text))) {
      expect(message).toMatch(/^[^A-Z].*[^.]$/);
      expect(message + mend).not.toContain(root);
    }
  });

  it('leave the rest of the issue to be read', async () => {
    const { issue } = await readIssue(await write('rest', (text) => text), '2020-12');
    expect(issue?.articles.map(({ slug, title }) => [slug, title.plain])).toEqual([
      ['cotton', 'Cotton'],
      ['hubei', 'Hubei'],
      ['broken', 'broken'],
    ]);
    expect(issue?.cover.lead).toBe('cotton');
    expect(issue?.journal.print.binding).toBe('perfect');
  });
});

/** Findings of an article with this front matter. */
async function one(name: string, frontMatter: string): Promise<string[]> {
  const top = join(root, name);
  const folder = join(top, 'issues/2020-12');
  await mkdir(folder, { recursive: true });
  await writeFile(join(top, 'issues/journal.yaml'), 'name: J\nlang: en\npublisher: [{ text: P, lang: en }]\n');
  await writeFile(join(folder, 'issue.md'), '---\ndate: 2020-12\narticles: [story]\n---\n');
  await writeFile(join(folder, 'story.md'), `---\n${frontMatter}\n---\nWords.\n`);
  return (await everything(top)).map(line);
}

describe('one slip', () => {
  it.each([
    ['tilte: x', ['2:1 error unknown-key']],
    ['title: x\nleed: { src: a.svg, alt: a, credit: c }', ['3:1 error unknown-key', '3:14 error missing-picture']],
    ['title: x\nlead: a.svg\nkind: page', ['3:7 error wrong-type']],
    ['title: x\nkind: cartoon', ['3:7 error missing-field']],
    ['title: x\nbyline: [{ photos: A }]', ['3:12 error unknown-key']],
    ['title: x\nbyline: [{ photgraphs: A }]', ['3:12 error unknown-key']],
    ['title: x\nbyline: [{ by: A, name: B }]', ['3:10 error invalid-value']],
    ['title: x\nbyline:\n  - by:', ['4:5 error invalid-value']],
    ['title: x\nbyline: A', ['3:9 error wrong-type']],
    ['title: true', ['2:8 error wrong-type']],
    ['title: x\nsource: { publisher: P, accessed: 2020-02-30 }', ['3:35 error invalid-date']],
    ['title: x\nsource: { url: www.example.org, publisher: P }', ['3:16 error invalid-url']],
    ['title: x\nlang: xx-yy', ['3:7 error invalid-language']],
    ['title: x\ncolumns: 4', ['3:10 error invalid-value']],
    ['title: x\ndateline: The Hague', ['3:11 error wrong-type']],
  ])('has one finding: %j', async (frontMatter, finds) => {
    const name = `slip-${frontMatter.replaceAll(/\W+/g, '-')}`;
    expect(await one(name, frontMatter)).toEqual(finds.map((find) => `2020-12/story.md:${find}`));
  });
});
