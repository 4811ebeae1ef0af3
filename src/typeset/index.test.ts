import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { directionOf } from '../journal.js';
import { typeset, typesetText } from './index.js';

/** Sets HTML; ~ is a no-break space, ` a narrow one. */
function set(html: string, lang = 'en'): string {
  const tree = typeset(fromHtml(html, { fragment: true }), { lang, hyphenate: false });
  return show(toHtml(tree));
}

const show = (text: string): string => text.replaceAll('\u00A0', '~').replaceAll('\u202F', '`');

const text = (source: string, lang = 'en'): string => show(typesetText(source, lang));

describe('quotation marks', () => {
  it.each([
    ['en', `"Yes," she said, "he said 'no' twice."`, '“Yes,” she said, “he said ‘no’ twice.”'],
    ['en-GB', `'Outer "inner" outer'`, '‘Outer “inner” outer’'],
    ['tr', `"Evet" dedi, 'hayır' değil`, '“Evet” dedi, ‘hayır’ değil'],
    ['de', `"Ja", sagte sie, "er sagte 'nein'."`, '„Ja“, sagte sie, „er sagte ‚nein‘.“'],
    ['fr', `"Oui", dit-elle, "il a dit 'non'".`, '«`Oui`», dit-elle, «`il a dit “non”`».'],
    ['ug', `"شەرق" ۋە "غەرب 'شىمال' جەنۇب"`, '«شەرق» ۋە «غەرب ‹شىمال› جەنۇب»'],
    ['ar', `"شرق" و "غرب 'شمال' جنوب"`, '«شرق» و «غرب ‹شمال› جنوب»'],
    ['zh-Hans', `他说"你好'世界'吗"然后走了`, '他说“你好‘世界’吗”然后走了'],
    ['zh-Hant', `他說"你好'世界'嗎"然後走了`, '他說「你好『世界』嗎」然後走了'],
    ['zh-TW', `"台北"`, '「台北」'],
    ['ug-Latn', `"sherq"`, '“sherq”'],
    ['sv', `"ja" och ”nej”`, '“ja” och ”nej”'],
    ['', `"x"`, '“x”'],
  ])('%s: %s', (lang, source, expected) => {
    expect(text(source, lang)).toBe(expected);
  });

  it.each([
    // right ones stay
    ['en', '“Yes,” she said, ‘no’', '“Yes,” she said, ‘no’'],
    // half straight, half curly
    ['en', `“Yes" and "no” and ‘so'`, '“Yes” and “no” and ‘so’'],
    // another language’s habit
    ['de', '“Ja” und ‘nein’', '„Ja“ und ‚nein‘'],
    // another language’s habit
    ['en', '„Yes“ and „no”', '“Yes” and “no”'],
    // turned the wrong way
    ['en', 'the ‘20s, rock ‘n’ roll', 'the ’20s, rock ’n’ roll'],
    // guillemets in English are meant
    ['en', '«Le Monde»', '«Le Monde»'],
    // French inner marks
    ['fr', '«`a “b” c`»'.replaceAll('`', '\u202F'), '«`a “b” c`»'],
    // a double pair inside a double pair
    ['en', '"a "b" c"', '“a ‘b’ c”'],
  ])('mixed, %s: %s', (lang, source, expected) => {
    expect(text(source, lang)).toBe(expected);
  });

  it.each([
    [`don't, the government's, the workers' rights`, 'don’t, the government’s, the workers’ rights'],
    [`'the workers' rights' he said`, '‘the workers’ rights’ he said'],
    [
      `the '20s, the class of '98, 1980's, rock 'n' roll, 'tis`,
      'the ’20s, the class of ’98, 1980’s, rock ’n’ roll, ’tis',
    ],
    [`'cause' and effect`, '‘cause’ and effect'],
    [`5'10", 3.5", 6' 2" tall`, `5'10", 3.5", 6' 2" tall`],
    [`"a 3.5" disk" and "in 1984"`, `“a 3.5" disk” and “in 1984”`],
    [`--"Stop!"--("Go") ["on"] either/"or"`, '--“Stop!”—(“Go”) [“on”] either/“or”'],
    [`"'No,' he said"`, '“‘No,’ he said”'],
    [`"...and so on..."`, '“…and so on…”'],
    [`O‘zbekiston`, 'O‘zbekiston'],
    [`a " b`, 'a " b'],
  ])('apostrophes, primes and neighbours: %s', (source, expected) => {
    expect(text(source)).toBe(expected);
  });

  it('knows the apostrophes of other languages', () => {
    expect(text(`İstanbul'da, 1980'ler, %20'si`, 'tr')).toBe('İstanbul’da, 1980’ler, %20’si');
    expect(text(`l'homme, l'"ami", aujourd'hui`, 'fr')).toBe('l’homme, l’«`ami`», aujourd’hui');
    expect(text(`'s ist gut, Hans' Auto`, 'de')).toBe('’s ist gut, Hans’ Auto');
  });

  it.each([
    ['<p>"<em>important</em>"</p>', '<p>“<em>important</em>”</p>'],
    ['<p><em>"important"</em>, he said</p>', '<p><em>“important”</em>, he said</p>'],
    ['<p>"<a href="#">link</a>\'s end"</p>', '<p>“<a href="#">link</a>’s end”</p>'],
    ['<p>he said"<sup>1</sup> and "so"</p>', '<p>he said”<sup>1</sup> and “so”</p>'],
    ['<p>"<code>a "b"</code>" and \'<code>c</code>\'</p>', '<p>“<code>a "b"</code>” and ‘<code>c</code>’</p>'],
    ['<p>"First.</p><p>"Second."</p>', '<p>“First.</p><p>“Second.”</p>'],
    ['<p>a "<br>b"</p>', '<p>a "<br>b”</p>'],
    ['<li>"a <p>b"</p> c"</li>', '<li>“a <p>b”</p> c”</li>'],
  ])('across elements: %s', (source, expected) => {
    expect(set(source)).toBe(expected);
  });

  it('follows the nearest lang', () => {
    expect(set('<p>"a" <span lang="de">"b" <i lang="fr">"c"</i></span> "d"</p>')).toBe(
      '<p>“a” <span lang="de">„b“ <i lang="fr">«`c`»</i></span> “d”</p>',
    );
  });
});

