import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite, readPublished, type Site, type SiteInput } from './index.js';
import { writeJournal } from './journal.test.kit.js';
import { brokenReferences, jsonLd, meta, pagesOf, textOf, type Files } from './site.test.kit.js';
import type { Issue } from '../issue.js';
import { readIssue } from '../read/index.js';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const PDF = { name: 'specimen-2021-01.pdf', bytes: 4_213_000, pages: 36 };

let root = '';
let issue: Issue;
let site: Site;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'galley-web-'));
  await writeJournal(root);
  issue = await issueOf(root, '2021-01');
  site = await build({ pdf: PDF });
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function issueOf(folder: string, id: string): Promise<Issue> {
  const { issue: read, diagnostics } = await readIssue(folder, id);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return read!;
}

const build = (input: Partial<SiteInput> = {}): Promise<Site> => buildSite({ issue, root, published: [], ...input });
const page = (name: string, files: Files = site.files): string => textOf(files, `web/2021-01/${name}`);

/** Writes a site where the build would. */
async function write(files: Files, out: string): Promise<void> {
  for (const [path, content] of files) {
    await mkdir(dirname(join(out, path)), { recursive: true });
    await writeFile(join(out, path), content);
  }
}

async function invalid(files: Files): Promise<string[]> {
  const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
  const reports = await Promise.all(
    pagesOf(files).map(async (path) => ({ path, report: await validator.validateString(textOf(files, path)) })),
  );
  return reports.flatMap(({ path, report }) =>
    report.results.flatMap(({ messages }) => messages.map((one) => `${path}:${one.line} ${one.ruleId} ${one.message}`)),
  );
}

