/**
 * Foreign runs: words of another direction than their passage go into `<bdi class="script-…">`, Chinese words in
 * another language's text into `<span lang="zh-Hans">`, so that order and typeface are right without the editor's help.
 */

import type { Element, Root } from 'hast';
import type { Direction } from '../journal.js';
import { findAddresses } from './addresses.js';
import { innerDirection, isIsolate, isRtlText, markDirections, textOf } from './directions.js';
import { readPassages } from './leaves.js';
import type { Leaf, Scope } from './leaves.js';
import { OBJECT } from './passage.js';
import { classifier, findRuns } from './runs.js';
import type { Run } from './runs.js';
import { readTag } from './tags.js';
import { wrapRuns } from './wrap.js';

const HAN = /\p{Script=Han}/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const CJK_MARK = /[\u3001-\u303F\uFF01-\uFF65]/u;
const OWN_HAN = new Set(['zh', 'ja', 'ko', 'yue', 'lzh']);

const leafText = (leaf: Leaf): string =>
  leaf.kind === 'text' ? leaf.node.value : leaf.kind === 'break' ? '\n' : OBJECT;

/** Marks Chinese words in passages of other languages. Kana beside them make them Japanese, and they stay as they are. */
export function markChinese(root: Root, scope: Scope): void {
  for (const leaves of readPassages(root, scope)) {
    const text = leaves.map(leafText).join('');
    if (!HAN.test(text) || !leaves.every((leaf) => leaf.scope.markup)) continue;
    const classes = leaves.map((leaf) => classifyHan(leaf)).join('');
    const runs = findRuns(text, classes, { takesNumber: false }).filter(([start, end]) =>
      isChinese(text.slice(start, end)),
    );
    wrapRuns(
      leaves,
      leafText,
      runs.map((run) => ({ run, tagName: 'span', properties: { lang: 'zh-Hans' } })),
    );
  }
}

const isChinese = (text: string): boolean => HAN.test(text) && !KANA.test(text);

const classifyChinese = classifier((char) =>
  HAN.test(char) || KANA.test(char) || CJK_MARK.test(char) ? 'F' : undefined,
);

function classifyHan(leaf: Leaf): string {
  if (leaf.kind !== 'text' || OWN_HAN.has(readTag(leaf.scope.lang).language)) return 'B'.repeat(leafText(leaf).length);
  return classifyChinese(leaf.node.value);
}

/** Isolates words of the other direction. Gives `dir` to elements that need one first. */
export function isolateDirections(root: Root, scope: Scope): void {
  markDirections(root, scope.dir);
  for (const leaves of readPassages(root, scope, isIsolate)) isolatePassage(leaves);
}

// Marks of direction the author has set by hand.
const BY_HAND = /[\u202A-\u202E\u2066-\u2069]/u;
// In right-to-left text the groups of these would change places: telephone numbers, ISO dates.
const NUMBER_GROUPS =
  /\+\d[\d ()\u00A0-]{5,}\d|\(?0\d{2,3}\)?(?:[ \u00A0]\d{2,4}){2,}|(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/gu;

function isolatePassage(leaves: readonly Leaf[]): void {
  const dir = leaves[0]?.scope.dir ?? 'ltr';
  const text = leaves.map(leafText).join('');
  if (!leaves.every((leaf) => leaf.scope.markup) || BY_HAND.test(text)) return;
  if (dir === 'ltr' && !isRtlText(text)) return;
  const classes = fill(leaves.map((leaf) => classifyLeaf(leaf, dir)).join(''), dir === 'rtl' ? wholes(text) : []);
  const runs = findRuns(text, classes, { takesNumber: dir === 'rtl' });
  // A run of isolated elements alone is in order as it is.
  const isBare = ([start, end]: Run): boolean => /F/u.test(maskObjects(classes, text).slice(start, end));
  const wrappers = runs
    .filter(isBare)
    .map((run) => ({ run, tagName: 'bdi', properties: scriptClass(text.slice(...run)) }));
  wrapRuns(leaves, leafText, wrappers);
}

/** Leaves what is already isolated, or is code, out of the classes. */
const maskObjects = (classes: string, text: string): string =>
  [...text.matchAll(/\uFFFC/gu)].reduce(
    (mask, { index }) => `${mask.slice(0, index)}P${mask.slice(index + 1)}`,
    classes,
  );

const wholes = (text: string): Run[] => [
  ...findAddresses(text),
  ...[...text.matchAll(NUMBER_GROUPS)].map(({ 0: number, index }): Run => [index, index + number.length]),
];

/** Makes the given ranges foreign throughout. */
const fill = (classes: string, ranges: readonly Run[]): string =>
  ranges.reduce(
    (result, [start, end]) => result.slice(0, start) + 'F'.repeat(end - start) + result.slice(end),
    classes,
  );

// In right-to-left text the comma of its own script parts two foreign words: they are two items of a list.
const RTL_MARK = /[،؛؟۔]/u;

const CLASSIFIERS: Readonly<Record<Direction, (text: string) => string>> = {
  ltr: classifier((char) => (isRtlText(char) ? 'F' : undefined)),
  rtl: classifier((char) => {
    if (isRtlText(char) || RTL_MARK.test(char)) return 'H';
    return /\p{L}/u.test(char) ? 'F' : undefined;
  }),
};

function classifyLeaf(leaf: Leaf, dir: Direction): string {
  if (leaf.kind !== 'object') return CLASSIFIERS[dir](leafText(leaf));
  if (isIsolate(leaf.node)) return innerDirection(leaf.node, dir) === dir ? 'H' : 'F';
  const inside = CLASSIFIERS[dir](textOf(leaf.node));
  return inside.includes('F') ? 'F' : inside.includes('H') ? 'H' : 'P';
}

const SCRIPTS: readonly (readonly [name: string, letters: RegExp])[] = [
  ['latn', /\p{Script=Latin}/u],
  ['arab', /\p{Script=Arabic}/u],
  ['cyrl', /\p{Script=Cyrillic}/u],
  ['hebr', /\p{Script=Hebrew}/u],
  ['grek', /\p{Script=Greek}/u],
];

/** The class a style sheet sets the typeface by: the script of the first letter that has one of these. */
function scriptClass(text: string): Element['properties'] {
  const found = SCRIPTS.map(([name, letters]) => ({ name, at: text.search(letters) })).filter(({ at }) => at >= 0);
  const [first] = found.toSorted((a, b) => a.at - b.at);
  return first ? { className: [`script-${first.name}`] } : {};
}
