/** Whatever an editor pastes into a text: no script, nothing from elsewhere, no word lost, and the page stays whole. */

import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readIssue } from '../read/index.js';
import { composePrint } from './index.js';
import { htmlPieces } from './html-pieces.js';
import { bare, openShelf, setArticle, story, type Shelf } from './specimen.test.kit.js';

let shelf: Shelf;
beforeAll(async () => {
  shelf = await openShelf();
});
afterAll(() => shelf.clear());

async function set(body: string, edition: 'print' | 'web' = 'print'): Promise<string> {
  const { issue } = await readIssue(await shelf.journal(story(body)), '2021-01');
  return bare((await setArticle(issue!, 'story', edition)).html);
}

/** The text a browser would show, its spaces joined. */
const shown = (html: string): string =>
  toText(fromHtml(html, { fragment: true }))
    .replaceAll(/\s+/gu, ' ')
    .trim();

const AFTER = '\n\nAfter *all*.\n\n## End';
const AFTER_SET = '<p>After <em>all</em>.</p>\n<h2 id="story--end">End</h2>';

describe('raw HTML', () => {
  it.each([
    ['A <script>alert(1)</script> B', 'A B'],
    ['A <SCRIPT src="//example.org/x.js"></SCRIPT> B', 'A B'],
    ['A <style>p { display: none }</style> B', 'A B'],
    ['A <iframe src="https://example.org">x</iframe> B', 'A B'],
    ['A <svg onload="alert(1)"><g/></svg> B', 'A B'],
    ['A <img src=x onerror="alert(1)"> B', 'A B'],
    ['A <img src="file:///etc/passwd"> B', 'A B'],
    ['A <base href="https://example.org/"> B', 'A B'],
    ['A <meta http-equiv="refresh" content="0; url=https://example.org"> B', 'A B'],
    ['A <link rel="stylesheet" href="https://example.org/x.css"> B', 'A B'],
    ['A <form action="https://example.org"><input name="a"><button>C</button></form> B', 'A C B'],
    ['A <object data="x"><embed src="x"></object> B', 'A B'],
    ['A <math><mi href="javascript:alert">C</mi></math> B', 'A C B'],
    ['A <b onclick="alert(1)" style="position:fixed" class="cover" id="cover">C</b> B', 'A C B'],
    ['A <a href="javascript:alert(1)">C</a> B', 'A C B'],
    ['A <a href=" java&#10;script:alert(1)">C</a> B', 'A C B'],
    ['A <a href="data:text/html,x" target="_blank" ping="x">C</a> B', 'A C B'],
    ['A <font color=red>C</font> <blink>D</blink> B', 'A C D B'],
    ['A <video src="x"><p>C</p></video> B', 'A C B'],
  ])('%s leaves nothing but words', async (typed, words) => {
    const html = await set(typed + AFTER);
    expect(shown(html)).toBe(`${words} After all. End`);
    expect(html).not.toMatch(/<(?!\/?(?:p|b|em|h2)\b)/u);
    expect(html).not.toMatch(/(?:on\w+|style|src|href|class|target)=/u);
    expect(html).toContain(AFTER_SET);
  });

  it.each([
    'script',
    'style',
    'iframe',
    'template',
    'textarea',
    'title',
    'select',
    'option',
    'plaintext',
    'xmp',
    'noembed',
    'noframes',
    'noscript',
    'svg',
    'math',
    'table',
    'b',
    'a',
    'div',
    'p',
    'h2',
    'li',
    'frameset',
    'head',
    'body',
    'button',
    'ruby',
  ])('that never ends (<%s>) ends with its paragraph', async (name) => {
    const html = await set(`A <${name}> B${AFTER}`);
    expect(shown(html)).toBe('A B After all. End');
    expect(html).toContain(AFTER_SET);
  });

  it.each([
    '</p>',
    '</div></div></article></section></main></body></html>',
    '</aside></blockquote></li></ul>',
    '</style></script></title>',
    '<!-- -->',
    '<?php ?>',
    '<!DOCTYPE html>',
    '<![CDATA[ ]]>',
  ])('that ends what it did not begin (%s) ends nothing', async (typed) => {
    const html = await set(`:::facts[Title]\n- A ${typed} B\n:::${AFTER}`);
    expect(html.replaceAll('\n', '')).toMatch(
      /^<aside class="facts" aria-label="Title"><p class="box-title">Title<\/p><ul><li>A\s+B<\/li><\/ul><\/aside>/u,
    );
    expect(html).toContain(AFTER_SET);
  });

  it.each([
    ['<table><tr><td>A', 'A After all. End'],
    ['<div>A <!-- open', 'A open After all. End'],
    ['<div title="open>A</div>', '<div title=“open>A</div> After all. End'],
    ['<div>A < B', 'A < B After all. End'],
    ['<div>A <3 & B &amp; &lt;b&gt;', 'A <3 & B & <b> After all. End'],
    ['<div><b x=">">A</b><i y=\'>\' lang=tr>B</div>', 'AB After all. End'],
    ['<ul><li>A<li>B</ul>', 'A B After all. End'],
    ['</article></body></html>', 'After all. End'],
    ['<select><option>A', 'A After all. End'],
  ])('in a block of its own keeps its words: %s', async (typed, words) => {
    expect(shown(await set(typed + AFTER))).toBe(words);
  });

  it('that opens a comment for good keeps what follows readable', async () => {
    expect(shown(await set('<!-- open\n\nAfter'))).toBe('open After');
  });

  it('may not stand in a line when it is a block', async () => {
    expect(await set('A <div>B</div> <h2>C</h2> D')).toBe('<p>A B C D</p>');
    expect(await set('## A <p>B</p>')).toBe('<h2 id="story--a-b">A B</h2>');
  });

  it('cannot be mistaken for a figure, a note or a box of ours', async () => {
    const forged = [
      '<figure data-index="0"></figure><figure data-index="__proto__">x</figure>',
      '<sup data-note="0">A</sup> <sup data-note="x">B</sup>[^n]',
      '<aside data-kind="cover" data-by="x">C</aside>',
      '<h2 data-name="end">D</h2>',
      '<p data-label="true" data-source="/etc/passwd:1">E</p>',
      '<galley-figure data-index="0">F</galley-figure><galley-note data-identifier="N"></galley-note>',
    ];
    const html = await set(`${forged.join('\n\n')}\n\n![G](images/a.svg)${AFTER}\n\n[^n]: Note.`);
    expect(html).toContain('<figure></figure><figure>x</figure>');
    expect(html).toContain('<p><sup>A</sup> <sup>B</sup><sup class="note-call"');
    expect(html).toContain('<h2>D</h2>');
    expect(html.match(/<svg/gu)).toHaveLength(1);
    expect(html).not.toContain('data-');
    expect(html).not.toContain('cover');
  });

  it('in a title, a caption or a standfirst is held to the same', async () => {
    const front =
      'title: "A <script>x</script><div>B</div></article> C <img src=x onerror=x> <b onclick=x>D"\nkicker: "<style>p{}</style>K"\nstandfirst: "<iframe>S"\n';
    const file = `---\n${front}---\nWords.\n`;
    const root = await shelf.journal({ 'issues/2021-01/story.md': file });
    const { issue } = await readIssue(root, '2021-01');
    const { edition } = await composePrint(issue!, root);
    const part = edition!.parts.find(({ id }) => id === 'story')!;
    expect(part.html).toContain('<h1 class="title">A B C  <b>D</b></h1>');
    expect(part.html).toContain('<p class="kicker">K</p>');
    expect(part.html).toMatch(/<p>S<\/p>/u);
  });
});

