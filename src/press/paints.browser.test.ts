/** A page of every paint the browser can produce, brought into inks and judged plate by plate by Ghostscript. */

import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser/index.js';
import type { ThemeInk } from '../profile.js';
import { inkJpeg } from './colour/jpeg.js';
import { finishOffice, finishPress } from './index.js';
import { JOB } from './job.test.kit.js';

const METADATA = {
  title: 'Paints',
  author: 'Publisher',
  subject: '',
  keywords: [],
  lang: 'en',
  dir: 'ltr',
  dateIso: '2020-12-01T00:00:00Z',
} as const;
const THEME: readonly ThemeInk[] = [
  { rgb: [227, 6, 19], build: [0, 95, 90, 5] },
  { rgb: [26, 26, 26], build: [0, 0, 0, 100] },
  { rgb: [0, 58, 112], build: [100, 71, 10, 47], spot: 'PANTONE 654 C' },
];

/** 40 CSS pixels each, in rows of ten, 60 apart, the first 40 from the corner of what is laid. */
const PAINTS: readonly (readonly [name: string, css: string, inside?: string])[] = [
  ['theme red', 'background: #e30613'],
  ['theme black', 'background: #1a1a1a'],
  ['black', 'background: #000'],
  ['grey', 'background: #808080'],
  ['spot', 'background: #003a70'],
  ['other', 'background: #2a9d3f'],
  ['linear', 'background: linear-gradient(90deg, #e30613, #fff)'],
  ['radial', 'background: radial-gradient(#2a9d3f, #000)'],
  ['conic', 'background: conic-gradient(#e30613, #003a70, #e30613)'],
  ['repeating', 'background: repeating-linear-gradient(45deg, #e30613 0 5px, #fff 5px 10px)'],
  ['sheer', 'background: #e30613; opacity: 0.5'],
  ['multiply', 'background: #2a9d3f; mix-blend-mode: multiply'],
  ['alpha gradient', 'background: linear-gradient(#e30613, transparent)'],
  ['shadow', 'background: #fff; box-shadow: 4px 4px 6px #e30613'],
  ['grey shadow', 'background: #fff; box-shadow: 4px 4px 6px rgb(0 0 0 / 60%)'],
  ['filter', 'background: #2a9d3f; filter: blur(2px)'],
  ['clip', 'background: linear-gradient(#e30613, #003a70); background-clip: text; color: transparent', 'MM'],
  ['mask', 'background: #2a9d3f; mask-image: linear-gradient(#000, transparent)'],
  ['border', 'border: 3px solid #e30613; border-radius: 8px; box-sizing: border-box'],
  ['dashed', 'border: 3px dashed #808080; box-sizing: border-box'],
  [
    'svg',
    '',
    '<svg width="40" height="40"><defs><linearGradient id="g"><stop stop-color="#e30613"/><stop offset="1" stop-color="#2a9d3f"/></linearGradient><pattern id="p" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="4" height="4" fill="#e30613"/></pattern></defs><rect width="40" height="20" fill="url(#g)"/><rect y="20" width="40" height="20" fill="url(#p)"/></svg>',
  ],
  ['colour jpeg', '', '<img src="/colour.jpg" width="40" height="40">'],
  ['grey jpeg', '', '<img src="/grey.jpg" width="40" height="40">'],
  ['grey in colour', '', '<img src="/even.jpg" width="40" height="40">'],
  ['own inks', '', '<img src="/shown.jpg" width="40" height="40">'],
  ['png', '', '<img src="/clear.png" width="40" height="40">'],
  ['few colours', '', '<img src="/palette.png" width="40" height="40">'],
  ['white on red', 'background: #e30613; color: #fff; font: 700 30px serif', 'WW'],
  ['black on red', 'background: #e30613; color: #1a1a1a; font: 700 30px serif', 'WW'],
  ['grey text', 'color: #808080; font: 700 30px serif', 'WW'],
  ['text shadow', 'color: #000; font: 700 30px serif; text-shadow: 2px 2px 2px #e30613', 'W'],
];

const folder = mkdtempSync(join(tmpdir(), 'galley-paints-'));
afterAll(() => rmSync(folder, { recursive: true }));
const press = join(folder, 'press.pdf');
const lacks = (tool: string): boolean => !process.env['CI'] && spawnSync(tool, ['--version']).error !== undefined;
const run = (tool: string, ...args: readonly string[]): string =>
  execFileSync(tool, args, { encoding: 'latin1', maxBuffer: 1 << 28, cwd: folder });

