/** What an edition says in German. */

import type { WebWords } from '../web-words.js';
import type { Words } from '../words.js';

export const words: Words = {
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
  pageAfter: '',
  allIssues: 'Alle Hefte',
  downloadPdf: 'PDF herunterladen',
  skip: 'Zum Text',
  and: ' und ',
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

export const webWords: WebWords = {
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
