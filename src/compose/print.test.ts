import { fileURLToPath } from 'node:url';
import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';
import { HtmlValidate } from 'html-validate';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readIssue } from '../read/index.js';
import { composePrint, type PrintComposition } from './index.js';
import { openShelf, story, type Files, type Shelf } from './specimen.test.kit.js';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));

let shelf: Shelf;
let sample: PrintComposition;
beforeAll(async () => {
  shelf = await openShelf();
  sample = await compose(REPOSITORY, '2020-12');
});
afterAll(() => shelf.clear());

async function compose(root: string, id = '2021-01'): Promise<PrintComposition> {
  const { issue } = await readIssue(root, id);
  const { edition, diagnostics } = await composePrint(issue!, root);
  expect(diagnostics).toEqual([]);
  return edition!;
}
const specimen = async (files: Files): Promise<PrintComposition> => compose(await shelf.journal(files));

const partIds = ({ parts }: PrintComposition): string[] => parts.map(({ id }) => id);
const part = ({ parts }: PrintComposition, id: string): string => parts.find((one) => one.id === id)!.html;

/** What a validator has to say of a page as a document. Rules of style, and of what the web needs, are not asked. */
async function invalid(html: string): Promise<string[]> {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: {
      // The parts of a journal have a heading of the first rank each, as its pages do.
      'heading-level': 'off',
      'unique-landmark': 'off',
      // The boxes of pictures are set by their sizes.
      'no-inline-style': 'off',
      'long-title': 'off',
    },
  });
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => `${line} ${ruleId} ${message}`));
}

interface Addresses {
  readonly ids: readonly string[];
  /** Where links lead. */
  readonly links: readonly string[];
  /** Files that are shown. */
  readonly files: readonly string[];
}

