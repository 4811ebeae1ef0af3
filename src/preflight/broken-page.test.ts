/** The good press file, broken in one way each, in what its pages hold and paint: the judge names the rule, and no other. */

import { PDFArray, PDFDict, type PDFObject } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import {
  broken,
  find,
  FORM,
  hex,
  isFont,
  letter,
  name,
  picture,
  PICTURE,
  pixels,
  rulesOf,
  screenProfile,
  stream,
} from './bench.test.kit.js';
import type { Bench, Break, Entries } from './bench.test.kit.js';

const profiled = (bench: Bench, N: number): PDFObject =>
  bench.context.obj([name('ICCBased'), stream(bench, { N }, screenProfile())]);
const TINT = { FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [1, 0.6, 0, 0.3], N: 1 };
const state = (bench: Bench, entries: Entries, operators: string): void => {
  bench.resource('ExtGState', 'BenchState', { Type: 'ExtGState', ...entries });
  bench.paint(`/BenchState gs ${operators}`);
};
const SQUARE = '250 400 20 20 re f';

const SCREEN: readonly Break[] = (
  [
    ['rg on a page', ({ paint }) => paint(`1 0 0 rg ${SQUARE}`)],
    ['rg in a form', (bench) => bench.resource('XObject', 'F', stream(bench, FORM, `0 0 1 rg ${SQUARE}`))],
    [
      'rg in a tile',
      (bench) =>
        bench.resource('Pattern', 'P', stream(bench, { Type: 'Pattern', PatternType: 1, PaintType: 1 }, '0 0 1 RG')),
    ],
    [
      'rg in a letter',
      (bench) => bench.resource('Bench', 'Letter', stream(bench, {}, '600 0 0 0 600 600 d1 1 0 0 rg 0 0 600 600 re f')),
    ],
    ['DeviceRGB by name', ({ paint }) => paint(`/DeviceRGB cs 0 0 1 sc ${SQUARE}`)],
    ['a picture in RGB', (bench) => picture(bench, { ColorSpace: 'DeviceRGB' }, { bytes: pixels(3) })],
    [
      'a picture in the page’s stream',
      ({ paint }) => paint('5 0 0 5 250 400 cm BI /W 1 /H 1 /CS /RGB /BPC 8 /F /AHx ID ff0000> EI'),
    ],
    [
      'a table of RGB',
      (bench) => picture(bench, { ColorSpace: ['Indexed', 'DeviceRGB', 0, hex('abc')] }, { bytes: pixels(1) }),
    ],
    ['a profile of a screen', (bench) => bench.resource('ColorSpace', 'Cs', profiled(bench, 3))],
    ['four inks by another profile', (bench) => bench.resource('ColorSpace', 'Cs', profiled(bench, 4))],
    ['measured red', (bench) => bench.resource('ColorSpace', 'Cs', ['CalRGB', { WhitePoint: [0.95, 1, 1.09] }])],
    ['a default RGB', (bench) => bench.resource('ColorSpace', 'DefaultRGB', profiled(bench, 3))],
    [
      'a default grey',
      (bench) => bench.resource('ColorSpace', 'DefaultGray', ['CalGray', { WhitePoint: [0.95, 1, 1.09] }]),
    ],
    [
      'an ink that stands for RGB',
      (bench) => bench.resource('ColorSpace', 'Cs', ['Separation', 'PANTONE 654 C', 'DeviceRGB', TINT]),
    ],
    [
      'inks that stand for RGB',
      (bench) => bench.resource('ColorSpace', 'Cs', ['DeviceN', ['Cyan', 'Black'], 'DeviceRGB', TINT]),
    ],
    ['tiles coloured in RGB', (bench) => bench.resource('ColorSpace', 'Cs', ['Pattern', 'DeviceRGB'])],
    [
      'a gradient in RGB',
      (bench) =>
        bench.resource('Shading', 'Sh', {
          ShadingType: 2,
          ColorSpace: 'DeviceRGB',
          Coords: [0, 0, 1, 1],
          Function: TINT,
        }),
    ],
    [
      'a mask blended in RGB',
      (bench) =>
        state(
          bench,
          {
            SMask: {
              S: 'Luminosity',
              G: stream(bench, { ...FORM, Group: { S: 'Transparency', CS: 'DeviceRGB' } }, ''),
            },
          },
          '',
        ),
    ],
  ] satisfies [string, Break[2]][]
).map(([what, how]) => [what, 'screen-colours', how]);

const COLOURS: readonly Break[] = [
  [
    'two builds of one ink',
    'spot-inks-agree',
    (bench) => {
      bench.resource('ColorSpace', 'A', ['Separation', 'PANTONE 654 C', 'DeviceCMYK', TINT]);
      bench.resource('ColorSpace', 'B', ['Separation', 'PANTONE 654 C', 'DeviceCMYK', { ...TINT, C1: [0, 1, 0, 0] }]);
    },
  ],
  [
    'an ink of no list',
    'spot-inks-listed',
    (bench) => bench.resource('ColorSpace', 'A', ['Separation', 'Gold', 'DeviceCMYK', TINT]),
  ],
  [
    'registration colour on the page',
    'registration-colour',
    ({ paint }) => paint(`/RegistrationAll cs .5 scn ${SQUARE}`),
  ],
  ['a transfer curve', 'transfer-functions', (bench) => state(bench, { TR: 'Identity' }, '')],
  ['a halftone', 'transfer-functions', (bench) => state(bench, { HT: { HalftoneType: 1 } }, '')],
  ['a way of blending nobody knows', 'blend-modes', (bench) => state(bench, { BM: 'Dissolve' }, `0 1 0 0 k ${SQUARE}`)],
  [
    'a mask with a function',
    'mask-functions',
    (bench) => state(bench, { SMask: { S: 'Alpha', G: stream(bench, FORM, ''), TR: TINT } }, ''),
  ],
];

