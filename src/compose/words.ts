/** The words an edition adds of its own, by language. English stands in where a language has none here. */

import type { BylineRole } from '../issue.js';
import { isLanguageTag } from '../journal.js';

export interface Words {
  readonly contents: string;
  readonly editorial: string;
  readonly references: string;
  readonly notes: string;
  readonly about: string;
  readonly credits: string;
  readonly contacts: string;
  readonly address: string;
  readonly email: string;
  readonly telephone: string;
  readonly web: string;
  readonly social: string;
  readonly source: string;
  readonly accessed: string;
  readonly inThisIssue: string;
  readonly page: string;
  readonly allIssues: string;
  readonly downloadPdf: string;
  readonly skip: string;
  readonly and: string;
  /** Between names, with its space. */
  readonly comma: string;
  readonly issue: (number: number) => string;
  readonly volume: (volume: number) => string;
  readonly note: (number: number) => string;
  readonly backToText: (number: number) => string;
  readonly byline: Readonly<Record<Exclude<BylineRole, 'name'>, string>>;
  /** Names of boxes without a title of their own, for those who listen. */
  readonly boxes: Readonly<Record<string, string>>;
}

const en: Words = {
  contents: 'Contents',
  editorial: 'Editorial',
  references: 'References',
  notes: 'Notes',
  about: 'About',
  credits: 'Credits',
  contacts: 'Contacts',
  address: 'Address',
  email: 'E-mail',
  telephone: 'Telephone',
  web: 'Web',
  social: 'Social media',
  source: 'Source',
  accessed: 'accessed',
  inThisIssue: 'In this issue',
  page: 'page',
  allIssues: 'All issues',
  downloadPdf: 'Download the PDF',
  skip: 'Skip to the text',
  and: 'and',
  comma: ', ',
  issue: (number) => `No. ${number}`,
  volume: (volume) => `Vol. ${volume}`,
  note: (number) => `Note ${number}`,
  backToText: (number) => `Back to the text of note ${number}`,
  byline: {
    by: 'By',
    'written by': 'Written by',
    'additional reporting': 'Additional reporting by',
    photographs: 'Photographs by',
    illustration: 'Illustration by',
  },
  boxes: { sidebar: 'Sidebar', facts: 'Facts', related: 'Related' },
};

const tr: Words = {
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
  allIssues: 'Tüm sayılar',
  downloadPdf: 'PDF’yi indir',
  skip: 'Metne geç',
  and: 've',
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

const de: Words = {
  contents: 'Inhalt',
  editorial: 'Editorial',
  references: 'Quellen',
  notes: 'Anmerkungen',
  about: 'Über uns',
  credits: 'Impressum',
  contacts: 'Kontakt',
  address: 'Anschrift',
  email: 'E-Mail',
  telephone: 'Telefon',
  web: 'Web',
  social: 'Soziale Medien',
  source: 'Quelle',
  accessed: 'abgerufen',
  inThisIssue: 'In diesem Heft',
  page: 'Seite',
  allIssues: 'Alle Hefte',
  downloadPdf: 'PDF herunterladen',
  skip: 'Zum Text',
  and: 'und',
  comma: ', ',
  issue: (number) => `Nr. ${number}`,
  volume: (volume) => `Jahrgang ${volume}`,
  note: (number) => `Anmerkung ${number}`,
  backToText: (number) => `Zurück zum Text der Anmerkung ${number}`,
  byline: {
    by: 'Von',
    'written by': 'Text:',
    'additional reporting': 'Mitarbeit:',
    photographs: 'Fotos:',
    illustration: 'Illustration:',
  },
  boxes: { sidebar: 'Kasten', facts: 'Fakten', related: 'Zum Thema' },
};

const fr: Words = {
  contents: 'Sommaire',
  editorial: 'Éditorial',
  references: 'Sources',
  notes: 'Notes',
  about: 'À propos',
  credits: 'Ours',
  contacts: 'Contacts',
  address: 'Adresse',
  email: 'Courriel',
  telephone: 'Téléphone',
  web: 'Web',
  social: 'Réseaux sociaux',
  source: 'Source',
  accessed: 'consulté le',
  inThisIssue: 'Dans ce numéro',
  page: 'page',
  allIssues: 'Tous les numéros',
  downloadPdf: 'Télécharger le PDF',
  skip: 'Aller au texte',
  and: 'et',
  comma: ', ',
  issue: (number) => `Nº ${number}`,
  volume: (volume) => `Vol. ${volume}`,
  note: (number) => `Note ${number}`,
  backToText: (number) => `Retour au texte de la note ${number}`,
  byline: {
    by: 'Par',
    'written by': 'Texte :',
    'additional reporting': 'Avec la contribution de',
    photographs: 'Photographies :',
    illustration: 'Illustration :',
  },
  boxes: { sidebar: 'Encadré', facts: 'Repères', related: 'À lire aussi' },
};

const ug: Words = {
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
  page: 'بەت',
  allIssues: 'بارلىق سانلار',
  downloadPdf: 'PDF نى چۈشۈرۈش',
  skip: 'تېكىستكە ئۆتۈش',
  and: 'ۋە',
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

const languages: Readonly<Record<string, Words>> = { en, tr, de, fr, ug };

/** Words in the language of a tag: `en-GB` gives the English ones. */
export const wordsOf = (lang: string): Words => languages[lang.split('-')[0]?.toLowerCase() ?? ''] ?? en;

/** "A", "A and B", "A, B and C". */
export function nameList(names: readonly string[], words: Words): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(words.comma)} ${words.and} ${names.at(-1) ?? ''}`;
}

/** `2020-12` → "December 2020", `2020-12-15` → "15 December 2020"; a bare year stays. */
export function dateLabel(iso: string, lang: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  if (!year || !month) return iso;
  // English dates in the order most of the world writes them, and so for a language the machine knows no months of: its
  // own locale must not show.
  const locales = [...(lang === 'en' || !isLanguageTag(lang) ? [] : [lang]), 'en-GB'];
  const options: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
    numberingSystem: 'latn',
    calendar: 'gregory',
  };
  return new Intl.DateTimeFormat(locales, day ? { ...options, day: 'numeric' } : options).format(
    Date.UTC(year, month - 1, day ?? 1),
  );
}
