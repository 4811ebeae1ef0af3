/** What holds for any text: nothing is lost or moved, and what is set stays set. */

import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { typeset, typesetText } from './index.js';

/** A linear congruential generator: the same samples on every machine. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * below);
  };
}

const LANGS = ['en', 'en-GB', 'tr', 'de', 'fr', 'ug', 'ar', 'zh-Hans', 'zh-Hant', 'es', ''];
// No line breaks and runs of spaces: HTML would fold them.
const SCRAPS =
  `" ' " ' “ ” ‘ ’ „ ‚ « » ‹ › - -- --- – — ... … . , ! ? ; : ( ) [ ] / | % 5 10 3.5 2019 20 1999-2004 10-12 2020-12-01 12:30 3:17 20s word workers s a l n tis Government administration İSTANBUL UNESCO page No. km million Dr. J. Smith ئۇيغۇر مەدەنىيەت ئاپتور:ئەھمەد ، 阿里 巴巴 。 「 」 の http://example.org:80/a--b foo@example.org Ad: --strict`.split(
    ' ',
  );
const GLUE = ['', ' ', ' ', ' ', '\u00A0', '\u202F', '\u00AD'];
const TAGS = ['b', 'em', 'a href="#"', 'code', 'sup', 'bdi', 'p', 'h2', 'q', 'span dir="rtl"'].concat(
  LANGS.map((lang) => `span lang="${lang}"`),
);

function sample(next: (below: number) => number, depth = 0): string {
  return Array.from({ length: 1 + next(7) }, () => {
    if (depth < 3 && next(4) === 0) {
      const tag = TAGS[next(TAGS.length)]!;
      return `<${tag}>${sample(next, depth + 1)}</${tag.split(' ')[0]}>`;
    }
    return next(12) === 0 ? '<br>' : SCRAPS[next(SCRAPS.length)]! + GLUE[next(GLUE.length)]!;
  }).join('');
}

const read = (html: string): Root => fromHtml(html, { fragment: true });

/** Maps what typesetting may change back to one form. Spaces go: French gains some. */
const plain = (text: string): string =>
  text
    .replaceAll(/["'“”„‘’‚«»‹›「」『』]/g, '"')
    .replaceAll(/[-–—]+/g, '-')
    .replaceAll('…', '...')
    .replaceAll(/[\s\u00AD]/g, '');

/** Every element in order with the text it holds; what typesetting has set around runs is looked through. */
function outline(node: Root | Element): string[] {
  const lines = node.children.flatMap((child) => (child.type === 'element' ? outline(child) : []));
  return node.type === 'element' && isAdded(node) ? lines : [`${name(node)}|${plain(textOf(node))}`, ...lines];
}

const name = (node: Root | Element): string => (node.type === 'element' ? node.tagName : 'root');

const isAdded = ({ tagName, properties }: Element): boolean =>
  tagName === 'wbr' || (['bdi', 'span'].includes(tagName) && !('title' in properties));

const textOf = (node: Root | Element): string =>
  node.children
    .map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : ''))
    .join('');

const literals = (tree: Root): string[] => [...toHtml(tree).matchAll(/<code>.*?<\/code>/g)].map(([code]) => code);

/** Marks the sample's own elements, so that they can be told from those set. */
const marked = (html: string): string => html.replaceAll(/<(bdi|span)/g, '<$1 title="own"');

describe.each([1, 2, 3, 4, 5, 6])('samples of seed %i', (seed) => {
  const next = generator(seed);
  const samples = Array.from({ length: 400 }, () => ({ lang: LANGS[next(LANGS.length)]!, html: marked(sample(next)) }));

  it('keep their text in every element', () => {
    for (const { lang, html } of samples) {
      const tree = read(html);
      const done = typeset(tree, { lang, hyphenate: true });
      expect(outline(done), `${lang}: ${html}`).toEqual(outline(tree));
    }
  });

  it('are the same when set again', () => {
    for (const { lang, html } of samples) {
      const once = typeset(read(html), { lang, hyphenate: true });
      expect(toHtml(typeset(once, { lang, hyphenate: true })), `${lang}: ${html}`).toBe(toHtml(once));
    }
  });

  it('keep literals and addresses to the letter', () => {
    for (const { lang, html } of samples) {
      const tree = read(html);
      expect(literals(typeset(tree, { lang, hyphenate: true }))).toEqual(literals(tree));
    }
    const sentence = samples.map(({ html }) => html.replaceAll(/<[^>]*>/g, ' ')).join(' ');
    for (const lang of LANGS) {
      const done = typesetText(`${sentence} http://example.org:80/a--b`, lang);
      expect(done.endsWith(' http://example.org:80/a--b')).toBe(true);
      expect(plain(done)).toBe(plain(`${sentence} http://example.org:80/a--b`));
    }
  });
});

it('differs between samples, so that the comparison can fail', () => {
  expect(outline(read('<p>a <b>b</b></p>'))).not.toEqual(outline(read('<p>a b<b></b></p>')));
});