describe('dashes, ellipses and ranges', () => {
  it.each([
    ['en', 'this -- that', 'this – that'],
    ['en', 'this---that, this --- that', 'this—that, this — that'],
    ['en', 'this--that', 'this—that'],
    ['en', 'this - that', 'this – that'],
    ['de', 'dies -- das', 'dies – das'],
    ['zh', '走--来......', '走——来……'],
    ['en', 'wait... and so on....', 'wait… and so on....'],
    ['en', 'pages 10-12, 20-30%, 1-3', 'pages 10–12, 20–30%, 1–3'],
    ['en', 'in 2014-2019 and 2019-20', 'in 2014–2019 and 2019–20'],
    ['en', 'pp. 123-145', 'pp. 123–145'],
  ])('%s: %s', (lang, source, expected) => {
    expect(text(source, lang)).toBe(expected);
  });

  it.each([
    'well-known, COVID-19, F-16, x-1, A-B',
    '--strict, -v, cmd --only screen',
    '2020-12, 2020-12-01, 12-2020, 2009-12',
    'ISSN 1234-5678, ISSN 1999-2004, ISBN 978-3',
    '555-1234, 555-867, +90 212 555-1234, 212 10-12 34',
    '5 - 3, x - 1, -5-10, 3-1, 50-50, 05-10',
    '12:30-13:45, 1.2-3.4, 1-2/3-4, 10-12-14',
    'id 10-12, Tel. 10-12, T10-12',
  ])('stays as typed: %s', (source) => {
    expect(text(source)).toBe(source);
  });

  it('leaves ranges to Turkish and to right-to-left text, whose order a dash would turn', () => {
    expect(text('1914-1918', 'tr')).toBe('1914-1918');
    expect(text('2019-2020', 'ug')).toBe('2019-2020');
  });
});

