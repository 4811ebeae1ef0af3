import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { ToolError } from '../diagnostic.js';
import type { LaidPage, PdfMetadata } from '../pages.js';
import { openPdf, pageContent, savePdf, setBox, setPageContent } from '../pdf/index.js';
import { readProfile } from '../read/index.js';
import { finishPress } from '../press/index.js';
import { finishScreen } from '../screen/index.js';
import { plainLetters } from './letters.js';
import { proofread } from './index.js';

const FIXTURES = new URL('../pdf/fixtures/', import.meta.url);
const printed = new Uint8Array(readFileSync(new URL('specimen.pdf', FIXTURES)));
const laid = JSON.parse(readFileSync(new URL('specimen.json', FIXTURES), 'utf8')) as readonly LaidPage[];
const SHEET = { trimWidthMm: 210, trimHeightMm: 280, laidBleedMm: 5 };
const { profile } = await readProfile('/', { name: 'coated-fogra39', place: { file: 'issues/journal.yaml' } });
const JOB = { sheet: SHEET, bleedMm: 3, slug: '', profile: profile!, themeInks: [], inkPictures: new Map() };
const METADATA: PdfMetadata = {
  title: 'Specimen',
  author: '',
  subject: '',
  keywords: [],
  lang: 'en',
  dir: 'ltr',
  dateIso: '2020-12-01T00:00:00Z',
};

let screen: Uint8Array;
beforeAll(async () => {
  screen = await finishScreen(printed, SHEET, METADATA);
});

/** The laid pages with one text changed; throws when the text does not hold what is to be changed. */
const changed = (from: string, to: string): LaidPage[] => {
  let changes = 0;
  const pages = laid.map((page) => ({
    ...page,
    pieces: page.pieces.map((piece) => {
      if (!piece.text.includes(from)) return piece;
      changes += 1;
      return { ...piece, text: piece.text.replace(from, to) };
    }),
  }));
  expect(changes).toBe(1);
  return pages;
};
const lineOf = (words: string): number =>
  laid.flatMap((page) => page.pieces).find((piece) => piece.text.includes(words))!.place!.line!;

describe('a sound PDF', () => {
  it('loses and doubles nothing on the screen', async () => {
    expect(await proofread(screen, laid)).toEqual([]);
  });
  it('loses and doubles nothing at the press', async () => {
    expect(await proofread(await finishPress(printed, JOB, METADATA), laid)).toEqual([]);
  });
  it('is read again and again with the same result', async () => {
    for (let time = 0; time < 5; time++) expect(await proofread(screen, laid)).toEqual([]);
  });
});

describe('lost text', () => {
  it.each([
    ['a difficult affair', 'a very difficult affair', 'page 1 of the finished PDF lacks 4 characters of “very”'],
    ['Another point', 'Another point of two words', 'page 1 of the finished PDF lacks 10 characters of “of two words”'],
    ['1204', '12044', 'page 1 of the finished PDF lacks 1 character of “12044”'],
    ['集团', '集团集团', 'page 2 of the finished PDF lacks 2 characters of “集 团”'],
    ['بىر تىل بولۇپ', 'بىر چوڭ تىل بولۇپ', 'page 2 of the finished PDF lacks 3 characters of “چوڭ”'],
    ['قىلىنىدۇ', 'قىلىنىدۇ. يېڭى سان', 'page 2 of the finished PDF lacks 8 characters of “يېڭى سان.”'],
  ])('“%s” should have been “%s”', async (from, to, message) => {
    const [finding, ...others] = await proofread(screen, changed(from, to));
    expect(others.map((other) => other.message)).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'error',
      rule: 'lost-text',
      message,
      place: { file: 'issues/specimen.md', line: lineOf(from) },
    });
  });

  it('quotes no more than eight words', async () => {
    const words = 'alpha beta gamma delta epsilon zeta eta theta iota kappa';
    const [finding] = await proofread(screen, changed('Another point', `Another point ${words}`));
    expect(finding!.message).toContain('“alpha beta gamma delta epsilon zeta eta theta …”');
  });

  it('counts what lies beyond the trim', async () => {
    const pdf = await openPdf(screen);
    // The knife cuts through above the caption of page 1, some 190 mm from the foot.
    for (const { dict } of pdf.pages) setBox(dict, 'TrimBox', [0, 540, 595, 793]);
    const findings = await proofread(await savePdf(pdf, { version: '1.7', objectStreams: true }), laid);
    const [finding] = findings;
    expect(findings.every(({ rule }) => rule === 'lost-text')).toBe(true);
    expect(finding).toMatchObject({ page: 1, place: { file: 'issues/specimen.md' } });
    expect(finding!.place.line).toBeGreaterThan(lineOf('Crosshead'));
  });

  it('is found on more than one page, and named in furniture by the page’s file', async () => {
    const pages = changed('Crosshead', 'Crossheads').map((page) =>
      page.number === 2 ? { ...page, furniture: `${page.furniture} Folio` } : page,
    );
    expect(await proofread(screen, pages)).toMatchObject([
      { rule: 'lost-text', page: 1, message: expect.stringContaining('“Crossheads”') },
      {
        rule: 'lost-text',
        page: 2,
        message: expect.stringContaining('“Folio”'),
        place: { file: 'issues/specimen.md' },
      },
    ]);
  });
});

