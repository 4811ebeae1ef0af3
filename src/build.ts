/** The whole pipeline on one screen: from an issue's folder to its editions. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openCache, type Cache } from './cache/index.js';
import type { PrintComposition } from './compose/index.js';
import { isError, sortDiagnostics, ToolError, type Diagnostic } from './diagnostic.js';
import type { Issue } from './issue.js';
import * as rooms from './opened.js';
import { metadataOf, sheetOf, type Extent } from './pages.js';
import { openWorkshop, paginate, type Pagination, type Workshop } from './paginate/index.js';
import type { OfficePaper } from './press/index.js';
import { buildRecord, galleyVersion, publish, type WrittenFile } from './publish/index.js';

export type { OfficePaper } from './press/index.js';
export type { WrittenFile } from './publish/index.js';
export type Edition = 'screen' | 'press' | 'web';

export interface BuildOptions {
  /** The journal's root: the folder that holds `issues/`. Absolute. */
  readonly root: string;
  /** Folder name of the issue; the newest when not given. */
  readonly issue?: string;
  /** All when not given. */
  readonly only?: readonly Edition[];
  /** Papers of an office printer to set the pages on too; none when not given. */
  readonly papers?: readonly OfficePaper[];
  /** Where `output/` stands; `<root>/output` when not given. Absolute. */
  readonly out?: string;
  /** Path of a browser, or a `ws://` endpoint. */
  readonly browser?: string;
  /** Warnings fail the build too. */
  readonly strict?: boolean;
  /** What earlier builds made is used, and what this one makes is kept: in a folder, or with `true` in this user's. */
  readonly cache?: boolean | string;
  /** Seconds since 1970 to date the files with, instead of the issue's own date (SOURCE_DATE_EPOCH). */
  readonly epoch?: number;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

export type Stage = 'check' | 'compose' | 'paginate' | 'screen' | 'press' | 'preflight' | 'office' | 'web' | 'write';

/** A stage began (`done` absent), goes on, or ended (`done === total`). */
export interface Progress {
  readonly stage: Stage;
  /** What is counted: `pages`, `pictures`, `files`. */
  readonly unit?: string;
  readonly done?: number;
  readonly total?: number;
}

export interface BuildResult {
  readonly issue: string;
  /** False when errors (or, under `strict`, warnings) stopped it: nothing was written. */
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly WrittenFile[];
  readonly pages: number;
  /** What stands on which pages, and how full they are; nothing without a print edition. */
  readonly extents: readonly Extent[];
  readonly out: string;
}

/** What has been made so far, and what was found on the way. */
interface Making {
  readonly options: BuildOptions;
  /** Being opened, where pages are wanted. */
  readonly workshop?: Promise<Workshop>;
  readonly cache: Cache;
  readonly only: readonly Edition[];
  readonly out: string;
  readonly found: Diagnostic[];
  readonly files: Map<string, Uint8Array>;
  /** Folders that hold nothing but what this build makes. */
  readonly sweep: string[];
  readonly progress: (progress: Progress) => void;
  /** Whether what was found so far must stop the build. */
  readonly fails: () => boolean;
}

/** @throws ToolError when the machine fails; what an editor or designer wrote comes back as diagnostics. */
export async function build(options: BuildOptions): Promise<BuildResult> {
  // The browser starts while what the editor wrote is read.
  const workshop = wantsPages(options) ? openWorkshop(browserOf(options)) : undefined;
  workshop?.catch(() => {});
  const cache = await openCache({ where: options.cache ?? false });
  try {
    return await make({ ...begin(options, cache), ...(workshop && { workshop }) });
  } finally {
    await workshop?.then(({ close }) => close()).catch(() => {});
    await cache.close();
  }
}

const wantsPages = ({ only, papers = [] }: BuildOptions): boolean =>
  only === undefined || only.some((edition) => edition !== 'web') || papers.length > 0;

