/** Files of other makers: whatever comes is judged, and rightly. */

import { PDFDocument, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser/index.js';
import { finishScreen } from '../screen/index.js';
import { goodFile, PROFILE } from './bench.test.kit.js';
import { preflight, type Preflight } from './index.js';

const lacks = (tool: string, ask = '--version'): boolean =>
  !process.env['CI'] && spawnSync(tool, [ask]).error !== undefined;
const folder = mkdtempSync(join(tmpdir(), 'galley-foreign-'));
afterAll(() => rmSync(folder, { recursive: true }));

const specimen = new Uint8Array(readFileSync(new URL('../pdf/fixtures/specimen.pdf', import.meta.url)));
const printed = join(folder, 'printed.pdf');
beforeAll(() => writeFileSync(printed, specimen));

interface Judged extends Preflight {
  readonly told: ReadonlySet<string>;
}

async function judged(bytes: Uint8Array): Promise<Judged> {
  const result = await preflight(bytes, PROFILE, { views: true });
  return { ...result, told: new Set(result.findings.map(({ rule }) => rule)) };
}

const made = (tool: string, args: readonly string[], out: string): Uint8Array => {
  execFileSync(tool, args, { cwd: folder, stdio: 'ignore', env: { ...process.env, SOURCE_DATE_EPOCH: '0' } });
  return new Uint8Array(readFileSync(join(folder, out)));
};

/** What a file that nobody made for the press lacks. */
const NO_PRESS_FILE = ['output-intent', 'trim-box', 'trapped'];
const rules = (...names: string[]): unknown => expect.arrayContaining(names);

describe('a file of', () => {
  it('Galley for the screen is one for the screen', async () => {
    const sheet = { trimWidthMm: 210, trimHeightMm: 280, laidBleedMm: 5 };
    const said = { title: 'Specimen', author: 'Publisher', subject: '', keywords: [], lang: 'en', dir: 'ltr' } as const;
    const screen = await finishScreen(specimen, sheet, { ...said, dateIso: '2020-12-01T00:00:00Z' });
    const { told, views, plates, pages } = await judged(screen);
    expect([...told]).toEqual(rules('screen-colours', 'output-intent', 'pdfx-version', 'bleed'));
    expect([...told].filter((rule) => ['fonts-embedded', 'unreadable', 'not-judged'].includes(rule))).toEqual([]);
    expect([pages, views.length, plates.length]).toEqual([2, 2, 0]);
  });

  it('Chromium is in colours of screens, with fonts embedded', async () => {
    const { browser, close } = await launchBrowser({});
    try {
      const page = await browser.newPage();
      await page.setContent(
        '<style>a { color: red }</style><p>Words <a href="https://example.org/">and a link</a></p><svg width="60" height="60"><circle cx="30" cy="30" r="20" fill="teal"/></svg>',
      );
      const { told, inventory, findings } = await judged(await page.pdf({ width: '210mm', height: '280mm' }));
      expect([...told]).toEqual(rules(...NO_PRESS_FILE, 'screen-colours', 'annotations', 'xmp-packet', 'file-id'));
      expect(told.has('fonts-embedded')).toBe(false);
      expect(inventory.fonts.every(({ isEmbedded }) => isEmbedded)).toBe(true);
      expect(findings.find(({ rule }) => rule === 'annotations')).toMatchObject({
        page: 1,
        found: 'an annotation (Link)',
      });
    } finally {
      await close();
    }
  });

  it('pdf-lib, with a font every printer is trusted to have, lacks it', async () => {
    const document = await PDFDocument.create();
    const page = document.addPage([595, 794]);
    page.drawText('Words', { x: 50, y: 700, size: 12, font: await document.embedFont(StandardFonts.Helvetica) });
    page.drawRectangle({ x: 50, y: 500, width: 200, height: 100, color: rgb(1, 0, 0) });
    const { told, findings } = await judged(await document.save());
    expect([...told]).toEqual(rules(...NO_PRESS_FILE, 'fonts-embedded', 'screen-colours', 'page-count'));
    expect(findings.find(({ rule }) => rule === 'fonts-embedded')?.found).toBe('Helvetica is not embedded');
  });
});

describe('Ghostscript', () => {
  const GS = ['-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=pdfwrite'];
  const CMYK = ['-sColorConversionStrategy=CMYK', '-sProcessColorModel=DeviceCMYK'];

  it.each([
    ['colours as they come', [], ['screen-colours']],
    ['inks', CMYK, ['black-text-inks']],
    ['inks, black text kept', [...CMYK, '-dBlackText=true', '-dBlackVector=true'], ['black-overprint']],
    ['grey', ['-sColorConversionStrategy=Gray', '-sProcessColorModel=DeviceGray'], ['black-overprint']],
    ['inks of long ago, without transparency', [...CMYK, '-dCompatibilityLevel=1.3'], []],
  ] as const)('writes %s', { skip: lacks('gs'), timeout: 60_000 }, async (_, options, wanted) => {
    const { told, plates, findings } = await judged(made('gs', [...GS, ...options, '-o', 'gs.pdf', printed], 'gs.pdf'));
    expect([...told]).toEqual(rules(...NO_PRESS_FILE, ...wanted));
    expect(told.has('unreadable') || told.has('not-judged')).toBe(false);
    const isInk = options.length > 0;
    expect(told.has('screen-colours')).toBe(!isInk);
    expect(plates).toHaveLength(isInk ? 2 : 0);
    expect(findings.every(({ page = 1 }) => page >= 1 && page <= 2)).toBe(true);
  });

  it('draws pages of a text in PostScript', { skip: lacks('gs') }, async () => {
    const ps =
      '%!\n/Times-Roman findfont 5 scalefont setfont 0.6 0.5 0.5 1 setcmykcolor 72 700 moveto (Words) show\n1 0.9 0.9 0.9 setcmykcolor 72 400 200 100 rectfill\n/Saved save def Saved restore showpage\n';
    writeFileSync(join(folder, 'a.ps'), ps);
    const { told, findings } = await judged(made('gs', [...GS, '-o', 'ps.pdf', 'a.ps'], 'ps.pdf'));
    expect([...told]).toEqual(rules('ink-limit', 'black-text-inks', 'tiny-text'));
    expect(findings.find(({ rule }) => rule === 'ink-limit')?.found).toMatch(
      /^up to 3(?:69|70|71) % of ink on 24\d\d mm²$/u,
    );
  });
});

describe('qpdf', () => {
  it('locks a file: nobody looks into it', { skip: lacks('qpdf') }, async () => {
    const locked = made('qpdf', ['--encrypt', '', 'owner', '256', '--', printed, 'locked.pdf'], 'locked.pdf');
    const { findings, pages } = await judged(locked);
    expect([pages, findings.map(({ rule }) => rule)]).toEqual([0, ['encrypted']]);
  });

  it('packs objects into streams: the file is as good as before', { skip: lacks('qpdf') }, async () => {
    writeFileSync(join(folder, 'good.pdf'), await goodFile());
    const packed = made('qpdf', ['--object-streams=generate', 'good.pdf', 'packed.pdf'], 'packed.pdf');
    expect((await preflight(packed, PROFILE)).findings).toEqual([]);
  });

  it('mends a file that was cut off: what is left is judged', { skip: lacks('qpdf'), timeout: 30_000 }, async () => {
    const whole = await goodFile();
    writeFileSync(join(folder, 'cut.pdf'), whole.subarray(0, whole.length - 400));
    const cut = await judged(new Uint8Array(readFileSync(join(folder, 'cut.pdf'))));
    expect(cut.findings.length).toBeGreaterThan(0);
    expect(cut.findings[0]?.severity).toBe('error');
  });
});

describe('bytes', () => {
  it.each([
    ['none', new Uint8Array()],
    ['a text', new TextEncoder().encode('To whom it may concern')],
    ['a head alone', new TextEncoder().encode('%PDF-1.6\n%%EOF\n')],
    ['pages without end', new TextEncoder().encode(CIRCLE())],
  ])('%s are no file for a press', { timeout: 20_000 }, async (_, bytes) => {
    const { findings, pages, plates, views } = await judged(bytes);
    expect([pages, plates, views]).toEqual([0, [], []]);
    expect(findings.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(['error unreadable']);
  });
});

/** A tree of pages whose branch is the tree. */
function CIRCLE(): string {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 1 /Kids [2 0 R] >>'];
  const body = objects.map((object, index) => `${index + 1} 0 obj ${object} endobj\n`).join('');
  return `%PDF-1.4\n${body}trailer << /Root 1 0 R /Size 3 >>\n%%EOF\n`;
}

/** No judges but makers of files, too large to be fetched for a test: where they are installed, what they make is judged. */
const isAbsent = (program: string): boolean => spawnSync(program, ['--version']).error !== undefined;

describe('word processors and typesetters', () => {
  it('LibreOffice: colours of screens', { skip: isAbsent('soffice'), timeout: 120_000 }, async () => {
    writeFileSync(join(folder, 'letter.html'), '<p style="color: red">Words</p>');
    const args = ['--headless', '--convert-to', 'pdf:writer_web_pdf_Export', 'letter.html'];
    expect([...(await judged(made('soffice', args, 'letter.pdf'))).told]).toEqual(
      rules(...NO_PRESS_FILE, 'screen-colours'),
    );
  });

  it('LaTeX: no intent, no trim', { skip: isAbsent('pdflatex'), timeout: 120_000 }, async () => {
    writeFileSync(join(folder, 'a.tex'), '\\documentclass{article}\\begin{document}Words\\end{document}');
    const { told } = await judged(made('pdflatex', ['-interaction=batchmode', 'a.tex'], 'a.pdf'));
    expect([...told]).toEqual(rules(...NO_PRESS_FILE));
    expect(told.has('fonts-embedded')).toBe(false);
  });
});
