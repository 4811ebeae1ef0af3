/** What the templates may say of one article: finished strings and booleans, every field present (templates are strict). */

import { toHtml } from 'hast-util-to-html';
import type { Article, Byline, Figure, Source } from '../issue.js';
import type { Direction } from '../journal.js';
import { typesetText } from '../typeset/index.js';
import { setBody, setLine, type EditionStyle, type SetBody } from './body.js';
import { linksFrom, type Links } from './links.js';
import type { PictureSize } from './pictures.js';
import { longestWordEm, shortened, titleLength, type TitleLength } from './title-length.js';
import { dateLabel, nameList, plainList, type Words } from './words.js';

export interface FigureView {
  /** The picture itself: `<img>`, `<picture>` or `<svg>`. */
  readonly picture: string;
  readonly caption: string | null;
  readonly credit: string | null;
  readonly hasLines: boolean;
  readonly source: string;
  readonly isWide: boolean;
  /** A drawing set into the page (SVG), not a photograph that may run off it. */
  readonly isDrawing: boolean;
  /** Portrait or landscape, for a template that places them differently. */
  readonly isPortrait: boolean;
}

export interface BylineView {
  /** The words before the names, or nothing. */
  readonly label: string | null;
  readonly names: string;
}

export interface SourceView {
  readonly publisher: string;
  readonly authors: string | null;
  readonly title: string | null;
  readonly url: string | null;
  /** The address as printed: without scheme and closing slash. */
  readonly urlLabel: string | null;
  readonly date: string | null;
  readonly accessed: string | null;
  readonly archive: string | null;
}

export interface ArticleView {
  /** In the language of the article, which may not be the journal's. */
  readonly words: Words;
  readonly slug: string;
  readonly file: string;
  readonly lang: string;
  readonly dir: Direction;
  readonly kind: Article['kind'];
  readonly isCartoon: boolean;
  readonly isPage: boolean;
  readonly columns: number;
  /** How loudly it opens: `feature`, `report` or `brief`. */
  readonly opening: Article['opening'];
  readonly isFeature: boolean;
  readonly isBrief: boolean;
  /** Whether it begins below the end of the article before it. */
  readonly isContinued: boolean;
  readonly kicker: string | null;
  readonly section: string | null;
  readonly title: string;
  /** Without markup, for metadata. */
  readonly plainTitle: string;
  /** `short`, `medium`, `long` or `longest`: the size of the headline goes by it. */
  readonly titleLength: TitleLength;
  /** About how wide its longest word runs, in em: no headline is set larger than its column can hold. */
  readonly wordEm: number;
  /** Section and title in one line, shortened at a word. */
  readonly running: string;
  readonly standfirst: { readonly isList: boolean; readonly items: readonly string[] } | null;
  readonly plainStandfirst: string | null;
  readonly bylines: readonly BylineView[];
  readonly dateline: { readonly place: string; readonly agency: string | null } | null;
  readonly hasByline: boolean;
  readonly lead: FigureView | null;
  /** Where print shows the lead, at most one of them: off three edges of the page, over all columns, or in the first. */
  readonly leadBleeds: boolean;
  readonly leadSpans: boolean;
  readonly leadInText: boolean;
  readonly body: string;
  readonly notes: SetBody['notes'];
  readonly hasNotes: boolean;
  readonly source: SourceView | null;
  readonly teaser: string | null;
}

export function articleView(article: Article, style: EditionStyle): ArticleView {
  const { lang } = article;
  const words = style.words(lang);
  const links = linksFrom(article.slug, style.address);
  const body = setBody(article.body, { ...article, marksEnd: article.kind === 'article' }, style);
  const plainItems = article.standfirst?.items.map((item) => item.plain) ?? [];
  return {
    ...identity(article),
    words,
    kicker: article.kicker ? setLine(article.kicker, lang) : null,
    section: article.section ? typesetText(article.section, lang) : null,
    title: setLine(article.title, lang),
    plainTitle: typesetText(article.title.plain, lang),
    titleLength: titleLength(article.title.plain),
    wordEm: longestWordEm(article.title.plain),
    running: runningHead(article),
    standfirst: article.standfirst
      ? {
          isList: article.standfirst.form === 'list',
          items: article.standfirst.items.map((item) => setLine(item, lang, links)),
        }
      : null,
    plainStandfirst: plainItems.length > 0 ? typesetText(plainItems.join(' '), lang) : null,
    bylines: article.bylines.map((byline) => bylineView(byline, lang, words)),
    dateline: article.dateline ? { place: article.dateline.place, agency: article.dateline.agency ?? null } : null,
    hasByline: article.bylines.length > 0 || article.dateline !== undefined,
    lead: article.lead ? figureView(article.lead, { lang, size: leadSize(article), style, links }) : null,
    ...leadPlace(article),
    body: body.html,
    notes: body.notes,
    hasNotes: body.notes.length > 0,
    source: article.source ? sourceView(article.source, lang) : null,
    teaser: article.teaser ? setLine(article.teaser, lang) : null,
  };
}

