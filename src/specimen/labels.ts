/** What the specimen calls its own pages, in the languages of its two editions. */

import type { Direction } from '../journal.js';
import type { Language } from './texts.js';

/** One edition of the specimen: everything in it, bound on one side. */
export interface Edition {
  /** Folder of the issue, and its direction. */
  readonly id: Direction;
  readonly lang: Extract<Language, 'en' | 'ug'>;
  readonly labels: Labels;
}

export interface Labels {
  readonly name: string;
  readonly headline: string;
  readonly kicker: string;
  readonly tagline: string;
  readonly about: readonly string[];
  readonly sections: Record<'openings' | 'text' | 'pictures' | 'languages' | 'theme', string>;
  readonly titles: Record<
    | 'feature'
    | 'report'
    | 'brief'
    | 'blocks'
    | 'words'
    | 'tables'
    | 'places'
    | 'one'
    | 'three'
    | 'charts'
    | 'cartoon'
    | 'page'
    | 'colours'
    | 'type'
    | 'measures'
    | 'grid',
    string
  >;
  /** What charts show of the texts. */
  readonly counts: Record<'letters' | 'words' | 'share', string>;
  /** Under and behind every test picture. */
  readonly testCard: string;
  readonly drawnBy: string;
  readonly role: string;
  /** Heads of the tables of tokens. */
  readonly columns: Record<'token' | 'value' | 'inks' | 'sample', string>;
}

const en: Labels = {
  name: 'Specimen',
  headline: 'Every block, every part, every token',
  kicker: 'Nothing to read here',
  tagline: 'A theme in five languages and two directions',
  about: [
    'This issue is made to be looked at. It shows each block an editor can write, each part of an issue and each token of the theme.',
    'Pictures are test cards, drawn by code. Texts are repeated as often as a page needs them.',
  ],
  sections: {
    openings: 'Openings',
    text: 'Text',
    pictures: 'Pictures',
    languages: 'Languages',
    theme: 'Theme',
  },
  titles: {
    feature: 'A feature opens over its picture',
    report: 'A report opens under its headline',
    brief: 'A brief is one of several',
    blocks: 'Blocks in two columns',
    words: 'Words, signs and figures',
    tables: 'Tables, lists and notes, short and long',
    places: 'Where a picture may stand',
    one: 'One column',
    three: 'Three columns',
    charts: 'Bars and lines',
    cartoon: 'A cartoon has a page',
    page: 'A picture fills a page',
    colours: 'Colours and their inks',
    type: 'Families and sizes',
    measures: 'Measures',
    grid: 'Margins, columns, baseline',
  },
  counts: { letters: 'Letters in a sentence', words: 'Words in a sentence', share: 'Letters among all signs' },
  testCard: 'Test card',
  drawnBy: 'Drawn by Galley',
  role: 'Specimen',
  columns: { token: 'Token', value: 'Value', inks: 'C M Y K', sample: 'Sample' },
};

const ug: Labels = {
  name: 'نەمۇنە',
  headline: 'ھەر بىر بۆلەك، ھەر بىر بەت، ھەر بىر بەلگە',
  kicker: 'بۇ يەردە ئوقۇيدىغان نەرسە يوق',
  tagline: 'بىر لايىھەنىڭ بەش تىل ۋە ئىككى يۆنىلىشتىكى كۆرۈنۈشى',
  about: [
    'بۇ سان كۆرۈش ئۈچۈن تەييارلاندى. ئۇ تەھرىر يازالايدىغان ھەر بىر بۆلەكنى، ساننىڭ ھەر بىر قىسمىنى ۋە لايىھەنىڭ ھەر بىر بەلگىسىنى كۆرسىتىدۇ.',
    'رەسىملەر سىناق رەسىملىرى، ئۇلارنى پروگرامما سىزغان. تېكىستلەر بەت لازىم قىلغانچە تەكرارلىنىدۇ.',
  ],
  sections: {
    openings: 'باشلىنىش',
    text: 'تېكىست',
    pictures: 'رەسىملەر',
    languages: 'تىللار',
    theme: 'لايىھە',
  },
  titles: {
    feature: 'چوڭ ماقالە رەسىم ئۈستىدىن باشلىنىدۇ',
    report: 'خەۋەر ماۋزۇ ئاستىدىن باشلىنىدۇ',
    brief: 'قىسقا خەۋەر يالغۇز كەلمەيدۇ',
    blocks: 'ئىككى ئىستونلۇق بۆلەكلەر',
    words: 'سۆزلەر، بەلگىلەر ۋە سانلار',
    tables: 'جەدۋەل، تىزىملىك ۋە ئىزاھات',
    places: 'رەسىمنىڭ ئورنى',
    one: 'بىر ئىستون',
    three: 'ئۈچ ئىستون',
    charts: 'دىئاگراممىلار',
    cartoon: 'كارىكاتۇرىنىڭ ئۆز بېتى بار',
    page: 'رەسىم پۈتۈن بەتنى ئىگىلەيدۇ',
    colours: 'رەڭلەر ۋە سىياھلار',
    type: 'خەت نۇسخىسى ۋە چوڭلۇقى',
    measures: 'ئۆلچەملەر',
    grid: 'گىرۋەك، ئىستون، قۇر سىزىقى',
  },
  counts: { letters: 'جۈملىدىكى ھەرپلەر', words: 'جۈملىدىكى سۆزلەر', share: 'بارلىق بەلگىلەردىكى ھەرپلەر' },
  testCard: 'سىناق رەسىمى',
  drawnBy: 'Galley سىزغان',
  role: 'نەمۇنە',
  columns: { token: 'بەلگە', value: 'قىممىتى', inks: 'C M Y K', sample: 'كۆرۈنۈشى' },
};

export const EDITIONS: readonly Edition[] = [
  { id: 'ltr', lang: 'en', labels: en },
  { id: 'rtl', lang: 'ug', labels: ug },
];
