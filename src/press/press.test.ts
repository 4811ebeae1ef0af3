import { PDFArray } from '@cantoo/pdf-lib';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ToolError } from '../diagnostic.js';
import type { PdfMetadata } from '../pages.js';
import { describePdf, name, openPdf, operatorsOf, pageContent } from '../pdf/index.js';
import type { PdfDescription } from '../pdf/index.js';
import { finishPress } from './index.js';
import { JOB } from './job.test.kit.js';

const printed = new Uint8Array(readFileSync(new URL('../pdf/fixtures/specimen.pdf', import.meta.url)));
const METADATA: PdfMetadata = {
  title: 'Istiqlal, December 2020',
  author: 'Publisher',
  subject: '',
  keywords: [],
  lang: 'en',
  dir: 'ltr',
  dateIso: '2020-12-01T00:00:00Z',
};

const folder = mkdtempSync(join(tmpdir(), 'galley-press-'));
const file = join(folder, 'press.pdf');
let press: Uint8Array;
let described: PdfDescription;
beforeAll(async () => {
  press = await finishPress(printed, JOB, METADATA);
  described = await describePdf(press);
  writeFileSync(file, press);
});
afterAll(() => rmSync(folder, { recursive: true }));

const lacks = (tool: string): boolean => !process.env['CI'] && spawnSync(tool, ['--version']).error !== undefined;
const run = (tool: string, ...args: readonly string[]): string => execFileSync(tool, args, { encoding: 'utf8' });

const isBlue = ([red = 0, , blue = 0]: readonly number[]): boolean => red < 60 && blue > 90;
const near = (...millimetres: readonly number[]): unknown[] =>
  millimetres.map((length) => expect.closeTo((length * 72) / 25.4, 2));
const fontNames = ({ fonts }: PdfDescription): string[] => fonts.map((font) => font.name.slice(7)).toSorted();

