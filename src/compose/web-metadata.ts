/** What a page says of itself to search engines and to those who share it. */

import type { Article, Issue, Source } from '../issue.js';
import { headlineOf } from './web-text.js';
import type { WebPicture } from './web-pictures.js';

export interface Tag {
  readonly key: string;
  readonly content: string;
}

export interface PageMetadata {
  /** Open Graph: `<meta property=…>`. */
  readonly properties: readonly Tag[];
  /** `<meta name=…>` */
  readonly names: readonly Tag[];
  readonly canonical: string | null;
  /** Structured data as JSON that may stand inside `<script>`. */
  readonly jsonLd: string;
}

/** What is known of a page before its metadata are written. */
export interface PageFacts {
  /** Relative to the site's root: `2020-12/cotton.html`. */
  readonly path: string;
  readonly title: string;
  readonly description: string | null;
  readonly type: 'article' | 'website';
  readonly picture?: { readonly file: WebPicture; readonly alt: string } | undefined;
  /** ISO date of the issue, for a piece that is published in it. */
  readonly published?: string | undefined;
  readonly section?: string | undefined;
  readonly data: object;
}

/** Absolute addresses are written only where the journal says where its site stands. */
export function pageMetadata(facts: PageFacts, { name, baseUrl }: { name: string; baseUrl?: string }): PageMetadata {
  const url = baseUrl ? absolute(facts.path, baseUrl) : undefined;
  const picture = facts.picture && baseUrl ? sharePicture(facts, baseUrl) : [];
  return {
    properties: tags({
      'og:type': facts.type,
      'og:site_name': name,
      'og:title': facts.title,
      'og:description': facts.description,
      'og:url': url,
      'article:published_time': facts.published,
      'article:section': facts.section,
    }).concat(picture),
    names: tags({
      description: facts.description,
      'twitter:card': picture.length > 0 ? 'summary_large_image' : 'summary',
    }),
    canonical: url ?? null,
    jsonLd: scriptJson({ '@context': 'https://schema.org', ...facts.data, ...(url && { url }) }),
  };
}

const tags = (values: Readonly<Record<string, string | null | undefined>>): Tag[] =>
  Object.entries(values).flatMap(([key, content]) => (content ? [{ key, content }] : []));

/** The address of a page or file of the site; an index page is named by its folder. */
const absolute = (path: string, baseUrl: string): string =>
  new URL(encodeURI(path.replace(/(^|\/)index\.html$/u, '$1')), baseUrl).href;

/** Those who show pictures of shared pages read JPEG and PNG: the last format, at its widest. */
function sharePicture({ path, picture }: PageFacts, baseUrl: string): Tag[] {
  const file = picture?.file.formats.at(-1)?.files.at(-1);
  if (!picture || !file) return [];
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const height = Math.round((file.widthPx * picture.file.heightPx) / picture.file.widthPx);
  return tags({
    'og:image': absolute(`${folder}${file.url}`, baseUrl),
    'og:image:width': String(file.widthPx),
    'og:image:height': String(height),
    'og:image:alt': picture.alt,
  });
}

/** No `<` inside: neither `</script>` nor `<!--` can end or change the element it stands in. */
const scriptJson = (data: object): string => JSON.stringify(data).replaceAll('<', '\\u003c');

export function periodicalData({ journal }: Issue): object {
  const issn = journal.issn?.online ?? journal.issn?.print;
  const [publisher] = journal.publisher;
  return {
    '@type': 'Periodical',
    name: journal.name,
    ...(issn && { issn }),
    inLanguage: journal.lang,
    ...(publisher && { publisher: { '@type': 'Organization', name: publisher.text } }),
  };
}

export const issueData = (issue: Issue): object => ({
  '@type': 'PublicationIssue',
  name: headlineOf(issue),
  datePublished: issue.date,
  ...(issue.number !== undefined && { issueNumber: issue.number }),
  isPartOf:
    issue.volume === undefined
      ? periodicalData(issue)
      : { '@type': 'PublicationVolume', volumeNumber: issue.volume, isPartOf: periodicalData(issue) },
});

export function articleData(article: Article, issue: Issue, description: string | null): object {
  const named = (roles: readonly string[]): object[] =>
    article.bylines
      .filter(({ role }) => roles.includes(role))
      .flatMap(({ names }) => names.map((name) => ({ '@type': 'Person', name })));
  const [authors, contributors] = [
    named(['by', 'written by', 'name']),
    named(['additional reporting', 'photographs', 'illustration']),
  ];
  return {
    '@type': 'NewsArticle',
    headline: article.title.plain,
    ...(description && { description }),
    inLanguage: article.lang,
    datePublished: issue.date,
    ...(article.section && { articleSection: article.section }),
    ...(authors.length > 0 && { author: authors }),
    ...(contributors.length > 0 && { contributor: contributors }),
    ...(article.source && { isBasedOn: sourceData(article.source) }),
    isPartOf: issueData(issue),
  };
}

const sourceData = (source: Source): object => ({
  '@type': 'CreativeWork',
  ...(source.title && { name: source.title }),
  ...(source.url && { url: source.url }),
  ...(source.date && { datePublished: source.date }),
  ...(source.authors.length > 0 && { author: source.authors.map((name) => ({ '@type': 'Person', name })) }),
  publisher: { '@type': 'Organization', name: source.publisher },
});
