/** The plan of the house, held against the imports: a room is entered by its door, and only from where the plan says. */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const NOUNS = ['diagnostic', 'journal', 'issue', 'chart', 'pages', 'profile'];
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  inks: ['diagnostic', 'profile'],
  read: [...NOUNS, 'inks'],
  check: NOUNS,
  typeset: NOUNS,
  thread: ['diagnostic'],
  compose: [...NOUNS, 'typeset', 'cache', 'thread'],
  browser: ['diagnostic'],
  cache: ['browser'],
  paginate: ['diagnostic', 'pages', 'browser', 'cache'],
  pdf: [],
  screen: ['pdf', 'diagnostic', 'journal', 'pages'],
  press: ['pdf', 'inks', 'diagnostic', 'journal', 'pages', 'profile', 'cache'],
  preflight: ['diagnostic', 'journal', 'profile', 'thread'],
  report: ['preflight', 'inks', 'diagnostic', 'pages', 'profile'],
  proofread: ['diagnostic', 'pages', 'thread'],
  judge: ['diagnostic', 'journal', 'pages'],
  web: [...NOUNS, 'compose', 'cache'],
  publish: ['diagnostic', 'pages'],
  package: [...NOUNS, 'pdf', 'proofs'],
  scaffold: ['diagnostic'],
  specimen: ['diagnostic', 'journal'],
  proofs: ['diagnostic', 'pages'],
  viewer: ['diagnostic', 'journal'],
};
/** Who may import what. A name is a noun (`diagnostic.ts`), a room (`read/`), or the pipeline (`build.ts`). */
const PLAN: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(NOUNS.map((noun) => [noun, NOUNS])),
  ...ROOMS,
  'press-files': [...NOUNS, 'cache', 'compose', 'paginate', 'press', 'proofread', 'preflight', 'report'],
  'screen-file': [...NOUNS, 'paginate', 'screen', 'proofread', 'preflight', 'report'],
  'page-findings': [...NOUNS, 'paginate', 'pdf', 'judge'],
  opened: [...Object.keys(ROOMS), 'page-findings', 'press-files', 'screen-file'],
  build: [...NOUNS, ...Object.keys(ROOMS), 'opened'],
  preview: [...NOUNS, ...Object.keys(ROOMS), 'page-findings'],
  cli: [...NOUNS, ...Object.keys(ROOMS), 'build', 'preview'],
};
/** Runs inside the page, where nothing of the house is at hand. */
const IN_PAGE = 'paginate/in-page/';
const MOST_LINES = 300;

const SRC = dirname(fileURLToPath(import.meta.url));
const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.replaceAll('\\', '/'))
  .toSorted();
const read = (path: string): string => readFileSync(join(SRC, path), 'utf8');

/** Whole lines of comment out, so that an example in one is no import. No more than that: nothing may hide an import. */
const withoutComments = (code: string): string => code.replaceAll(/^\s*(\/\/|\/?\*).*$/gm, '');

