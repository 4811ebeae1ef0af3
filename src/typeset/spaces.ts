/**
 * Spaces that must not end a line, and the spaces French sets before its high punctuation. Only French gains characters;
 * elsewhere a space typed becomes a no-break one.
 */

import type { Rule } from './rules.js';
import { readTag } from './tags.js';

const NBSP = '\u00A0';
/** Narrow no-break space. */
const NNBSP = '\u202F';

/** Words and marks after which, or before which, a number may not be cut off. */
interface Bindings {
  /** `page 5`, `No. 6` */
  readonly beforeNumber: readonly string[];
  /** `5 million`, `10 February`; units of measure bind in every language. */
  readonly afterNumber: readonly string[];
  /** `Dr. Smith` */
  readonly beforeName: readonly string[];
}

const UNITS =
  'mm|cm|dm|km|m|µm|nm|mg|g|kg|t|ha|km²|m²|m³|ml|cl|dl|l|kW|MW|GW|TW|kWh|MWh|GWh|TWh|Hz|kHz|MHz|GHz|kB|KB|MB|GB|TB|dpi|pt|min|km/h|mph|°C|°F';

const COMMON: readonly Rule[] = [
  // A dash between spaces ends a line, it does not start one.
  { find: /(?<=[^\s]) (?=[–—](?:\s|$))/gu, put: NBSP },
  { find: new RegExp(String.raw`(?<=\d) (?=(?:${UNITS})(?![\p{L}\p{N}\u00AD²³/]))`, 'gu'), put: NBSP },
  { find: /(?<=\d) (?=(?:[%‰€£¥₺$°]|CHF|EUR|TRY|USD|CNY)(?![\p{L}\p{N}\u00AD]))/gu, put: NBSP },
  { find: /(?<=[§№]) (?=\d)/gu, put: NBSP },
  // Initials stay together and with the name.
  { find: /(?<=(?<![\p{L}\p{N}\p{M}\u00AD])\p{Lu}\.) (?=\p{Lu})/gu, put: NBSP },
];

const BINDINGS: Readonly<Record<string, Bindings>> = {
  en: {
    beforeNumber: words('Page page Pages pages p. pp. No. Nos. Vol. vol. Fig. fig. Figure Table Chapter Article Issue'),
    afterNumber: words(
      'thousand million billion trillion January February March April May June July August September October November December',
    ),
    beforeName: words('Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Prof. St St.'),
  },
  tr: {
    beforeNumber: words('Sayfa sayfa s. No No. No: no: Sayı sayı Cilt cilt Madde madde Bölüm Şekil Tablo'),
    afterNumber: words(
      'bin milyon milyar trilyon Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık',
    ),
    beforeName: words('Dr. Prof. Doç. Av. Sn.'),
  },
  de: {
    beforeNumber: words('Seite S. Nr. Bd. Abb. Tab. Kap. Art. Abs. Heft Jg.'),
    afterNumber: words(
      'Tausend Millionen Million Milliarden Milliarde Billionen Mio. Mrd. Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
    ),
    beforeName: words('Dr. Prof. Hr. Fr. St.'),
  },
  fr: {
    beforeNumber: words('Page page Pages pages p. pp. n° N° nº Nº vol. fig. art. chap. chapitre article tableau'),
    afterNumber: words(
      'mille millions million milliards milliard janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    ),
    beforeName: words('M. MM. Mme Mmes Mlle Dr Pr Me St'),
  },
};

function words(list: string): readonly string[] {
  return list.split(' ');
}

/** Alternatives of a pattern. */
const any = (list: readonly string[]): string => list.map((word) => word.replaceAll('.', String.raw`\.`)).join('|');

function bind({ beforeNumber, afterNumber, beforeName }: Bindings): Rule[] {
  return [
    { find: new RegExp(String.raw`(?<=(?<![\p{L}\p{N}\p{M}\u00AD])(?:${any(beforeNumber)})) (?=\d)`, 'gu'), put: NBSP },
    // The full stop is the German ordinal: 10. Februar.
    { find: new RegExp(String.raw`(?<=\d\.?) (?=(?:${any(afterNumber)})(?![\p{L}\p{N}\u00AD]))`, 'gu'), put: NBSP },
    {
      find: new RegExp(String.raw`(?<=(?<![\p{L}\p{N}\p{M}\u00AD])(?:${any(beforeName)})) (?=\p{Lu}\p{Ll})`, 'gu'),
      put: NBSP,
    },
  ];
}

/** z. B., d. h., u. a., i. d. R., o. Ä. */
const GERMAN: readonly Rule[] = [
  { find: /(?<=(?<![\p{L}\p{N}\p{M}\u00AD])(?:[zdusoi]|i\. ?d)\.)[ \u00A0](?=(?:B|h|a|o|Ä|d|R|u)\.)/gu, put: NNBSP },
];

const FRENCH: readonly Rule[] = [
  { find: /(?<=«)[ \u00A0](?=\S)/gu, put: NNBSP },
  { find: /(?<=\S)[ \u00A0](?=»)/gu, put: NNBSP },
  { find: /«(?=[^\s])/gu, put: `«${NNBSP}` },
  { find: /(?<=[^\s])»/gu, put: `${NNBSP}»` },
  { find: /(?<=[^\s«])[ \u00A0](?=[;!?])/gu, put: NNBSP },
  { find: /(?<=[^\s«]) (?=:(?:\s|$))/gu, put: NBSP },
  // Typed without a space. A colon inside 12:30 or a name, and marks within a longer sign, are not the sentence's.
  { find: /(?<=[\p{L}\p{M}\p{N})\]»“”’…%])[;!?](?=[\s»”’"')\]!?…]|$)/gu, put: (mark) => NNBSP + mark },
  { find: /(?<=[\p{L}\p{M}\p{N})\]»“”’…%]):(?=\s|$)/gu, put: `${NBSP}:` },
  // 10 000, but not groups of other lengths: those are telephone numbers.
  {
    find: /(?<![\d.,+/-]|\d[ \u00A0\u202F])\d{1,3}(?:[ \u00A0]\d{3})+(?!\d|[ \u00A0\u202F]\d|[-/])/gu,
    put: (number) => number.replaceAll(/\s/gu, NNBSP),
  },
];

const withBindings = (language: string): readonly Rule[] => {
  const bindings = BINDINGS[language];
  return bindings ? [...COMMON, ...bind(bindings)] : COMMON;
};

/** What binds for the line's sake. Chinese has no spaces to bind. */
const BINDING_RULES: Readonly<Record<string, readonly Rule[]>> = {
  en: withBindings('en'),
  tr: withBindings('tr'),
  de: [...withBindings('de'), ...GERMAN],
  fr: withBindings('fr'),
  zh: [],
};

/** Spaces that belong to the language's spelling, line or no line. */
export const spellingSpacesOf = (lang: string): readonly Rule[] => (readTag(lang).language === 'fr' ? FRENCH : NONE);

/** Spaces that keep together what a line's end would tear apart. */
export const bindingSpacesOf = (lang: string): readonly Rule[] => BINDING_RULES[readTag(lang).language] ?? COMMON;

const NONE: readonly Rule[] = [];
