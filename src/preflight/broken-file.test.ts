/** The good press file, broken in one way each, as a file: the judge names the rule, and no other. */

import { PDFDict, PDFString } from '@cantoo/pdf-lib';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { preflight } from './index.js';
import {
  PROFILE,
  broken,
  FORM,
  goodFile,
  hex,
  name,
  rulesOf,
  screenProfile,
  stream,
  streamAt,
  string,
} from './bench.test.kit.js';
import type { Bench, Break, Entries } from './bench.test.kit.js';

const box = (bench: Bench, key: string, numbers: number[]): void =>
  bench.page.set(name(key), bench.context.obj(numbers));

const FILE: readonly Break[] = [
  ['no identifier', 'file-id', ({ context }) => delete context.trailerInfo.ID],
  [
    'an action on opening',
    'actions',
    ({ catalog, context }) => catalog.set(name('OpenAction'), context.obj({ S: 'GoTo' })),
  ],
  [
    'a script',
    'actions',
    (bench) =>
      bench.catalog.set(name('Names'), bench.context.obj({ JavaScript: { Names: ['a', { S: 'JavaScript' }] } })),
  ],
  ['an action of a page', 'actions', ({ page, context }) => page.set(name('AA'), context.obj({ O: { S: 'Named' } }))],
  [
    'a file in the file',
    'embedded-files',
    (bench) => bench.catalog.set(name('Names'), bench.context.obj({ EmbeddedFiles: { Names: [] } })),
  ],
  [
    'a form to fill in',
    'forms',
    ({ catalog, context }) => catalog.set(name('AcroForm'), context.obj({ Fields: [{ FT: 'Tx' }] })),
  ],
  [
    'a form of XML',
    'forms',
    ({ catalog, context }) => catalog.set(name('AcroForm'), context.obj({ XFA: PDFString.of('<xdp/>') })),
  ],
  ['a later version by its catalog', 'pdf-version', ({ catalog }) => catalog.set(name('Version'), name('2.0'))],
  ['LZW', 'filters', (bench) => bench.resource('XObject', 'F', stream(bench, { ...FORM, Filter: 'LZWDecode' }, ''))],
  [
    'layers',
    'optional-content',
    ({ catalog, context }) => catalog.set(name('OCProperties'), context.obj({ OCGs: [], D: {} })),
  ],
  [
    'PostScript',
    'foreign-objects',
    (bench) => bench.resource('XObject', 'Ps', stream(bench, { Type: 'XObject', Subtype: 'PS' }, 'showpage')),
  ],
  [
    'a proxy of a picture',
    'foreign-objects',
    (bench) => bench.resource('XObject', 'F', stream(bench, { ...FORM, OPI: { '2.0': {} } }, '')),
  ],
  ['an operator nobody knows', 'odd-operators', ({ paint }) => paint('1 2 frobnicate')],
];

const METADATA: readonly Break[] = [
  ['no XMP', 'xmp-packet', ({ catalog }) => catalog.delete(name('Metadata'))],
  ['XMP deflated', 'xmp-packet', (bench) => packet(bench, { Filter: 'FlateDecode' }, (bytes) => deflateSync(bytes))],
  ['another standard', 'pdfx-version', ({ xmp }) => xmp((text) => text.replace('PDF/X-4<', 'PDF/X-3<'))],
  ['two standards', 'pdfx-version', ({ info }) => info.set(name('GTS_PDFXVersion'), string('PDF/X-1a:2001'))],
  ['no document ID', 'document-ids', ({ xmp }) => xmp((text) => text.replaceAll('xmpMM:DocumentID', 'xmpMM:Other'))],
  ['two titles', 'title', ({ info }) => info.set(name('Title'), hex('Another'))],
  ['no title', 'title', ({ info }) => info.delete(name('Title'))],
  ['two dates', 'dates', ({ info }) => info.set(name('CreationDate'), string('D:20210101000000Z'))],
  ['no date of the packet', 'dates', ({ xmp }) => xmp((text) => text.replaceAll('xmp:MetadataDate', 'xmp:Other'))],
  ['trapping unknown', 'trapped', ({ info }) => info.set(name('Trapped'), name('Unknown'))],
  ['two words on trapping', 'trapped', ({ info }) => info.set(name('Trapped'), name('True'))],
  ['no output intent', 'output-intent', ({ catalog }) => catalog.delete(name('OutputIntents'))],
  [
    'two output intents',
    'output-intent',
    ({ catalog, context, intent }) => catalog.set(name('OutputIntents'), context.obj([intent, intent])),
  ],
  ['another paper', 'output-intent', ({ intent }) => intent.set(name('OutputConditionIdentifier'), string('FOGRA29'))],
  ['no profile', 'output-profile', ({ intent }) => intent.delete(name('DestOutputProfile'))],
  [
    'a profile said to have three inks',
    'output-profile',
    ({ intent, context }) => streamAt(intent, 'DestOutputProfile').dict.set(name('N'), context.obj(3)),
  ],
  [
    'a profile of a screen',
    'output-profile',
    (bench) => bench.intent.set(name('DestOutputProfile'), stream(bench, { N: 4 }, screenProfile())),
  ],
];