async function pictures(): Promise<ReadonlyMap<string, Uint8Array>> {
  const size = { width: 80, height: 80 };
  const flat = (background: string, alpha = 1): Sharp =>
    sharp({ create: { ...size, channels: 3, background } }).ensureAlpha(alpha);
  return new Map<string, Uint8Array>([
    ['colour.jpg', await flat('#2a9d3f').flatten().jpeg().toBuffer()],
    ['even.jpg', await flat('#808080').flatten().jpeg().toBuffer()],
    ['grey.jpg', await flat('#808080').flatten().toColourspace('b-w').jpeg().toBuffer()],
    ['shown.jpg', await flat('#7a3b8f').flatten().jpeg({ quality: 91 }).toBuffer()],
    ['clear.png', await flat('#e30613', 0.5).png().toBuffer()],
    ['palette.png', await flat('#2a9d3f').flatten().png({ palette: true }).toBuffer()],
  ]);
}

const html = (): string => {
  const boxes = PAINTS.map(([, css, inside = ''], index) => {
    const place = `left:${40 + (index % 10) * 60}px;top:${40 + Math.floor(index / 10) * 60}px`;
    return `<div style="position:absolute;width:40px;height:40px;line-height:40px;${place};${css}">${inside}</div>`;
  });
  return `<!DOCTYPE html><html lang="en"><title>Paints</title><style>@page { size: 220mm 290mm; margin: 0 } body { margin: 0 } img { display: block }</style>${boxes.join('')}`;
};

beforeAll(async () => {
  const files = await pictures();
  const launched = await launchBrowser({});
  const page = await launched.browser.newPage();
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const name = new URL(request.url()).pathname.slice(1);
    const bytes = files.get(name);
    if (bytes) void request.respond({ body: Buffer.from(bytes) });
    else void request.respond({ contentType: 'text/html; charset=utf-8', body: html() });
  });
  await page.goto('https://galley.invalid/', { waitUntil: 'load' });
  const printed = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
  await launched.close();
  writeFileSync(join(folder, 'printed.pdf'), printed);
  // A designer's picture of 10, 60, 0 and 20 per cent of the inks, shown on screens by another.
  const inks = Uint8Array.from({ length: 80 * 80 * 4 }, (_, at) => [25.5, 153, 0, 51][at % 4] ?? 0);
  const own = await inkJpeg(inks, { width: 80, height: 80 });
  const inkPictures = new Map([[createHash('sha256').update(files.get('shown.jpg')!).digest('hex'), own]]);
  writeFileSync(press, await finishPress(printed, { ...JOB, themeInks: THEME, inkPictures }, METADATA));
}, 60_000);

describe('in greys, for an office printer', () => {
  const grey = join(folder, 'grey.pdf');
  beforeAll(async () => {
    const printed = new Uint8Array(readFileSync(join(folder, 'printed.pdf')));
    writeFileSync(grey, await finishOffice(printed, { sheet: JOB.sheet, paper: 'a4-office-grey' }, METADATA));
  });

  it('no paint leaves a colour', { skip: lacks('gs') }, () => {
    const [cyan, magenta, yellow, black] = run('gs', '-q', '-o', '-', '-sDEVICE=inkcov', grey).trim().split(/\s+/);
    expect([cyan, magenta, yellow].map(Number)).toEqual([0, 0, 0]);
    expect(Number(black)).toBeGreaterThan(0.01);
  });

  it('nothing is of another colour space', { skip: lacks('qpdf') }, () => {
    const objects = run('qpdf', '--qdf', '--stream-data=uncompress', grey, '-');
    expect(objects).not.toMatch(/DeviceRGB|DeviceCMYK|CalRGB|ICCBased|\d (?:rg|RG|k|K)\n/);
    expect(objects).toContain('DeviceGray');
  });
});

const PLATES = ['Cyan', 'Magenta', 'Yellow', 'Black', 'PANTONE 654 C'] as const;
const DPI = 96;
/** From the corner of the media box to what is laid: slug and bleed less the bleed laid, in CSS pixels. */
const OFFSET = ((10 + 3 - 5) / 25.4) * DPI;

