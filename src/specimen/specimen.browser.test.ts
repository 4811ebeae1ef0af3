/** The specimen, built: nothing to complain of, in the right order for its direction, and its pages as they were approved. */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, type BuildResult } from '../build.js';
import { isError, type Diagnostic } from '../diagnostic.js';
import { compareProofs, drawProofs } from '../proofs/index.js';
import { writeSpecimen } from './index.js';

const galley = fileURLToPath(new URL('../../', import.meta.url));
const approvedFolder = join(galley, 'specimen/approved');
const folder = mkdtempSync(join(tmpdir(), 'galley-specimen-'));
afterAll(() => rmSync(folder, { recursive: true }));

const lacks = (tool: string): boolean => !process.env['CI'] && spawnSync(tool, ['--version']).error !== undefined;
const run = (tool: string, ...args: readonly string[]): string =>
  execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
/** Another browser than the one that comes with Galley breaks other lines. */
const BUNDLED = process.platform === 'linux' && process.arch === 'x64';

/** Where its texts end, and what words meet in a line, is chance: they are there to fill pages. */
const OF_WORDS = new Set(['spill', 'short-last-page', 'wide-word-gaps']);
const isOfPages = ({ rule }: Diagnostic): boolean => !OF_WORDS.has(rule);

const read = (folder: string): Map<string, Uint8Array> =>
  new Map(readdirSync(folder).map((name) => [name.replace(/\.png$/u, ''), readFileSync(join(folder, name))]));

describe.each(['ltr', 'rtl'] as const)('the specimen from Galley’s own texts (%s)', (issue) => {
  const root = join(folder, issue);
  const pdf = join(root, `output/${issue}/specimen-${issue}.pdf`);
  let result: BuildResult;
  beforeAll(async () => {
    await writeSpecimen(root, { theme: galley, texts: 'own' });
    result = await build({ root, issue, only: ['screen'] });
  }, 300_000);

  it('has no findings but of its words', () => {
    expect(result.diagnostics.filter(isOfPages)).toEqual([]);
    expect(result.ok).toBe(true);
  });

  it('is bound on the side its direction asks for', { skip: lacks('qpdf') }, () => {
    const direction = /"\/Direction": "\/(\w+)"/u.exec(run('qpdf', '--json=2', '--json-key=qpdf', pdf))?.[1];
    expect(direction ?? 'L2R').toBe(issue === 'rtl' ? 'R2L' : 'L2R');
  });

  it('holds every language, joined and in its own script', { skip: lacks('pdftotext') }, () => {
    const text = run('pdftotext', pdf, '-').normalize('NFKC');
    for (const script of ['Latin', 'Arabic', 'Han']) {
      expect(text.match(new RegExp(`\\p{Script=${script}}`, 'gu'))?.length).toBeGreaterThan(500);
    }
  });

  it('looks as it was approved; after a wanted change: npm run specimen -- --approve', { skip: !BUNDLED }, async () => {
    const drawn = await drawProofs(readFileSync(pdf), issue, result.extents);
    const approved = [...read(approvedFolder)].filter(([name]) => name.startsWith(`${issue}-`));
    const changes = await compareProofs(new Map(approved), drawn);
    expect(changes.map(({ name, how }) => `${name}: ${how}`)).toEqual([]);
  });
});

it('builds from the Declaration too, with no error', async () => {
  const root = join(folder, 'declaration');
  await writeSpecimen(root, { theme: galley, texts: 'declaration' });
  for (const issue of ['ltr', 'rtl']) {
    const { diagnostics, ok } = await build({ root, issue, only: ['screen'] });
    expect([issue, diagnostics.filter(isError), ok]).toEqual([issue, [], true]);
  }
}, 300_000);

it('keeps its approved pictures small', () => {
  const bytes = [...read(approvedFolder).values()].reduce((sum, { length }) => sum + length, 0);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(1_500_000);
});
