/** The bars on the cover, read back from the printed page as a scanner would. */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { build } from '../build.js';
import { barsInRow, readBars } from './barcode.test.kit.js';

const folder = mkdtempSync(join(tmpdir(), 'galley-cover-'));
afterAll(() => rmSync(folder, { recursive: true }));

const lacks = (tool: string): boolean => !process.env['CI'] && spawnSync(tool, ['-v']).error !== undefined;

const JOURNAL = `name: Specimen
lang: en
publisher:
  - { text: The Publisher, lang: en }
issn: { print: 0317-8471 }
print: { trim: "210 x 280 mm" }
`;

/** The grey values of the first page, and how many pixels a row has. */
async function firstPage(pdf: string, dpi: number): Promise<{ grey: Buffer; width: number; height: number }> {
  execFileSync('pdftoppm', ['-r', String(dpi), '-f', '1', '-l', '1', '-png', '-gray', pdf, join(folder, 'page')]);
  const { data, info } = await sharp(join(folder, 'page-1.png'))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { grey: data, width: info.width, height: info.height };
}

describe('the cover', () => {
  it('carries bars that can be read from the page', { skip: lacks('pdftoppm'), timeout: 120_000 }, async () => {
    const issue = join(folder, 'issues/2021-01');
    mkdirSync(issue, { recursive: true });
    writeFileSync(join(folder, 'issues/journal.yaml'), JOURNAL);
    writeFileSync(join(issue, 'issue.md'), '---\ndate: "2021-01"\nnumber: 5\narticles: [story]\n---\n');
    writeFileSync(join(issue, 'story.md'), '---\ntitle: Story\n---\n\nWords.\n');
    const result = await build({ root: folder, issue: '2021-01', only: ['screen'] });
    expect(result.diagnostics).toEqual([]);
    const pdf = join(folder, 'output/2021-01/specimen-2021-01.pdf');
    const { grey, width, height } = await firstPage(pdf, 600);
    const dpmm = 600 / 25.4;
    // A hand's breadth at the foot, on the right: the white field with the bars stands there, 12 mm from the trim.
    const row = Math.round(height - 35 * dpmm) * width;
    const right = grey.subarray(row + Math.round(width - 54 * dpmm), row + Math.round(width - 12 * dpmm));
    const white = right.findIndex((value) => value > 250);
    expect(white).toBeGreaterThanOrEqual(0);
    expect(readBars(barsInRow(right.subarray(white)))).toEqual({ ean: '9770317847001', addOn: '05' });
  });
});
