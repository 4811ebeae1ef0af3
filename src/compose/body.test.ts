import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkIssue } from '../check/index.js';
import { readIssue } from '../read/index.js';
import type { SetBody } from './body.js';
import { bare, openShelf, setArticle, story, type Shelf } from './specimen.test.kit.js';

let shelf: Shelf;
beforeAll(async () => {
  shelf = await openShelf();
});
afterAll(() => shelf.clear());

async function set(body: string, edition: 'print' | 'web' = 'print', front = ''): Promise<SetBody> {
  const { issue } = await readIssue(await shelf.journal(story(body, front)), '2021-01');
  return setArticle(issue!, 'story', edition);
}
const html = async (body: string, front = ''): Promise<string> => bare((await set(body, 'print', front)).html);

const link = async (address: string): Promise<string> => html(`See [it](${address}).\n\n## Below`);
const table = (rows: number): string => `| a | b |\n| - | -: |\n${'| c | d |\n'.repeat(rows)}`;

/** `p:4` for a paragraph that says it comes from line 4. */
async function stamps(body: string): Promise<string[]> {
  const { html } = await set(body);
  const found = html.matchAll(/<([a-z\d]+)[^>]*? data-source="issues\/2021-01\/story\.md:(\d+)"/gu);
  return Array.from(found, ([, name, line]) => `${name}:${line}`);
}

describe('emphasis in Chinese', () => {
  it('has an element for each character, where its dot is drawn', async () => {
    const marked = 'Not *this* but <span lang="zh-Hans">这*些，权 a*利</span>.';
    expect(await html(marked)).toContain('Not <em>this</em> but <span lang="zh-Hans">这<em>');
    expect(await html(marked)).toContain(
      '<em><span class="dotted">些</span>，<span class="dotted">权</span> a</em>利</span>',
    );
    expect((await set(marked, 'web')).html).not.toContain('dotted');
  });
});

describe('the line a block comes from', () => {
  it('is told of paragraphs, headings, lists, code, quotations and tables', async () => {
    const body = 'One.\n\n## Two\n\n- three\n- four\n\n```\nfive\n```\n\n> six\n\n| a |\n| - |\n| b |';
    expect(await stamps(body)).toEqual([
      'p:4',
      'h2:6',
      'li:8',
      'li:9',
      'pre:11',
      'blockquote:15',
      'p:15',
      'tr:17',
      'tr:19',
    ]);
  });

  it('is told of blocks inside directives, and of the directives', async () => {
    const body = '::::sidebar[Title]\nOne.\n\n- two\n\n:::pull-quote{by="A. Writer"}\nThree.\n:::\n::::';
    expect(await stamps(body)).toEqual(['aside:4', 'p:4', 'p:5', 'li:7', 'blockquote:9', 'p:10', 'p:9']);
  });

  it('is told of figures and their captions', async () => {
    const body = 'One.\n\n:::figure{src="images/a.svg" alt="A"}\nTwo.\n:::\n\n![A](images/a.svg "Three")';
    expect(await stamps(body)).toEqual(['p:4', 'figure:6', 'figcaption:6', 'figure:10', 'figcaption:10']);
  });

  it('is told of raw HTML, also inside a quotation', async () => {
    expect(await stamps('One.\n\n<div>\n<p>Two.</p>\n\nThree.\n\n</div>')).toEqual(['p:4', 'p:7', 'p:9']);
    expect(await stamps('> <ul>\n> <li>One</li>\n> <li>Two</li>\n> </ul>')).toEqual(['blockquote:4', 'li:5', 'li:6']);
  });

  it('counts from the first line of the file, whatever the front matter', async () => {
    const { html } = await set('Words.', 'print', 'kicker: Kicker\nsection: Section\n');
    expect(html).toContain('data-source="issues/2021-01/story.md:6"');
  });

  it('is not on the web', async () => {
    expect((await set('Words.\n\n- one', 'web')).html).not.toContain('data-source');
  });
});

