import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import type { Inline } from '../journal.js';
import { parseFields } from './fields.js';
import { partFrontMatter } from './front-matter.js';
import { inlineAt, inlinesAt } from './inline.js';
import { textFile, type TextFile } from './text-file.js';

function fieldsOf(source: TextFile) {
  const parted = partFrontMatter(source, () => expect.fail('no finding was to be made'))!;
  return parseFields(source, { text: parted.yaml, offset: parted.yamlOffset }, (finding) =>
    expect.fail(finding.message),
  );
}

const read = (yaml: string) => fieldsOf(textFile('a.md', `---\n${yaml}\n---\n`));
const plain = (yaml: string) => inlinesAt(read(yaml), ['about']).map((inline) => inline.plain);

/** Every way YAML can write a text; the words beginning with `w` are each there once. */
const STYLES: Readonly<Record<string, string>> = {
  plain: 'title: one *w1* two **w2** three',
  'plain over lines': 'title: one *w1* two\n  three w2 *w3*\n  four [w4](x.md)',
  'in single quotes': "title: 'it''s *w1* and ''so'' *w2*'",
  'in double quotes': 'title: "say \\"*w1*\\" \\u0041 \\t tab, *w2*"',
  'in double quotes over lines': 'title: "one \\"two\\" *w1*\n  three *w2* \\\n  four *w3*"',
  folded: 'title: >-\n  one *w1* two\n  three *w2*\n  four *w3*',
  'folded and indented': 'title: >2\n    one *w1*\n  two *w2*\n',
  literal: 'title: |\n  one *w1* two\n  three *w2*',
  anchored: 'title: &a one *w1* two *w2*',
  'after a comment': '# a comment with w0\ntitle:   one *w1* two *w2* # and w0',
};

const LINE_ENDS = { 'with line feeds': '\n', 'with Windows line ends': '\r\n' };

function placesOf(inline: Inline): Map<string, string> {
  const places = new Map<string, string>();
  visit({ type: 'root', children: [{ type: 'paragraph', children: [...inline.children] }] } as Root, 'text', (node) => {
    const { line, column } = node.position!.start;
    if (/^w\d$/.test(node.value)) places.set(node.value, `${line}:${column}`);
  });
  return places;
}

function expectedPlace(text: string, word: string, lineEnd: string): string {
  const before = text.slice(0, text.indexOf(word)).split(lineEnd);
  return `${before.length}:${before.at(-1)!.length + 1}`;
}

describe.each(Object.entries(LINE_ENDS))('places of front matter texts %s', (_, lineEnd) => {
  it.each(Object.entries(STYLES))('%s', (_, yaml) => {
    const text = `---\nkicker: K\n${yaml}\nsection: S\n---\nBody.\n`.replaceAll('\n', lineEnd);
    const inline = inlineAt(fieldsOf(textFile('a.md', text)), ['title'])!;
    const places = placesOf(inline);
    expect(places.size).toBeGreaterThan(0);
    for (const [word, place] of places) expect([word, place]).toEqual([word, expectedPlace(text, word, lineEnd)]);
  });
});

describe('front matter texts', () => {
  it('have their words without markup', () => {
    const title = inlineAt(read('title: The *Hague* [report](x.md), <span lang="ug">ئەھمەد</span> & `x`'), ['title'])!;
    expect(title.plain).toBe('The Hague report, ئەھمەد & x');
  });

  it.each(['1. April', '- and yet', '# 7', '> 5', '--- so', '+ more', '    indented', 'a | b', '[x]: y'])(
    'are no blocks: %s',
    (words) => {
      const inline = inlineAt(read(`title: ${JSON.stringify(words)}`), ['title'])!;
      expect(inline.children.map(({ type }) => type)).toEqual(['text']);
      expect(inline.plain).toBe(words.trim());
    },
  );

  it('keep the digits of a number as typed', () => {
    for (const digits of ['1984', '1.10', '007', '0x10', '1e3', '+90532']) {
      expect(inlineAt(read(`title: ${digits}`), ['title'])!.plain).toBe(digits);
    }
  });

  it('part into paragraphs at blank lines', () => {
    expect(plain('about: >-\n  One\n  and one.\n\n  Two.')).toEqual(['One and one.', 'Two.']);
    expect(plain('about: |\n  One\n  and one.\n\n  Two.\n')).toEqual(['One and one.', 'Two.']);
    expect(plain('about: [One., Two.]')).toEqual(['One.', 'Two.']);
    expect(plain('about: One.')).toEqual(['One.']);
    expect(plain('about:')).toEqual([]);
  });
});
