/** The print edition: parts in running order, one style sheet, and the whole as one page any program can print. */

import type { Issue, Start } from '../issue.js';
import { COVER_PAGES, type Direction, type Journal } from '../journal.js';
import type { Fill } from '../pages.js';
import type { ThemeInk } from '../profile.js';
import { headingId } from './anchors.js';
import type { ArticleView } from './article-view.js';
import type { EditionStyle } from './body.js';
import { newMemory, rememberingViews, type ComposeMemory, type PrintSheet } from './memory.js';
import { picturesOf, printPictures, type Asset } from './pictures.js';
import { printView } from './print-view.js';
import { openStyles, type OpenStyles } from './styles.js';
import type { Theme } from './theme.js';
import { breakRules } from './breaks.js';
import { charactersOf } from './characters.js';
import { EDITORIAL, editionView, type EditionView } from './view.js';
import { pageSize, spineMarkup, type SpineMarkup } from './spine.js';
import { themeInks } from './theme-inks.js';
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
  readonly start: Start;
  /** The editor's file, relative to the journal's root. */
  readonly file: string;
  readonly fit?: 'tight' | 'loose';
  /** How many pages it may take. */
  readonly budget?: number;
  /** Its page is used as often as the binding needs, or not at all. */
  readonly fill?: Fill;
}

export interface PrintComposition {
  readonly parts: readonly Part[];
  readonly css: string;
  /** Rules on breaks, which must reach the browser without passing through Paged.js. */
  readonly breakCss: string;
  readonly assets: readonly Asset[];
  /** Colours of the theme that have inks of their own. */
  readonly inks: readonly ThemeInk[];
  /** All parts as one document (`print.html`); `assets` stand beside it. */
  readonly html: string;
  readonly lang: string;
  readonly dir: Direction;
  readonly title: string;
  /** Of an issue in perfect binding. */
  readonly spine?: SpineMarkup;
  /** How many pages the issue may take, and the file that says so. */
  readonly budget?: { readonly pages: number; readonly file: string };
}

const FOLDER = 'print-files/';
/** Pages that only a sheet of the press needs. */
const FILLER = 'filler';

export async function printEdition(
  given: Issue,
  theme: Theme,
  memory: ComposeMemory = newMemory(),
): Promise<PrintComposition> {
  const names = partNames(given);
  const issue = withNames(given, names);
  const [styles, { assets: pictures, show }] = await Promise.all([
    memory.sheet ? undefined : stylesOf(theme, memory),
    printPictures(picturesOf(issue), memory.files),
  ]);
  const { hyphenation } = issue.journal;
  const style: EditionStyle = { edition: 'print', show, address: addressIn(issue, names), words: wordsOf, hyphenation };
  const known = JSON.stringify([...names, [...hyphenation]]);
  const view = await printView(issue, editionView(issue, style, rememberingViews(memory, known)), style);
  const parts = partsOf(issue, view, theme);
  const { print } = issue.journal;
  const spine = print.binding === 'perfect' ? spineMarkup(theme, view) : undefined;
  const text = letters([...parts, ...(spine ? [{ html: spine.lettered, lang: issue.journal.lang }] : [])], view);
  const sheet = await sheetFor(text, { issue, theme, memory, ...(styles && { styles }) });
  const css = `${pageSize(print.trimWidthMm, print.trimHeightMm)}\n${sheet.css}`;
  const { breakCss, inks } = sheet;
  const { lang, dir, name } = issue.journal;
  const title = `${name}, ${view.issue.date}`;
  const shown = parts.filter(({ id }) => id !== FILLER);
  const html = theme.render('print', { ...view, parts: shown, css, breakCss, title });
  const budget = issue.pages === undefined ? {} : { budget: { pages: issue.pages, file: issue.file } };
  const assets = [...pictures, ...sheet.assets];
  return { parts, css, breakCss, assets, inks, html, lang, dir, title, ...budget, ...(spine && { spine }) };
}

/** A cover of perfect binding goes round the rest, which has two sides to each leaf. */
const fillOf = ({ binding, pageMultiple }: Journal['print']): Fill =>
  binding === 'perfect'
    ? { multiple: pageMultiple % 2 === 0 ? pageMultiple : 2 * pageMultiple, beyond: COVER_PAGES }
    : { multiple: pageMultiple, beyond: 0 };

interface Styling {
  readonly issue: Issue;
  readonly theme: Theme;
  readonly memory: ComposeMemory;
  /** The style sheets, when they have been read. */
  readonly styles?: OpenStyles;
}

