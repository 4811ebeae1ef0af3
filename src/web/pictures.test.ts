import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite, type Site } from './index.js';
import { writeJournal } from './journal.test.kit.js';
import { textOf } from './site.test.kit.js';
import type { Issue } from '../issue.js';
import { readIssue } from '../read/index.js';

let root = '';
let issue: Issue;
let site: Site;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'galley-web-pictures-'));
  await writeJournal(root);
  issue = (await readIssue(root, '2021-01')).issue!;
  site = await buildSite({ issue, root, published: [] });
});
afterAll(() => rm(root, { recursive: true, force: true }));

const page = (name: string): string => textOf(site.files, `web/2021-01/${name}`);

const facts = async (pattern: RegExp) => {
  const paths = [...site.files.keys()].filter((path) => pattern.test(path)).toSorted();
  return Promise.all(
    paths.map(async (path) => {
      const { format, width, height, space, hasAlpha, exif, icc } = await sharp(
        Buffer.from(site.files.get(path)!),
      ).metadata();
      return { path, format, width, height, space, hasAlpha, carries: [exif, icc].some(Boolean) };
    }),
  );
};

describe('pictures', () => {
  it('come in a modern format and a common one, in several widths, never wider than they were', async () => {
    const all = await facts(/photo-\d+\.\w+$/u);
    expect(all.map(({ path }) => /photo-(.*)$/u.exec(path)?.[1])).toEqual([
      '1200.jpg',
      '1440.avif',
      '480.avif',
      '480.jpg',
      '960.avif',
    ]);
    for (const { path, width, height } of all) {
      expect(path).toContain(`-${width}.`);
      expect(height).toBe(Math.round((width * 1200) / 1800));
    }
    expect((await facts(/inks-/u)).map(({ width }) => width)).toEqual([480, 480, 600, 600]);
  });

  it('stand upright when EXIF asks for it', async () => {
    const [file] = await facts(/portrait-.*\.jpg$/u);
    expect(file).toMatchObject({ width: 480, height: 640, carries: false });
    const [path] = [...site.files.keys()].filter((name) => name.endsWith('portrait-480.jpg'));
    const { data, info } = await sharp(Buffer.from(site.files.get(path!)!))
      .raw()
      .toBuffer({ resolveWithObject: true });
    const [right, left] = [data[3 * (info.width - 5)]!, data[3 * 5]!];
    expect(right, 'what was above is now to the right').toBeGreaterThan(left + 100);
    expect(page('poster.html')).toContain('width="600" height="800"');
  });

  it('keep their transparency', async () => {
    const all = await facts(/see-through-/u);
    expect(all.map(({ format }) => format).toSorted()).toEqual(['heif', 'png']);
    expect(all.every(({ hasAlpha }) => hasAlpha)).toBe(true);
  });

  it('come from ink to light', async () => {
    const all = await facts(/inks-/u);
    expect(all.map(({ space }) => space)).toEqual(all.map(() => 'srgb'));
  });

  it('keep the point that a crop must keep', () => {
    const css = textOf(
      site.files,
      [...site.files.keys()].find((path) => path.endsWith('.css'))!,
    );
    expect(page('index.html')).toContain('class="focus-30-20"');
    expect(css).toContain('.focus-30-20 { object-position: 30% 20%; }');
  });

  it('that cannot be read are a finding', async () => {
    const [broken] = [...issue.articles[0]!.figures.values()].filter(({ format }) => format === 'jpeg');
    const path = join(root, 'issues/2021-01/images/cut.jpg');
    await writeFile(path, (await readFile(broken!.path)).subarray(0, 900));
    const figures = new Map(issue.articles[0]!.figures).set('images/cut.jpg', { ...broken!, path });
    const patched = { ...issue, articles: [{ ...issue.articles[0]!, figures }, ...issue.articles.slice(1)] };
    const { files, diagnostics } = await buildSite({ issue: patched, root, published: [] });
    expect(diagnostics).toMatchObject([
      { severity: 'error', rule: 'unreadable-picture', place: { file: 'issues/2021-01/images/cut.jpg' } },
    ]);
    expect(files.size).toBe(0);
  });
});
