/** What an edition says in Arabic. Set down from printed habit; a native reader has not checked it. */

import type { WebWords } from '../web-words.js';
import type { Words } from '../words.js';

export const words: Words = {
  contents: 'المحتويات',
  editorial: 'الافتتاحية',
  references: 'المصادر',
  notes: 'الهوامش',
  about: 'من نحن',
  credits: 'هيئة التحرير',
  contacts: 'للتواصل',
  address: 'العنوان',
  email: 'البريد الإلكتروني',
  telephone: 'الهاتف',
  web: 'الموقع',
  social: 'وسائل التواصل الاجتماعي',
  source: 'المصدر',
  accessed: 'تاريخ الاطلاع',
  inThisIssue: 'في هذا العدد',
  page: 'الصفحة',
  pageAfter: '',
  allIssues: 'جميع الأعداد',
  downloadPdf: 'تنزيل ملف PDF',
  skip: 'الانتقال إلى النص',
  and: ' و',
  comma: '، ',
  issue: (number) => `العدد ${number}`,
  volume: (volume) => `المجلد ${volume}`,
  note: (number) => `الهامش ${number}`,
  backToText: (number) => `العودة إلى النص من الهامش ${number}`,
  byline: {
    by: 'تقرير:',
    'written by': 'بقلم:',
    'additional reporting': 'شارك في التغطية:',
    photographs: 'تصوير:',
    illustration: 'رسم:',
  },
  boxes: { sidebar: 'إطار', facts: 'حقائق', related: 'مواضيع ذات صلة' },
};

export const webWords: WebWords = {
  previous: 'السابق',
  next: 'التالي',
  latestIssue: 'العدد الأخير',
  earlierIssues: 'الأعداد السابقة',
  readIssue: 'قراءة هذا العدد',
  issueMenu: 'هذا العدد',
  moreStories: 'المقال السابق والمقال التالي',
  coverStory: 'موضوع الغلاف',
  table: 'جدول',
  drawing: 'رسم',
  original: 'قراءة الأصل',
  archived: 'نسخة محفوظة',
  // The number stands apart, for the noun counted changes its form with it.
  pdf: (pages, megabytes) => `\u2068PDF\u2069، عدد الصفحات: ${pages}، \u2068${megabytes} MB\u2069`,
  summary: (publisher, authors) => `مصدر هذا المقال: ${authors ? `${authors}، ` : ''}${publisher}.`,
};
