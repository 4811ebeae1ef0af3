/** Issues in perfect binding: cover and interior as their printers and others see them, from the left and from the right. */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, type BuildResult } from './build.js';
import { packageIssue } from './package/index.js';
import { readIssue } from './read/index.js';

const folder = mkdtempSync(join(tmpdir(), 'galley-bound-'));
afterAll(() => rmSync(folder, { recursive: true }));
const lacks = (tool: string): boolean => !process.env['CI'] && spawnSync(tool, ['--version']).error !== undefined;
const run = (tool: string, ...args: readonly string[]): string => execFileSync(tool, args, { encoding: 'utf8' });

const PT = 72 / 25.4;
const BACK = 'https://example.org/back';

function bind(lang: string, name: string, print: string): Promise<BuildResult> {
  const root = join(folder, lang);
  const issue = join(root, 'issues/2021-01');
  mkdirSync(issue, { recursive: true });
  writeFileSync(
    join(root, 'issues/journal.yaml'),
    `name: ${name}\nslug: specimen\nlang: ${lang}\npublisher:\n  - text: ${name}\n    lang: ${lang}\n` +
      `contacts:\n  websites:\n    - label: backside\n      url: ${BACK}\nprint:\n  trim: 210 x 280 mm\n  binding: perfect\n${print}`,
  );
  const cover = 'cover:\n  headline: <span lang="en">Frontside</span>\n  lead: story\n';
  writeFileSync(join(issue, 'issue.md'), `---\ndate: 2021-01\n${cover}articles: [story]\n---\n`);
  writeFileSync(join(issue, 'story.md'), `---\ntitle: ${name}\n---\n\n${name} ${name}.\n`);
  return build({ root, issue: '2021-01', only: ['press'] });
}

const pathOf = (lang: string, role: string): string =>
  join(folder, lang, `output/2021-01/press/specimen-2021-01-${role}.pdf`);

interface Word {
  readonly text: string;
  /** Points from the left of the sheet. */
  readonly left: number;
  readonly right: number;
}

const words = (file: string, page: number): Word[] =>
  Array.from(
    run('pdftotext', '-bbox', '-f', `${page}`, '-l', `${page}`, file, '-').matchAll(
      /xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)</g,
    ),
    ([, left, right, text = '']) => ({ text: text.toLowerCase(), left: Number(left), right: Number(right) }),
  );
const wordOn = (lang: string, text: string): Word =>
  words(pathOf(lang, 'cover'), 1).find((word) => word.text === text)!;

const boxes = (file: string): string[] =>
  Array.from(
    run('pdfinfo', '-box', '-f', '1', '-l', '-1', file).matchAll(/(Media|Bleed|Trim)Box: +(.*)/g),
    ([, kind, box]) => `${kind} ${box?.replaceAll(/ +/g, ' ')}`,
  );

const middle = (lang: string): number =>
  Number(/Media 0\.00 0\.00 ([\d.]+)/.exec(boxes(pathOf(lang, 'cover')).join())?.[1]) / 2;

let left: BuildResult;
let right: BuildResult;
beforeAll(async () => {
  left = await bind('en', 'Spinename', '  spine: 5\n  pageMultiple: 8\n');
  right = await bind('ug', 'ئىستىقلال', '  pageMultiple: 4\n');
}, 120_000);

