import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { expect, it } from 'vitest';
import { markInitial } from './initial.js';

const REST = ' is what the first paragraph of an article says, at some length.'.repeat(3);

function mark(html: string): string {
  const tree = fromHtml(html, { fragment: true });
  markInitial(tree);
  return toHtml(tree);
}

it.each(['This', '“This', '‘This', '"This', '<em>This</em>', 'Åland', 'İstanbul', 'Ὀδός', 'Жители', 'A', 'É́tat'])(
  'gives a drop cap to %s',
  (word) => {
    expect(mark(`<p>${word}${REST}</p>`)).toMatch(/^<p class="initial">/);
  },
);

it.each([
  '2020',
  '84%',
  '“‘This',
  '„Jeder',
  '«\u202FLe',
  '¿Quién',
  'iPhone',
  'ئۇيغۇر',
  '维吾尔',
  'היום',
  'यह',
  '–This',
  '',
])('gives none to %s', (word) => {
  expect(mark(`<p>${word}${REST}</p>`)).not.toContain('initial');
});

it('makes room for letters that reach below the line', () => {
  expect(mark(`<p>Quite${REST}</p>`)).toContain('class="initial initial-deep"');
});

it('gives none to a short paragraph, to a later one, or after anything else', () => {
  expect(mark('<p>Short.</p>')).not.toContain('initial');
  expect(mark(`<p>This${REST}</p><p>This${REST}</p>`).match(/initial/g)).toHaveLength(1);
  expect(mark(`<h2>Head</h2><p>This${REST}</p>`)).not.toContain('initial');
});