const stylesOf = ({ layers }: Theme, { cache }: ComposeMemory): Promise<OpenStyles> =>
  openStyles(layers, { entry: 'styles/print/index.css', folder: FOLDER, cache });

async function sheetFor(text: string, { issue, theme, memory, styles }: Styling): Promise<PrintSheet> {
  const mirrored = issue.journal.dir === 'rtl';
  const characters = `${mirrored} ${text}`;
  if (memory.sheet?.characters === characters) return memory.sheet.sheet;
  const bundled = await (styles ?? (await stylesOf(theme, memory))).bundle({ text, mirrored });
  const sheet = { ...bundled, breakCss: breakRules(bundled.css), inks: themeInks(bundled.css) };
  memory.sheet = { characters, sheet };
  return sheet;
}

/** What parts of our own, and the pages laid out, are called. */
const TAKEN = /^(?:cover|contents|editorial|references|credits|filler|back-cover|page-\d+)$/u;

/** The part of each article, by slug: the slug, or for `cover.md` and its like a name not taken. */
function partNames({ articles }: Issue): ReadonlyMap<string, string> {
  const slugs = new Set(articles.map(({ slug }) => slug));
  const names = new Map<string, string>();
  for (const slug of slugs) {
    let name = slug;
    while (TAKEN.test(name) || (name !== slug && slugs.has(name))) name += '-article';
    names.set(slug, name);
  }
  return names;
}

function withNames(issue: Issue, names: ReadonlyMap<string, string>): Issue {
  const nameOf = (slug: string): string => names.get(slug) ?? slug;
  const articles = issue.articles.map((article) => {
    const slug = nameOf(article.slug);
    return slug === article.slug ? article : { ...article, slug };
  });
  return { ...issue, articles, cover: { ...issue.cover, lead: nameOf(issue.cover.lead) } };
}

/** Links name an article by its slug, or by the part they stand in. */
function addressIn(issue: Issue, names: ReadonlyMap<string, string>): EditionStyle['address'] {
  const parts = new Set([...names.values(), ...(issue.editorial ? [EDITORIAL] : [])]);
  return ({ slug, heading }) => {
    const part = names.get(slug) ?? slug;
    return parts.has(part) ? `#${heading ? headingId(part, heading) : part}` : undefined;
  };
}

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
    ...issue.articles.map((article, index, all) =>
      articlePart(article, { article: view.articles[index], before: all[index - 1], view, theme }),
    ),
    ...(view.hasReferences ? [set('references', 'references', words.references)] : []),
    set('credits', 'credits', words.credits),
    { ...set(FILLER, `filler-${issue.journal.print.filler}`, words.notes), fill: fillOf(issue.journal.print) },
    set('back-cover', 'back-cover', view.journal.name),
  ];
}

interface ArticleSetting {
  readonly article: ArticleView | undefined;
  /** The one before it in running order. */
  readonly before: Issue['articles'][number] | undefined;
  readonly view: EditionView;
  readonly theme: Theme;
}

const templates = { article: 'article', cartoon: 'cartoon', page: 'picture-page' } as const;

function articlePart(source: Issue['articles'][number], { article, before, view, theme }: ArticleSetting): Part {
  const { slug: id, lang, dir, file, fit, pages: budget } = source;
  const html = theme.render(`parts/${templates[source.kind]}`, { ...view, article });
  const wishes = { ...(fit && { fit }), ...(budget !== undefined && { budget }) };
  return { id, html, title: article?.plainTitle ?? id, lang, dir, start: startOf(source, before), file, ...wishes };
}

/** Only text in columns can go on below text in columns, and a feature opens on a page of its own. */
function startOf(
  { kind, start, opening }: Issue['articles'][number],
  before: Issue['articles'][number] | undefined,
): Start {
  if (start !== 'continue') return start;
  return kind === 'article' && opening !== 'feature' && before?.kind === 'article' ? 'continue' : 'page';
}

/**
 * Every character on the pages, once: those of the parts and of their running heads and folios, as typed and in capitals.
 */
function letters(parts: readonly Pick<Part, 'html' | 'lang'>[], view: EditionView): string {
  const all = new Set(`${view.journal.name}${view.issue.date}0123456789-${SET_BY_STYLES}`);
  for (const { html, lang } of parts) {
    const own = charactersOf(html);
    for (const character of own + own.toUpperCase() + own.toLocaleUpperCase(lang)) all.add(character);
  }
  return [...all].toSorted().join('');
}

/** What the browser sets of its own accord, and a page may number: hyphens, marks of lists, letters. */
const SET_BY_STYLES = '\u2010\u2013\u00b7\u2022\u00a0 abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
