/** Photographs bypass the browser: their heads are read, and their bytes take the place of the stand-ins in its PDF. */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { ToolError } from '../diagnostic.js';
import { jpegHead } from './jpeg.js';
import { replaceObjects } from './splice.js';
import { standIns } from './stand-ins.js';

const folder = mkdtempSync(join(tmpdir(), 'galley-pictures-'));
afterAll(() => rmSync(folder, { recursive: true }));

const plain = (): Sharp => sharp({ create: { width: 60, height: 40, channels: 3, background: '#a33' } });

describe('the head of a JPEG', () => {
  it('gives size and colours, baseline and progressive', async () => {
    for (const progressive of [false, true]) {
      const bytes = await plain().jpeg({ progressive }).toBuffer();
      expect(jpegHead(bytes)).toEqual({ widthPx: 60, heightPx: 40, components: 3, isPlain: true });
    }
    const grey = await plain().toColourspace('b-w').jpeg().toBuffer();
    expect(jpegHead(grey)).toMatchObject({ components: 1, isPlain: true });
  });

  it('knows sRGB by its profile, and inks and other colours as not plain', async () => {
    expect(jpegHead(await plain().withIccProfile('srgb').jpeg().toBuffer())).toMatchObject({ isPlain: true });
    expect(jpegHead(await plain().withIccProfile('p3').jpeg().toBuffer())).toMatchObject({ isPlain: false });
    expect(jpegHead(await plain().toColourspace('cmyk').jpeg().toBuffer())).toMatchObject({
      components: 4,
      isPlain: false,
    });
  });

  it('is nothing of other files, cut ones or junk', async () => {
    const bytes = await plain().jpeg().toBuffer();
    expect(jpegHead(await plain().png().toBuffer())).toBeUndefined();
    expect(jpegHead(bytes.subarray(0, 40))).toBeUndefined();
    expect(jpegHead(new Uint8Array([0xff, 0xd8, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]))).toBeUndefined();
    expect(jpegHead(new Uint8Array())).toBeUndefined();
  });
});

/** A PDF as Chromium writes it: one table, objects of these bodies from number 1 on. */
function pdfOf(bodies: readonly string[]): Buffer {
  let text = '%PDF-1.4\n';
  const offsets = bodies.map((body, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  return Buffer.from(
    `${text}${table}trailer\n<</Size ${bodies.length + 1} /Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`,
  );
}

const lacks = (tool: string): boolean => !process.env['CI'] && spawnSync(tool, ['--version']).error !== undefined;

const named = (what: string): Buffer => Buffer.from(`<</Length 4>> stream\n${what}\nendstream\nendobj\n`);
const MARKS = { begin: 'mark:', length: 8 };

describe('replaced objects', () => {
  const bodies = [
    '<</Type /Catalog /Pages 2 0 R>>',
    '<</Type /Pages /Kids [3 0 R] /Count 1>>',
    '<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]>>',
    '<</Length 12>> stream\nmark:one 123\nendstream',
    '<</Length 3>> stream\nabc\nendstream',
  ];

  it('leave a file that is sound, with the new object in the old one’s place', { skip: lacks('qpdf') }, () => {
    const content = Buffer.from('<</Length 26>> stream\nsomething longer than that\nendstream\nendobj\n');
    const changed = replaceObjects(pdfOf(bodies), new Map([['mark:one', content]]), MARKS);
    const file = join(folder, 'spliced.pdf');
    writeFileSync(file, changed);
    expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain(
      'No syntax or stream encoding errors',
    );
    expect(execFileSync('qpdf', ['--show-object=4', '--raw-stream-data', file], { encoding: 'utf8' })).toContain(
      'something longer',
    );
    expect(execFileSync('qpdf', ['--show-object=5', '--raw-stream-data', file], { encoding: 'utf8' })).toContain('abc');
  });

  it('are all that bear the mark: one picture may stand under two names', () => {
    const twice = [...bodies, '<</Length 12>> stream\nmark:one 456\nendstream'];
    const changed = Buffer.from(replaceObjects(pdfOf(twice), new Map([['mark:one', named('real')]]), MARKS)).toString();
    expect(changed.match(/mark:one|real/gu)).toEqual(['real', 'real']);
  });

  it('are each given what its own mark stands for', () => {
    const both = [...bodies, '<</Length 12>> stream\nmark:two 456\nendstream'];
    const contents = new Map([
      ['mark:two', named('last')],
      ['mark:one', named('real')],
    ]);
    const changed = Buffer.from(replaceObjects(pdfOf(both), contents, MARKS)).toString();
    expect(changed.match(/mark|real|last/gu)).toEqual(['real', 'last']);
  });

  it('change nothing where no mark is found', () => {
    const pdf = pdfOf(bodies);
    expect(Buffer.from(replaceObjects(pdf, new Map([['mark:two', Buffer.from('x')]]), MARKS)).equals(pdf)).toBe(true);
  });

  it('are refused in a file of another form', () => {
    expect(() => replaceObjects(Buffer.from('%PDF-1.7\nstartxref\n5\n%%EOF\n'), new Map(), MARKS)).toThrow(ToolError);
  });
});

describe('stand-ins', () => {
  it('of a picture in inks lead back to it from what the screen shows', async () => {
    const own = await plain().toColourspace('cmyk').jpeg().toBuffer();
    const { files, inks } = await standIns([{ url: 'inks.jpg', bytes: own }]);
    expect(files).toHaveLength(1);
    expect([...inks.values()]).toEqual([own]);
    const none = await standIns([{ url: 'plain.jpg', bytes: await plain().jpeg().toBuffer() }]);
    expect(none.inks.size).toBe(0);
  });

  it('are one grey pixel with the mark of the picture', async () => {
    const bytes = await sharp({ create: { width: 2600, height: 3428, channels: 3, background: '#a33' } })
      .jpeg()
      .toBuffer();
    const { files } = await standIns([{ url: 'cover.jpg', bytes }]);
    const [file] = files;
    if (!file) throw new Error('no stand-in');
    expect(jpegHead(file.bytes)).toMatchObject({ widthPx: 1, heightPx: 1 });
    expect(Buffer.from(file.bytes).includes('galley:')).toBe(true);
    expect((await sharp(file.bytes).stats()).channels[0]?.mean).toBeCloseTo(128, 0);
  });

  it('are not made for fonts and PNG', async () => {
    const font = { url: 'a.woff2', bytes: readFileSync(new URL(import.meta.url)) };
    const png = { url: 'plain.png', bytes: await plain().png().toBuffer() };
    expect((await standIns([font, png])).files).toEqual([font, png]);
  });
});