describe('the press PDF', () => {
  it('has the same exact boxes on every page, and no others', () => {
    const boxes = {
      MediaBox: near(0, 0, 236, 306),
      BleedBox: near(10, 10, 226, 296),
      TrimBox: near(13, 13, 223, 293),
    };
    const [first, second] = described.pages;
    expect(first!.boxes).toEqual(boxes);
    expect(second!.boxes).toEqual(first!.boxes);
  });

  it('is sound and of version 1.6 to others', { skip: lacks('qpdf') || lacks('pdfinfo') }, () => {
    expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors found');
    const info = run('pdfinfo', '-box', file);
    expect(info).toMatch(/TrimBox: +36\.85 +36\.85 +632\.13 +830\.55/);
    expect(info).toMatch(/BleedBox: +28\.35 +28\.35 +640\.63 +839\.06/);
    expect(info).toMatch(/MediaBox: +0\.00 +0\.00 +668\.98 +867\.40/);
    expect(info).toMatch(/Tagged: +no/);
    expect(info).toMatch(/PDF version: +1\.6/);
  });

  it('holds no annotation, action, outline or structure', async () => {
    expect(described.pages.every((page) => page.annotations === 0)).toBe(true);
    expect(described).toMatchObject({ tagged: false, outline: [] });
    const bare = Buffer.from(press).toString('latin1');
    for (const key of [
      '/StructTreeRoot',
      '/StructElem',
      '/OpenAction',
      '/JavaScript',
      '/Annot',
      '/Dests',
      '/StructParents',
    ]) {
      expect(bare).not.toContain(key);
    }
  });

  it('says that it is not trapped', () => {
    expect(described.info['Trapped']).toBe('/False');
    expect(described.xmp).toContain('<pdf:Trapped>False</pdf:Trapped>');
    expect(described.id).toHaveLength(2);
  });

  it('leaves fonts and text as printed', { skip: lacks('pdftotext') }, async () => {
    const before = join(folder, 'printed.pdf');
    writeFileSync(before, printed);
    expect(fontNames(described)).toEqual(fontNames(await describePdf(printed)));
    expect(run('pdftotext', file, '-')).toBe(run('pdftotext', before, '-'));
  });

  it('keeps the trim’s corner on the corner of what was laid there', { skip: lacks('pdftoppm') }, () => {
    const image = render();
    // The specimen's blue square stands on the lower left corner of the trim, 10 mm wide.
    expect(isBlue(image.at(13.5, 292.5))).toBe(true);
    expect(isBlue(image.at(22.5, 283.5))).toBe(true);
    expect(image.at(23.5, 292.5)).toEqual([255, 255, 255]);
    expect(image.at(22.5, 282.5)).toEqual([255, 255, 255]);
    // It has no bleed of its own.
    expect(image.at(12.5, 292.5)).toEqual([255, 255, 255]);
  });

  it('ends the content at the bleed', { skip: lacks('pdftoppm') }, () => {
    const image = render();
    // The red and blue band was laid 5 mm beyond the trim.
    expect(image.at(60, 10.5)).not.toEqual([255, 255, 255]);
    expect(image.at(60, 9.5)).toEqual([255, 255, 255]);
    expect(image.at(10.5, 11)).not.toEqual([255, 255, 255]);
    expect(image.at(9.5, 11)).toEqual([255, 255, 255]);
  });

  it('keeps marks out of the bleed, and marks every corner and side', { skip: lacks('pdftoppm') }, () => {
    const image = render();
    const inked = (...area: Area): boolean => hasInk(image, area);
    // Half a millimetre round the bleed is bare.
    expect(inked(9.6, 9.6, 226.4, 9.9)).toBe(false);
    expect(inked(9.6, 296.1, 226.4, 296.4)).toBe(false);
    expect(inked(9.6, 9.6, 9.9, 296.4)).toBe(false);
    expect(inked(226.1, 9.6, 226.4, 296.4)).toBe(false);
    // Crop marks on the lines of the trim, 5 mm long.
    for (const x of [13, 223])
      for (const y of [4.6, 9.4, 296.6, 301.4]) expect(inked(x - 0.2, y - 0.1, x + 0.2, y + 0.1)).toBe(true);
    for (const y of [13, 293])
      for (const x of [4.6, 9.4, 226.6, 231.4]) expect(inked(x - 0.1, y - 0.2, x + 0.1, y + 0.2)).toBe(true);
    for (const [x, y] of [
      [13, 4.2],
      [13, 301.8],
    ] as const)
      expect(inked(x - 0.2, y - 0.1, x + 0.2, y + 0.1)).toBe(false);
    // Targets in the middle of the sides.
    for (const [x, y] of [
      [118, 7.1],
      [118, 298.9],
      [7.1, 153],
      [228.9, 153],
    ] as const) {
      expect(inked(x - 0.2, y - 0.2, x + 0.2, y + 0.2)).toBe(true);
    }
  });

  it('draws the marks in every plate', async () => {
    const { pages } = await openPdf(press);
    for (const page of pages) {
      const spaces = page.resources.lookup(name('ColorSpace'));
      expect(String(spaces)).toContain('RegistrationAll');
      const operators = [...operatorsOf(pageContent(page))];
      const from = operators.findLastIndex((operator) => operator.name === 'BMC');
      const marks = operators.slice(from).filter(({ name: verb }) => verb !== 'm' && verb !== 'l' && verb !== 'c');
      expect(marks.slice(0, 5).map(({ operands, name: verb }) => [...operands, verb].join(' '))).toEqual([
        '/Artifact BMC',
        'q',
        '/RegistrationAll CS',
        '1 SCN',
        '0.25 w',
      ]);
      expect(new Set(marks.slice(5).map(({ name: verb }) => verb))).toEqual(
        new Set(['S', 's', 'k', 're', 'f', 'Q', 'EMC']),
      );
    }
    const [, all] = /\/Separation \/(\w+)/.exec(Buffer.from(press).toString('latin1'))!;
    expect(all).toBe('All');
    expect(pages[0]!.dict.lookup(name('TrimBox'))).toBeInstanceOf(PDFArray);
  });

  it('draws the bar of the inks above the page and the slug line below it', { skip: lacks('pdftoppm') }, () => {
    const image = render();
    const [, , yellow = 255] = image.at(33.5, 5.5);
    expect(yellow).toBeLessThan(60);
    const [cyanRed = 255] = image.at(23.5, 5.5);
    expect(cyanRed).toBeLessThan(60);
    const inked = Array.from({ length: 160 }, (_, step) => image.at(21 + step / 4, 298.8)).filter(
      ([red = 255]) => red < 140,
    );
    expect(inked.length).toBeGreaterThan(10);
  });

  it('draws no mark that the profile does not ask for', async () => {
    const bare = await openPdf(
      await finishPress(printed, { ...JOB, profile: { ...JOB.profile, marks: [] } }, METADATA),
    );
    const operators = [...operatorsOf(pageContent(bare.pages[0]!))];
    const from = operators.findLastIndex((operator) => operator.name === 'BMC');
    expect(operators.slice(from).map(({ name: verb }) => verb)).toEqual(['BMC', 'q', 'CS', 'SCN', 'w', 'Q', 'EMC']);
  });

  it('throws a tool error for less bleed than is wanted', async () => {
    const wanted = finishPress(printed, { ...JOB, bleedMm: 6 }, METADATA);
    await expect(wanted).rejects.toThrow(ToolError);
    await expect(finishPress(new Uint8Array(10), JOB, METADATA)).rejects.toThrow(ToolError);
  });
});

/** Left, top, right, bottom in millimetres from the sheet's upper left corner. */
type Area = readonly [left: number, top: number, right: number, bottom: number];

const tenths = (from: number, to: number): number[] =>
  Array.from({ length: Math.round((to - from) * 10) }, (_, index) => from + index / 10);

const hasInk = (image: Image, [left, top, right, bottom]: Area): boolean =>
  tenths(left, right).some((x) => tenths(top, bottom).some((y) => image.at(x, y)[0]! < 200));

interface Image {
  /** Red, green, blue at a place in millimetres from the sheet's upper left corner. */
  readonly at: (x: number, y: number) => readonly number[];
}

let rendered: Image | undefined;

/** The first page at ten pixels a millimetre. */
function render(): Image {
  rendered ??= (() => {
    const options = { maxBuffer: 2 ** 28 };
    const ppm = execFileSync('pdftoppm', ['-r', '254', '-f', '1', '-l', '1', file], options);
    const [head, width] = /^P6\s+(\d+)\s+\d+\s+255\s/.exec(ppm.subarray(0, 40).toString('latin1'))!;
    const at = (x: number, y: number): number[] => {
      const start = head.length + 3 * (Math.floor(y * 10 + 1e-6) * Number(width) + Math.floor(x * 10 + 1e-6));
      return [...ppm.subarray(start, start + 3)];
    };
    return { at };
  })();
  return rendered;
}
