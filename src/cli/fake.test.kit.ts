/** A command line whose rooms, terminal and clock are stand-ins. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { BuildResult } from '../build.js';
import type { Diagnostic } from '../diagnostic.js';
import type { Issue } from '../issue.js';
import type { Context } from './context.js';
import type { Doors } from './doors.js';
import { run } from './program.js';

/** The journal it stands in. */
export const root = mkdtempSync(join(tmpdir(), 'galley-cli-'));
mkdirSync(join(root, 'issues/2020-12/images'), { recursive: true });
writeFileSync(join(root, 'issues/journal.yaml'), 'name: Specimen\n');
afterAll(() => rmSync(root, { recursive: true, force: true }));

export const WARNING: Diagnostic = {
  severity: 'warning',
  rule: 'w',
  message: 'odd',
  place: { file: 'issues/2020-12/a.md', line: 2 },
};
export const ERROR: Diagnostic = { ...WARNING, severity: 'error', rule: 'e', message: 'wrong' };

export const built = (changes: Partial<BuildResult> = {}): BuildResult => ({
  issue: '2020-12',
  ok: true,
  diagnostics: [],
  files: [
    { path: '2020-12/istiqlal-2020-12.pdf', bytes: 2_100_000, sha256: 'a' },
    { path: '2020-12/build.json', bytes: 512, sha256: 'b' },
    { path: 'web/index.html', bytes: 1000, sha256: 'c' },
    { path: 'web/2020-12/index.html', bytes: 2000, sha256: 'd' },
  ],
  pages: 36,
  extents: [],
  out: join(root, 'output'),
  ...changes,
});

/** The command line asks an issue for nothing but how many articles it has. */
export const issueOf = (articles: number): Issue => {
  const issue: Pick<Issue, 'articles'> = { articles: Array.from({ length: articles }) };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a whole issue would say no more
  return issue as Issue;
};

/** Every room of the house answers well; a test says what is different. */
const house = (changes: Partial<Doors>): Doors => ({
  build: () => Promise.resolve(built()),
  listIssues: () => Promise.resolve(['2020-12', '2020-11']),
  readIssue: () => Promise.resolve({ issue: issueOf(10), diagnostics: [] }),
  checkIssue: () => Promise.resolve([]),
  examineBrowsers: () => Promise.resolve([{ origin: 'bundled', path: 'headless', version: '147.0', works: true }]),
  examineCache: () => Promise.resolve({ folder: '/home/e/.cache/galley', bytes: 3_200_000, mostBytes: 1e9 }),
  newIssue: (_, id) => Promise.resolve({ created: [`issues/${id}/issue.md`], changed: [], diagnostics: [] }),
  newArticle: (_, id, title) =>
    Promise.resolve({ created: [`issues/${id}/${title}.md`], changed: [`issues/${id}/issue.md`], diagnostics: [] }),
  imposeBooklet: () => Promise.resolve({ pdf: new Uint8Array(), sheets: 1 }),
  packageIssue: () => Promise.reject(new Error('nothing to pack')),
  readLog: () => Promise.resolve([]),
  logJson: (log) => Promise.resolve(JSON.stringify(log)),
  preflight: () => Promise.reject(new Error('nothing to judge')),
  preflightScreen: () => Promise.resolve([]),
  readProfile: () => Promise.resolve({ diagnostics: [] }),
  writeReport: () => Promise.reject(new Error('nothing to tell')),
  preview: () => Promise.resolve({ url: 'http://127.0.0.1:3100/', close: () => Promise.resolve() }),
  publish: () => Promise.resolve([]),
  writeSpecimen: () => Promise.resolve({ issues: ['ltr', 'rtl'], texts: 'own' }),
  ...changes,
});

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs it. A build takes half a second. */
export async function galley(
  args: readonly string[],
  doors: Partial<Doors> = {},
  changes: Partial<Context> = {},
): Promise<Ran> {
  let [out, err, clock] = ['', '', 0];
  const rooms = house(doors);
  const code = await run(args, {
    cwd: root,
    env: {},
    terminal: {
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      live: false,
      colour: false,
      columns: () => 80,
    },
    doors: { ...rooms, build: (options) => rooms.build(options).finally(() => (clock += 500)) },
    signal: new AbortController().signal,
    now: () => clock,
    ...changes,
  });
  return { code, out, err };
}