describe('spaces', () => {
  it.each([
    ['en', 'page 5, No. 6, p. 7, 5 km, 5 %, 5 million', 'page~5, No.~6, p.~7, 5~km, 5~%, 5~million'],
    ['en', 'J. R. R. Smith, Dr. Smith, 10 February', 'J.~R.~R.~Smith, Dr.~Smith, 10~February'],
    ['en', 'this – that -- end', 'this~– that~– end'],
    ['de', 'z. B. am 10. Februar, S. 5', 'z.`B. am 10.~Februar, S.~5'],
    ['tr', '5 milyon, sayfa 7', '5~milyon, sayfa~7'],
    ['fr', 'Quoi ? Non! Si : oui; 10 000 «ami»', 'Quoi`? Non`! Si~: oui`; 10`000 «`ami`»'],
    ['en', 'no pages 5kg 5 kilos Vitamin', 'no pages~5kg 5 kilos Vitamin'],
    ['zh', '第 5 页 5 km', '第 5 页 5 km'],
  ])('%s: %s', (lang, source, expected) => {
    const passage = typeset(fromHtml(source, { fragment: true }), { lang, hyphenate: false });
    expect(show(toHtml(passage))).toBe(expected);
  });

  it('binds nothing for the line’s sake in plain strings', () => {
    expect(text('page 5 – J. Smith: 5 km')).toBe('page 5 – J. Smith: 5 km');
    expect(text('Quoi ?', 'fr')).toBe('Quoi`?');
  });
});

describe('what stays exactly as typed', () => {
  const exact = [
    '12:30',
    '3:17',
    'Ad: Soyad',
    'ئاپتور:ئەھمەد',
    'https://example.org:8080/a--b/it\'s...?x=1-2&y="',
    'http://localhost:3000/2019-20',
    "o'neil--x@example.org",
    'www.example.org/a--b...c',
    'example.org/10-12',
    'images/map--2.svg',
  ];
  it.each(['en', 'tr', 'ug', 'zh'])('in %s', (lang) => {
    for (const sample of exact.filter((one) => !one.endsWith('"'))) expect(typesetText(sample, lang)).toBe(sample);
  });

  it('ends an address before the marks of the sentence', () => {
    expect(text('"https://example.org/a--b".')).toBe('“https://example.org/a--b”.');
    expect(text('(see https://example.org/wiki/Istiqlal_(newspaper))...')).toBe(
      '(see https://example.org/wiki/Istiqlal_(newspaper))…',
    );
  });

  it.each(['code', 'pre', 'kbd', 'samp', 'script', 'style', 'textarea'])('inside %s', (name) => {
    const html = `<${name}>"it's" -- government... شەرق 阿里</${name}>`;
    expect(toHtml(typeset(fromHtml(html, { fragment: true }), { lang: 'en', hyphenate: true }))).toBe(html);
  });

  it('the attributes of a drawing, whose text gets quotes but no markup', () => {
    const drawing = '<svg aria-label="&#x22;a&#x22;"><text x="1">"government" شەرق 阿里</text></svg>';
    expect(set(`<p>${drawing}</p>`)).toBe(`<p>${drawing.replace('"government"', '“government”')}</p>`);
  });
});

it('does not change the tree it is given', () => {
  const tree = fromHtml('<p>"government" شەرق 阿里</p>', { fragment: true });
  const before = structuredClone(tree);
  typeset(tree, { lang: 'en', hyphenate: true });
  expect(tree).toEqual(before);
});

it('knows the direction of a language by its script', () => {
  expect(['ug', 'ar', 'fa', 'he', 'und-Arab', 'az-Arab'].map(directionOf)).toEqual(Array(6).fill('rtl'));
  expect(['en', 'tr', 'zh-Hans', 'ug-Latn', '', 'no tag'].map(directionOf)).toEqual(Array(6).fill('ltr'));
});
