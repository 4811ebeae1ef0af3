/** What the templates of the web edition may say: the view of the edition, and what only pages of a site have. */

import { toHtml } from 'hast-util-to-html';
import type { Article, Issue } from '../issue.js';
import type { Direction } from '../journal.js';
import { typesetText } from '../typeset/index.js';
import type { ArticleView } from './article-view.js';
import type { EditionStyle } from './body.js';
import { text } from './element.js';
import { EDITORIAL, type EditionView } from './view.js';
import type { WebAddresses } from './web-addresses.js';
import { articleDescription, beginningOf } from './web-text.js';
import { pdfLabel, summaryLine, webWordsOf, type PdfFile, type WebWords } from './web-words.js';
import { wordsOf, type Words } from './words.js';

/** An article as the contents show it. */
export interface CardView {
  readonly slug: string;
  readonly href: string;
  readonly lang: string;
  readonly dir: Direction;
  readonly section: string | null;
  readonly kicker: string | null;
  readonly title: string;
  /** A sentence or two under the title; may be empty. */
  readonly deck: string;
  /** Its lead picture, small and without words of its own: the title beside it says what the link is. */
  readonly thumb: string | null;
  readonly isDrawing: boolean;
  readonly isCartoon: boolean;
  readonly isLead: boolean;
}

export interface NeighbourView {
  readonly href: string;
  readonly title: string;
  readonly lang: string;
  readonly dir: Direction;
}

/** What the page of one article has beside the article itself. */
export interface ArticlePageView {
  /** Words in the article's own language. */
  readonly labels: Words & WebWords;
  readonly summary: string | null;
  /** Whether anything stands beside the text. */
  readonly hasRail: boolean;
  readonly notes: readonly {
    readonly id: string;
    readonly callId: string;
    readonly html: string;
    readonly back: string;
  }[];
  readonly previous: NeighbourView | null;
  readonly next: NeighbourView | null;
  readonly hasNeighbours: boolean;
}

export interface WebView extends EditionView {
  readonly webWords: WebWords;
  readonly cards: readonly CardView[];
  readonly leadCard: CardView | null;
  readonly editorialCard: { readonly href: string; readonly title: string; readonly deck: string | null } | null;
  readonly pdf: { readonly href: string; readonly label: string } | null;
  readonly addresses: { readonly front: string; readonly references: string; readonly about: string };
}

interface ViewSetting {
  readonly style: EditionStyle;
  readonly addresses: WebAddresses;
  readonly pdf: PdfFile | undefined;
}

const unbroken = ({ label, href }: { label: string; href: string }) => ({
  label: label.replaceAll(' ', '\u00a0'),
  href,
});

/** Characters of the editorial on the issue's front page. */
const EDITORIAL_DECK = 440;

export function webView(issue: Issue, edition: EditionView, setting: ViewSetting): WebView {
  const { addresses, pdf } = setting;
  const { lang } = issue.journal;
  const cards = issue.articles.map((article, index) => card(article, edition.articles[index], { issue, setting }));
  return {
    ...edition,
    journal: { ...edition.journal, phones: edition.journal.phones.map(unbroken) },
    webWords: webWordsOf(lang),
    cards,
    leadCard: cards.find(({ isLead }) => isLead) ?? null,
    editorialCard:
      issue.editorial && edition.editorial
        ? {
            href: addresses.editorial,
            title: edition.editorial.title,
            deck: beginningOf(issue.editorial.body, lang, EDITORIAL_DECK),
          }
        : null,
    pdf: pdf ? { href: encodeURI(pdf.name), label: pdfLabel(pdf, lang) } : null,
    addresses: { front: addresses.front, references: addresses.references, about: addresses.about },
  };
}

interface CardSetting {
  readonly issue: Issue;
  readonly setting: ViewSetting;
}

function card(article: Article, view: ArticleView | undefined, { issue, setting }: CardSetting): CardView {
  const { slug, lang, dir, lead } = article;
  const { style, addresses } = setting;
  return {
    slug,
    href: addresses.link({ slug }) ?? '',
    lang,
    dir,
    section: view?.section ?? null,
    kicker: view?.kicker ?? null,
    title: view?.title ?? '',
    deck: view?.standfirst?.items[0] ?? view?.teaser ?? toHtml(text(articleDescription(article) ?? '')),
    thumb: lead ? toHtml(style.show(lead.picture, { alt: '', size: 'thumb', focus: lead.focus })) : null,
    isDrawing: lead?.picture.format === 'svg',
    isCartoon: article.kind === 'cartoon',
    isLead: slug === issue.cover.lead,
  };
}

/** The page of a piece, between its neighbours in running order. */
export function articlePageView(article: Article, view: WebView, { issue, addresses }: Reading): ArticlePageView {
  const { lang, slug, source } = article;
  const words = wordsOf(lang);
  const notes = view.articles.find((candidate) => candidate.slug === slug)?.notes ?? [];
  return {
    labels: { ...words, ...webWordsOf(lang) },
    hasRail: article.bylines.length > 0 || article.dateline !== undefined || source !== undefined,
    summary: source ? typesetText(summaryLine(source, lang), lang) : null,
    notes: withBackLinks(notes, words),
    ...neighbours(slug, view, { issue, addresses }),
  };
}

export const withBackLinks = (notes: ArticleView['notes'], words: Words): ArticlePageView['notes'] =>
  notes.map((note) => ({ ...note, back: words.backToText(note.number) }));

/** The issue as its pages follow each other. */
export interface Reading {
  readonly issue: Issue;
  readonly addresses: WebAddresses;
}

export function neighbours(
  slug: string,
  view: WebView,
  { issue, addresses }: Reading,
): Pick<ArticlePageView, 'previous' | 'next' | 'hasNeighbours'> {
  const { lang, dir } = issue.journal;
  const way: (NeighbourView & { slug: string })[] = view.articles.map((article) => ({
    slug: article.slug,
    href: addresses.link({ slug: article.slug }) ?? '',
    title: article.title,
    lang: article.lang,
    dir: article.dir,
  }));
  if (view.editorialCard) way.unshift({ slug: EDITORIAL, ...view.editorialCard, lang, dir });
  const here = way.findIndex((stop) => stop.slug === slug);
  const [previous, next] = [way[here - 1] ?? null, way[here + 1] ?? null];
  return { previous, next, hasNeighbours: previous !== null || next !== null };
}