describe('an issue in perfect binding', () => {
  it('goes to the press as cover and interior, each judged', () => {
    expect([left.ok, left.diagnostics]).toEqual([true, []]);
    const names = ['cover-preflight.html', 'cover-preflight.json', 'cover.pdf'];
    expect(readdirSync(join(folder, 'en/output/2021-01/press')).toSorted()).toEqual(
      [...names, ...names.map((name) => name.replace('cover', 'interior'))].map((name) => `specimen-2021-01-${name}`),
    );
  });

  it('is told when it is too thin for glue', () => {
    expect(right.diagnostics.map(({ rule, message }) => [rule, message])).toEqual([
      ['thin-spine', 'the spine is 0.2 mm thick, of 2 leaves: glue holds from about 3 mm'],
    ]);
  });

  it('has a cover of two trims and a spine, exact to 0.01 pt', { skip: lacks('pdfinfo') }, () => {
    const margin = 13 * PT;
    const at = (mm: number): string => (margin + mm * PT).toFixed(2);
    expect(boxes(pathOf('en', 'cover')).filter((box) => box.startsWith('Trim'))).toEqual(
      Array.from({ length: 2 }, () => `Trim ${at(0)} ${at(0)} ${at(425)} ${at(280)}`),
    );
    expect(boxes(pathOf('en', 'cover')).filter((box) => box.startsWith('Bleed'))).toEqual(
      Array.from({ length: 2 }, () => `Bleed ${at(-3)} ${at(-3)} ${at(428)} ${at(283)}`),
    );
  });

  it('has the pages between the covers alone in its interior, to its multiple', { skip: lacks('pdfinfo') }, () => {
    const file = pathOf('en', 'interior');
    expect(run('pdfinfo', file)).toMatch(/Pages: +8\n/);
    expect(new Set(boxes(file)).size).toBe(3);
    expect(words(file, 1).some(({ text }) => text === 'spinename')).toBe(true);
    expect(words(file, 1).some(({ text }) => text === 'frontside')).toBe(false);
  });

  it('has the front right of the spine, mirrored when it is bound on the right', { skip: lacks('pdftotext') }, () => {
    expect(wordOn('en', 'frontside').left).toBeGreaterThan(middle('en'));
    expect(wordOn('en', 'backside').right).toBeLessThan(middle('en'));
    expect(wordOn('ug', 'frontside').right).toBeLessThan(middle('ug'));
    expect(wordOn('ug', 'backside').left).toBeGreaterThan(middle('ug'));
  });

  it('bears its name on a spine that is wide enough, between the folds', { skip: lacks('pdftotext') }, () => {
    const [from, to] = [(13 + 210) * PT, (13 + 215) * PT];
    const within = (lang: string): string[] =>
      words(pathOf(lang, 'cover'), 1).flatMap((word) => (word.left >= from && word.right <= to ? [word.text] : []));
    expect(within('en')).toContain('spinename');
    expect(within('ug')).toEqual([]);
  });

  it('has ground to the edge of the bleed on every side', { skip: lacks('pdftoppm') }, async () => {
    run(
      'pdftoppm',
      '-r',
      '72',
      '-f',
      '1',
      '-l',
      '1',
      '-singlefile',
      '-png',
      pathOf('en', 'cover'),
      join(folder, 'sheet'),
    );
    const { data, info } = await sharp(join(folder, 'sheet.png')).raw().toBuffer({ resolveWithObject: true });
    const [near, far] = [10.8 * PT, (axis: number): number => axis - 10.8 * PT];
    const { width, height, channels } = info;
    const places = [0.1, 0.3, 0.7, 0.9].flatMap((part) => [
      [width * part, near],
      [width * part, far(height)],
      [near, height * part],
      [far(width), height * part],
    ]);
    const bare = places.filter(
      ([x = 0, y = 0]) => (data[(Math.round(y) * width + Math.round(x)) * channels + 1] ?? 0) > 200,
    );
    expect(bare).toEqual([]);
  });

  it('is packed with both, and its order tells the printer of the spine', async () => {
    const press = join(folder, 'en/output/2021-01/press');
    const files = new Map(readdirSync(press).map((name) => [name, new Uint8Array(readFileSync(join(press, name)))]));
    const { issue } = await readIssue(join(folder, 'en'), '2021-01');
    const { zip } = await packageIssue({ issue: issue!, files, log: [] });
    const order = Buffer.from(unzipSync(zip)['specimen-2021-01-v1/order-sheet.txt']!).toString('utf8');
    expect(order).toMatch(/^Pages +8 inside, and a cover of 4$/m);
    expect(order).toMatch(/^Spine +5 mm \(4 leaves\)$/m);
    expect(order).toMatch(/^Cover +specimen-2021-01-cover.pdf, 2 PDF pages$/m);
  });

  it('is sound to others and holds no colour of screens', { skip: lacks('qpdf') }, () => {
    for (const role of ['cover', 'interior']) {
      const file = pathOf('en', role);
      expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors found');
      const objects = execFileSync('qpdf', ['--qdf', '--stream-data=uncompress', file, '-'], { maxBuffer: 1 << 28 });
      expect(objects.toString('latin1')).not.toMatch(/\s(?:rg|RG)\s|DeviceRGB|CalRGB/);
    }
  });
});
