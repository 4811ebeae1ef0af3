/** What cover, contents and openings show, by what the issue has. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readIssue } from '../read/index.js';
import { composePrint } from './index.js';
import { openShelf, story, type Files, type Shelf } from './specimen.test.kit.js';

let shelf: Shelf;
beforeAll(async () => {
  shelf = await openShelf();
});
afterAll(() => shelf.clear());

async function part(id: string, files: Files): Promise<string> {
  const root = await shelf.journal(files);
  const { issue } = await readIssue(root, '2021-01');
  const { edition, diagnostics } = await composePrint(issue!, root);
  expect(diagnostics).toEqual([]);
  return edition!.parts.find((one) => one.id === id)!.html;
}

const LEAD = 'lead: { src: images/a.png, alt: A picture, credit: Specimen }\n';

async function picture(width: number, height: number): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  return sharp({ create: { width, height, channels: 3, background: '#a33' } })
    .png()
    .toBuffer();
}

describe('an opening', () => {
  it.each([
    ['feature', 60, 40, 'class="lead-bleed"'],
    ['report', 60, 40, 'class="lead-span"'],
    ['report', 40, 60, 'class="figure figure-column lead-in-text"'],
    ['brief', 60, 40, 'class="figure figure-column lead-in-text"'],
  ] as const)('%s shows a lead of %i × %i as %s, once', async (...given) => {
    const [opening, width, height, lead] = given;
    const html = await part('story', {
      ...story('Words.', `opening: ${opening}\n${LEAD}`),
      'issues/2021-01/images/a.png': await picture(width, height),
    });
    expect(html).toContain(`class="part article opening-${opening} columns-2"`);
    expect(html).toContain(lead);
    expect(html.match(/<img/gu)).toHaveLength(1);
  });

  it('tells the styles how long its headline is, and the running head no more than fits', async () => {
    const html = await part('story', {
      'issues/2021-01/story.md': `---\ntitle: ${'Word '.repeat(40)}\nsection: Section\n---\nWords.\n`,
    });
    expect(html).toMatch(/class="opening-head title-longest" style="--word-em: [\d.]+"/u);
    const [, running = ''] = /data-running="([^"]*)"/u.exec(html) ?? [];
    expect(running).toMatch(/^Section · Word .*…$/u);
    expect(running.length).toBeLessThanOrEqual(58);
  });
});

describe('an end', () => {
  it.each([
    ['One.\n\nTwo.', '<p data-source="issues/2021-01/story.md:6" class="ends">Two.'],
    ['One.\n\n:::sidebar[Box]\nTwo.\n:::', '<p data-source="issues/2021-01/story.md:4" class="ends">One.'],
    ['- One\n- Two', '<li data-source="issues/2021-01/story.md:5" class="ends">Two</li>'],
  ])('of %j is marked at the last words of the text', async (body, ending) => {
    const html = await part('story', story(body));
    expect(html).toContain(ending);
    expect(html.match(/class="ends"/gu)).toHaveLength(1);
  });
});

const JOURNAL = 'name: Specimen\nlang: en\npublisher:\n  - { text: The Publisher, lang: en }\n';
const names = Array.from({ length: 9 }, (_, index) => `a${index}`);
const many: Files = {
  'issues/2021-01/issue.md': `---\ndate: "2021-01"\nnumber: 5\narticles: [${names.join(', ')}]\n---\n`,
  ...Object.fromEntries(
    names.map((name) => [`issues/2021-01/${name}.md`, `---\ntitle: ${name}\nteaser: To ${name}\n---\nWords.\n`]),
  ),
};

describe('a cover', () => {
  it('teases as many articles as it has room for', async () => {
    const html = await part('cover', many);
    expect(html.match(/class="teaser-page page-of"/gu)).toHaveLength(6);
  });

  it('has the bars of a print ISSN, and of no other', async () => {
    const withIssn = (issn: string): Promise<string> =>
      part('cover', { ...many, 'issues/journal.yaml': `${JOURNAL}issn: { ${issn} }\n` });
    expect(await withIssn('print: 0317-8471')).toContain('class="barcode"');
    expect(await withIssn('online: 0317-8471')).not.toContain('class="barcode"');
    expect(await part('cover', many)).not.toContain('cover-bars');
  });

  it('without a picture is a ground of colour, without a veil', async () => {
    const html = await part('cover', many);
    expect(html).toContain('cover-ground');
    expect(html).not.toContain('cover-shade');
  });
});

describe('contents', () => {
  it('show three pictures at most, in running order, features first', async () => {
    const files = { ...many, 'issues/2021-01/images/a.png': await picture(60, 40) };
    for (const [index, name] of names.entries()) {
      const opening = index >= 6 ? 'opening: feature\n' : '';
      Object.assign(files, { [`issues/2021-01/${name}.md`]: `---\ntitle: ${name}\n${opening}${LEAD}---\nWords.\n` });
    }
    const html = await part('contents', files);
    const shown = Array.from(html.matchAll(/class="contents-picture" href="#([^"]*)"/gu), ([, slug]) => slug);
    expect(shown).toEqual(['a0', 'a6', 'a7']);
  });
});