const identity = ({ slug, file, lang, dir, kind, columns, opening, start }: Article) => ({
  slug,
  file,
  lang,
  dir,
  kind,
  columns,
  opening,
  isFeature: opening === 'feature',
  isBrief: opening === 'brief',
  isContinued: start === 'continue',
  isCartoon: kind === 'cartoon',
  isPage: kind === 'page',
});

/** A feature opens over its photograph; a brief, or a tall picture, does not give it the page. */
function leadPlace({ lead, opening }: Article): Pick<ArticleView, 'leadBleeds' | 'leadSpans' | 'leadInText'> {
  const isTall = lead !== undefined && lead.picture.heightPx > lead.picture.widthPx;
  const leadBleeds = lead !== undefined && opening === 'feature' && lead.picture.format !== 'svg';
  const leadInText = lead !== undefined && !leadBleeds && (opening === 'brief' || isTall);
  return { leadBleeds, leadInText, leadSpans: lead !== undefined && !leadBleeds && !leadInText };
}

/** Letters that fit over a page's text in one line, also of a small trim. */
export const RUNNING_HEAD = 58;

function runningHead({ section, title, lang }: Article): string {
  const words = (line: string, most: number): string => shortened(typesetText(line, lang), most);
  const before = section ? `${words(section, RUNNING_HEAD / 2)} · ` : '';
  return before + words(title.plain, RUNNING_HEAD - Array.from(before).length);
}

const leadSize = ({ kind }: Article): PictureSize => (kind === 'article' ? 'wide' : 'page');

interface FigureSetting {
  readonly lang: string;
  readonly size: PictureSize;
  readonly style: EditionStyle;
  readonly links: Links;
}

export function figureView(figure: Figure, { lang, size, style, links }: FigureSetting): FigureView {
  const credit = figure.credit ? setLine(figure.credit, lang, links) : null;
  const creditLine = [credit, figure.licence].filter(Boolean).join(' · ');
  const caption = figure.caption ? setLine(figure.caption, lang, links) : null;
  return {
    picture: toHtml(style.show(figure.picture, { alt: typesetText(figure.alt, lang), size, focus: figure.focus })),
    caption,
    credit: creditLine || null,
    hasLines: caption !== null || creditLine !== '',
    source: `${figure.place.file}:${figure.place.line ?? 1}`,
    isDrawing: figure.picture.format === 'svg',
    isWide: size !== 'column',
    isPortrait: figure.picture.heightPx > figure.picture.widthPx,
  };
}

function bylineView({ role, names }: Byline, lang: string, words: Words): BylineView {
  return { label: role === 'name' ? null : words.byline[role], names: nameList(names, lang) };
}

export function sourceView(source: Source, lang: string): SourceView {
  const words = (value: string | undefined): string | null => (value ? typesetText(value, lang) : null);
  const date = (value: string | undefined): string | null => (value ? dateLabel(value, lang) : null);
  return {
    publisher: typesetText(source.publisher, lang),
    authors: source.authors.length > 0 ? plainList(source.authors, lang) : null,
    title: words(source.title),
    url: source.url ?? null,
    urlLabel: source.url ? addressLabel(source.url) : null,
    date: date(source.date),
    accessed: date(source.accessed),
    archive: source.archive ?? null,
  };
}

export const addressLabel = (url: string): string => url.replace(/^https?:\/\//u, '').replace(/\/$/u, '');
