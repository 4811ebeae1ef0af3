/** An issue while it is written: files are watched, and what changed is laid out and shown again. */

import { setImmediate } from 'node:timers/promises';
import type { Diagnostic } from './diagnostic.js';
import { isError, sortDiagnostics, ToolError } from './diagnostic.js';
import type { Issue } from './issue.js';
import { checkIssue } from './check/index.js';
import { composePrint, newMemory, type ComposeMemory, type PrintComposition } from './compose/index.js';
import { judgedPages } from './page-findings.js';
import { sheetOf } from './pages.js';
import { openDesk, type Desk, type Proof } from './paginate/index.js';
import { readIssue, type ReadMemory } from './read/index.js';
import { openViewer, watchFiles, type Served, type ShownFinding, type Viewer } from './viewer/index.js';
import { draftSite, type Draft } from './web/index.js';

export interface PreviewOptions {
  /** The journal's root: the folder that holds `issues/`. Absolute. */
  readonly root: string;
  /** Folder name of the issue. */
  readonly issue: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Path of a browser to lay out with, or a `ws://` endpoint. */
  readonly browser?: string;
  readonly signal?: AbortSignal;
  /** Told of every round: what was found, and how many pages there are. */
  readonly onRound?: (round: Round) => void;
}

export interface Round {
  readonly pages: number;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether the pages shown are older than the files. */
  readonly isStale: boolean;
  readonly tookMs: number;
}

