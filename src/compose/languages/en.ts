/** What an edition says in English. */

import type { WebWords } from '../web-words.js';
import type { Words } from '../words.js';

export const words: Words = {
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
  pageAfter: '',
  allIssues: 'All issues',
  downloadPdf: 'Download the PDF',
  skip: 'Skip to the text',
  and: ' and ',
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

export const webWords: WebWords = {
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
