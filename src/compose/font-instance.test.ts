import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TemplateFault } from './fault.js';
import { layersOf } from './layers.js';
import { openShelf, type Shelf } from './specimen.test.kit.js';
import { bundleStyles, type StyleSheet } from './styles.js';

let shelf: Shelf;
beforeAll(async () => {
  shelf = await openShelf();
});
afterAll(() => shelf.clear());

const FILE = '@fonts/source-serif/VAR/SourceSerif4Variable-Roman.ttf';

async function bundle(settings: string, range = 'U+0020-007E', text = 'A'): Promise<StyleSheet> {
  const face = `font-family:'Own Caption';font-weight:700;font-style:italic;src:url(${FILE})format("woff2")`;
  const css = `@font-face{${face};font-variation-settings:${settings};unicode-range:${range}}`;
  const root = await shelf.journal({ 'styles/own/index.css': css });
  return bundleStyles(layersOf(root), { entry: 'styles/own/index.css', text, folder: 'files/' });
}
const cut = async (settings: string, range?: string): Promise<Buffer> =>
  Buffer.from((await bundle(settings, range)).assets[0]!.bytes);

describe('a face with settings of its axes', () => {
  it('is cut to a static TrueType font under its own name', async () => {
    const { css, assets } = await bundle("'opsz' 8, 'wght' 700");
    expect(css).toMatch(/src:url\("files\/[0-9a-f]{10}-Own-Caption-Bold-Italic\.ttf"\)format\('truetype'\)/u);
    expect(css).not.toContain('font-variation-settings');
    const tables = tablesOf(Buffer.from(assets[0]!.bytes));
    expect([...tables.keys()]).toEqual(expect.arrayContaining(['glyf', 'GPOS', 'GSUB', 'cmap', 'name']));
    expect([...tables.keys()]).not.toEqual(expect.arrayContaining(['fvar']));
    expect(tables.get('name')!.swap16().toString('utf16le')).toContain('OwnCaption-BoldItalic');
    for (const feature of ['onum', 'lnum', 'smcp', 'c2sc', 'sups'])
      expect(tables.get('GSUB')!.toString('latin1')).toContain(feature);
  });

  it('is sound: every table where the directory says, with its sum, and the whole with its own', async () => {
    const font = await cut("'opsz' 8, 'wght' 400");
    for (const [index, tag] of [...tablesOf(font).keys()].entries()) {
      const [sum, start, length] = [4, 8, 12].map((at) => font.readUInt32BE(12 + 16 * index + at));
      const body = Buffer.from(font.subarray(start, start! + Math.ceil(length! / 4) * 4));
      if (tag === 'head') body.writeUInt32BE(0, 8);
      expect(sumOf(body), tag).toBe(sum);
    }
    expect(sumOf(font)).toBe(0xb1b0afba);
    expect(sumOf(font.fill(1, font.length - 4))).not.toBe(0xb1b0afba);
  });

  it('differs by its optical size, holds its range alone, and is the same every time', async () => {
    const [small, large] = [await cut("'opsz' 8, 'wght' 400"), await cut("'opsz' 48, 'wght' 400")];
    expect(small.equals(large)).toBe(false);
    expect(small.equals(await cut("'opsz' 8, 'wght' 400"))).toBe(true);
    expect((await cut("'opsz' 8, 'wght' 400", 'U+0041-0042')).length).toBeLessThan(small.length / 2);
  });

  it('holds Greek and Cyrillic only for a text that has them', async () => {
    const all = 'U+0020-007E, U+0370-052F';
    const sizes = await Promise.all(
      ['a', 'aλ', 'aж', 'aλж', 'b'].map(async (text) => {
        const { assets } = await bundle("'opsz' 8, 'wght' 400", all, text);
        return assets[0]!.bytes.length;
      }),
    );
    const [latin, greek, cyrillic, both, other] = sizes;
    expect(greek).toBeGreaterThan(latin! + 10_000);
    expect(cyrillic).toBeGreaterThan(latin! + 10_000);
    expect(both).toBeGreaterThan(Math.max(greek!, cyrillic!) + 10_000);
    expect(other).toBe(latin);
  });

  it.each(["'opsz' 8", "'opsz' 8, 'wght' 400, 'wdth' 80"])(
    'names the sheet when it cannot be cut at %s',
    async (set) => {
      const error = await bundle(set).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(TemplateFault);
      expect(error).toMatchObject({
        message: `no static font can be cut from this one at ${set.replaceAll("'", '')}`,
        place: { file: 'styles/own/index.css', line: 1, column: 72 },
      });
    },
  );

  it('stays as it is when it sets none', async () => {
    expect((await cut('normal')).readUInt32BE(0)).toBe(0x00010000);
    expect(tablesOf(await cut('normal')).has('fvar')).toBe(true);
  });
});

function tablesOf(font: Buffer): Map<string, Buffer> {
  const entries = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index);
  const body = (at: number): Buffer => {
    const start = font.readUInt32BE(at + 8);
    const bytes = Buffer.from(font.subarray(start, start + font.readUInt32BE(at + 12)));
    return bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]);
  };
  return new Map(entries.map((at) => [font.toString('latin1', at, at + 4), body(at)]));
}

const sumOf = (bytes: Buffer): number =>
  Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => bytes.readUInt32BE(4 * index)).reduce(
    (sum, word) => (sum + word) >>> 0,
    0,
  );
