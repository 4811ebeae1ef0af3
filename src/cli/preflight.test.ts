import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { preflight, preflightScreen } from '../preflight/index.js';
import { readProfile } from '../read/index.js';
import { writeReport } from '../report/index.js';
import type { Doors } from './doors.js';
import { galley, root } from './fake.test.kit.js';

const REPOSITORY = join(import.meta.dirname, '../..');
const specimen = readFileSync(join(REPOSITORY, 'src/pdf/fixtures/specimen.pdf'));
writeFileSync(join(root, 'other.pdf'), specimen);

const rooms: Partial<Doors> = { preflight, preflightScreen, readProfile, writeReport };
/** A file of which only this is to say. */
const finding = (severity: 'error' | 'warning' | 'info'): Partial<Doors> => ({
  ...rooms,
  preflight: async (...given) => ({
    ...(await preflight(...given)),
    findings: [{ rule: 'ink-limit', severity, page: 3, area: [1, 2, 3, 4], found: 'ink', wanted: 'less', mend: 'Do.' }],
  }),
});

describe('preflight', () => {
  it('judges a file from anywhere, and tells each finding in a line', async () => {
    const ran = await galley(['preflight', 'other.pdf'], rooms);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('other.pdf: error output-intent: 0 output intents for PDF/X; wanted: exactly one; ');
    expect(ran.err).toMatch(/other\.pdf: page 1 at [\d.]+, [\d.]+ mm: error screen-colours: /u);
    expect(ran.out).toMatch(/^other\.pdf: 2 pages, \d+ errors/u);
  });

  it('writes the report, and prints its record', async () => {
    const ran = await galley(['preflight', 'other.pdf', '--report', 'other.html', '--json'], rooms);
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({ file: 'other.pdf', pages: 2, verdict: { passed: false } });
    const html = readFileSync(join(root, 'other.html'), 'utf8');
    expect(html).toContain('Not for the press');
    // A file in colours of screens has no plates, but can be looked at.
    expect(html.match(/alt="Page \d"/gu)).toEqual(['alt="Page 1"', 'alt="Page 2"']);
  });

  it.each([
    ['error', [], 1],
    ['warning', [], 0],
    ['warning', ['--strict'], 1],
    ['info', ['--strict'], 0],
  ] as const)('ends with what it found: %s %s', async (severity, flags, code) => {
    const ran = await galley(['preflight', 'other.pdf', ...flags], finding(severity));
    expect(ran.code).toBe(code);
    expect(ran.err.includes('other.pdf: page 3 at 1, 2 mm: ')).toBe(severity !== 'info');
  });

  it('takes a file that is none for a finding', async () => {
    writeFileSync(join(root, 'none.pdf'), '');
    const ran = await galley(['preflight', 'none.pdf', '--report', 'none.html'], rooms);
    expect(ran).toMatchObject({ code: 1, out: 'none.pdf: 0 pages, 1 error\n' });
    expect(ran.err).toContain('error unreadable');
    expect(readFileSync(join(root, 'none.html'), 'utf8')).toContain('Not for the press: 1 error');
  });

  it('judges by another profile, also by one of the printer’s own', async () => {
    const named = await galley(['preflight', 'other.pdf', '--json', '--profile', 'uncoated-fogra29'], rooms);
    expect(JSON.parse(named.out).profile).toMatchObject({ name: 'uncoated-fogra29', maxInk: 280 });
    mkdirSync(join(root, 'printers'), { recursive: true });
    const icc = join(REPOSITORY, 'styles/icc/galley-uncoated-fogra29l.icc');
    const own = `icc: ${icc}\ncondition:\n  identifier: OWN\n  info: Our paper\nmaxInk: 240\n`;
    writeFileSync(join(root, 'printers/own.yaml'), own);
    const ran = await galley(['preflight', 'other.pdf', '--json', '--profile', 'printers/own.yaml'], rooms);
    expect(JSON.parse(ran.out).profile).toMatchObject({ maxInk: 240, condition: { identifier: 'OWN' } });
  });

  it('judges instead whether everyone can read it', async () => {
    const ran = await galley(['preflight', 'other.pdf', '--screen'], rooms);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('other.pdf: error ua-identifier: ');
    expect(ran.err).not.toContain('output-intent');
    const { out } = await galley(['preflight', 'other.pdf', '--screen', '--json'], rooms);
    expect(JSON.parse(out).findings.length).toBe(ran.err.trimEnd().split('\n').length);
    const clean = await galley(['preflight', 'other.pdf', '--screen'], { preflightScreen: () => Promise.resolve([]) });
    expect(clean).toMatchObject({ code: 0, err: '', out: 'other.pdf: no problems\n' });
  });

  it.each([
    [['preflight', 'other.pdf', '--screen', '--report', 'a.html'], 'leave out --report'],
    [['preflight'], 'missing required argument'],
    [['preflight', 'nowhere.pdf'], 'there is no nowhere.pdf'],
    [['preflight', 'other.pdf', '--profile', 'glossy'], 'there is no press profile "glossy"'],
    [['preflight', 'other.pdf', '--report', 'no/such/folder.html'], 'no such file or directory'],
  ])('%j is wrong usage', async (args, words) => {
    const ran = await galley(args, rooms);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(words);
  });
});
