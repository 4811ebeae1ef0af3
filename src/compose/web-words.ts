/** Words that the web edition alone adds, by language. English stands in where a language has none here. */

import { nameList, type Words } from './words.js';

export interface WebWords {
  readonly previous: string;
  readonly next: string;
  readonly latestIssue: string;
  readonly earlierIssues: string;
  readonly readIssue: string;
  readonly issueMenu: string;
  readonly moreStories: string;
  readonly coverStory: string;
  readonly table: string;
  readonly drawing: string;
  readonly original: string;
  readonly archived: string;
  /** "PDF, 36 pages, 4.2 MB" */
  readonly pdf: (pages: number, megabytes: string) => string;
  /** Says whose work a story rests on. */
  readonly summary: (publisher: string, authors: string | null) => string;
}

const en: WebWords = {
  previous: 'Previous',
  next: 'Next',
  latestIssue: 'Latest issue',
  earlierIssues: 'Earlier issues',
  readIssue: 'Read this issue',
  issueMenu: 'This issue',
  moreStories: 'Previous and next story',
  coverStory: 'Cover story',
  table: 'Table',
  drawing: 'Drawing',
  original: 'Read the original',
  archived: 'archived copy',
  pdf: (pages, megabytes) => `PDF, ${pages} ${pages === 1 ? 'page' : 'pages'}, ${megabytes} MB`,
  summary: (publisher, authors) =>
    authors
      ? `This story summarises reporting by ${authors} in ${publisher}.`
      : `This story summarises reporting by ${publisher}.`,
};

const tr: WebWords = {
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

const de: WebWords = {
  previous: 'Zurück',
  next: 'Weiter',
  latestIssue: 'Neuestes Heft',
  earlierIssues: 'Frühere Hefte',
  readIssue: 'Heft lesen',
  issueMenu: 'Dieses Heft',
  moreStories: 'Voriger und nächster Beitrag',
  coverStory: 'Titelgeschichte',
  table: 'Tabelle',
  drawing: 'Zeichnung',
  original: 'Zum Original',
  archived: 'archivierte Fassung',
  pdf: (pages, megabytes) => `PDF, ${pages} ${pages === 1 ? 'Seite' : 'Seiten'}, ${megabytes} MB`,
  summary: (publisher, authors) =>
    authors
      ? `Dieser Beitrag fasst einen Bericht zusammen: ${authors}, ${publisher}.`
      : `Dieser Beitrag fasst einen Bericht zusammen: ${publisher}.`,
};

const fr: WebWords = {
  previous: 'Précédent',
  next: 'Suivant',
  latestIssue: 'Dernier numéro',
  earlierIssues: 'Numéros précédents',
  readIssue: 'Lire ce numéro',
  issueMenu: 'Ce numéro',
  moreStories: 'Article précédent et suivant',
  coverStory: 'En couverture',
  table: 'Tableau',
  drawing: 'Dessin',
  original: 'Lire l’original',
  archived: 'copie archivée',
  pdf: (pages, megabytes) => `PDF, ${pages} ${pages === 1 ? 'page' : 'pages'}, ${megabytes} Mo`,
  summary: (publisher, authors) =>
    authors
      ? `Cet article résume une enquête de ${authors} : ${publisher}.`
      : `Cet article résume une enquête publiée ailleurs : ${publisher}.`,
};

const ug: WebWords = {
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

const languages: Readonly<Record<string, WebWords>> = { en, tr, de, fr, ug };

/** Words of the web edition in the language of a tag. */
export const webWordsOf = (lang: string): WebWords => languages[lang.split('-')[0]?.toLowerCase() ?? ''] ?? en;

export interface PdfFile {
  /** Its name in the issue's folder: `istiqlal-2020-12.pdf`. */
  readonly name: string;
  readonly bytes: number;
  readonly pages: number;
}

/** "PDF, 36 pages, 4.2 MB" */
export function pdfLabel({ bytes, pages }: PdfFile, lang: string): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1, numberingSystem: 'latn' };
  return webWordsOf(lang).pdf(pages, new Intl.NumberFormat(lang, digits).format(Math.max(bytes / 1e6, 0.1)));
}

/** The sentence over a source: who reported it first. */
export const summaryLine = (
  { publisher, authors }: { publisher: string; authors: readonly string[] },
  setting: { lang: string; words: Words },
): string => webWordsOf(setting.lang).summary(publisher, authors.length > 0 ? nameList(authors, setting.words) : null);
