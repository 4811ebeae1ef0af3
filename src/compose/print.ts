/** The print edition: parts in running order, one style sheet, and the whole as one page any program can print. */

import type { Issue } from '../issue.js';
import type { Direction, Journal } from '../journal.js';
import { headingId } from './anchors.js';
import type { ArticleView } from './article-view.js';
import type { EditionStyle } from './body.js';
import { picturesOf, printPictures, type Asset } from './pictures.js';
import { bundleStyles } from './styles.js';
import type { Theme } from './theme.js';
import { breakRules } from './breaks.js';
import { EDITORIAL, editionView, type EditionView } from './view.js';
import { wordsOf } from './words.js';

/** A stretch of pages laid out by itself, beginning on a page of its own. */
export interface Part {
  /** Slug of the article, or the name of the part: `cover`, `contents`, … Unique within the edition. */
  readonly id: string;
  readonly html: string;
  /** For the outline and for messages, without markup. */
  readonly title: string;
  readonly lang: string;
  readonly dir: Direction;
  readonly start: 'page' | 'left' | 'right';
  /** The editor's file, relative to the journal's root. */
  readonly file: string;
}

export interface PrintComposition {
  readonly parts: readonly Part[];
  readonly css: string;
  /** Rules on breaks, which must reach the browser without passing through Paged.js. */
  readonly breakCss: string;
  readonly assets: readonly Asset[];
  /** All parts as one document (`print.html`); `assets` stand beside it. */
  readonly html: string;
  readonly lang: string;
  readonly dir: Direction;
  readonly title: string;
}

const FOLDER = 'print-files/';

export async function printEdition(issue: Issue, theme: Theme): Promise<PrintComposition> {
  const { assets: pictures, show } = await printPictures(picturesOf(issue));
  const slugs = new Set(issue.articles.map((article) => article.slug));
  const style: EditionStyle = {
    edition: 'print',
    show,
    address: ({ slug, heading }) =>
      slugs.has(slug) || slug === EDITORIAL ? `#${heading ? headingId(slug, heading) : slug}` : undefined,
    words: wordsOf,
  };
  const view = editionView(issue, style);
  const parts = partsOf(issue, view, theme);
  const text = parts.map((part) => part.html).join('') + runningText(view);
  const sheet = await bundleStyles(theme.layers, { entry: 'styles/print/index.css', text, folder: FOLDER });
  const css = `${pageSize(issue.journal)}\n${sheet.css}`;
  const breakCss = breakRules(sheet.css);
  const { lang, dir, name } = issue.journal;
  const title = `${name}, ${view.issue.date}`;
  const html = theme.render('print', { ...view, parts, css, breakCss, title });
  return { parts, css, breakCss, assets: [...pictures, ...sheet.assets], html, lang, dir, title };
}

/** The trim comes from journal.yaml, not from the theme: the tokens follow it. */
const pageSize = ({ print }: Journal): string =>
  `@page { size: ${print.trimWidthMm}mm ${print.trimHeightMm}mm; }
:root { --trim-width: ${print.trimWidthMm}mm; --trim-height: ${print.trimHeightMm}mm; }`;

function partsOf(issue: Issue, view: EditionView, theme: Theme): Part[] {
  const { lang, dir } = issue.journal;
  const set = (id: string, template: string, title: string): Part => ({
    id,
    html: theme.render(`parts/${template}`, view),
    title,
    lang,
    dir,
    start: 'page',
    file: issue.file,
  });
  const { words } = view;
  return [
    set('cover', 'cover', view.issue.plainHeadline),
    set('contents', 'contents', words.contents),
    ...(view.editorial ? [set(EDITORIAL, 'editorial', view.editorial.plainTitle)] : []),
    ...issue.articles.map((article, index) => articlePart(article, { article: view.articles[index], view, theme })),
    ...(view.hasReferences ? [set('references', 'references', words.references)] : []),
    set('credits', 'credits', words.credits),
    set('back-cover', 'back-cover', view.journal.name),
  ];
}

interface ArticleSetting {
  readonly article: ArticleView | undefined;
  readonly view: EditionView;
  readonly theme: Theme;
}

const templates = { article: 'article', cartoon: 'cartoon', page: 'picture-page' } as const;

function articlePart(source: Issue['articles'][number], { article, view, theme }: ArticleSetting): Part {
  const { slug: id, lang, dir, start, file } = source;
  const html = theme.render(`parts/${templates[source.kind]}`, { ...view, article });
  return { id, html, title: article?.plainTitle ?? id, lang, dir, start, file };
}

/** Characters that running heads and folios add to the pages, and those that CSS may set (hyphens, marks). */
const runningText = (view: EditionView): string =>
  `${view.journal.name}${view.issue.date}0123456789-\u2010\u2013\u00b7\u2022\u25a0\u00a0 abcdefghijklmnopqrstuvwxyz`.concat(
    view.articles.map((article) => article.plainTitle + article.plainTitle.toUpperCase()).join(''),
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  );
