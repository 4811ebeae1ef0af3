/** The pages on office paper, as others see them. */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, rgb } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ToolError } from '../../diagnostic.js';
import { JOB } from '../job.test.kit.js';
import { finishOffice, type OfficePaper } from './index.js';

const lacks = (tool: string): boolean => !process.env['CI'] && spawnSync(tool, ['--version']).error !== undefined;
const run = (tool: string, ...args: readonly string[]): string => execFileSync(tool, args, { encoding: 'utf8' });
const folder = mkdtempSync(join(tmpdir(), 'galley-office-'));
afterAll(() => rmSync(folder, { recursive: true }));

const METADATA = {
  title: 'Office',
  author: 'P',
  subject: '',
  keywords: [],
  lang: 'en',
  dir: 'ltr',
  dateIso: '2020-12-01T00:00:00Z',
} as const;
const specimen = new Uint8Array(readFileSync(new URL('../../pdf/fixtures/specimen.pdf', import.meta.url)));
const fileOf = (paper: OfficePaper): string => join(folder, `${paper}.pdf`);

const PT = 72 / 25.4;
/** A page as a browser prints it, its bleed and trim each filled with a colour. */
async function printed(widthMm: number, heightMm: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const [width, height] = [(widthMm + 10) * PT, (heightMm + 10) * PT];
  const page = document.addPage([width, height]);
  page.drawRectangle({ x: 0, y: 0, width, height, color: rgb(1, 0, 0) });
  page.drawRectangle({ x: 5 * PT, y: 5 * PT, width: widthMm * PT, height: heightMm * PT, color: rgb(0, 0, 1) });
  return document.save();
}

/** The edges of what is inked, in millimetres from the edges of the paper, as Ghostscript finds them. */
function edges(file: string): number[] {
  const { stderr } = spawnSync('gs', ['-q', '-o', '-', '-sDEVICE=bbox', file], { encoding: 'utf8' });
  const found = /%%HiResBoundingBox: ([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)/.exec(stderr)?.slice(1) ?? [];
  return found.map((edge) => Math.round((Number(edge) / PT) * 10) / 10);
}

async function edgesOf(trimWidthMm: number, trimHeightMm: number): Promise<number[]> {
  const file = join(folder, 'page.pdf');
  const sheet = { trimWidthMm, trimHeightMm, laidBleedMm: 5 };
  const bytes = await printed(trimWidthMm, trimHeightMm);
  writeFileSync(file, await finishOffice(bytes, { sheet, paper: 'a4-office' }, METADATA));
  return edges(file);
}

/** Cyan, magenta and yellow of all pages together. */
const colour = (paper: OfficePaper): number =>
  run('gs', '-q', '-o', '-', '-sDEVICE=inkcov', fileOf(paper))
    .trim()
    .split('\n')
    .flatMap((line) => line.trim().split(/\s+/).slice(0, 3).map(Number))
    .reduce((sum, ink) => sum + ink, 0);

beforeAll(async () => {
  for (const paper of ['a4-office', 'a4-office-grey'] as const)
    writeFileSync(fileOf(paper), await finishOffice(specimen, { sheet: JOB.sheet, paper }, METADATA));
});

describe('a page', { skip: lacks('gs') }, () => {
  it('too large for the paper is made smaller, within the edge that stays white, in the middle', async () => {
    const [left, bottom, right, top] = await edgesOf(210, 280);
    expect([left, right]).toEqual([5, 205]);
    expect((bottom ?? 0) + (top ?? 0)).toBeCloseTo(297, 0);
    expect((top ?? 0) - (bottom ?? 0)).toBeCloseTo((280 * 200) / 210, 0);
  });

  it('smaller than the paper keeps its size', async () => {
    expect(await edgesOf(148, 210)).toEqual([31, 43.5, 179, 253.5]);
  });

  it('in landscape gets paper in landscape', async () => {
    expect(await edgesOf(280, 180)).toEqual([8.5, 15, 288.5, 195]);
  });
});

describe('the file', () => {
  it('has the same letters, on A4 and nothing else', { skip: lacks('pdfinfo') }, () => {
    for (const paper of ['a4-office', 'a4-office-grey'] as const) {
      const boxes = run('pdfinfo', '-box', '-f', '1', '-l', '-1', fileOf(paper)).match(/(?<=Box: +).*/g) ?? [];
      expect(new Set(boxes.map((box) => box.trim().replaceAll(/ +/g, ' ')))).toEqual(
        new Set(['0.00 0.00 595.28 841.89']),
      );
      expect(run('pdftotext', fileOf(paper), '-')).toContain('The office found a difficult affair');
    }
  });

  it('is in colour, or in greys and nothing else', { skip: lacks('gs') }, () => {
    expect(colour('a4-office')).toBeGreaterThan(0);
    expect(colour('a4-office-grey')).toBe(0);
  });

  it('is sound to others, and the same on a second run', { skip: lacks('qpdf') }, async () => {
    for (const paper of ['a4-office', 'a4-office-grey'] as const) {
      expect(run('qpdf', '--check', fileOf(paper))).toContain('No syntax or stream encoding errors found');
      const again = await finishOffice(specimen, { sheet: JOB.sheet, paper }, METADATA);
      expect(Buffer.compare(again, readFileSync(fileOf(paper)))).toBe(0);
    }
  });

  it('is refused for what is no printed page', async () => {
    await expect(finishOffice(new Uint8Array(9), { sheet: JOB.sheet, paper: 'a4-office' }, METADATA)).rejects.toThrow(
      ToolError,
    );
  });
});
