import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { probeFont } from '../browser/index.js';
import { fontNames } from './font-names.js';

const require = createRequire(import.meta.url);
const served = (file: string): { url: string; bytes: Uint8Array } => ({
  url: `print-files/${file.split('/').at(-1)}`,
  bytes: readFileSync(require.resolve(file)),
});

it.each([
  ['@fontsource/source-serif-4/files/source-serif-4-latin-400-italic.woff2', 'SourceSerif4-Italic'],
  ['@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-700-normal.woff2', 'NotoNaskhArabic-Bold'],
  ['@fontsource/barlow-condensed/files/barlow-condensed-latin-600-normal.woff', 'BarlowCondensed-SemiBold'],
])('reads the name in %s', (file, name) => {
  expect(fontNames([served(file)])).toEqual([name]);
});

it('reads the name in a bare TrueType font', () => {
  expect(fontNames([{ url: 'probe.ttf', bytes: probeFont() }])).toEqual(['GalleyProbe']);
});

it('asks nothing of a picture', () => {
  expect(fontNames([{ url: 'print-files/a.jpg', bytes: new Uint8Array([1, 2]) }])).toEqual([]);
});