describe('doubled text', () => {
  it('quotes what the PDF has and the page was not laid with', async () => {
    const pages = laid.map((page) => ({ ...page, pieces: page.pieces.filter(({ text }) => text !== 'Crosshead') }));
    expect(await proofread(screen, pages)).toMatchObject([
      {
        severity: 'error',
        rule: 'doubled-text',
        page: 1,
        message: 'page 1 of the finished PDF has 9 characters too many: “Crosshead”',
        place: { file: 'issues/specimen.md' },
      },
    ]);
  });

  it('names the piece whose words stand twice in the PDF', async () => {
    const pdf = await openPdf(printed);
    const [page] = pdf.pages;
    // Every text object of the page painted a second time, as a hard text shadow does.
    const content = pageContent(page!);
    const [quotation] = content.match(/BT\n[^]*?ET/g)!.slice(-1);
    setPageContent(page!, `${content}\n.24 0 0 -.24 0 822 cm 3.125 0 0 3.125 0 0 cm\n${quotation}`);
    const twice = await finishScreen(await savePdf(pdf, { version: '1.7', objectStreams: true }), SHEET, METADATA);
    const [finding, ...others] = await proofread(twice, laid);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'doubled-text',
      message: 'page 1 of the finished PDF has 4 characters too many: “1204”',
      place: { line: lineOf('1204') },
    });
  });

  it('finds a Uyghur word too many', async () => {
    expect(await proofread(screen, changed('تۈركىي ', ''))).toMatchObject([
      { rule: 'doubled-text', page: 2, message: expect.stringContaining('6 characters too many') },
    ]);
  });
});

describe('other faults', () => {
  it('reports a page too many, and nothing else', async () => {
    expect(await proofread(screen, laid.slice(0, 1))).toEqual([
      {
        severity: 'error',
        rule: 'page-count',
        message: 'the finished PDF has 2 pages, but 1 page were laid out',
        mend: expect.any(String),
        place: { file: 'issues/specimen.md' },
      },
    ]);
  });
  it('throws a tool error for what is no PDF', async () => {
    await expect(proofread(new TextEncoder().encode('no PDF'), laid)).rejects.toThrow(ToolError);
    expect(await proofread(screen, laid)).toEqual([]);
  });
});

describe('letters', () => {
  it('are the same in a bracket and in its mirror image, as right-to-left text has it', () => {
    expect(plainLetters('(2020) «ئا» [x] “ئا”')).toBe(plainLetters(')2020( »ئا« ]x[ ”ئا“'));
  });

  it('are the same in a fraction that is one sign and one that a font builds of three', () => {
    expect(plainLetters('½ ¾')).toBe(plainLetters('1/2 3/4'));
  });
});
