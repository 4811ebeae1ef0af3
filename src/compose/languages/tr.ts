/** What an edition says in Turkish. */

import type { WebWords } from '../web-words.js';
import type { Words } from '../words.js';

export const words: Words = {
  contents: 'İçindekiler',
  editorial: 'Başyazı',
  references: 'Kaynaklar',
  notes: 'Notlar',
  about: 'Hakkımızda',
  credits: 'Künye',
  contacts: 'İletişim',
  address: 'Adres',
  email: 'E-posta',
  telephone: 'Telefon',
  web: 'Web',
  social: 'Sosyal medya',
  source: 'Kaynak',
  accessed: 'erişim',
  inThisIssue: 'Bu sayıda',
  page: 'sayfa',
  pageAfter: '',
  allIssues: 'Tüm sayılar',
  downloadPdf: 'PDF’yi indir',
  skip: 'Metne geç',
  and: ' ve ',
  comma: ', ',
  issue: (number) => `Sayı ${number}`,
  volume: (volume) => `Cilt ${volume}`,
  note: (number) => `Not ${number}`,
  backToText: (number) => `Metne dön, not ${number}`,
  byline: {
    by: 'Haber:',
    'written by': 'Yazan:',
    'additional reporting': 'Katkıda bulunan:',
    photographs: 'Fotoğraf:',
    illustration: 'Çizim:',
  },
  boxes: { sidebar: 'Kutu', facts: 'Bilgiler', related: 'İlgili' },
};

export const webWords: WebWords = {
  previous: 'Önceki',
  next: 'Sonraki',
  latestIssue: 'Son sayı',
  earlierIssues: 'Önceki sayılar',
  readIssue: 'Bu sayıyı oku',
  issueMenu: 'Bu sayı',
  moreStories: 'Önceki ve sonraki yazı',
  coverStory: 'Kapak konusu',
  table: 'Tablo',
  drawing: 'Çizim',
  original: 'Aslını oku',
  archived: 'arşiv kopyası',
  pdf: (pages, megabytes) => `PDF, ${pages} sayfa, ${megabytes} MB`,
  summary: (publisher, authors) =>
    authors
      ? `Bu yazı şu habere dayanan bir özettir: ${authors}, ${publisher}.`
      : `Bu yazı şu yayının haberine dayanan bir özettir: ${publisher}.`,
};
