import { PDFArray, PDFDict, PDFString } from '@cantoo/pdf-lib';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ToolError } from '../diagnostic.js';
import type { PdfMetadata } from '../pages.js';
import { describePdf, name, openPdf, openPrinted, operatorsOf, pageContent, savePdf, setBox } from '../pdf/index.js';
import type { PdfDescription } from '../pdf/index.js';
import { finishScreen } from './index.js';

const printed = new Uint8Array(readFileSync(new URL('../pdf/fixtures/specimen.pdf', import.meta.url)));
const SHEET = { trimWidthMm: 210, trimHeightMm: 280, laidBleedMm: 5 };
const METADATA: PdfMetadata = {
  title: 'Istiqlal, December 2020',
  author: 'Publisher',
  subject: 'Subject',
  keywords: ['cotton'],
  lang: 'en',
  dir: 'ltr',
  dateIso: '2020-12-01T00:00:00Z',
};
const TRIM = [0, 0, 595.276, 793.701];

const folder = mkdtempSync(join(tmpdir(), 'galley-screen-'));
const file = join(folder, 'screen.pdf');
let screen: Uint8Array;
let described: PdfDescription;
beforeAll(async () => {
  screen = await finishScreen(printed, SHEET, METADATA);
  described = await describePdf(screen);
  writeFileSync(file, screen);
});
afterAll(() => rmSync(folder, { recursive: true }));

const lacks = (tool: string): boolean => !process.env['CI'] && spawnSync(tool, ['--version']).error !== undefined;
const run = (tool: string, ...args: readonly string[]): string => execFileSync(tool, args, { encoding: 'utf8' });

const structureText = (): string => run('pdfinfo', '-struct-text', file);
const pixels = (path: string): Buffer => execFileSync('pdftoppm', ['-r', '60', '-f', '1', '-l', '1', path]);
/** How far up the named destinations stand, in whole points. */
const tops = (path: string): number[] =>
  [...run('pdfinfo', '-dests', path).matchAll(/XYZ +\d+ +(\d+)/g)].map(([, top]) => Number(top));

const actualTexts = async (bytes: Uint8Array): Promise<number> =>
  (await openPdf(bytes)).pages.flatMap((page) => pageContent(page).match(/\/ActualText/g) ?? []).length;

/** Its text without lines of the Arabic script, as one line. */
const plain = (path: string): string =>
  run('pdftotext', path, '-')
    .replaceAll(/^.*\p{sc=Arab}.*$/gmu, '')
    .replaceAll(/[\s\p{Cf}]+/gu, ' ');

describe('the screen PDF', () => {
  it('has pages of exactly the trim', () => {
    for (const { boxes } of described.pages) expect(boxes).toEqual({ MediaBox: TRIM, CropBox: TRIM, TrimBox: TRIM });
    expect(described.pages).toHaveLength(2);
  });

  it('is sound, tagged and of version 1.7 to others', { skip: lacks('qpdf') || lacks('pdfinfo') }, () => {
    expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors found');
    const info = run('pdfinfo', '-box', file);
    expect(info).toMatch(/Page size: +595\.276 x 793\.701 pts/);
    expect(info).toMatch(/Tagged: +yes/);
    expect(info).toMatch(/PDF version: +1\.7/);
    expect(info).toMatch(/JavaScript: +no/);
  });

  it('keeps language, title, outline and fonts', () => {
    expect(described).toMatchObject({ lang: 'en', direction: 'L2R', tagged: true, displaysTitle: true });
    expect(described.info['Title']).toBe('Istiqlal, December 2020');
    expect(described.outline).toEqual([
      { title: 'Cotton and its office', level: 1, page: 1 },
      { title: 'Crosshead', level: 2, page: 1 },
      { title: 'Names in every script', level: 1, page: 2 },
    ]);
    expect(described.fonts.every((font) => font.embedded && font.subset)).toBe(true);
  });

  it('reads from the right when the journal does', async () => {
    const rtl = await finishScreen(printed, SHEET, { ...METADATA, lang: 'ug', dir: 'rtl' });
    expect(await describePdf(rtl)).toMatchObject({ direction: 'R2L', lang: 'ug', displaysTitle: true });
  });

  it('leads links out and in, and says where they lead', () => {
    const [out, within] = described.pages[0]!.links;
    expect(out).toMatchObject({ uri: 'https://example.org/a?b=1&c=2', contents: 'https://example.org/a?b=1&c=2' });
    expect(within).toMatchObject({ page: 2, contents: 'Names in every script' });
  });

  it('lays links over their words', { skip: lacks('pdftotext') }, () => {
    const [link] = described.pages[0]!.links;
    const [left, bottom, right, top] = link!.rect!.map(Math.round) as [number, number, number, number];
    const cut = ['-x', left, '-y', 794 - top, '-W', right - left, '-H', top - bottom].map(String);
    expect(run('pdftotext', '-f', '1', '-l', '1', ...cut, file, '-').trim()).toBe('the source');
  });

  it('moves destinations with the pages', { skip: lacks('pdfinfo') }, () => {
    const before = join(folder, 'printed.pdf');
    writeFileSync(before, printed);
    // 822 pt high as printed: the trim begins 14.17 pt below, so what was 822 - t is now 793.7 - (t - 14.17).
    expect(tops(file)).toEqual(tops(before).map((top) => Math.round(top - (822 - 14.1732 - 793.7008))));
  });

  it(
    'says the text of the printed sheets and no more ActualText than it must',
    { skip: lacks('pdftotext') },
    async () => {
      const before = join(folder, 'text.pdf');
      writeFileSync(before, printed);
      // Words of the Arabic script are in pieces before: joined-words.test.ts.
      expect(plain(file)).toBe(plain(before));
      expect(await actualTexts(screen)).toBeLessThan(await actualTexts(printed));
    },
  );

  it('looks as printed, cut to the trim', { skip: lacks('pdftoppm') }, async () => {
    const { pdf, trim } = await openPrinted(printed, SHEET);
    for (const { dict } of pdf.pages) setBox(dict, 'MediaBox', trim);
    const cut = join(folder, 'cut.pdf');
    writeFileSync(cut, await savePdf(pdf, { version: '1.7', objectStreams: false }));
    const [a, b] = [pixels(cut), pixels(file)];
    expect(a.length).toBe(b.length);
    const differing = a.reduce((sum, value, index) => sum + (Math.abs(value - b[index]!) > 24 ? 1 : 0), 0);
    expect(differing / a.length).toBeLessThan(0.0003);
  });

  it('throws a tool error for what is no such print', async () => {
    await expect(finishScreen(new Uint8Array(10), SHEET, METADATA)).rejects.toThrow(ToolError);
    await expect(finishScreen(printed, { ...SHEET, trimHeightMm: 270 }, METADATA)).rejects.toThrow(
      'the PDF the browser printed is of no use: its pages measure 220.1 × 290.0 mm, not 220.0 × 280.0 mm',
    );
  });

  it('gives the same bytes whatever the browser called its nodes', { skip: lacks('qpdf') }, async () => {
    const [plain, renamed] = [join(folder, 'plain.pdf'), join(folder, 'renamed.pdf')];
    writeFileSync(plain, printed);
    const qdf = execFileSync('qpdf', ['--qdf', '--object-streams=disable', plain, '-'], { encoding: 'latin1' });
    const ids = [...new Set(qdf.match(/node\d{8}/g))].toSorted();
    expect(ids.length).toBeGreaterThan(1);
    // Later numbers, in the opposite order.
    const other = ids.reduce((text, id, index) => text.replaceAll(id, `node9000${9000 - index}`), qdf);
    writeFileSync(renamed, Buffer.from(other, 'latin1'));
    const before = join(folder, 'before.pdf');
    writeFileSync(before, Buffer.from(qdf, 'latin1'));
    const [a, b] = [before, renamed].map((path) => new Uint8Array(readFileSync(path)));
    expect(Buffer.compare(a!, b!)).not.toBe(0);
    expect(Buffer.compare(await finishScreen(a!, SHEET, METADATA), await finishScreen(b!, SHEET, METADATA))).toBe(0);
  });
});