describe('what is typed', () => {
  it.each(['At 12:30 and 3:17 sharp', 'a:b and c::d', '::x and :y[z]{k=v}', 'H~2~O, about ~5', 'C:\\\\temp'])(
    'stays: %s',
    async (typed) => {
      const printed = (await html(`x ${typed}`)).replaceAll(/<[^>]*>/gu, '');
      expect(printed).toBe(`x ${typed.replace('\\\\', '\\')}`);
    },
  );

  it('stays in Uyghur', async () => {
    expect(await html('x ئاپتور:ئەھمەد')).toBe('<p>x <bdi class="script-arab">ئاپتور:ئەھمەد</bdi></p>');
  });

  it('keeps lang, dir, ruby, abbreviations and isolates of raw HTML', async () => {
    expect(await html('<span lang="zh-Hans">维族</span> <ruby>维<rp>(</rp><rt>wéi</rt><rp>)</rp></ruby>')).toContain(
      '<span lang="zh-Hans">维族</span> <ruby>',
    );
    expect(await html('<abbr title="a &amp; b">ab</abbr> H<sub>2</sub>O&nbsp;&lt; <bdi dir="rtl">7</bdi>')).toBe(
      '<p><abbr title="a &#x26; b">ab</abbr> H<sub>2</sub>O\u00a0&#x3C; <bdi dir="rtl">7</bdi></p>',
    );
  });
});