async function make(making: Making): Promise<BuildResult> {
  const { options } = making;
  const id = options.issue ?? (await newest(options.root));
  const issue = await readAndCheck(id, making);
  if (!issue || making.fails()) return ended(id, making);
  const print = makePrint(issue, making);
  const [pages] = await Promise.all([print, makeSite(issue, print, making)]);
  if (making.fails()) return ended(id, making);
  const { pages: { length } = [], extents = [] } = pages ?? {};
  return ended(id, making, { pages: length, extents, files: await write(issue, pages, making) });
}

function begin(options: BuildOptions, cache: Cache): Making {
  const found: Diagnostic[] = [];
  return {
    options,
    cache,
    only: options.only ?? ['screen', 'press', 'web'],
    out: options.out ?? join(options.root, 'output'),
    found,
    files: new Map(),
    sweep: [],
    progress: options.onProgress ?? (() => {}),
    fails: () => found.some((one) => options.strict === true || isError(one)),
  };
}

async function newest(root: string): Promise<string> {
  const [id] = await rooms.listIssues(root);
  if (id === undefined) throw new ToolError('there is no issue to build', 'make one with: galley new issue 2021-01');
  return id;
}

async function readAndCheck(id: string, { options, found, progress }: Making): Promise<Issue | undefined> {
  progress({ stage: 'check' });
  const { issue, diagnostics } = await rooms.readIssue(options.root, id);
  found.push(...diagnostics, ...(issue ? await rooms.checkIssue(issue) : []));
  return issue;
}

/** The pages as printed, and what they were composed of. */
interface Pages extends Pagination {
  readonly edition: PrintComposition;
}

/** The pages, and the PDFs made of them. Nothing when only the web edition is asked for, or the pages have errors. */
async function makePrint(issue: Issue, making: Making): Promise<Pages | undefined> {
  if (!wantsPages(making.options)) return undefined;
  const pages = await makePages(issue, making);
  if (pages) await Promise.all([makeScreen, makePress, makeOffice].map((make) => make(issue, pages, making)));
  return pages;
}

/** The pages both PDFs are made of, and `print.html` with its files, for whoever asks what went into them. */
async function makePages(issue: Issue, making: Making): Promise<Pages | undefined> {
  const { options, only, files, found, progress, sweep } = making;
  progress({ stage: 'compose' });
  const { edition, diagnostics } = await rooms.composePrint(
    issue,
    options.root,
    await rooms.composeMemory(making.cache),
  );
  found.push(...diagnostics);
  if (!edition || making.fails()) return undefined;
  addPrintHtml(issue, edition, making);
  sweep.push(`${issue.id}/print-files`);
  progress({ stage: 'paginate', unit: 'pages' });
  const pagination = await paginate(edition, {
    sheet: sheetOf(issue),
    cache: making.cache,
    ...browserOf(options),
    ...(making.workshop && { workshop: making.workshop }),
    onPages: (done) => progress({ stage: 'paginate', unit: 'pages', done }),
    onLaid: (pages) => rooms.openFinishers(only, pages),
  });
  const { length } = pagination.pages;
  progress({ stage: 'paginate', unit: 'pages', done: length, total: length });
  found.push(...(await rooms.pageFindings(issue, pagination)));
  return files.size > 0 && !making.fails() ? { ...pagination, edition } : undefined;
}

const browserOf = ({ browser, signal }: BuildOptions): Pick<BuildOptions, 'browser' | 'signal'> => ({
  ...(browser !== undefined && { browser }),
  ...(signal && { signal }),
});

function addPrintHtml(issue: Issue, edition: PrintComposition, { files }: Making): void {
  files.set(`${issue.id}/print.html`, Buffer.from(edition.html));
  for (const { url, bytes } of edition.assets) files.set(`${issue.id}/${url}`, bytes);
}

async function makeScreen(issue: Issue, laid: Pages, making: Making): Promise<void> {
  if (!making.only.includes('screen')) return;
  const { pages } = laid;
  making.progress({ stage: 'screen' });
  const { bytes: finished, diagnostics } = await rooms.screenFile(issue, laid, making.options.epoch);
  making.found.push(...diagnostics);
  making.files.set(screenPath(issue), finished);
  making.progress({ stage: 'screen', unit: 'pages', done: pages.length, total: pages.length });
}

