import type { PDFDict } from '@cantoo/pdf-lib';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dictAt, flateStream, name, openPdf, pageContent, setPageContent } from '../pdf/index.js';
import type { Pdf } from '../pdf/index.js';
import { settleActualText } from './actual-text.js';
import { readToUnicode, writeToUnicode } from './to-unicode.js';

const specimen = new Uint8Array(readFileSync(new URL('../pdf/fixtures/specimen.pdf', import.meta.url)));

/** A first page that shows one text in a font whose table is `<0001> space, <0002> a, <0003> ʼ`. */
async function pageShowing(content: string): Promise<{ pdf: Pdf; font: PDFDict }> {
  const pdf = await openPdf(specimen);
  const font = pdf.context.obj({ Type: 'Font', Subtype: 'Type0', BaseFont: 'AAAAAA+Test' });
  const table =
    '1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n3 beginbfchar\n<0001> <0020>\n<0002> <0061>\n<0003> <02BC>\nendbfchar\nendcmap\n';
  font.set(name('ToUnicode'), pdf.context.register(flateStream(pdf.context.obj({}), Buffer.from(table))));
  const [page] = pdf.pages;
  page!.resources.set(name('Font'), pdf.context.obj({ F1: pdf.context.register(font) }));
  setPageContent(page!, `BT\n/F1 10 Tf\n${content}\nET`);
  return { pdf, font };
}

const settled = async (content: string): Promise<{ content: string; table: Map<number, string> }> => {
  const { pdf, font } = await pageShowing(content);
  settleActualText(pdf);
  const [page] = pdf.pages;
  return { content: pageContent(page!).split('\n').slice(2, -1).join(' ').trim(), table: readToUnicode(font) };
};
const span = (text: string, glyphs: string): string => `/Span<</ActualText ${text} >> BDC ${glyphs} EMC`;

describe('ActualText around a single glyph', () => {
  it('goes into the table when the glyph never means anything else', async () => {
    const { content, table } = await settled(`<0002> Tj ${span('<feff2019>', '<0003> Tj')} <0002> Tj`);
    expect(content).toBe('<0002> Tj  <0003> Tj  <0002> Tj');
    expect(Object.fromEntries(table)).toEqual({ 1: ' ', 2: 'a', 3: '’' });
  });
  it('reads literal strings and texts of several letters', async () => {
    const { content, table } = await settled(span('(f\\(f)', '3 0 Td <0004> Tj'));
    expect(content).toBe('3 0 Td <0004> Tj');
    expect(table.get(4)).toBe('f(f');
  });
  it.each([
    ['the glyph also stands bare', `<0003> Tj ${span('<feff2019>', '<0003> Tj')}`],
    ['the glyph has two texts', `${span('<feff2019>', '<0003> Tj')} ${span('<feff0027>', '<0003> Tj')}`],
    ['the text belongs to two glyphs', span('<feff2019>', '<0003> Tj 1 0 Td <0002> Tj')],
    ['the text belongs to two glyphs of one string', span('<feff2019>', '<00030002> Tj')],
  ])('stays when %s', async (_, content) => {
    const after = await settled(content);
    expect(after.content).toBe(content);
    expect(Object.fromEntries(after.table)).toEqual({ 1: ' ', 2: 'a', 3: 'ʼ' });
  });
  it('goes when it only says that a space does not break', async () => {
    const { content, table } = await settled(`<0001> Tj ${span('<feff00a0>', '<0001> Tj')}`);
    expect(content).toBe('<0001> Tj  <0001> Tj');
    expect(table.get(1)).toBe(' ');
  });
});

describe('the table of a font', () => {
  it('is the same after it is written and read again, whatever its ranges and size', async () => {
    const pdf = await openPdf(specimen);
    const fonts = pdf.pages.flatMap(({ resources }) =>
      dictAt(resources, 'Font')!
        .keys()
        .map((key) => dictAt(dictAt(resources, 'Font')!, key.decodeText())!),
    );
    expect(fonts.length).toBeGreaterThan(2);
    for (const font of fonts) {
      const table = readToUnicode(font);
      expect(table.size).toBeGreaterThan(0);
      const large = new Map([
        ...table,
        ...Array.from({ length: 250 }, (_, index) => [0xe000 + index, `𠮷${index}`] as const),
      ]);
      writeToUnicode(font, large);
      expect([...readToUnicode(font)].toSorted(([a], [b]) => a - b)).toEqual([...large].toSorted(([a], [b]) => a - b));
    }
  });
});