describe('figures', () => {
  it('have caption, credit and licence, and run as wide as they say', async () => {
    const body =
      ':::figure{src="images/a.svg" alt="It\'s" credit="Drawer" licence="CC0" width="wide"}\nCaption with *stress*.\n\nAnd [a link](cotton.md).\n:::';
    const drawn = '<svg viewBox="0 0 40 30" role="img" aria-label="It’s"><text>Drawn</text></svg>';
    expect(await html(body)).toBe(
      `<figure class="figure figure-wide">${drawn}<figcaption><span class="caption">Caption with <em>stress</em>. And <a href="#cotton">a link</a>.</span> <span class="credit">Drawer · CC0</span></figcaption></figure>`,
    );
  });

  it('keep the point they are told to', async () => {
    const { default: sharp } = await import('sharp');
    const picture = await sharp({ create: { width: 4, height: 3, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const body = ':::figure{src="images/p.png" alt="Red" focus="20% 30%"}\n:::\n\nIn a line ![Red](images/p.png) too.';
    const root = await shelf.journal({ ...story(body), 'issues/2021-01/images/p.png': picture });
    const { issue } = await readIssue(root, '2021-01');
    const { html } = await setArticle(issue!, 'story', 'print');
    expect(html).toMatch(
      /<figure [^>]*><img src="print-files\/[0-9a-f]{10}-p\.png" alt="Red" width="4" height="3" style="object-position:20% 30%"><\/figure>/u,
    );
    expect(html).toMatch(
      /In a line <span class="inline-picture"><img src="print-files\/[^>]* alt="Red"[^>]*><\/span> too/u,
    );
  });

  it('are also pictures alone in their paragraph, by address or by name', async () => {
    expect(await html('![Alt](images/a.svg "A caption")')).toMatch(
      /^<figure class="figure figure-column"><svg.*<span class="caption">A caption<\/span><\/figcaption><\/figure>$/u,
    );
    expect(await html('![Alt][d]\n\n[d]: images/a.svg')).toMatch(/^<figure class="figure figure-column"><svg[^>]*>/u);
  });

  it('have no caption line when there is nothing to say', async () => {
    expect(await html('![Alt](images/a.svg)')).not.toContain('figcaption');
  });

  it('keep their names apart when a drawing stands twice', async () => {
    const drawing = '<svg viewBox="0 0 4 3"><g id="a"/><use href="#a"/></svg>';
    const files = { ...story('![A](images/a.svg)\n\n![B](images/a.svg)'), 'issues/2021-01/images/a.svg': drawing };
    const { issue } = await readIssue(await shelf.journal(files), '2021-01');
    const { html } = await setArticle(issue!, 'story', 'print');
    const ids = Array.from(html.matchAll(/ id="([^"]*)"/gu), ([, id]) => id);
    expect(new Set(ids).size).toBe(2);
    expect(Array.from(html.matchAll(/ href="#([^"]*)"/gu), ([, id]) => id)).toEqual(ids);
  });
});

describe('boxes and pull quotes', () => {
  it('keep stress, languages and notes of their titles', async () => {
    expect(await html(':::facts[It\'s *all* <span lang="zh-Hans">阿里</span> `code`]\nFact.\n:::')).toBe(
      '<aside class="facts" aria-label="It’s all 阿里 code"><p class="box-title">It’s <em>all</em> <span lang="zh-Hans">阿里</span> <code>code</code></p>\n<p>Fact.</p>\n</aside>',
    );
  });

  it('without a title say what they are, in the language of the article', async () => {
    expect(await html(':::related\n[Cotton](cotton.md)\n:::')).toContain(
      '<aside class="related" aria-label="Related">',
    );
    expect(await html(':::related\nMetin.\n:::', 'lang: tr\n')).toContain('aria-label="İlgili"');
  });

  it('say whose words a quotation has', async () => {
    expect(await html(':::pull-quote{by="A. <b>Writer</b>"}\nWords.\n:::')).toBe(
      '<blockquote class="pull-quote no-hyphens">\n<p>Words.</p>\n<p class="pull-quote-by">A. &#x3C;b>Writer&#x3C;/b></p></blockquote>',
    );
  });

  it('may stand in one another', async () => {
    const body = ':::::sidebar[Outer]\n::::facts[Inner]\n:::pull-quote\nWords.\n:::\n::::\nAfter.\n:::::\n\nLast.';
    expect((await html(body)).replaceAll(/ (?:aria-label|class)="[^"]*"|\n/gu, '')).toBe(
      '<aside><p>Outer</p><aside><p>Inner</p><blockquote><p>Words.</p></blockquote></aside><p>After.</p></aside><p>Last.</p>',
    );
  });
});

describe('links', () => {
  it.each([
    ['cotton.md', '#cotton'],
    ['./cotton.md', '#cotton'],
    ['cotton.md#the-harvest', '#cotton--the-harvest'],
    ['#below', '#story--below'],
    ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    ['HTTPS://example.org', 'https://example.org'],
    ['mailto:a@example.org', 'mailto:a@example.org'],
    ['tel:+900000', 'tel:+900000'],
  ])('lead from %s to %s', async (written, address) => {
    expect(await link(written)).toContain(`See <a href="${address}">it</a>.`);
  });

  it.each([
    'nowhere.md',
    'images/a.svg',
    '//example.org',
    '/etc/passwd',
    'javascript:alert',
    'JavaScript:alert',
    'file:///etc/passwd',
    'data:text/html,x',
    'www.example.org',
    '%zz.md',
    '#',
    '',
  ])('to %s are words alone', async (written) => expect(await link(written)).toContain('<p>See it.</p>'));
});

describe('names of headings', () => {
  const HEADINGS = [
    '## İstanbul',
    '## Same',
    '### Same',
    '<h2>Same</h2>',
    '## Same[^n]',
    '## A <b>bold</b> `word` & ![picture](images/a.svg)',
    '## 是**“重点”**的',
    '## ئۇيغۇر تىلى',
    '## Note 1',
    'Same\n---',
    '> ## Quoted',
    ':::facts[Same]\n## Boxed\n:::',
    '[^n]: Noted.\n\n    ## Same',
    '## Same',
  ];
  const NAMES = [
    'i̇stanbul',
    'same',
    'same-1',
    'same-2',
    'same-3',
    'same-4',
    'same-5',
    'a-bold-word--picture',
    '是重点的',
  ];
  const MORE = ['ئۇيغۇر-تىلى', 'note-1', 'quoted', 'boxed'];

  it('are those that check finds for links', async () => {
    const links = [...NAMES, ...MORE].map((name) => `[it](#${name}).`).join(' ');
    const { issue } = await readIssue(await shelf.journal(story(`${HEADINGS.join('\n\n')}\n\n${links}`)), '2021-01');
    expect(checkIssue(issue!).filter(({ rule }) => rule === 'missing-link-target')).toEqual([]);
    const { html } = await setArticle(issue!, 'story', 'print');
    const ids = Array.from(html.matchAll(/ id="([^"]*)"/gu), ([, id]) => id!);
    expect(new Set(ids).size).toBe(ids.length);
    const addresses = Array.from(html.matchAll(/<a href="#([^"]*)">it/gu), ([, id]) => id!);
    expect(addresses).toHaveLength(NAMES.length + MORE.length);
    for (const address of addresses) expect(ids).toContain(address);
  });

  it('are not found by check when they are not there', async () => {
    const { issue } = await readIssue(await shelf.journal(story(`## Same\n\n[it](#same-1)`)), '2021-01');
    expect(checkIssue(issue!).map(({ rule }) => rule)).toContain('missing-link-target');
  });
});

describe('tables', () => {
  it('may be broken when they have more than 14 rows, their head included', async () => {
    expect(await html(table(13))).toMatch(/^<table>/u);
    expect(await html(table(14))).toMatch(/^<table class="long">/u);
  });

  it('keep the side their columns are set to', async () => {
    expect(await html(table(1))).toContain('<td align="right">d</td>');
  });
});
