/** What the templates may say of the journal and the issue. All logic of the templates is here. */

import type { Issue } from '../issue.js';
import type { Credit, Direction, Journal, LocalText, SocialHandle, Website } from '../journal.js';
import { typesetText } from '../typeset/index.js';
import { RUNNING_HEAD, articleView, figureView, type ArticleView, type FigureView } from './article-view.js';
import { setBody, setLine, type EditionStyle } from './body.js';
import { outwardLinks } from './links.js';
import { nameWidthEm } from './name-width.js';
import { longestWordEm, shortened, titleLength, type TitleLength } from './title-length.js';
import { dateLabel, type Words } from './words.js';

export interface JournalView {
  readonly name: string;
  /** About how wide the name runs in the display face, so that a masthead can fill its line. */
  readonly nameWidthEm: number;
  readonly names: readonly LocalText[];
  readonly lang: string;
  readonly dir: Direction;
  /** The publisher's principal name, and its names in further scripts. */
  readonly publisher: LocalText | null;
  readonly publisherOther: readonly LocalText[];
  readonly tagline: string | null;
  readonly about: readonly string[];
  readonly issn: string | null;
  readonly credits: readonly { readonly role: string; readonly names: readonly string[] }[];
  readonly address: readonly string[];
  readonly email: readonly string[];
  readonly phones: readonly { readonly label: string; readonly href: string }[];
  readonly websites: readonly Website[];
  readonly social: readonly { readonly network: string; readonly handle: string; readonly url: string | null }[];
  readonly hasContacts: boolean;
}

export interface IssueView {
  readonly id: string;
  readonly date: string;
  readonly dateIso: string;
  readonly number: string | null;
  readonly volume: string | null;
  /** "Vol. 1 · No. 3", or nothing. */
  readonly numbering: string | null;
  readonly headline: string;
  readonly plainHeadline: string;
  /** As of an article's title. */
  readonly headlineLength: TitleLength;
  readonly headlineWordEm: number;
  readonly kicker: string | null;
  /** Slug of the lead article, when it is in the issue. */
  readonly lead: string | null;
  readonly cover: FigureView | null;
}

export interface EditorialView {
  readonly title: string;
  readonly plainTitle: string;
  readonly titleLength: TitleLength;
  readonly wordEm: number;
  /** The title in one line, shortened at a word. */
  readonly running: string;
  readonly body: string;
  readonly notes: readonly {
    readonly number: number;
    readonly id: string;
    readonly callId: string;
    readonly html: string;
  }[];
  readonly hasNotes: boolean;
}

/** One section of the contents: its name, or nothing for articles without one, and the articles in running order. */
export interface SectionView {
  readonly name: string | null;
  readonly articles: readonly ArticleView[];
}

/** Everything a template of this issue can use; parts add their own article as `article`. */
export interface EditionView {
  readonly words: Words;
  readonly journal: JournalView;
  readonly issue: IssueView;
  readonly editorial: EditorialView | null;
  readonly articles: readonly ArticleView[];
  readonly sections: readonly SectionView[];
  readonly teased: readonly ArticleView[];
  readonly references: readonly ArticleView[];
  readonly hasReferences: boolean;
}

/** @param viewOf gives the view of an article; `articleView`, or one that remembers what it gave */
export function editionView(issue: Issue, style: EditionStyle, viewOf = articleView): EditionView {
  const articles = issue.articles.map((article) => viewOf(article, style));
  const references = articles.filter((article) => article.source !== null);
  return {
    words: style.words(issue.journal.lang),
    journal: journalView(issue.journal),
    issue: issueView(issue, style),
    editorial: editorialView(issue, style),
    articles,
    sections: sectionsOf(articles),
    teased: articles.filter((article) => article.teaser !== null && article.slug !== issue.cover.lead),
    references,
    hasReferences: references.length > 0,
  };
}

function journalView(journal: Journal): JournalView {
  const { lang, contacts } = journal;
  const [publisher, ...publisherOther] = journal.publisher;
  return {
    name: journal.name,
    nameWidthEm: nameWidthEm(journal.name),
    names: journal.names,
    lang,
    dir: journal.dir,
    publisher: publisher ?? null,
    publisherOther,
    tagline: journal.tagline ? setLine(journal.tagline, lang, outwardLinks) : null,
    about: journal.about.map((paragraph) => setLine(paragraph, lang, outwardLinks)),
    issn: journal.issn?.print ?? journal.issn?.online ?? null,
    credits: journal.credits.map((credit) => creditView(credit, lang)),
    address: contacts.address,
    email: contacts.email,
    phones: contacts.phones.map((label) => ({ label, href: `tel:${label.replaceAll(/[^\d+]/gu, '')}` })),
    websites: contacts.websites,
    social: contacts.social.map(socialView),
    hasContacts: [contacts.address, contacts.email, contacts.phones, contacts.websites].some((list) => list.length > 0),
  };
}

const creditView = ({ role, names }: Credit, lang: string) => ({ role: typesetText(role, lang), names });
const socialView = ({ network, handle, url }: SocialHandle) => ({ network, handle, url: url ?? null });

function issueView(issue: Issue, style: EditionStyle): IssueView {
  const { journal, cover } = issue;
  const words = style.words(journal.lang);
  const number = issue.number === undefined ? null : words.issue(issue.number);
  const volume = issue.volume === undefined ? null : words.volume(issue.volume);
  return {
    id: issue.id,
    date: dateLabel(issue.date, journal.lang),
    dateIso: issue.date,
    number,
    volume,
    numbering: [volume, number].filter(Boolean).join(' · ') || null,
    headline: setLine(cover.headline, journal.lang),
    plainHeadline: typesetText(cover.headline.plain, journal.lang),
    headlineLength: titleLength(cover.headline.plain),
    headlineWordEm: longestWordEm(cover.headline.plain),
    kicker: cover.kicker ? setLine(cover.kicker, journal.lang) : null,
    lead: issue.articles.some(({ slug }) => slug === cover.lead) ? cover.lead : null,
    cover: cover.figure
      ? figureView(cover.figure, { lang: journal.lang, size: 'cover', style, links: outwardLinks })
      : null,
  };
}

function editorialView(issue: Issue, style: EditionStyle): EditorialView | null {
  if (!issue.editorial) return null;
  const { lang, dir } = issue.journal;
  const { title, body, figures } = issue.editorial;
  const owner = { slug: EDITORIAL, file: issue.file, lang, dir, figures, marksEnd: true };
  const { html, notes } = setBody(body, owner, style);
  const plainTitle = typesetText(title.plain, lang);
  const running = shortened(plainTitle, RUNNING_HEAD);
  const lengths = { titleLength: titleLength(plainTitle), wordEm: longestWordEm(plainTitle) };
  return {
    title: setLine(title, lang),
    plainTitle,
    ...lengths,
    running,
    body: html,
    notes,
    hasNotes: notes.length > 0,
  };
}

/** The editorial's name among the slugs; no article file can be called so, for a slug has no capital letter. */
export const EDITORIAL = 'editorial';

/** Neighbours of one section stand together; a section that comes back later is opened again, as the pages do. */
function sectionsOf(articles: readonly ArticleView[]): SectionView[] {
  const sections: { name: string | null; articles: ArticleView[] }[] = [];
  for (const article of articles) {
    const last = sections.at(-1);
    if (last && last.name === article.section) last.articles.push(article);
    else sections.push({ name: article.section, articles: [article] });
  }
  return sections;
}
