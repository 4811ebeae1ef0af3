/**
 * Words of another direction than their passage: `<bdi class="script-…">`, so that their order and typeface are right
 * without the editor's help.
 */

import type { Element, Root } from 'hast';
import type { Direction } from '../journal.js';
import { findAddresses } from './addresses.js';
import { innerDirection, isSetApart, isRtlText, markDirections, textOf } from './directions.js';
import { leafText, readPassages } from './leaves.js';
import type { Leaf, Scope } from './leaves.js';
import { classifier, findRuns } from './runs.js';
import type { Run } from './runs.js';
import { wrapRuns } from './wrap.js';
import type { Wrapper } from './wrap.js';

// What is isolated may hold words of the first direction again: a note's mark, a word in bold. Each level is a round.
const MOST_LEVELS = 6;

/** Isolates words of the other direction, and gives `dir` to elements whose language runs that way. */
export function isolateDirections(root: Root, scope: Scope): void {
  for (let level = 0, isolated = true; isolated && level < MOST_LEVELS; level += 1) {
    markDirections(root, scope.dir);
    isolated = readPassages(root, scope, isSetApart).map(isolatePassage).some(Boolean);
  }
}

// Marks of direction the author has set by hand.
const BY_HAND = /[\u202A-\u202E\u2066-\u2069]/u;
// In right-to-left text the groups of these would change places: telephone numbers, ISO dates.
const NUMBER_GROUPS =
  /\+\d[\d ()\u00A0-]{5,}\d|\(?0\d{2,3}\)?(?:[ \u00A0]\d{2,4}){2,}|(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/gu;

/** False when there was nothing to isolate. */
function isolatePassage(leaves: readonly Leaf[]): boolean {
  const dir = leaves[0]?.scope.dir ?? 'ltr';
  const text = leaves.map(leafText).join('');
  if (!leaves.every((leaf) => leaf.scope.markup) || BY_HAND.test(text)) return false;
  if (dir === 'ltr' && !isRtlText(text)) return false;
  const classes = fill(leaves.map((leaf) => classifyLeaf(leaf, dir)).join(''), dir === 'rtl' ? wholes(text) : []);
  const runs = findRuns(text, classes, { takesNumber: dir === 'rtl' });
  // A run of isolated elements alone is in order as it is.
  const isBare = ([start, end]: Run): boolean => /F/u.test(maskObjects(classes, text).slice(start, end));
  const wrappers = runs.filter(isBare).map((run) => bdi(run, text));
  wrapRuns(leaves, wrappers);
  for (const { element } of wrappers) {
    // `bdi` takes the direction of its first letter, which code inside it may have turned.
    if (innerDirection(element, dir) === dir) element.properties['dir'] = dir === 'ltr' ? 'rtl' : 'ltr';
  }
  return wrappers.some(({ element }) => element.children.length > 0);
}

const bdi = (run: Run, text: string): Wrapper => {
  const properties = scriptClass(text.slice(...run));
  return { run, element: { type: 'element', tagName: 'bdi', properties, children: [] } };
};

/** Leaves what is already isolated, or is code, out of the classes. */
const maskObjects = (classes: string, text: string): string =>
  [...text.matchAll(/\uFFFC/gu)].reduce(
    (mask, { index }) => `${mask.slice(0, index)}P${mask.slice(index + 1)}`,
    classes,
  );

const wholes = (text: string): Run[] => [
  ...findAddresses(text).filter((range) => !isRtlText(text.slice(...range))),
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
  if (isSetApart(leaf.node)) return innerDirection(leaf.node, dir) === dir ? 'H' : 'F';
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