describe('a site', () => {
  it('has a page for everything', () => {
    expect(site.diagnostics).toEqual([]);
    expect(pagesOf(site.files)).toEqual([
      'web/index.html',
      'web/2021-01/index.html',
      'web/2021-01/editorial.html',
      'web/2021-01/harvest.html',
      'web/2021-01/about-article.html',
      'web/2021-01/plain.html',
      'web/2021-01/drawn.html',
      'web/2021-01/poster.html',
      'web/2021-01/references.html',
      'web/2021-01/about.html',
    ]);
  });

  it('is valid HTML', async () => {
    expect(await invalid(site.files)).toEqual([]);
  });

  it('would not be called valid if it were not', async () => {
    expect(await invalid(new Map([['web/x.html', '<p><div></p>']]))).not.toEqual([]);
  });

  it('has no link, anchor or file that leads nowhere, and asks no other host', () => {
    const files = new Map(site.files).set(`web/2021-01/${PDF.name}`, '');
    expect(brokenReferences(files)).toEqual([]);
  });

  it.each([
    ['a page', '<a href="gone.html">', 'gone.html'],
    ['an anchor', '<a href="harvest.html#gone">', 'harvest.html#gone'],
    ['a picture', '<img src="a.png" srcset="images/gone.avif 480w">', 'images/gone.avif'],
    ['another host', '<img src="https://example.org/a.png">', 'https://example.org/a.png'],
    ['a folder without its index', '<a href="../2021-01/">', '../2021-01/'],
  ])('would show %s that is broken', (_, html, target) => {
    const files = new Map(site.files).set('web/2021-01/planted.html', html).set('web/2021-01/a.png', '');
    files.set(`web/2021-01/${PDF.name}`, '');
    expect(brokenReferences(files)).toEqual([`web/2021-01/planted.html → ${target}`]);
  });

  it('is the same, byte for byte, when it is built again', async () => {
    const again = await build({ pdf: PDF });
    expect([...again.files.keys()]).toEqual([...site.files.keys()]);
    for (const [path, content] of again.files) {
      expect(Buffer.from(content).equals(Buffer.from(site.files.get(path)!)), path).toBe(true);
    }
  });

  it('carries no script, no trace of the machine and no mark that print alone needs', () => {
    for (const path of pagesOf(site.files)) {
      const html = textOf(site.files, path).replace(/<script type="application\/ld\+json">/u, '');
      expect(html).not.toMatch(/<script|data-source|style="|javascript:/u);
      expect(html).not.toContain(root);
    }
  });
});

describe('an article', () => {
  it('leads from note to text and back', () => {
    const html = page('harvest.html');
    expect(html).toContain(
      '<sup class="note-call" id="harvest--call-1"><a href="#harvest--note-1" aria-label="Note 1">',
    );
    expect(html).toMatch(/<li id="harvest--note-1">.*<a class="note-back" href="#harvest--call-1" aria-label="Back/su);
  });

  it('says whose reporting it rests on', () => {
    expect(page('harvest.html')).toContain('This story summarises reporting by E. Reporter in The Example.');
    expect(page('harvest.html')).toContain('href="https://example.org/archive"');
  });

  it('stands between its neighbours, after the editorial', () => {
    const html = page('harvest.html');
    expect(html).toMatch(/rel="prev" href="editorial\.html"/u);
    expect(html).toMatch(/rel="next" href="about-article\.html"/u);
    expect(page('poster.html')).not.toContain('rel="next"');
  });

  it('names the language of passages, and of itself', () => {
    expect(page('harvest.html')).toMatch(/<span lang="zh-Hans"[^>]*>阿里巴巴<\/span>/u);
    expect(page('about-article.html')).toContain('<article class="article" lang="tr" dir="ltr">');
  });

  it('loads its first picture at once and the others when they come near', () => {
    const pictures = [...page('harvest.html').matchAll(/<img (\S+)/gu)].map(([, first]) => first);
    expect(pictures).toEqual(['fetchpriority="high"', 'loading="lazy"', 'loading="lazy"']);
  });
});

const at = (baseUrl: string): Promise<Site> => build({ issue: { ...issue, journal: { ...issue.journal, baseUrl } } });

describe('share metadata', () => {
  it('tell title, description and date, and no address where none is known', () => {
    const html = page('harvest.html');
    expect(meta(html, 'og:type')).toBe('article');
    expect(meta(html, 'og:title')).toBe('The harvest: a  test');
    expect(meta(html, 'description')).toBe('The first point The second point');
    expect(meta(html, 'article:published_time')).toBe('2021-01');
    expect(meta(html, 'twitter:card')).toBe('summary');
    expect([meta(html, 'og:url'), meta(html, 'og:image')]).toEqual([undefined, undefined]);
    expect(html).not.toContain('rel="canonical"');
  });

  it('hold absolute addresses of files that exist, once the site has an address', async () => {
    const { files } = await at('https://example.org/journal/');
    const html = page('harvest.html', files);
    expect(html).toContain('<link rel="canonical" href="https://example.org/journal/2021-01/harvest.html">');
    const image = meta(html, 'og:image')!;
    expect(image).toMatch(/^https:\/\/example\.org\/journal\/2021-01\/images\/.*-1200\.jpg$/u);
    expect(files.has(image.replace('https://example.org/journal/', 'web/'))).toBe(true);
    expect(meta(html, 'twitter:card')).toBe('summary_large_image');
    expect(page('index.html', files)).toContain('href="https://example.org/journal/2021-01/"');
    expect(brokenReferences(files)).toEqual([]);
  });

  it('are structured data that cannot end their element', () => {
    const html = page('harvest.html');
    expect(html.match(/<\/script>/gu)).toHaveLength(1);
    expect(jsonLd(html)).toMatchObject({
      '@type': 'NewsArticle',
      headline: 'The harvest: a  test',
      inLanguage: 'en',
      datePublished: '2021-01',
      author: [{ name: 'A. Writer' }, { name: 'B. Writer' }, { name: 'D. Writer' }],
      contributor: [{ name: 'C. Writer' }],
      isBasedOn: { name: 'The reported story', publisher: { name: 'The Example' } },
      isPartOf: {
        '@type': 'PublicationIssue',
        issueNumber: 7,
        isPartOf: { '@type': 'PublicationVolume', volumeNumber: 2 },
      },
    });
    expect(jsonLd(textOf(site.files, 'web/index.html'))).toMatchObject({ '@type': 'Periodical', issn: '0000-0000' });
  });
});

describe('the home page', () => {
  it('lists every issue of the site, newest first, also those built before', async () => {
    const out = join(root, 'output');
    await write(site.files, out);
    const second = await issueOf(root, '2021-02');
    const published = await readPublished(join(out, 'web'));
    const { files } = await build({ issue: second, published });
    const home = textOf(files, 'web/index.html');
    expect([...home.matchAll(/href="(\d{4}-\d{2})\/index\.html"/gu)].map(([, id]) => id)).toEqual([
      '2021-02',
      '2021-02',
      '2021-01',
    ]);
    expect(home).toMatch(/srcset="2021-01\/images\/[^"]*portrait-480\.avif 480w/u);
    await write(files, out);
    const again = await build({ published: await readPublished(join(out, 'web')) });
    expect(textOf(again.files, 'web/index.html')).toMatch(/2021-02\/index\.html[^]*2021-01\/index\.html/u);
    expect(brokenReferences(new Map([...site.files, ...files, ...again.files]))).toEqual([]);
  });

  it('leaves out what is no issue', async () => {
    const web = join(root, 'strange');
    await write(
      new Map([
        ['web/a/issue.json', '{'],
        ['web/b/issue.json', '{"id":"b"}'],
        ['web/c/x', ''],
      ]),
      web,
    );
    expect(await readPublished(join(web, 'web'))).toEqual([]);
    expect(await readPublished(join(web, 'nowhere'))).toEqual([]);
  });
});

describe('an issue in a script from right to left', () => {
  it('is one through and through', async () => {
    const second = await issueOf(root, '2021-02');
    const { files, diagnostics } = await build({ issue: second });
    expect(diagnostics).toEqual([]);
    expect(await invalid(files)).toEqual([]);
    for (const path of pagesOf(files)) expect(textOf(files, path)).toContain('<html lang="ug" dir="rtl">');
    const html = textOf(files, 'web/2021-02/rights.html');
    expect(html).toContain('<span lang="en" dir="ltr">Specimen Press</span>');
    expect([...html.matchAll(/url\(#([^)]+)\)/gu)].map(([, id]) => html.includes(`id="${id}"`))).toEqual([true, true]);
    expect(html).toContain('stop-color="#b3131b"');
    const css = textOf(
      files,
      [...files.keys()].find((path) => path.endsWith('.css'))!,
    );
    expect(css).not.toMatch(
      /(?:margin|padding|border)-(?:left|right)|text-align:\s*(?:left|right)|float:\s*(?:left|right)/u,
    );
  });
});

describe('a designer', () => {
  it('is told the file and line of a template that names what is not there', async () => {
    const theirs = await mkdtemp(join(tmpdir(), 'galley-theme-'));
    await write(new Map([['templates/web/card.hbs', '<p>\n{{titel}}</p>']]), theirs);
    const { files, diagnostics } = await build({ root: theirs });
    expect(files.size).toBe(0);
    expect(diagnostics).toMatchObject([
      { severity: 'error', rule: 'template-error', place: { file: 'templates/web/card.hbs', line: 2 } },
    ]);
    await rm(theirs, { recursive: true });
  });
});

describe('the sample issue', () => {
  it('is valid and whole', async () => {
    const sample = await issueOf(REPOSITORY, '2020-12');
    const { files, diagnostics } = await build({ issue: sample, root: REPOSITORY });
    expect(diagnostics).toEqual([]);
    expect(await invalid(files)).toEqual([]);
    expect(brokenReferences(files)).toEqual([]);
  });
});
