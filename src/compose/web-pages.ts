/** The pages of one issue: which there are, the template and view of each, and what each says of itself. */

import type { Article, Issue } from '../issue.js';
import type { Direction } from '../journal.js';
import type { ArticleView } from './article-view.js';
import { EDITORIAL } from './view.js';
import type { WebAddresses } from './web-addresses.js';
import { articleData, issueData, periodicalData, type PageFacts } from './web-metadata.js';
import type { WebPicture } from './web-pictures.js';
import { homeIssues, type PublishedIssue } from './web-published.js';
import { articleDescription, beginningOf, headlineOf } from './web-text.js';
import { articlePageView, neighbours, withBackLinks, type WebView } from './web-view.js';

/** A page before it is set. */
export interface PageDraft {
  /** Relative to the site's root. */
  readonly path: string;
  /** Template of its main part. */
  readonly template: string;
  readonly view: object;
  /** In the navigation: `front`, `editorial`, `references`, `about`, `article`, `home`. */
  readonly kind: string;
  readonly lang: string;
  readonly dir: Direction;
  readonly facts: Omit<PageFacts, 'path'>;
}

export interface PageSetting {
  readonly issue: Issue;
  readonly view: WebView;
  readonly addresses: WebAddresses;
  readonly pictures: ReadonlyMap<string, WebPicture>;
}

export function issuePages(setting: PageSetting): PageDraft[] {
  const { issue, view } = setting;
  return [
    frontPage(setting),
    ...(view.editorial ? [editorialPage(setting)] : []),
    ...issue.articles.map((article, index) => articlePage(article, view.articles[index], setting)),
    ...(view.hasReferences ? [matterPage('references', view.words.references, setting)] : []),
    matterPage('about', view.words.about, setting),
  ];
}

export function homePage(setting: PageSetting, published: readonly PublishedIssue[]): PageDraft {
  const { issue, view } = setting;
  const { name, lang, dir } = issue.journal;
  const [latest, ...earlier] = homeIssues(published);
  return {
    path: 'index.html',
    template: 'web/home',
    view: { ...view, latest: latest ?? null, earlier, hasEarlier: earlier.length > 0 },
    kind: 'home',
    lang,
    dir,
    facts: {
      title: name,
      description: issue.journal.tagline?.plain ?? null,
      type: 'website',
      data: periodicalData(issue),
    },
  };
}

const pathOf = ({ id }: Issue, file: string): string => `${id}/${file}`;

function sharedPicture(figure: Article['lead'], pictures: PageSetting['pictures']): PageFacts['picture'] {
  const file = figure && pictures.get(figure.picture.path);
  return figure && file ? { file, alt: figure.alt } : undefined;
}

function frontPage({ issue, view, addresses, pictures }: PageSetting): PageDraft {
  const { lang, dir } = issue.journal;
  return {
    path: pathOf(issue, addresses.front),
    template: 'web/front',
    view,
    kind: 'front',
    lang,
    dir,
    facts: {
      title: headlineOf(issue),
      description: view.issue.plainHeadline,
      type: 'website',
      picture: sharedPicture(issue.cover.figure, pictures),
      data: issueData(issue),
    },
  };
}

function editorialPage({ issue, view, addresses, pictures }: PageSetting): PageDraft {
  const { lang, dir } = issue.journal;
  const title = view.editorial?.plainTitle ?? view.words.editorial;
  const description = issue.editorial ? beginningOf(issue.editorial.body, lang) : null;
  return {
    path: pathOf(issue, addresses.editorial),
    template: 'web/editorial',
    view: {
      ...view,
      notes: withBackLinks(view.editorial?.notes ?? [], view.words),
      ...neighbours(EDITORIAL, view, { issue, addresses }),
    },
    kind: 'editorial',
    lang,
    dir,
    facts: {
      title,
      description,
      type: 'article',
      published: issue.date,
      picture: sharedPicture(issue.cover.figure, pictures),
      data: {
        '@type': 'Article',
        headline: title,
        ...(description && { description }),
        inLanguage: lang,
        datePublished: issue.date,
        isPartOf: issueData(issue),
      },
    },
  };
}

const templates = { article: 'web/article', cartoon: 'web/cartoon', page: 'web/picture-page' } as const;

function articlePage(article: Article, shown: ArticleView | undefined, setting: PageSetting): PageDraft {
  const { issue, view, addresses, pictures } = setting;
  const description = articleDescription(article);
  return {
    path: pathOf(issue, addresses.file(article.slug) ?? `${article.slug}.html`),
    template: templates[article.kind],
    view: { ...view, article: shown, ...articlePageView(article, view, { issue, addresses }) },
    kind: 'article',
    lang: issue.journal.lang,
    dir: issue.journal.dir,
    facts: {
      title: shown?.plainTitle ?? article.slug,
      description,
      type: 'article',
      published: issue.date,
      section: article.section,
      picture: sharedPicture(article.lead ?? issue.cover.figure, pictures),
      data: articleData(article, issue, description),
    },
  };
}

function matterPage(kind: 'references' | 'about', title: string, { issue, view, addresses }: PageSetting): PageDraft {
  const { lang, dir } = issue.journal;
  return {
    path: pathOf(issue, addresses[kind]),
    template: `web/${kind}`,
    view: {
      ...view,
      references: view.references.map((article) => ({ ...article, href: addresses.link(article) ?? '' })),
    },
    kind,
    lang,
    dir,
    facts: {
      title,
      description: null,
      type: 'website',
      data: { '@type': 'WebPage', name: title, isPartOf: issueData(issue) },
    },
  };
}
