import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SetBody } from './body.js';
import { bare, openShelf, setArticle, story, type Shelf } from './specimen.test.kit.js';
import { readIssue } from '../read/index.js';

let shelf: Shelf;
beforeAll(async () => {
  shelf = await openShelf();
});
afterAll(() => shelf.clear());

async function set(body: string, edition: 'print' | 'web' = 'print', slug = 'story'): Promise<SetBody> {
  const { issue, diagnostics } = await readIssue(await shelf.journal(story(body)), '2021-01');
  expect(diagnostics).toEqual([]);
  return setArticle(issue!, slug, edition);
}

/** The numbers of the calls, then those of the notes, in the order they stand. */
const calls = (html: string): string[] => Array.from(html.matchAll(/href="#story--note-(\d+)"/gu), ([, n]) => n!);
const notes = (html: string): string[] => Array.from(html.matchAll(/id="story--note-(\d+)"/gu), ([, n]) => n!);

const TWO = 'One[^b] two[^a] again[^b].\n\n[^a]: First written.\n[^b]: First called.\n';

describe('notes', () => {
  it('are numbered in the order of their first call, not of their definition', async () => {
    const { html } = await set(TWO);
    expect(calls(html)).toEqual(['1', '2', '1']);
    expect(bare(html)).toContain('1</a> <span class="note-p">First called.</span>');
  });

  it('stand in print after their first call, once, and lead back to it', async () => {
    const { html } = await set(TWO);
    expect(bare(html)).toBe(
      [
        '<p>One<sup class="note-call" id="story--call-1"><a href="#story--note-1">1</a></sup>',
        '<span class="note" id="story--note-1"><a class="note-number" href="#story--call-1">1</a> ',
        '<span class="note-p">First called.</span></span> two',
        '<sup class="note-call" id="story--call-2"><a href="#story--note-2">2</a></sup>',
        '<span class="note" id="story--note-2"><a class="note-number" href="#story--call-2">2</a> ',
        '<span class="note-p">First written.</span></span> again',
        '<sup class="note-call"><a href="#story--note-1">1</a></sup>.</p>',
      ].join(''),
    );
  });

  it('stand on the web after the text', async () => {
    const { html, notes: list } = await set(TWO, 'web');
    expect(html).toBe(
      [
        '<p>One<sup class="note-call" id="story--call-1"><a href="#story--note-1" aria-label="Note 1">1</a></sup> two',
        '<sup class="note-call" id="story--call-2"><a href="#story--note-2" aria-label="Note 2">2</a></sup> again',
        '<sup class="note-call"><a href="#story--note-1" aria-label="Note 1">1</a></sup>.</p>',
      ].join(''),
    );
    expect(list).toEqual([
      { number: 1, id: 'story--note-1', callId: 'story--call-1', html: '<p>First called.</p>' },
      { number: 2, id: 'story--note-2', callId: 'story--call-2', html: '<p>First written.</p>' },
    ]);
  });

  it('carry the slug of their article, for two articles have a first note each', async () => {
    const both = {
      ...story('One[^a].\n\n[^a]: A.'),
      'issues/2021-01/cotton.md': '---\ntitle: C\n---\nTwo[^a].\n\n[^a]: B.\n',
    };
    const { issue } = await readIssue(await shelf.journal(both), '2021-01');
    expect((await setArticle(issue!, 'story', 'print')).html).toContain('id="story--note-1"');
    expect((await setArticle(issue!, 'cotton', 'print')).html).toContain('id="cotton--note-1"');
  });

  it('name the line of their definition, and paragraphs within them their own', async () => {
    const { html } = await set('One[^a].\n\nWords.\n\n[^a]: First.\n\n    Second.');
    expect(html).toContain('id="story--note-1" data-source="issues/2021-01/story.md:8"');
    expect(html).toContain('<span class="note-p" data-source="issues/2021-01/story.md:10">Sec\u00adond.</span>');
  });

  it('may hold paragraphs, lists, code, tables and boxes, of which no block is left in print', async () => {
    const body = [
      'One[^a].',
      '',
      '[^a]: Paragraph with `code` and *stress*.',
      '',
      '    - item',
      '',
      '    ```',
      '    typed',
      '    ```',
      '',
      '    > quoted',
      '',
      '    | a |',
      '    | - |',
      '    | b |',
      '',
      '    ## Heading',
      '',
      '    :::facts[Title]',
      '    Fact.',
      '    :::',
    ].join('\n');
    const { html } = await set(body);
    const note = html.slice(html.indexOf('<span class="note"'));
    expect(note).not.toMatch(/<(?:p|ul|li|pre|blockquote|table|thead|tr|td|th|aside|h2)\b/u);
    for (const word of ['item', 'typed', 'quoted', 'Heading', 'Title', 'Fact.']) expect(note).toContain(word);
    expect(note).toContain('<em>stress</em>');
    const web = await set(body, 'web');
    expect(web.notes[0]?.html).toMatch(/<ul>[^]*<pre>[^]*<blockquote>[^]*<table>[^]*<h2[^]*<aside class="facts"/u);
  });

  it('may hold pictures', async () => {
    const { html } = await set('One[^a].\n\n[^a]: ![A drawing](images/a.svg)');
    expect(html).toContain('<span class="note-figure"');
    expect(html).toContain('<svg viewBox="0 0 40 30" role="img" aria-label="A drawing"><text>Drawn</text></svg>');
  });
});

