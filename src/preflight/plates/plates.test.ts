/** Total ink by our plates and by Ghostscript's, which share nothing but the file. */

import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { made, stream, type Plain } from '../bench.test.kit.js';
import { openJudged } from '../document.js';
import { makePlates, type PagePlates } from './index.js';
import { greatest, totalInk, wetAreas, type Sheet } from './measure.js';

const lacks = (tool: string): boolean => !process.env['CI'] && spawnSync(tool, ['--version']).error !== undefined;

const SIDE = 216;
const PICTURE = { Type: 'XObject', Subtype: 'Image', Width: 100, Height: 100, BitsPerComponent: 8 };
const FORM = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, SIDE, SIDE] };
const GROUP = { Group: { S: 'Transparency', I: true } };
const RISE = { FunctionType: 2, Domain: [0, 1], C0: [0, 0.1, 0, 0], C1: [0.9, 0.8, 0.3, 0.2], N: 1 };
const SPOT = { FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [1, 0.6, 0, 0.3], N: 1 };
const SLOPE = Uint8Array.from({ length: 40_000 }, (_, index) => ((index >> 2) % 100) * 2 + (index & 3) * 10);

/** What is painted on each page, and what is painted with. */
const PAGES: readonly (readonly [what: string, content: string, resources: Readonly<Record<string, Plain>>])[] = [
  ['flat inks', '.9 .8 .7 .8 k 40 40 100 100 re f 0 1 .95 .25 k 20 20 40 40 re f', {}],
  ['thin rules and black', '0 0 0 1 k 20 20 150 3 re f .2 .4 .6 0 K 6 w 30 60 m 180 180 l S', {}],
  ['grey', '.4 g 40 40 100 100 re f .2 G 8 w 20 20 180 180 re S', {}],
  [
    'multiplied',
    '.5 .5 0 0 k 20 20 120 120 re f /M gs 0 .5 .5 .5 k 80 80 120 120 re f',
    { ExtGState: { M: { BM: 'Multiply' } } },
  ],
  ['half seen', '1 1 1 0 k 20 20 120 120 re f /H gs 0 0 0 1 k 80 80 120 120 re f', { ExtGState: { H: { ca: 0.5 } } }],
  [
    'black that overprints',
    '0 1 0 0 k 20 20 120 120 re f /O gs 0 0 0 1 k 60 60 40 40 re f',
    { ExtGState: { O: { op: true, OP: true, OPM: 1 } } },
  ],
  [
    'a gradient',
    'q 20 20 180 180 re W n /S sh Q',
    { Shading: { S: { ShadingType: 2, ColorSpace: 'DeviceCMYK', Coords: [20, 0, 200, 0], Function: RISE } } },
  ],
  [
    'a spot ink over yellow',
    '0 0 1 0 k 20 20 120 120 re f /C cs .8 scn 60 60 120 120 re f',
    { ColorSpace: { C: ['Separation', 'PANTONE 654 C', 'DeviceCMYK', SPOT] } },
  ],
  ['a picture', '180 0 0 180 18 18 cm /P Do', {}],
  ['a group', '/G Do', {}],
];

const folder = mkdtempSync(join(tmpdir(), 'galley-plates-'));
let plates: readonly PagePlates[];
beforeAll(async () => {
  const bytes = await varied();
  writeFileSync(join(folder, 'varied.pdf'), bytes);
  const judged = await openJudged(bytes);
  if (typeof judged === 'string') throw new Error(judged);
  plates = await makePlates(judged, { maxInk: 280, spots: ['PANTONE 654 C'] });
});
afterAll(() => rmSync(folder, { recursive: true }));

async function varied(): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context } = document;
  for (const [what, content, resources] of PAGES) {
    const page = document.addPage([SIDE, SIDE]);
    const objects: Record<string, Plain> = {};
    if (what === 'a picture') objects['P'] = stream({ context }, { ...PICTURE, ColorSpace: 'DeviceCMYK' }, SLOPE);
    if (what === 'a group')
      objects['G'] = stream(
        { context },
        { ...FORM, ...GROUP },
        '.7 .6 .6 .9 k 108 108 m 200 108 l 108 200 l h f 0 .9 0 0 k 20 20 50 50 re f',
      );
    page.node.set(PDFName.of('Resources'), made(context, { ...resources, XObject: objects }));
    page.node.set(PDFName.of('Contents'), stream({ context }, {}, content));
  }
  return document.save({ useObjectStreams: false });
}

describe('total ink', () => {
  it(
    'agrees with Ghostscript within 3 points on ten varied pages',
    { skip: lacks('gs'), timeout: 60_000 },
    async () => {
      const options = ['-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=tiffsep', '-r288', '-dDownScaleFactor=4'];
      execFileSync('gs', [...options, '-o', join(folder, 'p%02d.tif'), join(folder, 'varied.pdf')]);
      for (const { page, mostInk } of plates) {
        const others = await greatestByOthers(page);
        expect(Math.abs(mostInk - others), `${PAGES[page - 1]![0]}: ${mostInk}, not ${others}`).toBeLessThan(3);
      }
    },
  );

  it('is told with its place where it is above the limit', () => {
    const [flat] = plates;
    expect(flat!.mostInk).toBeCloseTo(320, -0.5);
    expect(flat!.wet).toHaveLength(1);
    const [{ box, areaMm2 }] = flat!.wet as [PagePlates['wet'][number]];
    // The square of 100 points, less what lies under the red one.
    expect(areaMm2).toBeCloseTo((100 * 100 - 20 * 20) * (25.4 / 72) ** 2, -2);
    for (const [index, edge] of [40, 40, 140, 140].entries()) expect(Math.abs(box[index]! - edge)).toBeLessThan(2.1);
  });

  it('of a dot is no matter', () => {
    const ink = new Uint16Array(10_000);
    ink.fill(FULL, 5000, 5005);
    const sheet = { width: 100, height: 100, dpi: 72 };
    expect(wet(ink, sheet)).toEqual([]);
    ink.fill(FULL, 6000, 6009);
    expect(wet(ink, sheet)).toHaveLength(1);
  });

  it('counts each ink by itself, and spot inks on their own plate', () => {
    const spot = plates[7]!;
    expect(spot.coverage['PANTONE 654 C']).toBeCloseTo((0.8 * 120 * 120) / SIDE ** 2, 2);
    expect(spot.coverage['Yellow']).toBeCloseTo((120 * 120 - 80 * 80) / SIDE ** 2, 2);
    expect(spot.coverage['Cyan']).toBe(0);
    // Black over magenta, which goes on below it.
    expect(plates[5]!.coverage['Magenta']).toBeCloseTo((120 * 120) / SIDE ** 2, 2);
  });
});

/** Four inks, of nine pixels. */
const FULL = 4 * 9 * 255;
const wet = (ink: Uint16Array, sheet: Sheet): unknown[] => wetAreas(ink, sheet, 300);

/** Of Ghostscript's plates: the greatest mean over a square millimetre. */
async function greatestByOthers(page: number): Promise<number> {
  const prefix = `p${String(page).padStart(2, '0')}(`;
  const files = readdirSync(folder).filter((file) => file.startsWith(prefix));
  const others = await Promise.all(
    files.map((file) => sharp(join(folder, file)).raw().toBuffer({ resolveWithObject: true })),
  );
  const { width = 0, height = 0 } = others[0]?.info ?? {};
  const inks = others.map(({ data, info }) =>
    Uint8Array.from({ length: width * height }, (_, at) => 255 - data[at * info.channels]!),
  );
  return greatest(totalInk(inks, { width, height, dpi: 72 }));
}
