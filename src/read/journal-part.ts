/** journal.yaml, and what an issue overrides of it, as typed data. */

import type { Place } from '../diagnostic.js';
import { directionOf, type Contacts, type Journal, type LocalText, type PrintSpec } from '../journal.js';
import type { PressProfile } from '../profile.js';
import { valuePlace, type Fields } from './fields.js';
import { inlineAt, inlinesAt } from './inline.js';
import { slugOf, trimOf } from './scalars.js';
import type { IssueData, JournalData } from './schemas.js';

/** What one file says of the journal. */
export interface JournalPart extends Partial<Omit<Journal, 'print' | 'contacts' | 'dir'>> {
  readonly print?: Partial<Omit<PrintSpec, 'profile'>>;
  /** The name of the press profile, and where it is named. */
  readonly profile?: { readonly name: string; readonly place: Place };
  readonly contacts?: Partial<Contacts>;
}

type Data = JournalData | IssueData;

export function journalPart(data: Data, fields: Fields): JournalPart {
  const tagline = inlineAt(fields, ['tagline']);
  return {
    ...(data.name !== undefined && { name: String(data.name) }),
    ...(data.slug !== undefined && { slug: data.slug }),
    ...(data.lang !== undefined && { lang: data.lang }),
    ...(data.names && { names: localTexts(data.names) }),
    ...(data.publisher && { publisher: localTexts(data.publisher) }),
    ...(data.tagline !== undefined && tagline && { tagline }),
    ...(data.about !== undefined && { about: inlinesAt(fields, ['about']) }),
    ...(data.languages && { languages: data.languages }),
    ...(data.issn && { issn: issnOf(data.issn) }),
    ...(data.credits && {
      credits: data.credits.map(({ role, names }) => ({ role: String(role), names: textsOf(names) })),
    }),
    ...(data.contacts && { contacts: contactsOf(data.contacts) }),
    ...(data.web?.baseUrl !== undefined && { baseUrl: data.web.baseUrl.replace(/\/*$/, '/') }),
    ...(data.print && { print: printOf(data.print) }),
    ...(data.print?.profile !== undefined && {
      profile: { name: data.print.profile, place: valuePlace(fields, ['print', 'profile']) },
    }),
    ...(data.hyphenation && {
      hyphenation: new Map(Object.entries(data.hyphenation).map(([lang, words]) => [lang, textsOf(words)])),
    }),
  };
}

/**
 * The journal of one issue: journal.yaml, and over it what the issue says, key by key; lists are replaced whole. What
 * neither says of the sheet, the printer's profile does.
 */
export function journalOf(base: JournalPart, issue: JournalPart, profile: PressProfile): Journal {
  const { profile: _, ...both } = { ...base, ...issue };
  const name = both.name ?? 'Journal';
  const lang = both.lang ?? 'en';
  return {
    ...both,
    name,
    slug: both.slug ?? (slugOf(name) || 'journal'),
    lang,
    dir: directionOf(lang),
    names: both.names ?? [],
    publisher: both.publisher ?? [],
    about: both.about ?? [],
    languages: both.languages ?? [lang],
    credits: both.credits ?? [],
    ...((base.issn ?? issue.issn) && { issn: { ...base.issn, ...issue.issn } }),
    contacts: { ...NO_CONTACTS, ...base.contacts, ...issue.contacts },
    print: {
      ...PRINT,
      bleedMm: profile.bleedMm,
      pageMultiple: profile.pageMultiple,
      ...base.print,
      ...issue.print,
      profile,
    },
    hyphenation: new Map([...(base.hyphenation ?? []), ...(issue.hyphenation ?? [])]),
  };
}

const NO_CONTACTS: Contacts = { address: [], email: [], phones: [], websites: [], social: [] };

/** A4, stapled: what most printers expect of a magazine that says nothing. */
const PRINT = {
  trimWidthMm: 210,
  trimHeightMm: 297,
  safeMarginMm: 5,
  binding: 'saddle-stitch',
  filler: 'notes',
} as const;

/** One text or several, as a list without the empty ones that stand for faults. */
export function textsOf(value: string | number | readonly (string | number)[] | undefined): string[] {
  const list = value === undefined ? [] : typeof value === 'object' ? value : [value];
  return list.map((item) => String(item).trim()).filter((item) => item !== '');
}

const localTexts = (texts: NonNullable<Data['names']>): LocalText[] =>
  texts.map(({ text, lang }) => ({ text: String(text), lang, dir: directionOf(lang) }));

const issnOf = ({ print, online }: NonNullable<Data['issn']>): NonNullable<Journal['issn']> => ({
  ...(print !== undefined && { print }),
  ...(online !== undefined && { online }),
});

function contactsOf(data: NonNullable<Data['contacts']>): Partial<Contacts> {
  return {
    ...(data.address !== undefined && { address: textsOf(data.address) }),
    ...(data.email !== undefined && { email: textsOf(data.email) }),
    ...(data.phones !== undefined && { phones: textsOf(data.phones) }),
    ...(data.websites && { websites: data.websites.map(({ label, url }) => ({ label: String(label), url })) }),
    ...(data.social && {
      social: data.social.map(({ network, handle, url }) => ({
        network: String(network).toLowerCase(),
        handle: String(handle),
        ...(url !== undefined && { url }),
      })),
    }),
  };
}

function printOf(data: NonNullable<Data['print']>): NonNullable<JournalPart['print']> {
  const trim = data.trim === undefined ? undefined : trimOf(data.trim);
  return {
    ...(trim && { trimWidthMm: trim.widthMm, trimHeightMm: trim.heightMm }),
    ...(data.bleed !== undefined && { bleedMm: data.bleed }),
    ...(data.safeMargin !== undefined && { safeMarginMm: data.safeMargin }),
    ...(data.binding && { binding: data.binding }),
    ...(data.filler && { filler: data.filler }),
    ...(data.spine !== undefined && { spineMm: data.spine }),
    ...(data.pageMultiple !== undefined && { pageMultiple: data.pageMultiple }),
  };
}