describe('deep and long texts', () => {
  it.each([
    ['blocks', '<div>'.repeat(10_000), '</div>'.repeat(10_000)],
    ['blocks left open', '<div>'.repeat(10_000), ''],
    ['lists', '<ul><li>'.repeat(10_000), ''],
    ['tables', '<table><tr><td>'.repeat(10_000), ''],
    ['lines', `A ${'<b>'.repeat(10_000)}`, '</b>'.repeat(10_000)],
  ])('are flattened when %s are nested without measure', async (_, before, after) => {
    const html = await set(`${before}B${after}${AFTER}`);
    expect(shown(html)).toMatch(/B After all\. End$/u);
    let deepest = 0;
    const measure = (node: { children?: unknown }, depth: number): void => {
      deepest = Math.max(deepest, depth);
      for (const child of (node.children ?? []) as { children?: unknown }[]) measure(child, depth + 1);
    };
    measure(fromHtml(html, { fragment: true }), 0);
    expect(deepest).toBeLessThan(200);
  });

  it.each([
    ['unclosed quotes', '<a ="'.repeat(200_000), 1],
    ['unclosed comments', '<!--'.repeat(200_000), 0],
    ['scripts', `${'<script>'.repeat(100_000)}</script>`, 100001],
    ['brackets', '<'.repeat(1_000_000), 1],
    ['names', '<a '.repeat(300_000), 1],
    ['entities', '&amp'.repeat(200_000), 1],
  ])('are read in one go: %s', (_, html, pieces) => {
    expect(htmlPieces(html, 1)).toHaveLength(pieces);
  });

  it('may be nearly as long as read allows', async () => {
    const html = await set(`${'words and words '.repeat(60)}\n\n`.repeat(500));
    expect(html.match(/<p>/gu)).toHaveLength(500);
  });

  it('may hold halves of letters', async () => {
    expect(await set('A \ud800 B\ufffe')).toContain('A');
  });
});

describe('the page around it', () => {
  const HOSTILE = [
    'A </article></section></div></body></html> B',
    '<table><tr><td><div>C',
    '<h2><p><li><ul>D',
    ':::facts[<b>Title</aside>]\n</aside></div>E\n:::',
    '![F](images/a.svg "</figcaption></figure>G")',
    'H [^1] <style>\n\n[^1]: I </span></p> <textarea>',
  ].join('\n\n');

  it('has the same parts in the same order, and every word', async () => {
    const root = await shelf.journal(story(HOSTILE));
    const { issue } = await readIssue(root, '2021-01');
    const { edition } = await composePrint(issue!, root);
    const tree = fromHtml(edition!.html);
    const parts: string[] = [];
    visit(tree, 'element', (node, _, parent) => {
      if ([node.properties.className].flat().includes('part') && parent?.type === 'element') {
        expect(parent.tagName).toBe('body');
        parts.push(String(node.properties.id));
      }
    });
    expect(parts).toEqual(['cover', 'contents', 'story', 'cotton', 'credits', 'back-cover']);
    const text = toText(fromHtml(edition!.parts[2]!.html, { fragment: true })).replaceAll(/\u00ad/gu, '');
    expect(text.match(/\b[A-I]\b/gu)).toEqual(['A', 'B', 'C', 'D', 'E', 'G', 'H', 'I']);
  });
});
