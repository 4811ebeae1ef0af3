import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { typeset } from './index.js';

const set = (html: string, lang: string): string =>
  toHtml(typeset(fromHtml(html, { fragment: true }), { lang, hyphenate: false }));

// ⟦ ⟧ stand for <bdi class="script-…"> of the foreign script, so that the samples can be read.
const arab = (text: string): string => text.replaceAll('⟦', '<bdi class="script-arab">').replaceAll('⟧', '</bdi>');
const latn = (text: string): string => text.replaceAll('⟦', '<bdi class="script-latn">').replaceAll('⟧', '</bdi>');
const bare = (text: string): string => text.replaceAll(/[⟦⟧]/g, '');

describe('Arabic script in left-to-right text', () => {
  it.each([
    'The name ⟦شەرقىي تۈركىستان⟧ in English',
    'two words ⟦شەرق، غەرب⟧, one run',
    'with its year ⟦2020-يىلى⟧ and 2020 apart',
    'in brackets (⟦شەرق⟧) and around ⟦شەرق (غەرب)⟧.',
    'half a bracket ⟦شەرق⟧ (⟦غەرب⟧ west)',
    '<em>⟦شەرق⟧</em> and ⟦<b>شەرق</b> غەرب⟧',
  ])('%s', (sample) => {
    expect(set(bare(sample), 'en')).toBe(arab(sample));
  });

  it('leaves a run bare that begins in one element and ends in another', () => {
    const html = '<b>x شەرق</b> <i>غەرب y</i>';
    expect(set(html, 'en')).toBe(html);
  });
});

describe('Latin script in right-to-left text', () => {
  it.each([
    'تەشكىلات ⟦Human Rights Watch (HRW)⟧ دېدى',
    '⟦BBC⟧، ⟦CNN⟧ ۋە ⟦AFP⟧',
    'ۋىرۇس ⟦COVID-19⟧نىڭ',
    'تېلېفون ⟦iPhone 12⟧.',
    '⟦BBC⟧ 5 مىڭ',
    '2020-يىلى 12:30 دا',
    'ئادرېس ⟦https://example.org:80/a-1⟧ دا',
    'ئۇ ⟦<b>Human</b> <i>Rights</i> Watch⟧ دا',
  ])('%s', (sample) => {
    expect(set(bare(sample), 'ug')).toBe(latn(sample));
  });

  it('keeps the groups of a telephone number and a date in order', () => {
    expect(set('تېلېفون +90 212 555 12 34', 'ug')).toBe('تېلېفون <bdi>+90 212 555 12 34</bdi>');
    expect(set('كۈنى 2020-12-01 دۇر', 'ug')).toBe('كۈنى <bdi>2020-12-01</bdi> دۇر');
  });

  it('does not touch code, but lets it stand inside a run', () => {
    expect(set('ئۇ <code>a</code> دۇر', 'ug')).toBe('ئۇ <code>a</code> دۇر');
    expect(set('ئۇ run <code>a</code> now دۇر', 'ug')).toBe(latn('ئۇ ⟦run <code>a</code> now⟧ دۇر'));
  });
});

describe('elements of their own', () => {
  it.each([
    ['en', '<bdi>شەرق</bdi>'],
    ['en', '<span dir="rtl">شەرق</span>'],
    ['en', '<span lang="ug" dir="rtl">شەرق</span>'],
    ['en', '<p>\u2067شەرق\u2069 west</p>'],
    ['ug', '<p>شەرق <span lang="tr" dir="ltr">doğu</span></p>'],
  ])('%s: %s stays', (lang, html) => {
    expect(set(html, lang)).toBe(html);
  });

  it('get the direction of their language', () => {
    expect(set('<span lang="ug">شەرق</span>', 'en')).toBe('<span lang="ug" dir="rtl">شەرق</span>');
    expect(set('<blockquote lang="en">east شەرق</blockquote>', 'ug')).toBe(
      arab('<blockquote lang="en" dir="ltr">east ⟦شەرق⟧</blockquote>'),
    );
    expect(set('<span lang="tr">doğu</span>', 'en')).toBe('<span lang="tr">doğu</span>');
  });
});

describe('Chinese words', () => {
  it.each([
    ['Alibaba 阿里巴巴 said', 'Alibaba <span lang="zh-Hans">阿里巴巴</span> said'],
    ['in 阿里、“华为”2020年。Then', 'in <span lang="zh-Hans">阿里、“华为”2020年。</span>Then'],
    ['<b>华</b>为', '<b><span lang="zh-Hans">华</span></b><span lang="zh-Hans">为</span>'],
    ['<span lang="zh-Hant">華為</span>', '<span lang="zh-Hant">華為</span>'],
    ['日本の漢字', '日本の漢字'],
  ])('%s', (html, expected) => {
    expect(set(html, 'en')).toBe(expected);
  });

  it('are isolated in right-to-left text', () => {
    expect(set('شىركەت 阿里巴巴 دۇر', 'ug')).toBe('شىركەت <span lang="zh-Hans" dir="ltr">阿里巴巴</span> دۇر');
  });
});