export interface Preview {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** @throws ToolError when the port is taken or the browser cannot be started. */
export async function preview(options: PreviewOptions): Promise<Preview> {
  const { root, issue, port, browser, signal } = options;
  const state: State = { read: new Map(), compose: newMemory(), draft: newMemory(), pages: 0, files: new Map() };
  const desk = openDesk({ ...(browser !== undefined && { browser }), ...(signal && { signal }) });
  const viewer = await openViewer({
    port,
    file: (address) => state.files.get(address) ?? state.site?.files.get(address),
  });
  const showing: Showing = { options, state, desk: await desk, viewer };
  const rounds = oneByOne(async (changed) => round(showing, changed));
  const watch = await watchFiles(root, {
    folders: ['issues', 'templates', 'styles'],
    onChange: (paths) => {
      const own = [...paths].filter((path) => !/^issues\/[^/]+\//u.test(path) || path.startsWith(`issues/${issue}/`));
      if (own.length > 0) rounds(new Set(own));
    },
  });
  rounds(new Set());
  return {
    url: viewer.url,
    close: async () => {
      watch.close();
      await Promise.all([viewer.close(), showing.desk.close()]);
    },
  };
}

interface State {
  read: ReadMemory;
  compose: ComposeMemory;
  draft: ComposeMemory;
  /** How many are shown. */
  pages: number;
  /** What they load. */
  files: ReadonlyMap<string, Served>;
  site?: Draft;
}

interface Showing {
  readonly options: PreviewOptions;
  readonly state: State;
  readonly desk: Desk;
  readonly viewer: Viewer;
}

/** What changes while a round is under way waits for its end, and is then one round. */
function oneByOne(work: (changed: ReadonlySet<string>) => Promise<void>): (changed: ReadonlySet<string>) => void {
  let waiting: Set<string> | undefined;
  let isBusy = false;
  const run = async (changed: ReadonlySet<string>): Promise<void> => {
    isBusy = true;
    try {
      await work(changed);
    } finally {
      isBusy = false;
    }
    const next = waiting;
    waiting = undefined;
    if (next) void run(next);
  };
  return (changed) => {
    if (isBusy) waiting = new Set([...(waiting ?? []), ...changed]);
    else void run(changed);
  };
}

async function round(showing: Showing, changed: ReadonlySet<string>): Promise<void> {
  const { options, state, viewer } = showing;
  const began = performance.now();
  forget(state, changed);
  const { diagnostics, issue, shown } = await proofOf(showing).catch((error: unknown) => ({
    diagnostics: [faultOf(error)],
    issue: undefined,
    shown: undefined,
  }));
  const tookMs = performance.now() - began;
  // What was sent is on its way before this thread is busy again.
  await setImmediate();
  const checked = issue ? checkIssue(issue) : [];
  const found = sortDiagnostics([...diagnostics, ...checked, ...(shown && issue ? judged(issue, shown) : [])]);
  const isStale = shown === undefined;
  viewer.send({ kind: 'findings', isStale, findings: found.map(findingOf) });
  options.onRound?.({ pages: state.pages, diagnostics: found, isStale, tookMs });
  if (issue && !isStale) await showSite(showing, issue);
}

/** Nothing is remembered of what changed, nor of what may show it. */
function forget(state: State, changed: ReadonlySet<string>): void {
  for (const path of changed) {
    if (path.startsWith('templates/') || path.startsWith('styles/')) {
      state.compose = newMemory();
      state.draft = newMemory();
    } else if (path.endsWith('.md')) state.read.delete(path);
    else state.read.clear();
  }
}

interface Proved {
  readonly diagnostics: readonly Diagnostic[];
  readonly issue: Issue | undefined;
  /** Nothing when the pages could not be made. */
  readonly shown: Proof | undefined;
}

async function proofOf({ options: { root, issue: id }, state, desk, viewer }: Showing): Promise<Proved> {
  const read = await readIssue(root, id, state.read);
  const { issue } = read;
  if (!issue || read.diagnostics.some(isError)) return { diagnostics: read.diagnostics, issue, shown: undefined };
  const { edition, diagnostics } = await composePrint(issue, root, state.compose);
  const found = [...read.diagnostics, ...diagnostics];
  if (!edition || found.some(isError)) return { diagnostics: found, issue, shown: undefined };
  const { print, dir, name } = issue.journal;
  const sheet = sheetOf(issue);
  const proof = await desk.lay(edition, sheet);
  state.files = new Map(edition.assets.map(({ url, bytes }) => [url, bytes]));
  state.pages = proof.leaves.length;
  viewer.send({
    kind: 'pages',
    ...(proof.css !== undefined && { css: proof.css }),
    leaves: proof.leaves,
    title: `${name} ${issue.date}`,
    dir,
    sheet: { bleedMm: print.bleedMm, laidBleedMm: sheet.laidBleedMm, safeMm: print.safeMarginMm },
    contents: contentsOf(edition, proof),
  });
  return { diagnostics: found, issue, shown: proof };
}

const contentsOf = ({ parts }: PrintComposition, { extents }: Proof) =>
  extents.map(({ id, first }) => ({ part: id, title: parts.find((part) => part.id === id)?.title ?? id, page: first }));

/** Without the fonts of a PDF, as none is printed. */
const judged = (issue: Issue, { pages, diagnostics }: Proof): readonly Diagnostic[] =>
  judgedPages(issue, { pages, diagnostics, fonts: [] }, []);

const findingOf = ({ severity, rule, message, mend, place, page }: Diagnostic): ShownFinding => ({
  severity,
  rule,
  message,
  ...(mend !== undefined && { mend }),
  where: [place.file, place.line, place.column].filter((part) => part !== undefined).join(':'),
  ...(page !== undefined && { page }),
});

function faultOf(error: unknown): Diagnostic {
  const message = error instanceof Error ? error.message : String(error);
  const mend = error instanceof ToolError ? error.mend : 'This is a bug in Galley: please report it.';
  return { severity: 'error', rule: 'machine-error', message, mend, place: { file: 'issues' } };
}

async function showSite({ options: { root }, state, viewer }: Showing, issue: Issue): Promise<void> {
  const site = await draftSite(issue, root, state.draft).catch(() => undefined);
  if (!site) return;
  state.site = site;
  viewer.send({ kind: 'web', pages: site.addresses });
}