/** Every relative specifier of `import … from`, `export … from`, `import '…'`, `import('…')`, types included. */
function importsOf(code: string): string[] {
  const specifier = /(?<!@)\b(?:from|import)\s*\(?\s*['"`](\.[^'"`\n]*)['"`]/g;
  return Array.from(withoutComments(code).matchAll(specifier), ([, path = '']) => path);
}

/** Types are gone before the page sees the code: what crosses to it may have the nouns' shape. */
const withoutNounTypes = (code: string): string =>
  code.replaceAll(new RegExp(`import type [^;]* from '[./]+/(?:${NOUNS.join('|')})\\.js';`, 'g'), '');

const roomOf = (path: string): string => path.split('/')[0]?.replace(/\.ts$/, '') ?? '';
const isTest = (path: string): boolean => /\.test(\.kit)?\.ts$/.test(path);

/** What is wrong with the import of `specifier` in `from`; undefined when the plan allows it. */
function objection(from: string, specifier: string): string | undefined {
  const to = posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts');
  if (to.startsWith('..')) return `${from} imports ${specifier}, which is outside src/`;
  const [here, there] = [roomOf(from), roomOf(to)];
  if (!isTest(from) && from.startsWith(IN_PAGE) && !to.startsWith(IN_PAGE)) {
    return `${from} runs inside the page and imports ${to} from outside`;
  }
  if (here === there) return undefined;
  if (to.includes('/') && to !== `${there}/index.ts`) return `${from} enters ${there}/ by ${to}, not by its door`;
  if (isTest(from) || PLAN[here]?.includes(there) === true) return undefined;
  return PLAN[here] === undefined ? `${here} is not in the plan` : `${here} may not import ${there} (${from})`;
}

const objections = (path: string, code: string): string[] =>
  importsOf(path.startsWith(IN_PAGE) && !isTest(path) ? withoutNounTypes(code) : code).flatMap(
    (specifier) => objection(path, specifier) ?? [],
  );

describe('the plan', () => {
  it('names every room and file of src/', () => {
    const strangers = sources.filter((path) => !(roomOf(path) in PLAN) && !(isTest(path) && !path.includes('/')));
    expect(strangers).toEqual([]);
  });

  it('has no arrows but these', () => {
    // This file holds forbidden imports as examples.
    const judged = sources.filter((path) => path !== 'rooms.test.ts');
    expect(judged.flatMap((path) => objections(path, read(path)))).toEqual([]);
  });

  it('has no circle', () => {
    const visit = (room: string, way: readonly string[]): void => {
      expect(way, `${[...way, room].join(' → ')} goes in a circle`).not.toContain(room);
      for (const next of ROOMS[room] ?? []) visit(next, [...way, room]);
    };
    for (const room of Object.keys(ROOMS)) visit(room, []);
  });
});

describe('the habits', () => {
  it(`keeps files to ${MOST_LINES} lines`, () => {
    const long = sources.filter((path) => read(path).split('\n').length - 1 > MOST_LINES);
    expect(long).toEqual([]);
  });

  it('has no junk drawer', () => {
    expect(sources.filter((path) => /(^|\/)(utils?|helpers?|misc|common)(\/|\.ts$)/.test(path))).toEqual([]);
  });

  it('leaves console, streams, signals and exit to the command line', () => {
    const talkers = sources
      .filter((path) => roomOf(path) !== 'cli' && !isTest(path) && !path.startsWith(IN_PAGE))
      .filter((path) => touchesConsole(withoutComments(read(path))));
    expect(talkers).toEqual([]);
  });
});

const touchesConsole = (code: string): boolean =>
  /\bconsole\.\w|\bprocess\.(exit|exitCode|argv|stdout|stderr|stdin)\b|\bprocess\.(on|once)\(['"]SIG/.test(code);

describe('the guard', () => {
  it.each([
    ['check/rule.ts', `import { readIssue } from '../read/index.js';`, 'check may not import read (check/rule.ts)'],
    ['check/rule.ts', `import type { A } from '../read/index.js';`, 'check may not import read (check/rule.ts)'],
    [
      'check/rule.ts',
      `import type {\n  A,\n  B,\n} from "../read/index.js";`,
      'check may not import read (check/rule.ts)',
    ],
    ['check/rule.ts', `export * from '../read/index.js';`, 'check may not import read (check/rule.ts)'],
    ['check/rule.ts', `import '../read/index.js';`, 'check may not import read (check/rule.ts)'],
    ['check/rule.ts', `const a = await import('../read/index.js');`, 'check may not import read (check/rule.ts)'],
    ['check/deep/rule.ts', `let a: import('../../read/index.js').A;`, 'check may not import read (check/deep/rule.ts)'],
    ['issue.ts', `import { a } from './read/index.js';`, 'issue may not import read (issue.ts)'],
    ['read/index.ts', `import { a } from '../build.js';`, 'read may not import build (read/index.ts)'],
    ['paginate/a.ts', `import type { Issue } from '../issue.js';`, 'paginate may not import issue (paginate/a.ts)'],
    ['build.ts', `import { a } from './read/yaml.js';`, 'build.ts enters read/ by read/yaml.ts, not by its door'],
    [
      'web/a.test.ts',
      `import { a } from '../read/yaml.js';`,
      'web/a.test.ts enters read/ by read/yaml.ts, not by its door',
    ],
    ['attic/a.ts', `import { a } from '../issue.js';`, 'attic is not in the plan'],
    ['read/a.ts', `import a from '../../package.json';`, 'read/a.ts imports ../../package.json, which is outside src/'],
    [
      'paginate/in-page/fill.ts',
      `import { a } from '../tabs.js';`,
      'paginate/in-page/fill.ts runs inside the page and imports paginate/tabs.ts from outside',
    ],
    [
      'paginate/in-page/fill.ts',
      `import { isError } from '../../diagnostic.js';`,
      'paginate/in-page/fill.ts runs inside the page and imports diagnostic.ts from outside',
    ],
    [
      'paginate/in-page/fill.ts',
      `import type { Issue } from '../../check/index.js';`,
      'paginate/in-page/fill.ts runs inside the page and imports check/index.ts from outside',
    ],
  ])('sees in %s: %s', (path, code, complaint) => {
    expect(objections(path, code)).toEqual([complaint]);
  });

  it.each([
    [
      'check/rule.ts',
      `import type { Issue } from '../issue.js';\nimport { a } from './walk.js';\nimport z from 'zod';`,
    ],
    ['web/index.ts', `import { compose } from '../compose/index.js';`],
    ['web/a.test.ts', `import { readIssue } from '../read/index.js';\nimport { a } from './page.js';`],
    ['build.ts', `import { readIssue } from './read/index.js';`],
    ['cli/commands/build.ts', `const { build } = await import('../../build.js');`],
    ['check/rule.ts', `// import { a } from '../read/index.js';\n/* import '../web/index.js' */`],
    ['paginate/in-page/fill.ts', `import { a } from './line.js';`],
    ['paginate/tabs.ts', `import { a } from './in-page/fill.js';`],
    ['paginate/in-page/fill.ts', `import type { LaidPage } from '../../pages.js';`],
  ])('lets %s: %s', (path, code) => {
    expect(objections(path, code)).toEqual([]);
  });

  it('sees who touches the console or the exit', () => {
    expect(touchesConsole(`console.log('x')`)).toBe(true);
    expect(touchesConsole(`process.exit(1)`)).toBe(true);
    expect(touchesConsole(`process.on('SIGINT', stop)`)).toBe(true);
    expect(touchesConsole(withoutComments(`  // console.log`))).toBe(false);
    expect(touchesConsole(`page.on('console', listen); process.env.PATH; process.once('exit', kill)`)).toBe(false);
  });
});
