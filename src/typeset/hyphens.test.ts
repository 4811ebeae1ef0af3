import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { typeset } from './index.js';

function hyphenate(html: string, lang: string, exceptions: string[] = []): string {
  const tree = typeset(fromHtml(html, { fragment: true }), { lang, hyphenate: true, exceptions });
  return toHtml(tree).replaceAll('\u00AD', '·').replaceAll('\u00A0', ' ');
}

const plain = (html: string): string => html.replaceAll('·', '');

// The Uyghur list is divided by the rules of the syllable; a native reader has not checked it.
describe.each([
  ['en', 'gov·ern·ment sur·veil·lance ad·min·is·tra·tive doc·u·men·ta·tion in·ter·na·tional re·port cot·ton table'],
  ['en-GB', 'gov·ern·ment ad·min·is·trat·ive in·ter·na·tional'],
  ['tr', 'ulus·la·ra·ra·sı·laş·tır·ma Tür·kis·tan ga·ze·te İs·tan·bul IS·PAR·TA·LI'],
  ['de', 'Bun·des·ver·fas·sungs·ge·richt Re·gie·rungs·bil·dung Über·wa·chung'],
  ['fr', 'gou·ver·ne·ment do·cu·men·ta·tion sur·veillance'],
  ['ug', 'شەر·قىي تۈر·كىس·تان مە·دە·نى·يەت جەم·ئى·يى·تى ئاخ·با·رات ئۇي·غۇر·لار مەس·ئۇل سا·ئەت ئىس·تىق·لال تۈرك·لەر'],
])('%s', (lang, words) => {
  it.each(words.split(' '))('%s', (word) => {
    expect(hyphenate(plain(word), lang)).toBe(word);
  });
});

it.each([
  ['zh', '<p>administrative 人民</p>'],
  ['ar', '<p>الاستقلال</p>'],
  ['es', '<p>administrativo</p>'],
  ['', '<p>administrative</p>'],
])('sets none in a language without a hyphenator: %s', (lang, html) => {
  expect(hyphenate(html, lang)).not.toContain('·');
});

it('sets Latin words none inside Uyghur, nor Uyghur ones inside English', () => {
  expect(hyphenate('administrative', 'ug')).not.toContain('·');
  expect(hyphenate('تۈركىستان', 'en')).not.toContain('·');
});

it.each([
  'government2 2government COVID-19-government',
  'government@example.org example.org/government https://government.example/administration',
  'government.administration and/orgovernment',
  'UNESCO XPCC IstiqlalEn WeChatGovernment',
  'gov\u00ADernment',
])('stays whole: %s', (text) => {
  expect(hyphenate(text, 'en')).toBe(text.replaceAll('\u00AD', '·'));
});

it('breaks long capitals, long parts of compounds, and words beside an apostrophe', () => {
  expect(hyphenate('GOVERNMENT', 'en')).toBe('GOV·ERN·MENT');
  expect(hyphenate('self-determination co-worker', 'en')).toBe('self-de·ter·mi·na·tion co-worker');
  expect(hyphenate('government’s', 'en')).toBe('gov·ern·ment’s');
});

it.each(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])('sets none in %s', (name) => {
  expect(hyphenate(`<${name}>The <em>government</em></${name}>`, 'en')).not.toContain('·');
});

it('sets none where the author refuses them, and none when not asked', () => {
  expect(hyphenate('<p class="lead no-hyphens">government <b>report</b></p>', 'en')).not.toContain('·');
  expect(hyphenate('<svg><text>government</text></svg>', 'en')).not.toContain('·');
  expect(hyphenate('<p data-no-hyphens>government</p>', 'en')).not.toContain('·');
  const tree = typeset(fromHtml('government', { fragment: true }), { lang: 'en', hyphenate: false });
  expect(toHtml(tree)).toBe('government');
});

it('breaks a word that runs over elements, unless their languages differ', () => {
  expect(hyphenate('<em>gov</em>ernment', 'en')).toBe('<em>gov</em>·ern·ment');
  expect(hyphenate('<em lang="tr">gov</em>ernment', 'en')).toBe('<em lang="tr">gov</em>ernment');
});

it('follows the list of exceptions, whatever the capitals', () => {
  const exceptions = ['Uy-ghur', 'Turk-i-stan', 'Xinjiang', 'East-Turk-i-stan'];
  expect(hyphenate('Uyghur UYGHUR uyghurs Turkistan Xinjiang EastTurkistan', 'en', exceptions)).toBe(
    'Uy·ghur UY·GHUR uyghurs Turk·i·stan Xinjiang East·Turk·i·stan',
  );
});
