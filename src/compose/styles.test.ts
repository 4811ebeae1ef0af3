import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Place } from '../diagnostic.js';
import { readIssue } from '../read/index.js';
import { TemplateFault } from './fault.js';
import { composePrint } from './index.js';
import { layersOf } from './layers.js';
import { openShelf, story, type Files, type Shelf } from './specimen.test.kit.js';
import { bundleStyles, type StyleSheet } from './styles.js';

let shelf: Shelf;
beforeAll(async () => {
  shelf = await openShelf();
});
afterAll(() => shelf.clear());

const bundleAt = (root: string, text = 'A'): Promise<StyleSheet> =>
  bundleStyles(layersOf(root), { entry: 'styles/own/index.css', text, folder: 'files/' });

/** Bundles `styles/own/index.css` of a journal that has these style sheets. */
async function bundle(files: Files, text?: string): Promise<StyleSheet> {
  const sheets = Object.fromEntries(Object.entries(files).map(([name, content]) => [`styles/${name}`, content]));
  return bundleAt(await shelf.journal(sheets), text);
}
const css = async (files: Files): Promise<string> => (await bundle(files)).css;

async function faultOf(bundling: Promise<unknown>): Promise<{ message: string; place: Place }> {
  const error = await bundling.catch((caught: unknown) => caught);
  if (error instanceof TemplateFault) return { message: error.message, place: error.place };
  throw new Error('no fault was found', { cause: error });
}
const fault = (files: Files): Promise<{ message: string; place: Place }> => faultOf(bundle(files));

describe('imports', () => {
  it('are read in where they stand', async () => {
    const files = {
      'own/index.css': "@import './a.css';\n@import url(\"../own/sub/b.css\");\n@import 'c.css';\n.own{}",
      'own/a.css': '.a{}',
      'own/sub/b.css': "@import '../a.css';.b{}",
      'own/c.css': '.c{}',
    };
    expect((await css(files)).replaceAll(/\s+/gu, '')).toBe('.a{}.a{}.b{}.c{}.own{}');
  });

  it('keep the media they are for', async () => {
    const files = { 'own/index.css': "@import './a.css' print and (width > 10mm);", 'own/a.css': '.a{}' };
    expect((await css(files)).replaceAll(/\s+/gu, ' ')).toBe('@media print and (width > 10mm){.a{} }');
  });

  it('reach the package’s sheets, and the journal’s in their place', async () => {
    const plain = { 'own/index.css': "@import '../tokens.css';" };
    expect(await css(plain)).toContain('--colour-accent: #b3131b');
    expect(await css({ ...plain, 'tokens.css': ':root { --colour-accent: teal }' })).toBe(
      ':root { --colour-accent: teal }',
    );
    // Also for a sheet of the package that imports another.
    const root = await shelf.journal({ 'styles/type.css': '.ours {}' });
    const { issue } = await readIssue(root, '2021-01');
    const { edition } = await composePrint(issue!, root);
    expect(edition!.css).toContain('.ours {}');
    expect(edition!.css).toContain('--colour-accent: #b3131b');
  });

  it('reach npm packages', async () => {
    const { css, assets } = await bundle({ 'own/index.css': "@import '@fontsource/source-serif-4/400.css';" });
    expect(css).toMatch(/src: url\("files\/[0-9a-f]{10}-source-serif-4-latin-400-normal\.woff2"\) format\('woff2'\);/u);
    expect(assets).toHaveLength(1);
    expect(Buffer.from(assets[0]!.bytes).subarray(0, 4).toString()).toBe('wOF2');
  });

  it.each([
    ["@import './none.css';", 'there is no style sheet "./none.css"'],
    ["@import 'none/none.css';", 'there is no style sheet "none/none.css"'],
    ["@import '@fontsource/none-at-all/400.css';", 'there is no style sheet "@fontsource/none-at-all/400.css"'],
    ["@import '@fontsource/source-serif-4/none.css';", 'there is no style sheet "@fontsource/source-serif-4/none.css"'],
    ["@import '@fontsource';", 'there is no style sheet "@fontsource"'],
    ["@import './sub';", 'there is no style sheet "./sub"'],
    ["@import 'https://example.org/x.css';", '"https://example.org/x.css" lies outside the journal'],
    ['@import url(//example.org/x.css);', '"//example.org/x.css" lies outside the journal'],
    ["@import '/etc/passwd';", '"/etc/passwd" lies outside the journal'],
    ["@import 'file:///etc/passwd';", '"file:///etc/passwd" lies outside the journal'],
    ["@import '../../../../../../etc/passwd';", '"../../../../../../etc/passwd" lies outside the journal'],
    [
      "@import '@fontsource/source-serif-4/../../../../../etc/passwd';",
      '"@fontsource/source-serif-4/../../../../../etc/passwd" lies outside the journal',
    ],
    ["@import './a.css' layer(x);", 'an import can be for certain media, and no more'],
    ['@import;', 'this import names no sheet'],
  ])('%s is a finding with its place', async (rule, message) => {
    const files = { 'own/index.css': `.own{}\n  ${rule}`, 'own/a.css': '', 'own/sub/x.css': '' };
    expect(await fault(files)).toEqual({ message, place: { file: 'styles/own/index.css', line: 2, column: 3 } });
  });

  it('that come back to themselves are a finding', async () => {
    const files = {
      'own/index.css': "@import './a.css';",
      'own/a.css': "@import './b.css';",
      'own/b.css': "\n@import './a.css';",
    };
    expect(await fault(files)).toEqual({
      message: '"./a.css" imports itself by way of styles/own/b.css',
      place: { file: 'styles/own/b.css', line: 2, column: 1 },
    });
    expect((await fault({ 'own/index.css': "@import './index.css';" })).message).toBe('"./index.css" imports itself');
  });

  it('of a sheet that cannot be read name its line', async () => {
    expect(await fault({ 'own/index.css': "@import './a.css';", 'own/a.css': '.a {}\n.b { color: red' })).toEqual({
      message: 'Unclosed block',
      place: { file: 'styles/own/a.css', line: 2, column: 1 },
    });
  });

  it('need a sheet to start from', async () => {
    const root = await shelf.journal({});
    expect(await faultOf(bundleAt(root))).toEqual({
      message: 'there is no such style sheet',
      place: { file: 'styles/own/index.css' },
    });
  });
});

