/** What an edition says in Uyghur, in Arabic letters. */

import type { WebWords } from '../web-words.js';
import type { Words } from '../words.js';

export const words: Words = {
  contents: 'مۇندەرىجە',
  editorial: 'باش ماقالە',
  references: 'مەنبەلەر',
  notes: 'ئىزاھلار',
  about: 'بىز ھەققىدە',
  credits: 'تەھرىر ھەيئىتى',
  contacts: 'ئالاقە',
  address: 'ئادرېس',
  email: 'ئېلخەت',
  telephone: 'تېلېفون',
  web: 'تور بېكەت',
  social: 'ئىجتىمائىي تاراتقۇ',
  source: 'مەنبە',
  accessed: 'كۆرۈلگەن ۋاقتى',
  inThisIssue: 'بۇ ساندا',
  page: '',
  pageAfter: '-بەت',
  allIssues: 'بارلىق سانلار',
  downloadPdf: 'PDF نى چۈشۈرۈش',
  skip: 'تېكىستكە ئۆتۈش',
  and: ' ۋە ',
  comma: '، ',
  issue: (number) => `${number}-سان`,
  volume: (volume) => `${volume}-توم`,
  note: (number) => `${number}-ئىزاھ`,
  backToText: (number) => `${number}-ئىزاھنىڭ تېكىستىگە قايتىش`,
  byline: {
    by: 'مۇخبىر:',
    'written by': 'يازغۇچى:',
    'additional reporting': 'ياردەمچى مۇخبىر:',
    photographs: 'فوتو:',
    illustration: 'رەسىم:',
  },
  boxes: { sidebar: 'قوشۇمچە', facts: 'پاكىتلار', related: 'مۇناسىۋەتلىك' },
};

export const webWords: WebWords = {
  previous: 'ئالدىنقى',
  next: 'كېيىنكى',
  latestIssue: 'ئەڭ يېڭى سان',
  earlierIssues: 'بۇرۇنقى سانلار',
  readIssue: 'بۇ ساننى ئوقۇش',
  issueMenu: 'بۇ سان',
  moreStories: 'ئالدىنقى ۋە كېيىنكى ماقالە',
  coverStory: 'مۇقاۋا ماقالىسى',
  table: 'جەدۋەل',
  drawing: 'سىزما',
  original: 'ئەسلىنى ئوقۇش',
  archived: 'ئارخىپ نۇسخىسى',
  // Isolated, or a reader of the line would take the Latin letters and figures in the wrong order.
  pdf: (pages, megabytes) => `\u2068PDF\u2069، ${pages} بەت، \u2068${megabytes} MB\u2069`,
  summary: (publisher, authors) => `بۇ ماقالىنىڭ مەنبەسى: ${authors ? `${authors}، ` : ''}${publisher}.`,
};
