/** The `@font-face` rules of a sheet: which are needed, and which ask for an instance of a variable font. */

import type { AtRule, Declaration, Root } from 'postcss';
import { charactersOf } from './characters.js';
import { readAxes, type Instance, type Range } from './font-instance.js';

/** From the first of the Chinese characters to the last: a family with one of them is a Chinese one. */
const HAN: Range = [0x4e00, 0x9fff];
/** Latin to its Extended-B, Hebrew and Arabic: no Chinese face is needed for them. */
const OF_OTHERS: readonly Range[] = [
  [0, 0x24f],
  [0x590, 0x8ff],
];
/** Quotation marks, dashes and the like: in a text without a Chinese character they are those of the other faces. */
const PUNCTUATION: Range = [0x2000, 0x206f];
/** Han, kana, hangul, and what is written among them. */
const EAST_ASIAN: readonly Range[] = [[0x2e80, 0xa4cf], [0xac00, 0xd7ff], [0xf900, 0xfaff], [0xfe30, 0xfe4f], [0xff00, 0xffef], [0x20000, 0x3ffff]]; // prettier-ignore

/** Font files whose range holds no character of the text are not carried along. */
export function pruneFonts(sheet: Root, text: string): void {
  const used = codePointsOf(text);
  const isEastAsian = used.some(isOneOf(EAST_ASIAN));
  // Chinese faces hold letters of other scripts too, but they come last in every list of families.
  const isOfOthers = isOneOf(isEastAsian ? OF_OTHERS : [...OF_OTHERS, PUNCTUATION]);
  const forChinese = used.filter((codePoint) => !isOfOthers(codePoint));
  const faces: Face[] = [];
  sheet.walkAtRules('font-face', (rule) => void faces.push(faceOf(rule)));
  const families = new Set(faces.filter(({ ranges }) => ranges.some(isHan)).map(({ family }) => family));
  for (const { rule, family, ranges } of faces) {
    // A face without a range is for every character.
    if (ranges.length === 0 && used.length > 0) continue;
    // Beside Chinese characters their own Latin stands too, in faces without any: pinyin.
    const isChinese = isEastAsian ? ranges.some(isHan) : families.has(family);
    if (!holdsOne(ranges, isChinese ? forChinese : used)) rule.remove();
  }
}

interface Face {
  readonly rule: AtRule;
  readonly family: string;
  readonly ranges: readonly Range[];
}

const faceOf = (rule: AtRule): Face => ({
  rule,
  family: descriptor(rule, 'font-family'),
  ranges: rangesOf(descriptor(rule, 'unicode-range')),
});

const isHan = ([from, to]: Range): boolean => from <= HAN[1] && to >= HAN[0];

/** Code points of a text, each once, rising. */
const codePointsOf = (text: string): number[] =>
  Array.from(charactersOf(text), (character) => character.codePointAt(0) ?? 0).toSorted((one, other) => one - other);

const isOneOf =
  (ranges: readonly Range[]) =>
  (codePoint: number): boolean =>
    ranges.some(([from, to]) => codePoint >= from && codePoint <= to);

/** @param codePoints rising */
const holdsOne = (ranges: readonly Range[], codePoints: readonly number[]): boolean =>
  ranges.some(([from, to]) => {
    const next = codePoints[firstFrom(codePoints, from)];
    return next !== undefined && next <= to;
  });

/** Index of the first that is not below. A Chinese face has a hundred ranges, and there are a hundred faces. */
function firstFrom(codePoints: readonly number[], least: number): number {
  let [low, high] = [0, codePoints.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((codePoints[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Scripts that a face is cut without when the text has none of them: more than half of Source Serif. */
const SPARED: readonly (readonly Range[])[] = [
  [[0x370, 0x3ff], [0x1f00, 0x1fff]], // Greek
  [[0x400, 0x52f]], // Cyrillic
  [[0x1d00, 0x1eff], [0x2c60, 0x2c7f], [0xa720, 0xa7ff]], // Latin beyond Extended-B: phonetics, Vietnamese
]; // prettier-ignore

/** What of the ranges a face is cut for. Not to the letter: another word must not make another font. */
export function rangesFor(ranges: readonly Range[], text: string): readonly Range[] {
  const used = codePointsOf(text);
  return SPARED.filter((script) => !holdsOne(script, used))
    .flat()
    .reduce(without, ranges);
}

const without = (ranges: readonly Range[], [from, to]: Range): Range[] =>
  ranges.flatMap(([first, last]): Range[] => {
    if (last < from || first > to) return [[first, last]];
    const left: Range[] = [
      [first, from - 1],
      [to + 1, last],
    ];
    return left.filter(([start, end]) => start <= end);
  });

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
