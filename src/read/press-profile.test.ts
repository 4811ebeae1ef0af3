/** Press profiles as printers and editors write them: by name, by path, and with every fault in its place. */

import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readProfile } from './index.js';

const place = { file: 'issues/journal.yaml', line: 9, column: 12 };
let root: string;
let count = 0;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'galley-profiles-'));
  await mkdir(join(root, 'press'));
  const icc = join(import.meta.dirname, '../../styles/icc/galley-uncoated-fogra29l.icc');
  await copyFile(icc, join(root, 'press/paper.icc'));
  await writeFile(join(root, 'press/no.icc'), 'no profile at all');
});
afterAll(() => rm(root, { recursive: true }));

const SOUND = `icc: paper.icc
condition: { identifier: FOGRA52, registry: "http://www.color.org", info: Our paper }
maxInk: 260
bleed: 4
marks: [crop]
pageMultiple: 8
resolution: { warn: 300 }
`;

async function printers(text: string): ReturnType<typeof readProfile> {
  const name = `press/printer-${(count += 1)}.yaml`;
  await writeFile(join(root, name), text);
  return readProfile(root, { name, place });
}

const faults = async (text: string): Promise<string[]> =>
  (await printers(text)).diagnostics.map(
    ({ rule, place: at }) => `${rule} ${at?.line}:${at && 'column' in at ? at.column : ''}`,
  );

describe('a built-in profile', () => {
  it.each([
    ['coated-fogra39', 'FOGRA39', 300],
    ['uncoated-fogra29', 'FOGRA29', 280],
    ['coated-tr006', 'CGATS TR 006', 300],
  ])('%s is read without a word', async (name, identifier, maxInk) => {
    const { profile, diagnostics } = await readProfile(root, { name, place });
    expect(diagnostics).toEqual([]);
    expect(profile).toMatchObject({ name, standard: 'pdf/x-4', maxInk, condition: { identifier }, bleedMm: 3 });
    expect(profile?.icc.length).toBeGreaterThan(300_000);
  });

  it('misspelt is told where it is named, with the one that was meant', async () => {
    const { profile, diagnostics } = await readProfile(root, { name: 'coated-fogra93', place });
    expect(profile).toBeUndefined();
    expect(diagnostics).toMatchObject([{ severity: 'error', rule: 'unknown-profile', place }]);
    expect(diagnostics[0]?.message).toContain('did you mean "coated-fogra39"?');
  });
});

describe("a printer's own file", () => {
  it('gives what it says, and the usual for the rest', async () => {
    const { profile, diagnostics } = await printers(SOUND);
    expect(diagnostics).toEqual([]);
    expect(profile).toMatchObject({
      condition: { identifier: 'FOGRA52', registry: 'http://www.color.org', info: 'Our paper' },
      maxInk: 260,
      bleedMm: 4,
      slugMm: 10,
      marks: ['crop'],
      pageMultiple: 8,
      minPpi: { refuse: 150, warn: 300 },
      paperCaliperMm: 0.1,
    });
  });

  it('that is not there is told', async () => {
    const { diagnostics } = await readProfile(root, { name: 'press/gone.yaml', place });
    expect(diagnostics).toMatchObject([{ rule: 'missing-file' }]);
  });

  it.each([
    ['a key nobody knows', SOUND.replace('bleed:', 'blead:'), ['unknown-key 4:1']],
    ['a limit no paper has', SOUND.replace('260', '26'), ['invalid-value 3:9']],
    ['a mark nobody draws', SOUND.replace('[crop]', '[cross]'), ['invalid-value 5:9']],
    ['an ICC file that is not there', SOUND.replace('paper.icc', 'gone.icc'), ['invalid-icc 1:6']],
    ['an ICC file that is none', SOUND.replace('paper.icc', 'no.icc'), ['invalid-icc 1:6']],
    ['a standard that is not offered', `standard: pdf/x-1a\n${SOUND}`, ['invalid-value 1:11']],
    ['no printing condition', SOUND.replace(/condition.*\n/, ''), ['missing-field 1:1']],
    ['more refused than warned of', SOUND.replace('warn: 300', 'refuse: 300, warn: 200'), ['invalid-value 7:13']],
  ])('with %s is told so at its place', async (_, text, expected) => {
    expect(await faults(text)).toEqual(expected);
    expect((await printers(text)).profile).toBeUndefined();
  });
});
