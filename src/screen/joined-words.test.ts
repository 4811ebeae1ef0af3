import { PDFDict, PDFRawStream } from '@cantoo/pdf-lib';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeStream, dictAt, name, openPdf, pageContent, savePdf, setPageContent } from '../pdf/index.js';
import { readOutlines } from './glyph-outlines.js';
import { joinWords } from './joined-words.js';
import { readRun, writeRun } from './text-run.js';

const specimen = new Uint8Array(readFileSync(new URL('../pdf/fixtures/specimen.pdf', import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'galley-joined-'));
afterAll(() => rmSync(folder, { recursive: true }));
const lacks = (tool: string): boolean => !process.env['CI'] && spawnSync(tool, ['--version']).error !== undefined;

/** Words of the specimen that stand whole on one of its lines, with every kind of dots. */
const WORDS = ['ئۇيغۇر', 'تىلى', 'تۈركىي', 'تىللار', 'ئائىلىسىگە', 'بولۇپ', 'ئىستىقلال', 'ئايدا', 'نەشر', 'قىلىنىدۇ'];

const letters = (content: string): number => content.match(/ActualText <FEFF06/g)?.length ?? 0;

describe('words of the Arabic script', () => {
  it('are whole to a reader, who found them in pieces before', { skip: lacks('pdftotext') }, async () => {
    const pdf = await openPdf(specimen);
    joinWords(pdf);
    const [before, after] = [specimen, await savePdf(pdf, { version: '1.7', objectStreams: false })].map(
      (bytes, index) => {
        const file = join(folder, `${index}.pdf`);
        writeFileSync(file, bytes);
        const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replaceAll(/\p{Cf}/gu, '');
        return WORDS.filter((word) => text.includes(word));
      },
    );
    expect(after).toEqual(WORDS);
    expect(before).toEqual([]);
  });

  it('keep their bodies as text and have each form of dots drawn once', async () => {
    const pdf = await openPdf(specimen);
    const [, page] = pdf.pages;
    const before = letters(pageContent(page!));
    joinWords(pdf);
    const content = pageContent(page!);
    expect(letters(content)).toBe(before);
    const drawn = Array.from(content.matchAll(/cm \/(Dots\S+) Do Q/g), ([, form]) => form);
    expect(drawn.length).toBeGreaterThan(30);
    expect(new Set(drawn).size).toBeLessThan(15);
    const objects = dictAt(page!.resources, 'XObject');
    for (const form of drawn) expect(objects?.has(name(form!))).toBe(true);
  });

  it('stay as they are where the page holds what is not understood', async () => {
    const pdf = await openPdf(specimen);
    const [, page] = pdf.pages;
    const content = pageContent(page!).replaceAll('\nET', '\n0 Tr\nET');
    setPageContent(page!, content);
    joinWords(pdf);
    expect(pageContent(page!)).toBe(content);
  });
});

describe('a run of text', () => {
  const RUN =
    '/ReversedChars BMC\n/F1 10.5 Tf\n1 0 0 -1 20 30 Tm\n<0001> Tj\n/Span<</ActualText <FEFF0642> >> BDC\n4 -2 Td <0002> Tj\n-1 2 Td <000A> Tj\nEMC\nEMC';

  it('is read with the place of every glyph, and written as it was', () => {
    const run = readRun(RUN);
    expect(run).toEqual({
      isReversed: true,
      font: 'F1',
      size: 10.5,
      matrix: [1, 0, 0, -1, 20, 30],
      clusters: [
        { glyphs: [{ code: 1, x: 0, y: 0 }] },
        {
          text: '<FEFF0642>',
          glyphs: [
            { code: 2, x: 4, y: -2 },
            { code: 10, x: 3, y: 0 },
          ],
        },
      ],
    });
    expect(readRun(writeRun(run!))).toEqual(run);
  });

  it.each([
    ['a second font', `${RUN}\n/F2 9 Tf`],
    ['strings of several glyphs', RUN.replace('<0001>', '<00010001>')],
    ['other operators', `1 Ts\n${RUN}`],
    ['no place', '/F1 10 Tf\n<0001> Tj'],
  ])('is not read with %s', (_, source) => {
    expect(readRun(source)).toBeUndefined();
  });
});

/** The TrueType programs of the specimen. */
async function programs(): Promise<Uint8Array[]> {
  const { context } = await openPdf(specimen);
  return context.enumerateIndirectObjects().flatMap(([, object]) => {
    const program = object instanceof PDFDict ? object.lookup(name('FontFile2')) : undefined;
    return program instanceof PDFRawStream ? [decodeStream(program)] : [];
  });
}

describe('outlines', () => {
  it('lie in the box the font gives for each glyph', async () => {
    const fonts = await programs();
    expect(fonts.length).toBeGreaterThan(2);
    for (const bytes of fonts) {
      const outlines = readOutlines(bytes)!;
      const boxes = boxesOf(bytes);
      expect([1000, 2048]).toContain(outlines.unitsPerEm);
      let drawn = 0;
      for (const [glyph, box] of boxes) {
        const outline = outlines.of(glyph)!;
        drawn += 1;
        // Points off the curve may lie outside the box.
        expect(outline.box[0], `glyph ${glyph}`).toBeLessThanOrEqual(box[0] + 1);
        expect(outline.box[3], `glyph ${glyph}`).toBeGreaterThanOrEqual(box[3] - 1);
        expect(outline.path).toMatch(/^(?:[-\d. ]+ [mlc]\n|h\n)+f$/u);
      }
      expect(drawn).toBeGreaterThan(5);
    }
  });

  it('are none of what is no font', () => {
    expect(readOutlines(new Uint8Array())).toBeUndefined();
    expect(readOutlines(new Uint8Array(64))).toBeUndefined();
  });
});

/** Left, bottom, right and top of every glyph that has contours, from its header. */
function boxesOf(bytes: Uint8Array): Map<number, readonly [number, number, number, number]> {
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = (tag: string): number => {
    for (let entry = 12; entry < 12 + 16 * font.getUint16(4); entry += 16) {
      if (Buffer.from(bytes.subarray(entry, entry + 4)).toString('latin1') === tag) return font.getUint32(entry + 8);
    }
    throw new Error(`no ${tag}`);
  };
  const [head, loca, glyf, maxp] = [at('head'), at('loca'), at('glyf'), at('maxp')];
  const isLong = font.getInt16(head + 50) === 1;
  const offset = (glyph: number): number =>
    isLong ? font.getUint32(loca + 4 * glyph) : 2 * font.getUint16(loca + 2 * glyph);
  const boxes = new Map<number, readonly [number, number, number, number]>();
  for (let glyph = 0; glyph < font.getUint16(maxp + 4); glyph += 1) {
    const from = offset(glyph);
    if (offset(glyph + 1) === from) continue;
    const [left, bottom, right, top] = [2, 4, 6, 8].map((byte) => font.getInt16(glyf + from + byte));
    boxes.set(glyph, [left!, bottom!, right!, top!]);
  }
  return boxes;
}
