import { describe, expect, it } from 'vitest';
import { dateLabel, nameList, plainList, wordsOf } from './words.js';

describe('dates', () => {
  it.each([
    ['2020-12', 'en', 'December 2020'],
    ['2020-12-05', 'en', '5 December 2020'],
    ['2020-12-05', 'en-US', 'December 5, 2020'],
    ['2020-12-05', 'de', '5. Dezember 2020'],
    ['2020-12-05', 'fr', '5 décembre 2020'],
    ['2020-12-05', 'tr', '5 Aralık 2020'],
    ['2020-12-05', 'zh-Hans', '2020年12月5日'],
    ['2020-12', 'ug', '2020 دېكابىر'],
    ['2020', 'en', '2020'],
    // Neither another calendar nor other figures: the date is the one that was written.
    ['2020-12', 'ar-SA', 'ديسمبر 2020'],
    ['2020-12', 'fa', 'دسامبر 2020'],
    ['2020-12', 'th', 'ธันวาคม 2020'],
  ])('%s in %s', (iso, lang, label) => {
    expect(dateLabel(iso, lang)).toBe(label);
  });

  it.each(['xx-yy', 'not a tag', '', 'tlh'])('in a language nobody knows (%s) are English', (lang) => {
    // With the day: the machine's own English would put it after the month.
    expect(dateLabel('2020-12-05', lang)).toBe('5 December 2020');
  });

  it.each(['Pacific/Kiritimati', 'Pacific/Niue'])('do not shift with the machine’s hour (%s)', (zone) => {
    const before = process.env['TZ'];
    process.env['TZ'] = zone;
    try {
      expect(Math.abs(new Date(2020, 11, 1).getTimezoneOffset())).toBeGreaterThan(600);
      expect(dateLabel('2020-12-01', 'en')).toBe('1 December 2020');
      expect(dateLabel('2020-12-31', 'en')).toBe('31 December 2020');
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });
});

const texts = (lang: string): string[] =>
  Object.values(wordsOf(lang)).filter((value): value is string => typeof value === 'string');

describe('words', () => {
  it('follow the language of a tag, in every language with the same things to say', () => {
    expect([wordsOf('en-GB'), wordsOf('xx'), wordsOf('')]).toEqual([wordsOf('en'), wordsOf('en'), wordsOf('en')]);
    expect(wordsOf('TR').contents).toBe('İçindekiler');
    expect([wordsOf('zh'), wordsOf('zh-CN'), wordsOf('ar-EG')]).toEqual([
      wordsOf('zh-Hans'),
      wordsOf('zh-Hans'),
      wordsOf('ar'),
    ]);
    // Another script is another reader.
    expect([wordsOf('zh-Hant'), wordsOf('ug-Latn')]).toEqual([wordsOf('en'), wordsOf('en')]);
    for (const lang of ['tr', 'de', 'fr', 'ug', 'ar', 'zh-Hans']) {
      expect(texts(lang)).toHaveLength(texts('en').length);
      // The word for a page stands before its number or after it.
      const { page, pageAfter, ...others } = wordsOf(lang);
      expect(`${page}${pageAfter}`.trim()).not.toBe('');
      expect(Object.values(others).filter((text) => typeof text === 'string' && text.trim() === '')).toEqual([]);
      expect(Object.keys(wordsOf(lang).boxes)).toEqual(Object.keys(wordsOf('en').boxes));
      expect(wordsOf(lang).note(7)).toContain('7');
      expect(wordsOf(lang).issue(7)).toContain('7');
    }
  });

  it('join names', () => {
    const names = ['A', 'B', 'C'];
    expect([0, 1, 2, 3].map((count) => nameList(names.slice(0, count), 'en'))).toEqual([
      '',
      'A',
      'A and B',
      'A, B and C',
    ]);
    expect(nameList(names, 'tr')).toBe('A, B ve C');
    expect(nameList(['ئا', 'ب', 'پ'], 'ug')).toBe('ئا، ب ۋە پ');
    expect(nameList(['أ', 'ب', 'ج'], 'ar')).toBe('أ، ب وج');
    expect(nameList(['甲', '乙', '丙'], 'zh-Hans')).toBe('甲、乙、丙');
    expect(plainList(names, 'de')).toBe('A, B, C');
    expect(plainList(['ئا', 'ب'], 'ug')).toBe('ئا، ب');
  });

  it('keep names that run against their line apart, so that they do not change places', () => {
    expect(nameList(['ئا', 'A', 'B'], 'ug')).toBe('ئا، \u2068A\u2069 ۋە \u2068B\u2069');
    expect(plainList(['A', 'أ', '甲'], 'en')).toBe('A, \u2068أ\u2069, 甲');
  });
});