describe('files', () => {
  it('get addresses of their own, once each', async () => {
    const files = {
      'own/index.css':
        '.a{background:url(x.svg)}.b{background:url("../own/x.svg#part"),url( \'./x.svg?v=1\' )}.c{mask:URL( "it s-ü.svg" ),url(data:image/svg+xml,x),url(#y)}',
      'own/x.svg': '<svg/>',
      'own/it s-ü.svg': '<svg />',
    };
    const { css, assets } = await bundle(files);
    const url = assets[0]!.url;
    expect(url).toMatch(/^files\/[0-9a-f]{10}-x\.svg$/u);
    expect(css).toContain(`.a{background:url("${url}")}.b{background:url("${url}#part"),url("${url}")}`);
    expect(css).toContain('url(data:image/svg+xml,x),url(#y)');
    expect(assets.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['<svg/>', '<svg />']);
    expect(assets[1]!.url).toMatch(/^files\/[0-9a-f]{10}-it-s--\.svg$/u);
  });

  it('of the journal stand in for the package’s', async () => {
    const root = await shelf.journal({
      'styles/own/index.css': '.a{background:url(../icc/NOTICE.md)}',
      'styles/icc/NOTICE.md': 'Ours',
    });
    const { assets } = await bundleAt(root);
    expect(assets.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['Ours']);
  });

  it.each([
    ['none.png', 'there is no file "none.png"'],
    ['@fontsource/source-serif-4/none.woff2', 'there is no file "@fontsource/source-serif-4/none.woff2"'],
    ['.', 'there is no file "."'],
    ['https://example.org/x.png', '"https://example.org/x.png" lies outside the journal'],
    ['//example.org/x.png', '"//example.org/x.png" lies outside the journal'],
    ['/etc/passwd', '"/etc/passwd" lies outside the journal'],
    ['file:///etc/passwd', '"file:///etc/passwd" lies outside the journal'],
    ['C:/x.png', '"C:/x.png" lies outside the journal'],
    ['../../../../../../../../etc/passwd', '"../../../../../../../../etc/passwd" lies outside the journal'],
  ])('%s is a finding with its sheet, line and column', async (address, message) => {
    for (const value of [`url(${address})`, `URL("${address}")`]) {
      const files = { 'own/index.css': "@import './a.css';", 'own/a.css': `.a {\n  background: red ${value};\n}` };
      expect(await fault(files)).toEqual({ message, place: { file: 'styles/own/a.css', line: 2, column: 3 } });
    }
  });

  it('are not followed out of the journal by a link', async () => {
    const root = await shelf.journal({ 'styles/own/index.css': '.a{background:url(x.png)}' });
    const other = await shelf.journal({});
    await writeFile(join(other, 'secret'), 'x');
    await symlink(join(other, 'secret'), join(root, 'styles/own/x.png'));
    expect((await faultOf(bundleAt(root))).message).toBe('"x.png" lies outside the journal');
  });
});

/** The files of a print edition with these words. */
const names = async (words: string, front = ''): Promise<string[]> => {
  const root = await shelf.journal(story(words, front));
  const { issue } = await readIssue(root, '2021-01');
  const { edition } = await composePrint(issue!, root);
  return edition!.assets.map(({ url }) => url);
};

