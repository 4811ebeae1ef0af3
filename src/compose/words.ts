/** The words an edition adds of its own, by language. English stands in where a language has none here. */

import type { BylineRole } from '../issue.js';
import { directionOf, isLanguageTag } from '../journal.js';
import { languageOf } from './languages/table.js';

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
  /** Before the number of a page, and after it. */
  readonly page: string;
  readonly pageAfter: string;
  readonly allIssues: string;
  readonly downloadPdf: string;
  readonly skip: string;
  /** Between the last two names, and between those before; with their spaces. */
  readonly and: string;
  readonly comma: string;
  readonly issue: (number: number) => string;
  readonly volume: (volume: number) => string;
  readonly note: (number: number) => string;
  readonly backToText: (number: number) => string;
  readonly byline: Readonly<Record<Exclude<BylineRole, 'name'>, string>>;
  /** Names of boxes without a title of their own, for those who listen. */
  readonly boxes: Readonly<Record<string, string>>;
}

/** Words in the language of a tag: `en-GB` gives the English ones. */
export const wordsOf = (lang: string): Words => languageOf(lang).words;

/** "A", "A and B", "A, B and C". */
export function nameList(names: readonly string[], lang: string): string {
  const { and, comma } = wordsOf(lang);
  const set = names.map((name) => isolated(name, lang));
  return [set.slice(0, -1).join(comma), ...set.slice(-1)].filter(Boolean).join(and);
}

/** "A, B, C": as a reference names its authors. */
export const plainList = (names: readonly string[], lang: string): string =>
  names.map((name) => isolated(name, lang)).join(wordsOf(lang).comma);

const RTL_LETTER = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const OTHER_LETTER = /(?!\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana})\p{L}/u;

/** Two names that run against their line would change places; between invisible marks each keeps its own. */
const isolated = (name: string, lang: string): string =>
  (directionOf(lang) === 'rtl' ? OTHER_LETTER : RTL_LETTER).test(name) ? `\u2068${name}\u2069` : name;

/** `2020-12` → "December 2020", `2020-12-15` → "15 December 2020"; a bare year stays. */
export function dateLabel(iso: string, lang: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  if (!year || !month) return iso;
  const key = `${lang} ${day ? 'day' : 'month'}`;
  const format = formats.get(key) ?? dateFormat(lang, Boolean(day));
  formats.set(key, format);
  return format.format(Date.UTC(year, month - 1, day ?? 1));
}

// Every page of the web says the date, and to make one takes longer than to set the page.
const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(lang: string, hasDay: boolean): Intl.DateTimeFormat {
  // English dates in the order most of the world writes them, and so for a language the machine knows no months of: its
  // own locale must not show.
  const locales = [...(lang === 'en' || !isLanguageTag(lang) ? [] : [lang]), 'en-GB'];
  return new Intl.DateTimeFormat(locales, {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
    numberingSystem: 'latn',
    calendar: 'gregory',
    ...(hasDay && { day: 'numeric' }),
  });
}
