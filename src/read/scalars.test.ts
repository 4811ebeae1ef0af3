import { describe, expect, it } from 'vitest';
import { directionOf, isLanguageTag, scriptOf } from '../journal.js';
import { nearestName } from '../issue.js';
import { focusOf, isDate, isIssn, isSlug, isWebAddress, slugOf, trimOf } from './scalars.js';

describe('dates', () => {
  it.each(['2020-12', '2020-12-31', '2020-02-29', '2000-02-29', '0001-01-01'])('has %s', (date) =>
    expect(isDate(date, 'month')).toBe(true),
  );
  it.each([
    '2020-13',
    '2020-00',
    '2020-02-30',
    '2021-02-29',
    '1900-02-29',
    '2020-1',
    '20-12',
    '2020/12',
    '2020',
    '0000-01',
    '',
  ])('has no %s', (date) => expect(isDate(date, 'month')).toBe(false));
  it('may be a year alone where that is enough', () => expect(isDate('2020', 'year')).toBe(true));
});

describe('ISSN', () => {
  // Nature, Science, and one of ISO 3297 whose check digit is X.
  it.each(['0028-0836', '0036-8075', '2434-561X'])('%s is one', (issn) => expect(isIssn(issn)).toBe(true));
  it.each(['0028-0837', '00280836', '0028-083X', 'abcd-efgh', '2434-561x'])('%s is none', (issn) =>
    expect(isIssn(issn)).toBe(false),
  );
});

describe('trim sizes', () => {
  it.each([
    ['210 x 280 mm', 210, 280],
    ['210×280', 210, 280],
    ['21 x 28 cm', 210, 280],
    ['8.5 x 11 in', 215.9, 279.4],
    ['A4', 210, 297],
    ['a5', 148, 210],
    [[210, 280], 210, 280],
  ])('%s', (value, widthMm, heightMm) => expect(trimOf(value)).toEqual({ widthMm, heightMm }));
  it.each(['', '210', '210 x', 'A99', '0 x 280 mm', '5000 x 280 mm', '1.2.3 x 280', [210], [NaN, 280]])(
    '%s is none',
    (value) => expect(trimOf(value as string)).toBeUndefined(),
  );
});

describe('languages', () => {
  it.each(['en', 'ug', 'tr', 'zh-Hans', 'de', 'fr', 'ar', 'en-GB', 'sr-Latn-RS', 'uz-Cyrl', 'und', 'de-1996'])(
    '%s',
    (tag) => expect(isLanguageTag(tag)).toBe(true),
  );
  it.each(['xx-yy', 'xx', 'en_GB', 'english', 'en-Abcd', 'en-YY', 'klingonese', '', 'e', '12'])('%s is none', (tag) =>
    expect(isLanguageTag(tag)).toBe(false),
  );
  it('give their script and direction', () => {
    expect(['en', 'ug', 'zh', 'uz-Arab', 'nonsense_'].map(directionOf)).toEqual(['ltr', 'rtl', 'ltr', 'rtl', 'ltr']);
    expect(['en', 'ug', 'zh', 'zh-TW'].map(scriptOf)).toEqual(['Latn', 'Arab', 'Hans', 'Hant']);
  });
});

describe('names', () => {
  it.each([
    ['Istiqlal', 'istiqlal'],
    ['Turkistan Times', 'turkistan-times'],
    ['  İstanbul — Güncel! ', 'istanbul-guncel'],
    ['ئىستىقلال', 'ئىستىقلال'],
    ['!', ''],
  ])('slug of %s', (name, slug) => expect(slugOf(name)).toBe(slug));

  it('may or may not be slugs', () => {
    expect(['cotton', 'icc-2', 'پاختا'].every(isSlug)).toBe(true);
    expect(['a b', 'a/b', '-a', '', 'a#b', '..'].some(isSlug)).toBe(false);
  });

  it.each([
    ['emial', ['email', 'title'], 'email'],
    ['Title', ['kind', 'title'], 'title'],
    ['pullquote', ['figure', 'pull-quote'], 'pull-quote'],
    ['tilte', ['kind', 'title'], 'title'],
    ['xyz', ['title', 'kind'], undefined],
    ['a', ['b'], undefined],
    ['', ['a'], undefined],
  ])('nearest to %s', (word, names, nearest) => expect(nearestName(word, names)).toBe(nearest));
});

describe('focus points and addresses', () => {
  it('reads per cent', () => {
    expect(focusOf('50% 30%')).toEqual({ x: 50, y: 30 });
    expect(focusOf('12.5, 80')).toEqual({ x: 12.5, y: 80 });
    expect(['top', '50%', '120% 5%', '', '-1% 5%'].map(focusOf)).toEqual(Array(5).fill(undefined));
  });
  it('knows a web address', () => {
    expect(['https://example.org', 'http://example.org/a?b#c'].every(isWebAddress)).toBe(true);
    expect(
      ['example.org', 'ftp://example.org', 'https://', 'https:// x', 'javascript:alert(1)'].some(isWebAddress),
    ).toBe(false);
  });
});