const face = (name: string, range: string): string =>
  `@font-face{font-family:${name};src:url(${name}.woff2)format("woff2"),url(${name}.woff)format("woff");${range && `unicode-range:${range}`}}`;

describe('fonts', () => {
  const files = {
    'own/index.css': [
      face('latin', 'U+0000-00FF, U+0131'),
      face('arabic', 'u+06??'),
      face('wide', 'U+1F600'),
      face('all', ''),
    ].join(''),
    ...Object.fromEntries(['latin', 'arabic', 'wide', 'all'].map((name) => [`own/${name}.woff2`, name])),
  };
  const kept = async (text: string): Promise<string[]> =>
    (await bundle(files, text)).assets.map(({ bytes }) => Buffer.from(bytes).toString());

  it('are carried along when the text has a character of theirs, in their first format', async () => {
    expect(await kept('a')).toEqual(['latin', 'all']);
    expect(await kept('ı')).toEqual(['latin', 'all']);
    expect(await kept('ئ')).toEqual(['arabic', 'all']);
    expect(await kept('😀')).toEqual(['wide', 'all']);
    expect(await kept('维')).toEqual(['all']);
    expect(await kept('')).toEqual([]);
  });

  it('are carried along for what the sheet itself sets', async () => {
    const sheet = `${face('latin', 'U+0000-00FF')}${face('marks', 'U+25A0')}.a::after{content:`;
    const marks = { 'own/latin.woff2': '', 'own/marks.woff2': '' };
    expect((await bundle({ ...marks, 'own/index.css': `${sheet}'■'}` }, 'a')).assets).toHaveLength(2);
    expect((await bundle({ ...marks, 'own/index.css': `${sheet}'\\25A0 '}` }, 'a')).assets).toHaveLength(2);
    expect((await bundle({ ...marks, 'own/index.css': `${sheet}'.'}` }, 'a')).assets).toHaveLength(1);
  });

  it('of the package serve the specimen’s Latin, Arabic and Chinese', async () => {
    const latin = await names('Words.');
    const added = async (words: string, front = ''): Promise<string> =>
      (await names(words, front)).filter((url) => !latin.includes(url)).join();
    expect(latin.join()).toMatch(/-Source-Serif-4-Regular\.ttf/u);
    expect(latin.join()).toMatch(/-Source-Serif-4-Caption-Regular\.ttf/u);
    expect(latin.join()).not.toContain('latin-ext');
    expect((await names('<span lang="ug">سۆز</span>')).join()).toContain('noto-naskh-arabic-arabic-400');
    expect(await added('<span lang="zh-Hans">维族</span>')).toMatch(/noto-serif-sc-\d+-400/u);
    // Chinese faces hold Arabic letters and quotation marks too.
    expect(await added('“<span lang="ug">سالام</span>” – ’')).not.toContain('noto-serif-sc');
    expect(await added('<span lang="zh-Hans">“维族”</span>')).toMatch(/noto-serif-sc-latin-400/u);
    // In capitals it is İ, which the Latin of the West has not.
    expect(await added('i', 'lang: tr\n')).toContain('latin-ext');
  });
});

describe('page rules', () => {
  it('have their variables written out, for Paged.js knows none', async () => {
    const files = {
      'own/index.css':
        ':root{--m:var(--n) 2mm;--n:1mm}\n@page{margin:var(--m);size:var(--none,10mm) var(--n)}\n@page :left{margin:var( --n )}\n.a{margin:var(--m)}',
    };
    expect(await css(files)).toContain(
      '@page{margin:1mm 2mm;size:10mm 1mm}\n@page :left{margin:1mm}\n.a{margin:var(--m)}',
    );
  });

  it('take the tokens of print alone, and let those in circles be', async () => {
    const dark = ':root{--m:1mm}@media (prefers-color-scheme: dark){:root{--m:9mm}}@page{margin:var(--m)}';
    expect(await css({ 'own/index.css': dark })).toContain('@page{margin:1mm}');
    const circle = ':root{--a:var(--b);--b:var(--a)}@page{margin:var(--a)}';
    expect(await css({ 'own/index.css': circle })).toMatch(/@page\{margin:var\(--[ab]\)\}/u);
  });
});

describe('a bundle', () => {
  it('is the same on every run and in every folder', async () => {
    const files = { 'own/index.css': "@import '../fonts.css';.a{background:url(x.svg)}", 'own/x.svg': '<svg/>' };
    const [one, two] = [await bundle(files, 'aئ维'), await bundle(files, 'aئ维')];
    expect(one.css).toBe(two.css);
    expect(one.assets).toEqual(two.assets);
    expect(one.css).not.toContain('galley-');
  });
});
