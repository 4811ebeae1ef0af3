/** One article's file as typed data. What is faulty in it is reported and has a plain stand-in, so that reading goes on. */

import type { Diagnostic } from '../diagnostic.js';
import type { Article, Byline, Source } from '../issue.js';
import { directionOf } from '../journal.js';
import { keyAt, parseFields, valuePlace, type Fields } from './fields.js';
import { bodyFigures, figureAt } from './figures.js';
import { partFrontMatter } from './front-matter.js';
import { inlineAt, inlinesAt, plainInline } from './inline.js';
import { textsOf } from './journal-part.js';
import { parseBody } from './markdown.js';
import type { FindPicture } from './pictures.js';
import { articleForm, ROLES, type ArticleData } from './schemas.js';
import { loadText, type Report, type TextFile } from './text-file.js';
import { validate } from './validate.js';

export interface ArticleReading {
  readonly root: string;
  /** The journal's language, for an article that names none. */
  readonly lang: string;
  readonly find: FindPicture;
  readonly report: Report;
}

export interface ReadArticle {
  readonly article: Article;
  readonly source: TextFile;
}

/** @param file path relative to the root. Nothing comes back when the file is no text or empty. */
export async function readArticle(
  file: string,
  slug: string,
  reading: ArticleReading,
): Promise<ReadArticle | undefined> {
  const { report } = reading;
  const source = await loadText(reading.root, file, report);
  const parted = source && partFrontMatter(source, report);
  if (!source || !parted) return undefined;
  const fields = parseFields(source, { text: parted.yaml, offset: parted.yamlOffset }, report);
  const data = parted.present ? validate(articleForm, fields, report) : {};
  const body = parseBody(source, parted.body, report);
  const lead = await figureAt(fields, { data: data.lead, path: ['lead'] }, reading);
  if (fields.sound && data.kind !== undefined && data.kind !== 'article' && !keyAt(fields, ['lead'])) {
    report(withoutPicture(data.kind, fields));
  }
  const lang = data.lang ?? reading.lang;
  const article: Article = {
    slug,
    file,
    lang,
    dir: directionOf(lang),
    title: (data.title !== undefined && inlineAt(fields, ['title'])) || plainInline(slug),
    ...lines(data, fields),
    bylines: (data.byline ?? []).map(bylineOf),
    ...(data.source && { source: sourceOf(data.source) }),
    ...(lead && { lead }),
    kind: data.kind ?? 'article',
    start: data.start ?? 'page',
    opening: data.opening ?? 'report',
    columns: data.columns ?? 2,
    ...(data.fit && { fit: data.fit }),
    ...(data.pages !== undefined && { pages: data.pages }),
    body,
    figures: await bodyFigures(body, file, reading),
  };
  return { article, source };
}

const withoutPicture = (kind: string, fields: Fields): Diagnostic => ({
  severity: 'error',
  rule: 'missing-field',
  message: `a ${kind} is its picture, and there is none`,
  mend: 'write "lead:" with src, alt and credit under it',
  place: valuePlace(fields, ['kind']),
});

type Lines = Pick<Article, 'kicker' | 'standfirst' | 'teaser' | 'dateline' | 'section'>;

function lines(data: ArticleData, fields: Fields): Lines {
  const kicker = data.kicker === undefined ? undefined : inlineAt(fields, ['kicker']);
  const teaser = data.teaser === undefined ? undefined : inlineAt(fields, ['teaser']);
  const standfirst = data.standfirst === undefined ? [] : inlinesAt(fields, ['standfirst']);
  const form = Array.isArray(data.standfirst) ? 'list' : 'paragraphs';
  const { dateline, section } = data;
  return {
    ...(kicker && { kicker }),
    ...(teaser && { teaser }),
    ...(standfirst.length > 0 && { standfirst: { form, items: standfirst } }),
    ...(section !== undefined && { section: String(section) }),
    ...(dateline && {
      dateline: {
        place: String(dateline.place),
        ...(dateline.agency !== undefined && { agency: String(dateline.agency) }),
      },
    }),
  };
}

function bylineOf(entry: NonNullable<ArticleData['byline']>[number]): Byline {
  const role = ROLES.find((known) => entry[known] !== undefined) ?? 'by';
  return { role, names: textsOf(entry[role]) };
}

function sourceOf(data: NonNullable<ArticleData['source']>): Source {
  return {
    publisher: String(data.publisher),
    authors: textsOf(data.authors),
    ...(data.title !== undefined && { title: String(data.title) }),
    ...(data.url !== undefined && { url: data.url }),
    ...(data.date !== undefined && { date: String(data.date) }),
    ...(data.accessed !== undefined && { accessed: String(data.accessed) }),
    ...(data.archive !== undefined && { archive: data.archive }),
  };
}