/** Ink in per cent of every plate at a place in the box of a paint. */
async function inksAt(name: string, x = 20, y = 20): Promise<number[]> {
  const index = PAINTS.findIndex(([paint]) => paint === name);
  const left = Math.round(OFFSET + 40 + (index % 10) * 60 + x);
  const top = Math.round(OFFSET + 40 + Math.floor(index / 10) * 60 + y);
  return Promise.all(
    PLATES.map(async (plate) => {
      const pixels = await sharp(join(folder, `plates(${plate}).tif`))
        .extract({ left, top, width: 1, height: 1 })
        .raw()
        .toBuffer();
      return Math.round((255 - (pixels[0] ?? 0)) / 2.55);
    }),
  );
}

describe('the file', () => {
  it('holds no colour of the screen', { skip: lacks('qpdf') }, () => {
    expect(run('qpdf', '--check', press)).toContain('No syntax or stream encoding errors found');
    run('qpdf', '--qdf', '--object-streams=disable', press, 'plain.pdf');
    const plain = readFileSync(join(folder, 'plain.pdf'), 'latin1');
    expect(plain.match(/\s(?:rg|RG)\s/g)).toBeNull();
    expect(plain.match(/\/(?:DeviceRGB|CalRGB)|\/N 3\b/g)).toBeNull();
  });

  it('has its pictures in inks, grey ones in grey', { skip: lacks('pdfimages') }, () => {
    const kinds = run('pdfimages', '-list', press)
      .split('\n')
      .slice(2)
      .map((line) => line.trim().split(/\s+/)[5]);
    expect(kinds.filter((kind) => kind && !['cmyk', 'gray', 'index'].includes(kind))).toEqual([]);
    expect(kinds).toEqual(expect.arrayContaining(['cmyk', 'gray']));
  });
});

describe('the plates', { skip: lacks('gs') }, () => {
  beforeAll(() => {
    run(
      'gs',
      '-q',
      '-dNOPAUSE',
      '-dBATCH',
      '-sDEVICE=tiffsep',
      `-r${DPI}`,
      '-dOverprint=/enable',
      '-sOutputFile=plates.tif',
      press,
    );
  });

  it.each([
    ['theme red', [0, 95, 90, 5, 0]],
    ['theme black', [0, 0, 0, 100, 0]],
    ['black', [0, 0, 0, 100, 0]],
    ['spot', [0, 0, 0, 0, 100]],
  ] as const)('have %s exactly', async (name, inks) => {
    expect(await inksAt(name)).toEqual(inks);
  });

  it.each(['grey', 'grey jpeg', 'grey in colour'])('have %s in black alone, as dark as the others', async (name) => {
    const [cyan, magenta, yellow, black = 0] = await inksAt(name);
    expect([cyan, magenta, yellow]).toEqual([0, 0, 0]);
    expect(black).toBeGreaterThan(50);
    expect(black).toBeLessThan(60);
  });

  it.each(['other', 'colour jpeg', 'few colours'])('have %s as the profile has it', async (name) => {
    const [cyan = 0, magenta = 0, yellow = 0] = await inksAt(name);
    expect(cyan).toBeGreaterThan(70);
    expect(magenta).toBeLessThan(30);
    expect(yellow).toBeGreaterThan(80);
  });

  it('keep the inks of a picture that came in inks', async () => {
    const inks = await inksAt('own inks');
    for (const [index, wanted] of [10, 60, 0, 20, 0].entries())
      expect(Math.abs((inks[index] ?? 0) - wanted)).toBeLessThan(2);
  });

  it('keep magenta whole under black letters, and white letters open', async () => {
    const across = Array.from({ length: 40 }, (_, x) => x);
    const black = await Promise.all(across.map((x) => inksAt('black on red', x)));
    expect(new Set(black.map(([, magenta]) => magenta))).toEqual(new Set([95]));
    expect(black.some(([, , , key]) => key === 100)).toBe(true);
    const white = await Promise.all(across.map((x) => inksAt('white on red', x)));
    expect(white.some((inks) => inks.every((ink) => ink === 0))).toBe(true);
  });

  it('let half of a sheer red through', async () => {
    const [, magenta = 0] = await inksAt('sheer');
    expect(Math.abs(magenta - 48)).toBeLessThan(3);
  });

  it('run a gradient from the one ink to the other', async () => {
    const [, left = 0] = await inksAt('linear', 1);
    const [, right = 0] = await inksAt('linear', 38);
    expect(left).toBeGreaterThan(90);
    expect(right).toBeLessThan(8);
  });
});
