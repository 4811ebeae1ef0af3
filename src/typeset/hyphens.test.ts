import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { typeset } from './index.js';

type Lists = Readonly<Record<string, readonly string[]>>;

function hyphenate(html: string, lang: string, lists: Lists = {}): string {
  const exceptions = new Map(Object.entries(lists));
  const tree = typeset(fromHtml(html, { fragment: true }), { lang, hyphenate: true, exceptions });
  return toHtml(tree).replaceAll('\u00AD', '·').replaceAll('\u00A0', ' ');
}

const plain = (html: string): string => html.replaceAll('·', '');

// The Uyghur lists are divided by the rules of the syllable; a native reader has not checked them.
describe.each([
  ['en', 'gov·ern·ment sur·veil·lance ad·min·is·tra·tive doc·u·men·ta·tion in·ter·na·tional re·port cot·ton table'],
  ['en', 'tech·nol·ogy com·pany Chi·nese leg·is·la·tion pros·e·cu·tor through straight de·ten·tion min·istry'],
  ['en-GB', 'gov·ern·ment ad·min·is·trat·ive in·ter·na·tional legal know·ledge'],
  ['tr', 'ulus·la·ra·ra·sı·laş·tır·ma Tür·kis·tan ga·ze·te İs·tan·bul IS·PAR·TA·LI'],
  ['tr', 'hü·kü·met fab·ri·ka ba·ğım·sız·lık Çin elekt·rik İN·GİL·TE·RE öğ·ret·men·ler kont·rol sa·at·ler'],
  ['de', 'Bun·des·ver·fas·sungs·ge·richt Re·gie·rungs·bil·dung Über·wa·chung'],
  ['de', 'Straf·ge·richts·hof Zwangs·ar·beit Zu·cker Fens·ter'],
  ['fr', 'gou·ver·ne·ment do·cu·men·ta·tion sur·veillance'],
  ['fr', 'tra·vail en·fants consti·tu·tion tech·no·lo·gie'],
  ['es', 'ad·mi·nis·tra·ción'],
  ['nl', 're·ge·ring'],
  ['ru', 'пра·ви·тель·ство'],
  ['tk', 'ga·raş·syz·lyk'],
  ['ug', 'شەر·قىي تۈر·كىس·تان مە·دە·نى·يەت جەم·ئى·يى·تى ئاخ·با·رات ئۇي·غۇر·لار مەس·ئۇل سا·ئەت ئىس·تىق·لال تۈرك·لەر'],
  ['ug', 'ھۆ·كۈ·مەت مۇس·تە·قىل·لىق خەلق·ئا·را قۇ·رۇل·تاي شىن·جاڭ ئىن·سا·نى·يەت مۇ·ئەل·لىم قا·نۇن·سىز'],
  ['ug', 'كى·تاب·لى·رى·مىز·نىڭ تەش·كى·لات تە·رەق·قى·يات ۋە·زى·يەت ئەر·كىن·لىك پەي·غەم·بەر پاخ·تا ئىش·چى·لار'],
  // Loans: two consonants at the end of a syllable; a cluster before r, of which nobody knows where it belongs, stays.
  ['ug', 'ئىنس·تى·تۇت ترانس·پورت كومپ·يۇ·تېر دې·موك·را·تى·يە پروگ·رام·ما كونترول ئىسترا·تې·گى·يە ئۆز·بې·كىس·تان'],
])('%s', (lang, words) => {
  it.each(words.split(' '))('%s', (word) => {
    expect(hyphenate(plain(word), lang)).toBe(word);
  });
});

it.each([
  ['zh', '<p>administrative 人民</p>'],
  ['ar', '<p>الاستقلال</p>'],
  ['vi', '<p>administrativo</p>'],
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
  expect(hyphenate(text, 'en').replaceAll('<wbr>', '')).toBe(text.replaceAll('\u00AD', '·'));
});

const broken = (html: string): string => hyphenate(html, 'en').replaceAll('<wbr>', '|');

describe('addresses', () => {
  it.each([
    'https://|example|.org/|administration/|cotton-2020|.html|?page|=12#notes',
    'press|@example|.org',
    'www.example|.org/|uyghur|_news',
    'cotton.md',
    'turkistantimes|.com/en',
  ])('may be broken at their signs: %s', (address) => {
    expect(broken(address.replaceAll('|', ''))).toBe(address);
  });

  it('stand in code as typed, and are broken once', () => {
    expect(broken('<code>https://example.org/government</code>')).not.toContain('|');
    const once = hyphenate('<p>At https://example.org/government.</p>', 'en');
    expect(hyphenate(once, 'en')).toBe(once);
  });
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

describe('the lists of exceptions', () => {
  it('are followed, whatever the capitals', () => {
    const lists = { en: ['Uy-ghur', 'Turk-i-stan', 'Huawei', 'Xin-jiang'] };
    expect(hyphenate('Uyghur UYGHUR Turkistan Huawei XINJIANG', 'en', lists)).toBe(
      'Uy·ghur UY·GHUR Turk·i·stan Huawei XIN·JIANG',
    );
  });

  it('know the form with an s and what follows an apostrophe', () => {
    const lists = { en: ['Uy-ghur', 'Xin-jiang'], tr: ['Huawei'], de: ['Xin-jiang'] };
    expect(hyphenate('Uyghurs Uyghur’s Xinjiang’s', 'en', lists)).toBe('Uy·ghurs Uy·ghur’s Xin·jiang’s');
    expect(hyphenate('Huawei’nin', 'tr', lists)).toBe('Huawei’nin');
    expect(hyphenate('Xinjiangs', 'de', lists)).toBe('Xin·jiangs');
  });

  it('hold for their language and its regions', () => {
    const lists = { en: ['re-cord'], 'en-GB': ['gover-nment'], tr: ['ışık-lar'] };
    expect(hyphenate('record government', 'en', lists)).toBe('re·cord gov·ern·ment');
    expect(hyphenate('record government', 'en-GB', lists)).toBe('re·cord gover·nment');
    expect(hyphenate('record', 'en-US', lists)).toBe('re·cord');
    expect(hyphenate('government', 'de', lists)).not.toContain('r·n');
    expect(hyphenate('IŞIKLAR', 'tr', lists)).toBe('IŞIK·LAR');
  });

  it('speak for a language without patterns, and not where the author refuses hyphens', () => {
    expect(hyphenate('الاستقلال', 'ar', { ar: ['الاست-قلال'] })).toBe('الاست·قلال');
    expect(hyphenate('<p class="no-hyphens">record</p>', 'en', { en: ['re-cord'] })).not.toContain('·');
  });
});

it('breaks only long words where lines are ragged, and none in captions', () => {
  expect(hyphenate('<ul><li>ministers <b>administration</b></li></ul>', 'en')).toContain(
    'ministers <b>ad·min·is·tra·tion</b>',
  );
  expect(hyphenate('<table><caption>administration</caption></table>', 'en')).not.toContain('·');
  expect(hyphenate('<figure><figcaption>administration</figcaption></figure>', 'en')).not.toContain('·');
});