const BOXES: readonly Break[] = [
  ['no TrimBox', 'trim-box', ({ page }) => page.delete(name('TrimBox'))],
  ['an ArtBox too', 'trim-box', (bench) => box(bench, 'ArtBox', [50, 50, 600, 800])],
  ['the trim outside the bleed', 'boxes-nested', (bench) => box(bench, 'MediaBox', [0, 0, 630, 867.4])],
  ['a CropBox inside the bleed', 'boxes-nested', (bench) => box(bench, 'CropBox', [30, 30, 600, 800])],
  ['another trim', 'trims-equal', (bench) => box(bench, 'TrimBox', [36.85, 36.85, 622.13, 830.55])],
  ['too little bleed', 'bleed', (bench) => box(bench, 'BleedBox', [34, 34, 635, 834])],
  ['no BleedBox', 'bleed', ({ page }) => page.delete(name('BleedBox'))],
  ['a page turned', 'page-turned', ({ page, context }) => page.set(name('Rotate'), context.obj(90))],
  ['a unit of its own', 'page-turned', ({ page, context }) => page.set(name('UserUnit'), context.obj(2))],
  ['a page too few', 'page-count', ({ document }) => document.removePage(1)],
  [
    'a note on the page',
    'annotations',
    ({ page, context }) => page.set(name('Annots'), context.obj([{ Subtype: 'Text', Rect: [100, 100, 120, 120] }])),
  ],
  [
    'a page blended in grey',
    'page-group',
    ({ page, context }) => page.set(name('Group'), context.obj({ S: 'Transparency', CS: 'DeviceGray' })),
  ],
  [
    'a viewer told to print the trim',
    'viewer-boxes',
    ({ catalog }) => catalog.lookup(name('ViewerPreferences'), PDFDict).set(name('PrintArea'), name('TrimBox')),
  ],
];

describe('the good file', () => {
  it('is good', async () => {
    expect(await rulesOf(await goodFile())).toEqual([]);
  });
});

describe.each([
  ['file', FILE],
  ['metadata', METADATA],
  ['boxes', BOXES],
])('%s', (_, breaks) => {
  it.each(breaks)('%s: %s', async (_what, rule, how) => {
    expect(await rulesOf(await broken(how))).toEqual([rule]);
  });
});

describe('a job', () => {
  const job = { spots: ['PANTONE 654 C'], trimMm: [210, 280], builds: [[80, 55, 40, 70]] } as const;
  const notes = async (file: Uint8Array): Promise<string[]> => {
    const { findings } = await preflight(file, PROFILE, job);
    return findings.map(({ rule, found }) => `${rule}: ${found}`);
  };

  it('of this size and these builds has nothing to be told', async () => {
    const dark = broken(({ paint }) => paint('.8 .55 .4 .7 k 250 400 90 90 re f'));
    expect(await notes(await dark)).toEqual([]);
  });

  it('of another size: trims-equal', async () => {
    const { findings } = await preflight(await goodFile(), PROFILE, { ...job, trimMm: [148, 210] });
    expect(findings.map(({ rule }) => rule)).toEqual(['trims-equal', 'trims-equal']);
  });

  it('with a black nobody meant: rich-black', async () => {
    const dark = broken(({ paint }) => paint('.8 .55 .4 .9 k 250 400 90 90 re f'));
    expect(await notes(await dark)).toEqual([
      'rich-black: a large area in Cyan 80 %, Magenta 55 %, Yellow 40 %, Black 90 %',
    ]);
  });

  it('without room for marks: marks-room', async () => {
    const bare = broken((bench) => box(bench, 'MediaBox', [28, 28, 641, 839.4]));
    expect(await notes(await bare)).toEqual(['marks-room: no room round the bleed']);
  });

  it('with a page that is blank: blank-page', async () => {
    const blank = broken(({ page }) => page.delete(name('Contents')));
    expect(await notes(await blank)).toEqual(['blank-page: a blank page']);
  });
});

describe('bytes', () => {
  it('of a later version: pdf-version', async () => {
    const later = inLatin(await goodFile(), (text) => text.replace('%PDF-1.6', '%PDF-1.7'));
    expect(await rulesOf(later)).toEqual(['pdf-version']);
  });

  it('said to be encrypted: encrypted', async () => {
    const locked = await broken(({ context }) => {
      context.trailerInfo.Encrypt = context.register(context.obj({ Filter: 'Standard', V: 2 }));
    });
    expect(await rulesOf(locked)).toEqual(['encrypted']);
  });

  it.each([1, 100, 20_000])('of which only the first %i are there: unreadable', async (length) => {
    expect(await rulesOf((await goodFile()).subarray(0, length))).toEqual(['unreadable']);
  });

  it('that are none: unreadable', async () => {
    const noise = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919 + (index >> 3) * 104_729) & 255);
    expect(await rulesOf(noise)).toEqual(['unreadable']);
  });
});

function packet({ catalog, context }: Bench, entries: Entries, edit: (bytes: Uint8Array) => Uint8Array): void {
  const { contents } = streamAt(catalog, 'Metadata');
  catalog.set(name('Metadata'), stream({ context }, { Type: 'Metadata', Subtype: 'XML', ...entries }, edit(contents)));
}

const inLatin = (bytes: Uint8Array, edit: (text: string) => string): Uint8Array =>
  new Uint8Array(Buffer.from(edit(Buffer.from(bytes).toString('latin1')), 'latin1'));