describe('a note called in a note', () => {
  const NESTED = 'One[^a] two[^b].\n\n[^a]: See also[^c].\n[^b]: Last.\n[^c]: Inner.\n';

  it('comes right after it', async () => {
    const { html } = await set(NESTED);
    expect(calls(html)).toEqual(['1', '2', '3']);
    expect(notes(html)).toEqual(['1', '2', '3']);
    expect(bare(html)).toContain('See also<sup class="note-call" id="story--call-2">');
    // Not in it: the foot of a page has no foot.
    expect(bare(html)).toContain('</sup>.</span></span><span class="note" id="story--note-2">');
  });

  it('is called on the web too', async () => {
    const { notes: list } = await set(NESTED, 'web');
    expect(list.map((note) => note.html.replaceAll(/<[^>]*>/gu, ''))).toEqual(['See also2.', 'Inner.', 'Last.']);
    expect(list[0]?.html).toContain('id="story--call-2"');
  });

  it('comes before the next one called there, and after all that it calls itself', async () => {
    const { html } = await set('One[^a].\n\n[^a]: A[^b] and[^d].\n[^b]: B[^c].\n[^c]: C.\n[^d]: D.\n');
    expect(notes(html)).toEqual(['1', '2', '3', '4']);
    expect(bare(html).replaceAll(/<sup.*?<\/sup>|<[^>]*>/gu, '')).toBe('One1 A and.2 B.3 C.4 D..');
  });

  it('may call the first again', async () => {
    const { html } = await set('One[^a].\n\n[^a]: See[^b].\n[^b]: See[^a] and myself[^b].\n');
    expect(calls(html)).toEqual(['1', '2', '1', '2']);
    expect(notes(html)).toEqual(['1', '2']);
  });

  it('may be the last of a long chain', async () => {
    const length = 1300;
    const chain = Array.from({ length }, (_, index) => `[^${index}]: note${index} [^${index + 1}]`).join('\n');
    const { html } = await set(`One[^0].\n\n${chain}\n[^${length}]: The end.\n`);
    expect(notes(html)).toHaveLength(length + 1);
    expect(html).toContain('The end.');
  });
});

describe('calls', () => {
  it('may stand in titles of boxes, captions, cells and headings, in the order read', async () => {
    const body = [
      'One[^1].',
      '',
      ':::facts[Title[^2]]',
      'Fact[^3].',
      ':::',
      '',
      ':::figure{src="images/a.svg" alt="A drawing" credit="Specimen"}',
      'Caption[^4].',
      ':::',
      '',
      '| a[^5] |',
      '| - |',
      '| b[^6] |',
      '',
      '## Heading[^7]',
      '',
      ...[1, 2, 3, 4, 5, 6, 7].map((number) => `[^${number}]: Note ${number}.`),
    ].join('\n');
    const { html } = await set(body);
    expect(calls(html)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(Array.from(html.matchAll(/Note (\d)\./gu), ([, n]) => n)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(html).toContain('id="story--heading"');
    expect(html).toContain('aria-label="Title"');
  });
});
