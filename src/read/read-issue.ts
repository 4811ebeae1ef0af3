/** An issue's folder → typed data, and every problem met on the way. */

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { sortDiagnostics, type Diagnostic } from '../diagnostic.js';
import { nearestName, type Article, type Cover, type Issue } from '../issue.js';
import type { PressProfile } from '../profile.js';
import { listedArticles, type Entry } from './article-list.js';
import { readArticle, type ArticleReading, type ReadArticle } from './article.js';
import { parseFields, valuePlace, type Fields } from './fields.js';
import { bodyFigures, figureAt } from './figures.js';
import { partFrontMatter } from './front-matter.js';
import { inlineAt, plainInline } from './inline.js';
import { journalOf, journalPart, type JournalPart } from './journal-part.js';
import { parseBody } from './markdown.js';
import { openPictures } from './pictures.js';
import { packageRoot, readProfile, USUAL_PROFILE } from './press-profile.js';
import { isDate } from './scalars.js';
import { issueForm, journalForm, type IssueData } from './schemas.js';
import { loadText, type Report, type TextFile } from './text-file.js';
import { validate } from './validate.js';

export interface IssueRead {
  /** Absent when there is nothing to build on: no journal.yaml or issue.md, or one that is no YAML. */
  readonly issue?: Issue;
  /** By file, line and column. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Articles by their file, for whoever reads an issue again and again. It is not looked whether they changed: who keeps it
 * takes out an article whose file, or one of whose pictures, did.
 */
export type ReadMemory = Map<string, Remembered>;

interface Remembered {
  readonly lang: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly read?: ReadArticle;
}

/**
 * Reads an issue with its journal, articles and pictures. What is faulty is reported and has a plain stand-in (an article's
 * slug for its title), so that the rest can be checked in the same run.
 * @param root absolute path of the folder that holds `issues/`.
 * @param id the issue's folder: `2020-12`.
 * @param memory articles read before; new ones are added.
 */
export async function readIssue(root: string, id: string, memory?: ReadMemory): Promise<IssueRead> {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => void diagnostics.push(diagnostic);
  const journal = await readJournal(root, report);
  const matter = await readMatter(root, id, report);
  if (!matter) return { diagnostics: sortDiagnostics(diagnostics) };
  const part = journalPart(matter.data, matter.fields);
  const folder = join(root, 'issues', id);
  const reading: Reading = {
    root,
    id,
    report,
    lang: part.lang ?? journal?.lang ?? 'en',
    find: await openPictures(folder),
    names: await articleNames(folder),
    ...(memory && { memory }),
  };
  const articles = await readArticles(matter, reading);
  const issue = await assemble(matter, articles, reading);
  const profile = await profileOf(journal?.profile, part.profile, reading);
  const found = sortDiagnostics(diagnostics);
  if (!journal || !matter.fields.sound || !profile) return { diagnostics: found };
  return { issue: { ...issue, journal: journalOf(journal, part, profile) }, diagnostics: found };
}

/** The one the issue names, or the journal; where there is none of that name, the usual one, so that the rest is checked. */
async function profileOf(
  journal: JournalPart['profile'],
  issue: JournalPart['profile'],
  { root, report }: Reading,
): Promise<PressProfile | undefined> {
  const usual = { name: USUAL_PROFILE, place: { file: 'issues/journal.yaml' } };
  const { profile, diagnostics } = await readProfile(root, issue ?? journal ?? usual);
  for (const diagnostic of diagnostics) report(diagnostic);
  return profile ?? (await readProfile(packageRoot, usual)).profile;
}

interface Reading extends ArticleReading {
  readonly id: string;
  /** Names of the folder's Markdown files but issue.md. */
  readonly names: readonly string[];
  readonly memory?: ReadMemory;
}

/** issue.md, read. */
interface Matter {
  readonly source: TextFile;
  readonly fields: Fields;
  readonly data: IssueData;
  readonly body: Root;
}

async function readJournal(root: string, report: Report): Promise<JournalPart | undefined> {
  const source = await loadText(root, 'issues/journal.yaml', report);
  if (!source) return undefined;
  const fields = parseFields(source, { text: source.text, offset: 0 }, report);
  const data = validate(journalForm, fields, report);
  return fields.sound ? journalPart(data, fields) : undefined;
}

async function readMatter(root: string, id: string, report: Report): Promise<Matter | undefined> {
  // An id names a folder; a path would lead the reading somewhere else.
  const source = await loadText(root, `issues/${id.replaceAll(/[/\\]|^\.+/g, '-')}/issue.md`, report);
  const parted = source && partFrontMatter(source, report);
  if (!source || !parted) return undefined;
  const parsed = parseFields(source, { text: parted.yaml, offset: parted.yamlOffset }, report);
  const fields = { ...parsed, sound: parsed.sound && parted.present };
  return { source, fields, data: validate(issueForm, fields, report), body: parseBody(source, parted.body, report) };
}

async function articleNames(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => /^[^._].*\.md$/i.test(name) && name !== 'issue.md').toSorted();
}

