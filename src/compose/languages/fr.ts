/** What an edition says in French. */

import type { WebWords } from '../web-words.js';
import type { Words } from '../words.js';

export const words: Words = {
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
  pageAfter: '',
  allIssues: 'Tous les numéros',
  downloadPdf: 'Télécharger le PDF',
  skip: 'Aller au texte',
  and: ' et ',
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

export const webWords: WebWords = {
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