const INKS: readonly Break[] = [
  ['small text in rich black', 'black-text-inks', (bench) => bench.paint(`.6 0 0 1 k ${letter(bench)}`)],
  [
    'small text in three inks',
    'small-text-inks',
    (bench) => bench.paint(`0 1 .9 .2 k ${letter(bench, { sizePt: 8 })}`),
  ],
  ['tiny text', 'tiny-text', (bench) => bench.paint(`0 1 0 0 k ${letter(bench, { sizePt: 4 })}`)],
  ['black text that knocks out', 'black-overprint', (bench) => bench.paint(`0 0 0 1 k ${letter(bench)}`)],
  ['white that overprints', 'white-overprint', (bench) => state(bench, { op: true, OPM: 1 }, `0 0 0 0 k ${SQUARE}`)],
  ['a colour that overprints', 'colour-overprint', (bench) => state(bench, { op: true }, `0 .4 .8 0 k ${SQUARE}`)],
  ['a hairline', 'thin-lines', ({ paint }) => paint('0 0 0 1 K .1 w 250 400 m 300 400 l S')],
  ['a thin line in two inks', 'thin-lines', ({ paint }) => paint('0 1 1 0 K .3 w 250 400 m 300 400 l S')],
  ['more ink than the paper takes', 'ink-limit', ({ paint }) => paint('1 .9 .9 .8 k 250 400 20 20 re f')],
];

const PICTURES: readonly Break[] = [
  [
    'too few pixels',
    'picture-resolution',
    (bench) => picture(bench, { ColorSpace: 'DeviceGray' }, { bytes: pixels(1), matrix: '200 0 0 200 200 300' }),
  ],
  [
    'a coarse bitmap',
    'bitmap-resolution',
    (bench) => picture(bench, { ColorSpace: 'DeviceGray', BitsPerComponent: 1 }, { bytes: pixels(1) }),
  ],
  [
    '16 bits',
    'picture-depth',
    (bench) => picture(bench, { ColorSpace: 'DeviceGray', BitsPerComponent: 16 }, { bytes: pixels(2) }),
  ],
  [
    'a picture that ends at the trim',
    'bleed-reached',
    (bench) => picture(bench, { ColorSpace: 'DeviceGray' }, { bytes: pixels(1), matrix: '60 0 0 60 36.85 400' }),
  ],
  [
    'JPEG 2000',
    'picture-coding',
    (bench) => bench.resource('XObject', 'J', stream(bench, { ...PICTURE, Filter: 'JPXDecode' }, '')),
  ],
  [
    'a JPEG of other channels',
    'picture-coding',
    (bench) =>
      bench.resource(
        'XObject',
        'J',
        stream(bench, { ...PICTURE, ColorSpace: 'DeviceCMYK', Filter: 'DCTDecode' }, JPEG_HEAD),
      ),
  ],
];

const FONTS: readonly Break[] = [
  ['a font left out', 'fonts-embedded', (bench) => descriptorOf(bench).delete(name('FontFile2'))],
  [
    'a drawn font',
    'drawn-fonts',
    (bench) => {
      const widths = { FirstChar: 65, Widths: [600], FontMatrix: [0.001, 0, 0, 0.001, 0, 0] };
      bench.resource('Font', 'T3', { Type: 'Font', Subtype: 'Type3', CharProcs: {}, ToUnicode: {}, ...widths });
      bench.paint('0 1 0 0 k BT /T3 10 Tf 300 400 Td (A) Tj ET');
    },
  ],
  [
    'a drawn font without its drawings',
    'fonts-embedded',
    (bench) => {
      bench.resource('Font', 'T3', { Type: 'Font', Subtype: 'Type3', FirstChar: 65, Widths: [600], ToUnicode: {} });
      bench.paint('0 1 0 0 k BT /T3 10 Tf 300 400 Td (A) Tj ET');
    },
  ],
  ['letters without meaning', 'font-unicode', (bench) => find(bench, isFont).delete(name('ToUnicode'))],
  [
    'other widths',
    'font-widths',
    ({ context, ...bench }) =>
      descendantOf({ context, ...bench }).set(name('W'), context.obj([3, [900, 100, 100, 950]])),
  ],
  ['text near the trim', 'text-near-trim', (bench) => bench.paint(`0 1 0 0 k ${letter(bench, { at: [300, 38] })}`)],
];

describe.each([
  ['colours of screens', SCREEN],
  ['colours', COLOURS],
  ['inks', INKS],
  ['pictures', PICTURES],
  ['fonts', FONTS],
])('%s', (_, breaks) => {
  it.each(breaks)('%s: %s', async (_what, rule, how) => {
    expect(await rulesOf(await broken(how))).toEqual([rule]);
  });
});

const descendantOf = (bench: Bench): PDFDict =>
  find(bench, isFont).lookup(name('DescendantFonts'), PDFArray).lookup(0, PDFDict);
const descriptorOf = (bench: Bench): PDFDict => descendantOf(bench).lookup(name('FontDescriptor'), PDFDict);

/** Frame header of three channels. */
const JPEG_HEAD = Uint8Array.from([255, 216, 255, 192, 0, 17, 8, 1, 44, 1, 44, 3, 1, 17, 0, 2, 17, 0, 3, 17, 0]);
