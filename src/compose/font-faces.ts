/** The `@font-face` rules of a sheet: which are needed, and which ask for an instance of a variable font. */

import type { AtRule, Declaration, Root } from 'postcss';
import { readAxes, type Instance, type Range } from './font-instance.js';

/** From the first of the Chinese characters to the last: a face with one of them is a Chinese one. */
const HAN: Range = [0x4e00, 0x9fff];
/** Basic Latin to Latin Extended-B, which no Chinese face is needed for. */
const LATIN_END = 0x24f;

/** Font files whose range holds no character of the text are not carried along. */
export function pruneFonts(sheet: Root, text: string): void {
  const used = [...new Set(text)].map((character) => character.codePointAt(0) ?? 0);
  sheet.walkAtRules('font-face', (rule) => {
    const ranges = rangesOf(descriptor(rule, 'unicode-range'));
    // A face without a range is for every character.
    if (ranges.length === 0 && used.length > 0) return;
    // A Chinese face holds signs of the Latin script too, but it comes after a Latin one in every list of families.
    const isChinese = ranges.some(([from, to]) => from <= HAN[1] && to >= HAN[0]);
    const wanted = isChinese ? used.filter((codePoint) => codePoint > LATIN_END) : used;
    if (!wanted.some((codePoint) => ranges.some(([from, to]) => codePoint >= from && codePoint <= to))) rule.remove();
  });
}

const rangesOf = (unicodeRange: string): Range[] =>
  unicodeRange.split(',').flatMap((part) => {
    const [from = '', to = from] = part.trim().replace(/^U\+/iu, '').split('-');
    const range: Range = [parseInt(from.replaceAll('?', '0'), 16), parseInt(to.replaceAll('?', 'F'), 16)];
    return range.some(Number.isNaN) ? [] : [range];
  });

function descriptor(rule: AtRule, name: string): string {
  let found = '';
  rule.walkDecls(name, ({ value }) => {
    found = value;
  });
  return found;
}

/**
 * The instance a source is to be cut to, when its face names axes: `font-variation-settings: 'opsz' 8, 'wght' 400`. The
 * settings are taken out, and the format told is that of the cut.
 */
export function takeInstance(source: Declaration): Instance | undefined {
  const { parent: face } = source;
  if (source.prop !== 'src' || face?.type !== 'atrule') return undefined;
  const rule = face as AtRule;
  const axes = readAxes(descriptor(rule, 'font-variation-settings'));
  if (!axes) return undefined;
  rule.walkDecls('font-variation-settings', (settings) => void settings.remove());
  source.value = source.value.replace(/format\([^)]*\)/u, "format('truetype')");
  const family = descriptor(rule, 'font-family').replaceAll(/["']/gu, '');
  return { axes, ranges: rangesOf(descriptor(rule, 'unicode-range')), family, style: styleOf(rule) };
}

const WEIGHTS: Readonly<Record<string, string>> = {
  '200': 'ExtraLight',
  '300': 'Light',
  '400': 'Regular',
  '500': 'Medium',
  '600': 'SemiBold',
  '700': 'Bold',
  '800': 'ExtraBold',
  '900': 'Black',
};

/** `Regular`, `Italic`, `Bold`, `Bold Italic`. */
function styleOf(rule: AtRule): string {
  const weight = descriptor(rule, 'font-weight') || '400';
  const name = WEIGHTS[weight] ?? `W${weight}`;
  const isItalic = descriptor(rule, 'font-style').startsWith('italic');
  return isItalic ? `${name === 'Regular' ? '' : name} Italic`.trim() : name;
}
