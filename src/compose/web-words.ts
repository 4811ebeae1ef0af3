/** Words that the web edition alone adds, by language. English stands in where a language has none here. */

import { languageOf } from './languages/table.js';
import { nameList } from './words.js';

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

/** Words of the web edition in the language of a tag. */
export const webWordsOf = (lang: string): WebWords => languageOf(lang).webWords;

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
  lang: string,
): string => webWordsOf(lang).summary(publisher, authors.length > 0 ? nameList(authors, lang) : null);
