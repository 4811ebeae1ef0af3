import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../diagnostic.js';
import { listedArticles } from './article-list.js';

function list(slugs: readonly string[], names: readonly string[]): { slugs: string[]; found: string[] } {
  const found: Diagnostic[] = [];
  const entries = slugs.map((slug, index) => ({ slug, place: { file: 'issue.md', line: index + 1, column: 5 } }));
  const listed = listedArticles(
    entries,
    { folder: 'x', names: names.toSorted() },
    (finding) => void found.push(finding),
  );
  return {
    slugs: listed.map(({ slug }) => slug),
    found: found.map(({ rule, place, message }) => `${place.file}:${place.line} ${rule}: ${message}`),
  };
}

describe('the list of articles', () => {
  it('sets the order', () => {
    expect(list(['b', 'a'], ['a.md', 'b.md'])).toEqual({ slugs: ['b', 'a'], found: [] });
  });

  it('names each once', () => {
    expect(list(['a', 'b', 'a'], ['a.md', 'b.md'])).toEqual({
      slugs: ['a', 'b'],
      found: ['issue.md:3 duplicate-article: "a" is listed twice'],
    });
  });

  it('names files that are there', () => {
    expect(list(['ghost'], [])).toEqual({
      slugs: [],
      found: ['issue.md:1 missing-article: there is no article "ghost"'],
    });
  });

  it('names all that are there', () => {
    expect(list([], ['a.md']).found).toEqual([
      'x/a.md:1 unlisted-article: "a" is not in the list of articles and will not appear',
    ]);
  });

  it.each(['coton', 'Cotton', 'cotton.md'])('has one finding for one slip: %s', (slip) => {
    expect(list([slip], ['cotton.md']).found).toEqual([
      `issue.md:1 missing-article: there is no article "${slip}"; did you mean "cotton"?`,
    ]);
  });

  it('has no two files that differ only in capitals', () => {
    expect(list(['cotton'], ['Cotton.md', 'cotton.md'])).toEqual({
      slugs: ['cotton'],
      found: ['x/cotton.md:1 duplicate-article: another file has the name "cotton" but for its capitals'],
    });
  });

  it('has no name that cannot stand in an address', () => {
    expect(list(['a b'], ['a b.md']).found).toEqual(['x/a b.md:1 invalid-slug: "a b" cannot stand in an address']);
  });

  it('finds a name however its accents are kept', () => {
    expect(list(['caf\u00E9'], ['cafe\u0301.md'])).toEqual({ slugs: ['caf\u00E9'], found: [] });
  });
});
