/** What this machine has of the things Galley works with. */

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { ExaminedBrowser } from '../browser/index.js';
import type { Context } from './context.js';
import { findRoot } from './locate.js';
import { manifest, satisfies } from './package-json.js';
import { size } from './words.js';

export interface Examined {
  readonly name: string;
  /** `missing`: no build can run without it; `absent`: it would be of use. */
  readonly state: 'good' | 'absent' | 'missing';
  readonly found: string;
  /** How to get it. */
  readonly mend?: string;
}

/** The outside judges of the tests, and the Debian package each comes in. */
const JUDGES: readonly (readonly [program: string, debianPackage: string])[] = [
  ['qpdf', 'qpdf'],
  ['pdfinfo', 'poppler-utils'],
  ['pdftotext', 'poppler-utils'],
  ['pdffonts', 'poppler-utils'],
  ['gs', 'ghostscript'],
  ['mutool', 'mupdf-tools'],
];

export async function examineMachine(context: Context): Promise<readonly Examined[]> {
  return [
    node(),
    fonts(),
    ...(await browsers(context)),
    await cache(context),
    journal(context),
    ...JUDGES.map((judge) => outside(judge, context)),
  ];
}

function node(): Examined {
  const { engines } = manifest();
  const found = `${process.versions.node} (${engines.node} wanted)`;
  if (satisfies(process.versions.node, engines.node)) return { name: 'Node', state: 'good', found };
  return { name: 'Node', state: 'missing', found, mend: 'get a newer one from https://nodejs.org' };
}

function fonts(): Examined {
  const wanted = Object.keys(manifest().dependencies).filter((name) => name.startsWith('@fontsource/'));
  const lost = wanted.filter((name) => !isInstalled(name));
  if (lost.length === 0) return { name: 'fonts', state: 'good', found: `${wanted.length} families` };
  return { name: 'fonts', state: 'missing', found: `not installed: ${lost.join(', ')}`, mend: 'run npm ci' };
}

function isInstalled(name: string): boolean {
  try {
    import.meta.resolve(`${name}/package.json`);
    return true;
  } catch {
    return false;
  }
}

/** One that works is enough, unless one is named: then no other is tried. */
async function browsers({ doors }: Context): Promise<readonly Examined[]> {
  const examined = await doors.examineBrowsers();
  const rows = examined.map(browser);
  const [first] = examined;
  if (first !== undefined && !first.works && isNamed(first)) {
    const mend = 'GALLEY_BROWSER names it and so no other is tried: correct it, or unset it';
    return rows.map((row, index) => (index === 0 ? { ...row, state: 'missing', mend } : row));
  }
  if (examined.some(({ works }) => works)) return rows;
  const mend = 'run npm ci, or install Chrome or Chromium and name it with --browser PATH or GALLEY_BROWSER';
  return [...rows, { name: 'browser', state: 'missing', found: 'none that works', mend }];
}

const isNamed = ({ origin }: ExaminedBrowser): boolean => origin === 'environment' || origin === 'remote';

function browser({ origin, path, version, works, problem }: ExaminedBrowser): Examined {
  const found = [origin, version, path, works ? undefined : `does not work: ${problem ?? 'no reason given'}`];
  return {
    name: 'browser',
    state: works ? 'good' : 'absent',
    found: found.filter((part) => part !== undefined).join(', '),
  };
}

/** Without one a build makes everything itself. */
async function cache({ doors }: Context): Promise<Examined> {
  try {
    const { folder, bytes, mostBytes } = await doors.examineCache();
    return { name: 'cache', state: 'good', found: `${size(bytes)} of at most ${size(mostBytes)}, ${folder}` };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { name: 'cache', state: 'absent', found, mend: 'set GALLEY_CACHE to a folder of your own' };
  }
}

function journal({ cwd }: Context): Examined {
  const root = findRoot(cwd);
  if (root !== undefined) return { name: 'journal', state: 'good', found: root };
  const mend = 'go to the folder that holds issues/, or start one: galley new issue 2021-01';
  return { name: 'journal', state: 'absent', found: 'none in this folder or above', mend };
}

function outside([program, debianPackage]: readonly [string, string], { env }: Context): Examined {
  const path = onPath(program, env['PATH'] ?? '');
  if (path !== undefined) return { name: program, state: 'good', found: path };
  const mend = `only for Galley’s own tests; on Debian: apt-get install ${debianPackage}`;
  return { name: program, state: 'absent', found: 'not installed', mend };
}

const onPath = (program: string, path: string): string | undefined =>
  path
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find(isExecutable);

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