/** Painting operators of the pages that stand in no marked content. */
async function barePainting(bytes: Uint8Array): Promise<number> {
  const { pages } = await openPdf(bytes);
  const painting = new Set(['Tj', 'TJ', 'f', 'f*', 'S', 'B', 'sh']);
  let bare = 0;
  for (const page of pages) {
    let depth = 0;
    for (const operator of operatorsOf(pageContent(page))) {
      if (operator.name === 'BDC' || operator.name === 'BMC') depth += 1;
      else if (operator.name === 'EMC') depth -= 1;
      else if (depth === 0 && painting.has(operator.name)) bare += 1;
    }
    expect(depth).toBe(0);
  }
  return bare;
}

describe('the structure', () => {
  it('has headings, paragraphs, lists with bodies, a table and one figure', { skip: lacks('pdfinfo') }, () => {
    const roles = structureText().match(
      /^ *(H1|H2|P|L|LI|Lbl|LBody|Table|TR|TH|TD|Figure|Caption|Div|BlockQuote|Link)\b/gm,
    )!;
    const counts: Record<string, number> = {};
    for (const role of roles.map((text) => text.trim())) counts[role] = (counts[role] ?? 0) + 1;
    expect(counts).toEqual({
      H1: 2,
      H2: 1,
      P: 7,
      L: 2,
      LI: 4,
      // Of the numbered list; the dots of the other are drawn.
      Lbl: 2,
      LBody: 4,
      Link: 2,
      Div: 1,
      Figure: 1,
      Caption: 1,
      Table: 1,
      TR: 2,
      TH: 3,
      TD: 1,
      BlockQuote: 1,
    });
    expect(structureText()).toContain('A caption under it');
    // Half transparent, so the browser drew it in a form of its own.
    expect(structureText()).toContain('A quotation set over a pattern');
  });

  it('leaves running heads out and marks them as artifacts', { skip: lacks('pdfinfo') }, async () => {
    expect(structureText()).not.toContain('Running head');
    expect(await barePainting(printed)).toBeGreaterThan(0);
    expect(await barePainting(screen)).toBe(0);
  });

  it('numbers ids in the order of the document, and headers find them', async () => {
    const { catalog } = await openPdf(screen);
    const tree = catalog.lookup(name('StructTreeRoot'), PDFDict).lookup(name('IDTree'), PDFDict);
    const names = tree.lookup(name('Names'), PDFArray);
    const ids = names
      .asArray()
      .filter((entry) => entry instanceof PDFString)
      .map((id) => id.decodeText());
    expect(ids).toEqual(ids.map((_, index) => `node${String(index + 1).padStart(8, '0')}`));
    const cell = Buffer.from(await savePdf(await openPdf(screen), { version: '1.7', objectStreams: false })).toString(
      'latin1',
    );
    const headers = [...cell.matchAll(/\/Headers \[([^\]]*)\]/g)].flatMap(([, list]) => list!.match(/node\d+/g) ?? []);
    expect(headers.length).toBeGreaterThan(0);
    expect(headers.filter((header) => !ids.includes(header))).toEqual([]);
  });
});
