/** A package from the command line to what its printer unpacks: made twice, after a correction, and after a mistake. */

import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doors } from './doors.js';
import { galley, type Ran } from './fake.test.kit.js';

const root = mkdtempSync(join(tmpdir(), 'galley-packing-'));
afterAll(() => rmSync(root, { recursive: true }));
const lacks = (tool: string): boolean => !process.env['CI'] && spawnSync(tool, ['--version']).error !== undefined;

const run = (tool: string, args: readonly string[], cwd: string): string =>
  execFileSync(tool, args, { cwd, encoding: 'utf8' });

const made = join(root, 'output/2021-01');
const zips = (): string[] => readdirSync(made).filter((name) => name.endsWith('.zip'));
const sha = (name: string): string =>
  createHash('sha256')
    .update(readFileSync(join(made, name)))
    .digest('hex');

function write(story: string): void {
  const issue = join(root, 'issues/2021-01');
  mkdirSync(issue, { recursive: true });
  const journal = 'name: Specimen\nlang: en\npublisher:\n  - text: The Publisher\n    lang: en\nprint:\n  trim: A5\n';
  writeFileSync(join(root, 'issues/journal.yaml'), journal);
  writeFileSync(
    join(issue, 'issue.md'),
    '---\ndate: 2021-01\ncover:\n  headline: A headline\n  lead: story\narticles: [story]\n---\n',
  );
  writeFileSync(join(issue, 'story.md'), story);
}

const pack = (...args: readonly string[]): Promise<Ran> =>
  galley(['package', ...args], doors, { cwd: root, env: process.env });

const FIRST = '---\ntitle: The story\n---\n\nA line with a mistaek.\n';
const ran: Ran[] = [];
const sums: string[] = [];
beforeAll(async () => {
  write(FIRST);
  ran.push(await pack());
  sums.push(sha('specimen-2021-01-v1.zip'));
  ran.push(await pack());
  sums.push(sha('specimen-2021-01-v1.zip'));
  write(FIRST.replace('mistaek', 'mistake'));
  ran.push(await pack('--note', 'A word corrected'));
  write(FIRST.replace('A line', '![nothing](images/nothing.jpg)\n\nA line'));
  ran.push(await pack());
}, 180_000);

describe('a package', () => {
  it('is the same to the byte on a second run', () => {
    expect(ran.slice(0, 2).map(({ code, out }) => [code, out.split('; ')[1]])).toEqual([
      [0, 'the first version\n'],
      [0, 'as packed before\n'],
    ]);
    expect(sums[0]).toBe(sums[1]);
  });

  it('of a corrected issue is the next version, and the old one stays', () => {
    expect(ran[2]?.out).toContain('specimen-2021-01-v2.zip');
    expect(ran[2]?.out).toContain('other than in v1: page 3\n');
    expect(sha('specimen-2021-01-v1.zip')).toBe(sums[0]);
    const { versions } = JSON.parse(readFileSync(join(made, 'packages.json'), 'utf8'));
    expect(versions.map(({ version, note }: Record<string, unknown>) => [version, note])).toEqual([
      [1, undefined],
      [2, 'A word corrected'],
    ]);
  });

  it('of an issue with errors is not made', () => {
    expect(ran[3]).toMatchObject({ code: 1, out: '' });
    expect(ran[3]?.err).toContain('2021-01: not packed, for it has errors');
    expect(zips()).toEqual(['specimen-2021-01-v1.zip', 'specimen-2021-01-v2.zip']);
  });

  it('is whole where it is unpacked, with press file, report, proof and papers', { skip: lacks('unzip') }, () => {
    run('unzip', ['-q', join(made, 'specimen-2021-01-v2.zip')], root);
    const folder = join(root, 'specimen-2021-01-v2');
    expect(run('sha256sum', ['-c', 'SHA256SUMS'], folder).match(/: OK/g)).toHaveLength(8);
    expect(readdirSync(folder).toSorted()).toEqual([
      'SHA256SUMS',
      'manifest.json',
      'order-sheet.html',
      'order-sheet.txt',
      'specimen-2021-01-preflight.html',
      'specimen-2021-01-preflight.json',
      'specimen-2021-01-press.pdf',
      'specimen-2021-01-proof.pdf',
      'versions.txt',
    ]);
  });
});
