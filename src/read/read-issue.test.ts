import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { toString } from 'mdast-util-to-string';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readIssue, type IssueRead } from './index.js';

const FILES: Readonly<Record<string, string>> = {
  'journal.yaml': `name: İstiqlal
lang: en
names: [{ text: ئىستىقلال, lang: ug }]
publisher: [{ text: Publisher, lang: en }]
tagline: On *East* Turkistan
issn: { print: 0028-0836 }
credits: [{ role: Editor, names: A. Writer }, { role: Board, names: [B, C] }]
contacts: { email: info@example.org, phones: [+90 212 540], social: [{ network: Telegram, handle: a }] }
web: { baseUrl: https://example.org/journal }
print: { trim: 210 x 280 mm, bleed: 3 }
`,
  '2020-12/issue.md': `---
date: 2020-12
number: 7
cover:
  kicker: Work
  picture: { src: images/a.svg, alt: A field, credit: A. Maker, focus: 50% 30% }
articles: [cotton, advert]
editorial: { title: To the reader }
tagline: Another *line*
print: { bleed: 4 }
---
The editorial.
`,
  '2020-12/cotton.md': `---
title: Half a *million* hands
standfirst:
  - One point
  - Another
byline:
  - by: [A. Writer, B. Writer]
  - additional reporting: C. Writer
dateline: { place: The Hague, agency: AFP }
source: { publisher: The Paper, authors: D. Writer, date: 2020-12-15, url: https://example.org }
lead: { src: images/a.svg, alt: A field, caption: The *field*, credit: A. Maker, licence: CC0 }
start: right
columns: 3
---
At 12:30, 3:17, key:value and ~5 to ~6 **“so”**的; ئاپتور:ئەھمەد.

:::figure{src="images/a.svg" alt="A field" credit="A. Maker"}
A caption.
:::
`,
  '2020-12/advert.md':
    '---\ntitle: Advert\nkind: page\nlang: ug\nlead: { src: images/a.svg, alt: A field, credit: A. Maker }\n---\n',
  '2020-12/_draft.md': 'Left alone.\n',
  '2020-12/images/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>',
};

let root: string;
let result: IssueRead;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'galley-read-'));
  for (const [name, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(root, 'issues', name)), { recursive: true });
    await writeFile(join(root, 'issues', name), text);
  }
  result = await readIssue(root, '2020-12');
});
afterAll(async () => rm(root, { recursive: true }));

const plain = (line: { plain: string } | undefined): string | undefined => line?.plain;

describe('a sound issue', () => {
  it('has no findings', () => expect(result.diagnostics).toEqual([]));

  it('has its journal, with what the issue overrides', () => {
    const { journal } = result.issue!;
    expect(journal).toMatchObject({
      name: 'İstiqlal',
      slug: 'istiqlal',
      dir: 'ltr',
      languages: ['en'],
      names: [{ text: 'ئىستىقلال', lang: 'ug', dir: 'rtl' }],
      issn: { print: '0028-0836' },
      credits: [
        { role: 'Editor', names: ['A. Writer'] },
        { role: 'Board', names: ['B', 'C'] },
      ],
      contacts: {
        email: ['info@example.org'],
        phones: ['+90 212 540'],
        websites: [],
        social: [{ network: 'telegram' }],
      },
      baseUrl: 'https://example.org/journal/',
      print: { trimWidthMm: 210, trimHeightMm: 280, bleedMm: 4, binding: 'saddle-stitch', pageMultiple: 4 },
    });
    expect(plain(journal.tagline)).toBe('Another line');
  });

  it('has its cover: the first article leads, and lends its title', () => {
    const { cover, date, number, editorial } = result.issue!;
    expect([date, number, cover.lead, plain(cover.headline), plain(cover.kicker)]).toEqual([
      '2020-12',
      7,
      'cotton',
      'Half a million hands',
      'Work',
    ]);
    expect(cover.figure).toMatchObject({ alt: 'A field', focus: { x: 50, y: 30 }, place: { line: 6, column: 3 } });
    expect([plain(editorial?.title), toString(editorial?.body)]).toEqual(['To the reader', 'The editorial.']);
  });

  it('has its articles in order', () => {
    const [cotton, advert] = result.issue!.articles;
    expect(cotton).toMatchObject({
      slug: 'cotton',
      file: 'issues/2020-12/cotton.md',
      lang: 'en',
      title: { plain: 'Half a million hands' },
      standfirst: { form: 'list', items: [{ plain: 'One point' }, { plain: 'Another' }] },
      bylines: [
        { role: 'by', names: ['A. Writer', 'B. Writer'] },
        { role: 'additional reporting', names: ['C. Writer'] },
      ],
      dateline: { place: 'The Hague', agency: 'AFP' },
      source: { publisher: 'The Paper', authors: ['D. Writer'], date: '2020-12-15', url: 'https://example.org' },
      lead: {
        caption: { plain: 'The field' },
        credit: { plain: 'A. Maker' },
        licence: 'CC0',
        picture: { widthPx: 40 },
      },
      kind: 'article',
      start: 'right',
      columns: 3,
    });
    expect(advert).toMatchObject({ kind: 'page', lang: 'ug', dir: 'rtl', bylines: [], start: 'page', columns: 2 });
  });

  it('keeps bodies as typed, with the places of the file', () => {
    const { body, figures } = result.issue!.articles[0]!;
    const [paragraph, figure] = body.children;
    expect(toString(paragraph)).toBe('At 12:30, 3:17, key:value and ~5 to ~6 “so”的; ئاپتور:ئەھمەد.');
    expect(paragraph).toMatchObject({ type: 'paragraph', position: { start: { line: 15, column: 1 } } });
    expect(figure).toMatchObject({ type: 'containerDirective', name: 'figure', position: { start: { line: 17 } } });
    expect([...figures.keys()]).toEqual(['images/a.svg']);
  });
});
