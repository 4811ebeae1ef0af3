import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  describePdf,
  name,
  numbersOf,
  openPdf,
  openPrinted,
  operatorsOf,
  pageContent,
  ptFromMm,
  savePdf,
  setMetadata,
  setPageContent,
} from './index.js';
import type { DocumentMetadata, SaveOptions } from './index.js';

const specimen = new Uint8Array(readFileSync(new URL('fixtures/specimen.pdf', import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'galley-pdf-'));
afterAll(() => rmSync(folder, { recursive: true }));

const lacks = (tool: string): boolean => !process.env['CI'] && spawnSync(tool, ['--version']).error !== undefined;
const judged = (tool: string, bytes: Uint8Array, args: readonly string[]): string => {
  const path = join(folder, 'judged.pdf');
  writeFileSync(path, bytes);
  return execFileSync(
    tool,
    args.map((arg) => (arg === 'FILE' ? path : arg)),
    { encoding: 'utf8' },
  );
};

const METADATA: DocumentMetadata = {
  title: 'Istiqlal & “ئىستىقلال” <12>',
  author: 'A (very) odd\\publisher',
  subject: '',
  keywords: ['cotton', 'names'],
  lang: 'en',
  dateIso: '2020-12-01T00:00:00Z',
};
const MODES: readonly SaveOptions[] = [
  { version: '1.6', objectStreams: false },
  { version: '1.7', objectStreams: true },
];

const read = (source: string): string[] =>
  [...operatorsOf(source)].map(({ name, operands }) => [...operands, name].join(' '));

describe('operatorsOf', () => {
  it('leaves out operands that nobody asks for', () => {
    const operators = [...operatorsOf('/F 9 Tf % a note\n1 2 Td <0A> Tj (a(b)%) Tj', new Set(['Td']))];
    expect(operators.map(({ name: operator, operands }) => [...operands, operator].join(' '))).toEqual([
      '/F 9 Tf',
      'Td',
      '<0A> Tj',
      '(a(b)%) Tj',
    ]);
  });

  it('keeps strings, names and dictionaries whole', () => {
    expect(read('/P <</MCID 0 >>BDC (a \\) (b) Q) Tj <00 41> Tj EMC')).toEqual([
      '/P << /MCID 0 >> BDC',
      '(a \\) (b) Q) Tj',
      '<00 41> Tj',
      'EMC',
    ]);
  });
  it('passes over comments and takes an inline image for one operator', () => {
    expect(read('1 0 0 RG % 0 0 0 rg\nBI /W 1 ID \u0000Q q\u00ff EI f*')).toEqual(['1 0 0 RG', 'BI', 'f*']);
  });
  it('says where each operator stands, operands included', () => {
    const source = 'q .24 0 0 -.24 0 822 cm Q';
    const [, cm] = operatorsOf(source);
    expect(source.slice(cm!.start, cm!.end)).toBe('.24 0 0 -.24 0 822 cm');
  });
  it('reads every byte of a real page', async () => {
    const { pages } = await openPdf(specimen);
    const verbs = new Set(
      pages.flatMap((page) => [...operatorsOf(pageContent(page))].map((operator) => operator.name)),
    );
    const known = new Set(
      'q Q cm re m l c h W W* n f f* S rg RG cs CS scn SCN gs w BT ET Tf Tm Td Tj Do BDC BMC EMC'.split(' '),
    );
    expect([...verbs].filter((verb) => !known.has(verb))).toEqual([]);
  });
});

describe('savePdf', () => {
  it.each(MODES)('writes a sound file ($version)', { skip: lacks('qpdf') }, async (mode) => {
    const saved = await savePdf(await openPdf(specimen), mode);
    expect(judged('qpdf', saved, ['--check', 'FILE'])).toContain('No syntax or stream encoding errors found');
    expect((await describePdf(saved)).version).toBe(mode.version);
  });

  it.each(MODES)(
    'gives the same bytes however the objects were numbered ($version)',
    { skip: lacks('qpdf') },
    async (mode) => {
      const path = join(folder, 'specimen.pdf');
      writeFileSync(path, specimen);
      const shuffled = join(folder, 'shuffled.pdf');
      execFileSync('qpdf', ['--object-streams=generate', '--stream-data=preserve', path, shuffled]);
      const other = new Uint8Array(readFileSync(shuffled));
      expect(Buffer.compare(other, specimen)).not.toBe(0);
      expect(
        Buffer.compare(await savePdf(await openPdf(other), mode), await savePdf(await openPdf(specimen), mode)),
      ).toBe(0);
    },
  );

  it.each(MODES)('gives its own output back unchanged ($version)', async (mode) => {
    const once = await savePdf(await openPdf(specimen), mode);
    expect(Buffer.compare(await savePdf(await openPdf(once), mode), once)).toBe(0);
  });

  it('names font subsets in the order they are met, not in the browser’s', async () => {
    const renamed = Buffer.from(specimen)
      .toString('latin1')
      .replaceAll('AAAAAA+', 'QQQQQQ+')
      .replaceAll('BAAAAA+', 'AAAAAA+');
    const [mode] = MODES;
    const saved = await savePdf(await openPdf(new Uint8Array(Buffer.from(renamed, 'latin1'))), mode!);
    expect(Buffer.compare(saved, await savePdf(await openPdf(specimen), mode!))).toBe(0);
  });

  it('drops what nothing refers to', async () => {
    const pdf = await openPdf(specimen);
    const before = (await savePdf(pdf, MODES[0]!)).length;
    pdf.context.register(pdf.context.obj({ Orphan: 'orphan'.repeat(100) }));
    expect((await savePdf(pdf, MODES[0]!)).length).toBe(before);
  });

  it('holds the content of a page once, however often it was set', async () => {
    const pdf = await openPdf(specimen);
    const [page] = pdf.pages;
    setPageContent(page!, 'q Q');
    const before = pdf.context.enumerateIndirectObjects().length;
    setPageContent(page!, 'q q Q Q');
    expect(pdf.context.enumerateIndirectObjects()).toHaveLength(before);
    expect(pageContent(page!)).toBe('q q Q Q');
  });

  it('makes the identifier from the content', async () => {
    const [plain, titled] = [await openPdf(specimen), await openPdf(specimen)];
    setMetadata(titled, METADATA);
    const [a, b] = await Promise.all(
      [plain, titled].map(async (pdf) => (await describePdf(await savePdf(pdf, MODES[1]!))).id),
    );
    expect(a).toHaveLength(2);
    expect(a![0]).toMatch(/^[0-9A-F]{32}$/);
    expect(a![0]).not.toBe(b![0]);
    expect(a![0]).not.toMatch(/^0+$/);
  });
});

describe('setMetadata', () => {
  it('says the same in Info and in XMP', async () => {
    const pdf = await openPdf(specimen);
    setMetadata(pdf, METADATA, 'pdf/x-4');
    const described = await describePdf(await savePdf(pdf, MODES[1]!));
    expect(described.lang).toBe('en');
    expect(described.info).toEqual({
      Title: METADATA.title,
      Author: METADATA.author,
      Keywords: 'cotton, names',
      Creator: 'Galley',
      Producer: expect.stringMatching(/^Galley \(Skia\/PDF m\d+\)$/),
      CreationDate: 'D:20201201000000Z',
      ModDate: 'D:20201201000000Z',
      Trapped: '/False',
      GTS_PDFXVersion: 'PDF/X-4',
    });
    expect(described.xmp).toContain('Istiqlal &amp; “ئىستىقلال” &lt;12&gt;</rdf:li>');
    expect(described.xmp).toContain('<pdf:Trapped>False</pdf:Trapped>');
    expect(described.xmp).not.toContain('dc:description');
  });

  it('is read by others', { skip: lacks('pdfinfo') }, async () => {
    const pdf = await openPdf(specimen);
    setMetadata(pdf, METADATA);
    const saved = await savePdf(pdf, MODES[1]!);
    const said = judged('pdfinfo', saved, ['-isodates', 'FILE']);
    expect(said).toContain(METADATA.title);
    expect(said).toContain(METADATA.author);
    expect(said).toContain('CreationDate:    2020-12-01T00:00:00Z');
    expect(judged('pdfinfo', saved, ['-meta', 'FILE'])).toContain('<dc:language><rdf:Bag><rdf:li>en</rdf:li>');
  });

  it('leaves the packet readable in the bare bytes', async () => {
    const pdf = await openPdf(specimen);
    setMetadata(pdf, METADATA);
    expect(Buffer.from(await savePdf(pdf, MODES[1]!)).includes('<?xpacket begin=')).toBe(true);
  });
});

describe('openPrinted', () => {
  const SHEET = { trimWidthMm: 210, trimHeightMm: 280, laidBleedMm: 5 };

  it('measures the trim from the upper left corner of the sheet', async () => {
    const { trim } = await openPrinted(specimen, SHEET);
    expect(trim.map((pt) => Math.round(pt * 1000) / 1000)).toEqual(
      [14.173, 822 - 14.173 - 793.701, 609.449, 807.827].map((pt) => Math.round(pt * 1000) / 1000),
    );
  });
  it('refuses sheets of another size', async () => {
    await expect(openPrinted(specimen, { ...SHEET, trimWidthMm: 200 })).rejects.toThrow(
      'its pages measure 220.1 × 290.0 mm, not 210.0 × 290.0 mm',
    );
  });
  it('refuses sheets that differ', async () => {
    const pdf = await openPdf(specimen);
    pdf.pages[1]!.dict.set(name('MediaBox'), pdf.context.obj([0, 0, 624, 823]));
    await expect(openPrinted(await savePdf(pdf, MODES[0]!), SHEET)).rejects.toThrow(
      'its page 2 is not as large as page 1',
    );
  });
  it('refuses what is no PDF', async () => {
    await expect(openPrinted(new TextEncoder().encode('<html>'), SHEET)).rejects.toThrow();
  });
});

describe('describePdf', () => {
  it('agrees with pdffonts', { skip: lacks('pdffonts') }, async () => {
    const listed = judged('pdffonts', specimen, ['FILE']).trim().split('\n').slice(2);
    const { fonts } = await describePdf(specimen);
    expect(fonts.map((font) => font.name).toSorted()).toEqual(listed.map((row) => row.split(/\s+/)[0]!).toSorted());
    expect(
      fonts.every((font) => font.type === 'Type0/CIDFontType2' && font.embedded && font.subset && font.unicode),
    ).toBe(true);
  });

  it('says which page uses which fonts', { skip: lacks('pdffonts') }, async () => {
    const { pages } = await describePdf(specimen);
    for (const [index, { fonts }] of pages.entries()) {
      const only = ['-f', `${index + 1}`, '-l', `${index + 1}`, 'FILE'];
      const listed = judged('pdffonts', specimen, only).trim().split('\n').slice(2);
      expect(fonts).toEqual(listed.map((row) => row.split(/\s+/)[0]!).toSorted());
    }
  });
});

it('measures a millimetre', () => {
  expect(ptFromMm(25.4)).toBe(72);
});

it('reads only the numbers of an array', async () => {
  const { context } = await openPdf(specimen);
  expect(numbersOf(context.obj([1, 'Name', 2.5]))).toEqual([1, 2.5]);
});