function addressesIn(html: string): Addresses {
  const found = { ids: [] as string[], links: [] as string[], files: [] as string[] };
  visit(fromHtml(html), 'element', ({ tagName, properties }) => {
    if (typeof properties.id === 'string') found.ids.push(properties.id);
    if (tagName === 'a') found.links.push(String(properties.href));
    if (typeof properties.src === 'string') found.files.push(properties.src);
  });
  for (const [, url] of html.matchAll(/url\("([^"#]+)"\)/gu)) found.files.push(url!);
  return found;
}

describe('the sample issue', () => {
  it('has its parts in running order', () => {
    expect(partIds(sample)).toEqual(
      'cover contents editorial cotton hubei huawei griezmann cartoon alibaba consulates icc threads halal references credits filler back-cover'.split(
        ' ',
      ),
    );
    expect(sample.parts.filter(({ title, lang, file }) => title === '' || lang !== 'en' || file === '')).toEqual([]);
    expect(sample.parts.map(({ file }) => file)).toContain('issues/2020-12/cotton.md');
    expect([sample.lang, sample.dir, sample.title]).toEqual(['en', 'ltr', 'Istiqlal, December 2020']);
  });

  it('is a document that a validator has nothing against', async () => {
    expect(await invalid(sample.html)).toEqual([]);
  });

  it('would not be valid if it were not', async () => {
    const twice = sample.html.replace('</body>', '<p id="cover"><div><img src="x.jpg"></div></p></body>');
    const said = (await invalid(twice)).join('\n');
    expect(said).toMatch(/no-dup-id/u);
    expect(said).toMatch(/wcag\/h37|no-implicit-close|close-order/u);
  });

  it('names every file it has, has every file it names, and asks nothing of the network', () => {
    const { files, ids, links } = addressesIn(sample.html);
    expect(new Set(sample.assets.map(({ url }) => url)).size).toBe(sample.assets.length);
    expect([...new Set(files)].toSorted()).toEqual(sample.assets.map(({ url }) => url).toSorted());
    expect(new Set(ids).size).toBe(ids.length);
    expect(links.filter((link) => link.startsWith('#') && !ids.includes(link.slice(1)))).toEqual([]);
    expect(links.filter((link) => !/^(?:#|https:|mailto:)/u.test(link))).toEqual([]);
  });

  it('says of each block which line of which file it is from', () => {
    const sources = Array.from(sample.html.matchAll(/data-source="([^"]*)"/gu), ([, source]) => source!);
    expect(sources.length).toBeGreaterThan(300);
    expect(sources.filter((source) => !/^issues\/2020-12\/[a-z]+\.md:[1-9]\d*$/u.test(source))).toEqual([]);
    const tree = fromHtml(part(sample, 'cotton'), { fragment: true });
    const silent: string[] = [];
    visit(tree, 'element', (node, _, parent) => {
      const inBody = parent?.type === 'element' && [parent.properties.className].flat().includes('body');
      const carriesLines = ['table', 'ul', 'ol', 'dl', 'hr'].includes(node.tagName);
      if (inBody && !carriesLines && node.properties.dataSource === undefined) silent.push(node.tagName);
    });
    expect(silent).toEqual([]);
  });

  it('is the same, byte for byte, when it is composed again', async () => {
    const again = await compose(REPOSITORY, '2020-12');
    expect(again.html).toBe(sample.html);
    expect(again.css).toBe(sample.css);
    expect(again.parts).toEqual(sample.parts);
    expect(again.assets.map(({ url, bytes }) => [url, Buffer.from(bytes).toString('base64')])).toEqual(
      sample.assets.map(({ url, bytes }) => [url, Buffer.from(bytes).toString('base64')]),
    );
  });

  it('tells nothing of the machine it was composed on', () => {
    expect(sample.html).not.toContain(REPOSITORY.replace(/\/$/u, ''));
    expect(sample.html).not.toContain('file:');
  });
});

/** An article that links to a heading of its own, and to one of `cover.md`. */
const article = (name: string): string =>
  `---\ntitle: Of ${name}\nteaser: To ${name}\n---\n[up](#part) [next](cover.md#part)[^a]\n\n## Part\n\n[^a]: Note.\n`;

describe('an issue', () => {
  it('may have one article, or none', async () => {
    const one = await specimen({ 'issues/2021-01/issue.md': '---\ndate: "2021-01"\narticles: [story]\n---\n' });
    expect(partIds(one)).toEqual(['cover', 'contents', 'story', 'credits', 'filler', 'back-cover']);
    const none = await specimen({ 'issues/2021-01/issue.md': '---\ndate: "2021-01"\narticles: []\n---\n' });
    expect(partIds(none)).toEqual(['cover', 'contents', 'credits', 'filler', 'back-cover']);
    expect(await invalid(none.html)).toEqual([]);
  });

  it('has an editorial when it has a text, and references when it has sources', async () => {
    const edition = await specimen({
      'issues/2021-01/issue.md':
        '---\ndate: "2021-01"\narticles: [story, cotton]\neditorial: { title: First }\n---\n\nWords[^a].\n\n## Below\n\n[it](#below)\n\n[^a]: Note.\n',
      ...story('Words.', 'source: { publisher: The Example, url: "https://example.org/a" }\n'),
    });
    expect(partIds(edition)).toEqual([
      'cover',
      'contents',
      'editorial',
      'story',
      'cotton',
      'references',
      'credits',
      'filler',
      'back-cover',
    ]);
    expect(part(edition, 'editorial')).toContain('data-source="issues/2021-01/issue.md:7"');
    expect(part(edition, 'editorial')).toContain('<a href="#editorial--below">it</a>');
    expect(part(edition, 'references')).toContain('https://example.org/a');
    expect(part(edition, 'references')).not.toContain('Cotton');
    expect(await invalid(edition.html)).toEqual([]);
  });

  it('needs no picture on its cover or over an article', async () => {
    const edition = await specimen({});
    expect(edition.assets.filter(({ url }) => !/\.(?:woff2|ttf)$/u.test(url))).toEqual([]);
    expect(part(edition, 'cover')).not.toContain('<img');
    expect(part(edition, 'story')).not.toMatch(/<img|<figure|class="lead/u);
    expect(await invalid(edition.html)).toEqual([]);
  });

  it('may have drawings for pictures everywhere, one of them many times', async () => {
    const drawing = '<svg viewBox="0 0 40 30"><linearGradient id="g"/><rect fill="url(#g)"/></svg>';
    const picture = '{ src: images/a.svg, alt: A drawing, credit: Specimen }';
    const edition = await specimen({
      'issues/2021-01/images/a.svg': drawing,
      'issues/2021-01/issue.md': `---\ndate: "2021-01"\narticles: [story, cotton]\ncover: { picture: ${picture} }\n---\n`,
      'issues/2021-01/cotton.md': `---\ntitle: Cotton\nkind: page\nlead: ${picture}\n---\n`,
      ...story(':::figure{src="images/a.svg" alt="A drawing"}\n:::', `lead: ${picture}\n`),
    });
    // On the cover, on a page, over an article, in it, and in the contents; the cover's story is shown on the cover.
    expect(edition.html.match(/<svg/gu)).toHaveLength(5);
    expect(await invalid(edition.html)).toEqual([]);
    const references = Array.from(edition.html.matchAll(/fill="url\(#([^)]+)\)"/gu), ([, id]) => id!);
    const { ids } = addressesIn(edition.html);
    expect(new Set(references).size).toBe(5);
    expect(references.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('divides words as the journal says, or the issue', async () => {
    const root = await shelf.journal({
      ...story('Something was a government. <span class="no-hyphens">Administration</span>.'),
      'issues/journal.yaml':
        'name: Specimen\nlang: en\npublisher:\n  - { text: Specimen Press, lang: en }\nhyphenation: { en: [Some-thing, government] }\n',
    });
    const { issue } = await readIssue(root, '2021-01');
    const { edition } = await composePrint(issue!, root);
    const text = edition!.parts.find(({ id }) => id === 'story')!.html.replaceAll('\u00AD', '·');
    expect(text).toContain('Some·thing was a government. <span class="no-hyphens">Administration</span>.');
  });

  it('may have articles called like its parts and pages', async () => {
    const names = ['cover', 'contents', 'editorial', 'credits', 'page-1', 'story'];
    const edition = await specimen({
      'issues/2021-01/issue.md': `---\ndate: "2021-01"\narticles: [${names.join(', ')}]\ncover: { lead: cover }\neditorial: { title: First }\n---\n\nWords.\n`,
      'issues/2021-01/cotton.md': '',
      ...Object.fromEntries(names.map((name) => [`issues/2021-01/${name}.md`, article(name)])),
    });
    const ids = partIds(edition);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('cover-article');
    const { ids: all, links } = addressesIn(edition.html);
    expect(new Set(all).size).toBe(all.length);
    expect(links.filter((link) => link.startsWith('#') && !all.includes(link.slice(1)))).toEqual([]);
    expect(part(edition, 'cover-article')).toContain('<a href="#cover-article--part">up</a>');
    expect(part(edition, 'story')).toContain('<a href="#cover-article--part">next</a>');
    expect(part(edition, 'cover')).toContain('href="#cover-article"');
  });

  it('in another language and direction says so on every part', async () => {
    const edition = await specimen({
      'issues/journal.yaml': 'name: ئىستىقلال\nlang: ug\npublisher:\n  - { text: نەشرىيات, lang: ug }\n',
      ...story('Words in English.', 'lang: en\n'),
    });
    expect([edition.lang, edition.dir]).toEqual(['ug', 'rtl']);
    expect(edition.html).toContain('<html lang="ug" dir="rtl">');
    const directions = Object.fromEntries(edition.parts.map(({ id, lang, dir }) => [id, `${lang} ${dir}`]));
    expect(directions).toEqual({
      cover: 'ug rtl',
      contents: 'ug rtl',
      story: 'en ltr',
      cotton: 'ug rtl',
      credits: 'ug rtl',
      filler: 'ug rtl',
      'back-cover': 'ug rtl',
    });
    expect(part(edition, 'story')).toMatch(/^<article id="story"[^>]* lang="en" dir="ltr"/u);
  });

  it('with every field of an article shows every field', async () => {
    const front = `kicker: Kicker
standfirst: [First *point*, "Second [point](cotton.md)"]
byline: [{ by: [A, B, C] }, { photographs: D }, { name: E }]
dateline: { place: Somewhere, agency: AGENCY }
section: Section
`;
    const edition = await specimen(story('Words.', front));
    const text = toText(fromHtml(part(edition, 'story'), { fragment: true })).replaceAll(/\s+/gu, ' ');
    expect(text.trim()).toBe(
      'Kicker Story First point Second point By A, B and C · Photographs by D · E · Somewhere (AGENCY) Words.',
    );
    expect(part(edition, 'story')).toContain('<li>Second <a href="#cotton">point</a></li>');
    expect(part(edition, 'contents')).toContain('<h2 class="section-name">Section</h2>');
  });
});

describe('the page', () => {
  it('has the trim of journal.yaml', async () => {
    const print = 'name: S\nlang: en\npublisher:\n  - { text: S, lang: en }\nprint: { trim: "200 x 260.5 mm" }\n';
    const { css } = await specimen({ 'issues/journal.yaml': print });
    expect(css).toMatch(
      /^@page \{ size: 200mm 260\.5mm; \}\n:root \{ --trim-width: 200mm; --trim-height: 260\.5mm; \}/u,
    );
    expect(css.match(/--trim-width:/gu)).toHaveLength(1);
    expect(sample.css).toContain('@page { size: 210mm 280mm; }');
    // No variable is left where Paged.js would have to read one.
    expect(css).toMatch(/@page \{\s*margin: 24mm 17mm 22\.6mm 19mm;/u);
  });

  it('cannot be ended by a style sheet', async () => {
    const edition = await specimen({ 'styles/type.css': '.a::before { content: "</style><b>" } /* </STYLE> */' });
    expect(edition.html.match(/<\/style/giu)).toHaveLength(edition.html.match(/<style/giu)!.length);
    expect(edition.css).toContain('content: "\\3c /style><b>"');
  });
});