async function makePress(issue: Issue, laid: Pages, making: Making): Promise<void> {
  const { only, options, cache, found, files, sweep, progress } = making;
  if (!only.includes('press')) return;
  const { length: total } = laid.pages;
  const made = await rooms.pressFiles({
    issue,
    laid,
    edition: laid.edition,
    cache,
    browser: browserOf(options),
    metadata: metadataOf(issue, options.epoch),
    onBegin: (stage) => progress({ stage }),
    onEnd: (stage) => progress({ stage, unit: 'pages', done: total, total }),
  });
  found.push(...made.diagnostics);
  for (const [name, bytes] of made.files) files.set(`${issue.id}/press/${name}`, bytes);
  sweep.push(`${issue.id}/press`);
}

async function makeOffice(issue: Issue, { pdf, pages }: Pages, making: Making): Promise<void> {
  const { papers = [], epoch } = making.options;
  if (papers.length === 0) return;
  making.progress({ stage: 'office' });
  for (const paper of papers) {
    const finished = await rooms.finishOffice(pdf, { sheet: sheetOf(issue), paper }, metadataOf(issue, epoch));
    making.found.push(...(await rooms.proofread(finished, pages)));
    making.files.set(`${issue.id}/${stem(issue)}-${paper}.pdf`, finished);
  }
  making.progress({ stage: 'office', unit: 'pages', done: pages.length, total: pages.length });
}

/** The site's pictures are made while the browser lays out; its pages wait for the PDF they name. */
async function makeSite(issue: Issue, print: Promise<Pages | undefined>, making: Making): Promise<void> {
  const { options, out, files, found, progress, sweep } = making;
  if (!making.only.includes('web')) return;
  progress({ stage: 'web', unit: 'pictures' });
  const name = `${stem(issue)}.pdf`;
  const pdf = print.then(async (pages) => {
    const bytes = files.get(screenPath(issue)) ?? (await readFile(join(out, screenPath(issue))).catch(() => undefined));
    if (bytes) files.set(`web/${issue.id}/${name}`, bytes);
    return (
      bytes && {
        name,
        bytes: bytes.length,
        pages: pages?.pages.length ?? (await rooms.describePdf(bytes)).pages.length,
      }
    );
  });
  const site = await rooms.buildSite({
    issue,
    root: options.root,
    cache: making.cache,
    published: await rooms.readPublished(join(out, 'web')),
    pdf,
    signal: options.signal,
    onProgress: (done, total) => progress({ stage: 'web', unit: 'pictures', done, total }),
  });
  found.push(...site.diagnostics);
  for (const [path, content] of site.files)
    files.set(path, typeof content === 'string' ? Buffer.from(content) : content);
  sweep.push(`web/${issue.id}`);
}

async function write(issue: Issue, print: Pages | undefined, making: Making): Promise<readonly WrittenFile[]> {
  const { options, out, files, found, sweep, progress } = making;
  progress({ stage: 'write', unit: 'files', total: files.size + 1 });
  const record = buildRecord(files, {
    issue: issue.id,
    title: metadataOf(issue, options.epoch).title,
    galley: await galleyVersion(),
    ...(print && { engine: print.engine }),
    pages: print?.pages.length ?? 0,
    extents: print?.extents ?? [],
    diagnostics: sortDiagnostics(found),
  });
  files.set(`${issue.id}/build.json`, Buffer.from(record));
  const inOrder = new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return publish(out, inOrder, { sweep, signal: options.signal });
}

function ended(
  issue: string,
  { found, out }: Making,
  made?: Pick<BuildResult, 'pages' | 'extents' | 'files'>,
): BuildResult {
  const nothing = { pages: 0, extents: [], files: [] };
  return { issue, ok: made !== undefined, diagnostics: sortDiagnostics(found), out, ...(made ?? nothing) };
}

const stem = ({ journal, id }: Issue): string => `${journal.slug}-${id}`;
const screenPath = (issue: Issue): string => `${issue.id}/${stem(issue)}.pdf`;