async function readArticles({ data, fields }: Matter, reading: Reading): Promise<ReadArticle[]> {
  const folder = `issues/${reading.id}`;
  const entries = fields.sound ? entriesOf(data, fields) : allOf(reading.names, folder);
  const listed = listedArticles(entries, { folder, names: reading.names }, reading.report);
  const articles = await Promise.all(listed.map(async ({ slug, name }) => recall(`${folder}/${name}`, slug, reading)));
  return articles.filter((article) => article !== undefined);
}

/** An article as it was read before, with what there was to say of it, or read now. */
async function recall(file: string, slug: string, reading: Reading): Promise<ReadArticle | undefined> {
  const known = reading.memory?.get(file);
  if (known?.lang === reading.lang) {
    for (const diagnostic of known.diagnostics) reading.report(diagnostic);
    return known.read;
  }
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => {
    diagnostics.push(diagnostic);
    reading.report(diagnostic);
  };
  const read = await readArticle(file, slug, { ...reading, report });
  reading.memory?.set(file, { lang: reading.lang, diagnostics, ...(read && { read }) });
  return read;
}

const entriesOf = ({ articles = [] }: IssueData, fields: Fields): Entry[] =>
  articles
    .map((slug, index) => ({ slug: String(slug), place: valuePlace(fields, ['articles', index]) }))
    .filter(({ slug }) => slug !== '');

/** Without a list every file counts, so that its problems are told in the same run. */
const allOf = (names: readonly string[], folder: string): Entry[] =>
  names.map((name) => ({ slug: name.replace(/\.md$/i, ''), place: { file: `${folder}/${name}` } }));

async function assemble(
  matter: Matter,
  read: readonly ReadArticle[],
  reading: Reading,
): Promise<Omit<Issue, 'journal'>> {
  const { source, fields, data } = matter;
  const articles = read.map(({ article }) => article);
  const editorial = await editorialOf(matter, reading);
  return {
    id: reading.id,
    file: source.file,
    date: dateOf(matter, reading),
    ...(data.number !== undefined && { number: data.number }),
    ...(data.volume !== undefined && { volume: data.volume }),
    cover: await coverOf({ data, fields, articles }, reading),
    articles,
    ...(matter.data.pages !== undefined && { pages: matter.data.pages }),
    ...(editorial && { editorial }),
    sources: new Map([source, ...read.map((one) => one.source)].map(({ file, text }) => [file, text])),
  };
}

function dateOf({ data, fields }: Matter, { id, report }: Reading): string {
  if (data.date === undefined) return isDate(id, 'month') ? id : '1970-01';
  const date = String(data.date);
  if (/^\d{4}-\d{2}(?!\d)/.test(id) && !date.startsWith(id.slice(0, 7))) {
    report({
      severity: 'warning',
      rule: 'issue-date',
      message: `the issue is dated ${date}, its folder ${id}`,
      mend: 'correct the date, or rename the folder',
      place: valuePlace(fields, ['date']),
    });
  }
  return date;
}

interface CoverSource {
  readonly data: IssueData;
  readonly fields: Fields;
  readonly articles: readonly Article[];
}

async function coverOf({ data, fields, articles }: CoverSource, reading: Reading): Promise<Cover> {
  const named = leadOf({ data, fields, articles }, reading);
  const lead = articles.find(({ slug }) => slug === named) ?? articles[0];
  const given = data.cover;
  const headline = given?.headline === undefined ? undefined : inlineAt(fields, ['cover', 'headline']);
  const kicker = given?.kicker === undefined ? undefined : inlineAt(fields, ['cover', 'kicker']);
  const figure = await figureAt(fields, { data: given?.picture, path: ['cover', 'picture'] }, reading);
  return {
    headline: headline ?? lead?.title ?? plainInline(reading.id),
    ...(kicker && { kicker }),
    lead: lead?.slug ?? '',
    ...(figure && { figure }),
  };
}

function leadOf({ data, fields, articles }: CoverSource, { report }: Reading): string | undefined {
  const lead = data.cover?.lead;
  const listed = [...articles.map(({ slug }) => slug), ...(data.articles ?? []).map(String)];
  if (lead === undefined || lead === '' || listed.includes(lead)) return lead;
  const meant = nearestName(lead, listed);
  report({
    severity: 'error',
    rule: 'missing-article',
    message: `the cover leads to "${lead}", which is no article of this issue${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
    mend: 'name one of the list of articles',
    place: valuePlace(fields, ['cover', 'lead']),
  });
  return meant;
}

async function editorialOf({ source, fields, data, body }: Matter, reading: Reading): Promise<Issue['editorial']> {
  const figures = await bodyFigures(body, source.file, reading);
  if (figures.size === 0 && toString(body).trim() === '') return undefined;
  const title = data.editorial?.title === undefined ? undefined : inlineAt(fields, ['editorial', 'title']);
  if (!title && data.editorial === undefined && fields.sound) {
    reading.report({
      severity: 'error',
      rule: 'missing-field',
      message: 'the editorial has a text but no title',
      mend: 'write "editorial:" and under it "  title: …" in the front matter',
      place: valuePlace(fields, []),
    });
  }
  return { title: title ?? plainInline('Editorial'), body, figures };
}
