/** Booklets: the order of the pages on the sheets, and what others read in the file. */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ToolError } from '../../diagnostic.js';
import { describePdf } from '../../pdf/index.js';
import { finishPress } from '../index.js';
import { JOB } from '../job.test.kit.js';
import { imposeBooklet } from './index.js';
import { creepMm, saddleStitch } from './plan.js';

const lacks = (tool: string): boolean => !process.env['CI'] && spawnSync(tool, ['--version']).error !== undefined;
const run = (tool: string, ...args: readonly string[]): string => execFileSync(tool, args, { encoding: 'utf8' });
const pairs = (pages: number, dir: 'ltr' | 'rtl' = 'ltr'): string[] =>
  saddleStitch(pages, dir).map(({ left, right }) => `${left ?? '–'}|${right ?? '–'}`);
const fonts = async (bytes: Uint8Array): Promise<string[]> => (await describePdf(bytes)).fonts.map(({ name }) => name);

describe('the plan', () => {
  it('sets the last page beside the first, and so inwards', () => {
    expect(pairs(8)).toEqual(['8|1', '2|7', '6|3', '4|5']);
    expect(pairs(4)).toEqual(['4|1', '2|3']);
  });

  it('is mirrored for a booklet bound on the right', () => {
    expect(pairs(8, 'rtl')).toEqual(['1|8', '7|2', '3|6', '5|4']);
  });

  it('leaves places empty that no page is for', () => {
    expect(pairs(6)).toEqual(['–|1', '2|–', '6|3', '4|5']);
    expect(pairs(0)).toEqual([]);
  });

  it('names every page once, on neighbouring sides of one leaf', () => {
    const sides = saddleStitch(48, 'ltr');
    expect(sides.flatMap(({ left, right }) => [left, right]).toSorted((a = 0, b = 0) => a - b)).toEqual(
      Array.from({ length: 48 }, (_, index) => index + 1),
    );
    for (let at = 0; at < sides.length; at += 2) {
      expect(sides[at + 1]?.left).toBe((sides[at]?.right ?? 0) + 1);
      expect(sides[at + 1]?.right).toBe((sides[at]?.left ?? 0) - 1);
    }
  });

  it('moves the pages of inner sheets towards the fold', () => {
    expect([creepMm(0, 0.1), creepMm(7, 0.1)]).toEqual([0, expect.closeTo(0.7)]);
  });
});

describe('the booklet', () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-booklet-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'booklet.pdf');
  const printed = new Uint8Array(readFileSync(new URL('../../pdf/fixtures/specimen.pdf', import.meta.url)));
  const metadata = {
    title: 'Specimen',
    author: 'P',
    subject: '',
    keywords: [],
    lang: 'en',
    dateIso: '2020-12-01T00:00:00Z',
  };
  let press: Uint8Array;

  beforeAll(async () => {
    press = await finishPress(printed, JOB, { ...metadata, dir: 'ltr' });
    writeFileSync(file, (await imposeBooklet(press, { caliperMm: 0.1, slug: 'specimen' })).pdf);
  });

  it('has sides of two trims, and is sound to others', { skip: lacks('qpdf') || lacks('pdfinfo') }, () => {
    expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors found');
    const info = run('pdfinfo', '-box', '-l', '-1', file);
    expect(info).toMatch(/Pages: +2/);
    expect(info).toMatch(/TrimBox: +36\.85 +36\.85 +1227\.40 +830\.55/);
    expect(info).toMatch(/BleedBox: +28\.35 +28\.35 +1235\.91 +839\.06/);
  });

  it('keeps fonts, inks and words of the pages', { skip: lacks('pdftotext') || lacks('pdfimages') }, async () => {
    const before = join(folder, 'press.pdf');
    writeFileSync(before, press);
    expect((await fonts(new Uint8Array(readFileSync(file)))).toSorted()).toEqual((await fonts(press)).toSorted());
    const letters = (path: string): string =>
      Array.from(run('pdftotext', path, '-'))
        .filter((letter) => /\p{L}/u.test(letter))
        .toSorted()
        .join('');
    expect(letters(file)).toBe(letters(before));
    expect(run('pdfimages', '-list', file)).not.toMatch(/\b(?:rgb|icc)\b/);
  });

  it(
    'has the first page on the right of the first side, at the fold without bleed',
    { skip: lacks('pdftotext') },
    () => {
      const words = run('pdftotext', '-bbox', '-f', '1', '-l', '1', file, '-');
      const xs = Array.from(words.matchAll(/xMin="([\d.]+)"/g), ([, x]) => Number(x));
      expect(xs.length).toBeGreaterThan(5);
      expect(Math.min(...xs)).toBeGreaterThan(1264.25 / 2 - 1);
    },
  );

  it('is bound on the right where the file is read from the right', { skip: lacks('pdftotext') }, async () => {
    const mirrored = join(folder, 'mirrored.pdf');
    const arabic = await finishPress(printed, JOB, { ...metadata, dir: 'rtl' });
    writeFileSync(mirrored, (await imposeBooklet(arabic, { caliperMm: 0.1, slug: 'specimen' })).pdf);
    const words = run('pdftotext', '-bbox', '-f', '1', '-l', '1', mirrored, '-');
    const xs = Array.from(words.matchAll(/xMax="([\d.]+)"/g), ([, x]) => Number(x));
    expect(xs.length).toBeGreaterThan(5);
    expect(Math.max(...xs)).toBeLessThan(1264.25 / 2 + 1);
  });

  it('is the same on a second run', async () => {
    const again = await imposeBooklet(press, { caliperMm: 0.1, slug: 'specimen' });
    expect(Buffer.compare(again.pdf, readFileSync(file))).toBe(0);
    expect(again.sheets).toBe(1);
  });

  it('is refused for what is no press file', async () => {
    await expect(imposeBooklet(printed, { caliperMm: 0.1, slug: '' })).rejects.toThrow(ToolError);
    await expect(imposeBooklet(new Uint8Array(9), { caliperMm: 0.1, slug: '' })).rejects.toThrow('cannot be imposed');
  });
});
