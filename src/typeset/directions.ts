/** The direction elements of a tree have, by their `dir`, their language, or their first letter. */

import type { Element, Nodes, Root } from 'hast';
import type { Direction } from '../journal.js';
import { flowOf, langOf } from './elements.js';
import { directionOf } from '../journal.js';
import { readTag } from './tags.js';

// The lookahead leaves digits and punctuation of these scripts out.
const RTL_LETTER =
  /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Holds a letter that is written from right to left. */
export const isRtlText = (text: string): boolean => RTL_LETTER.test(text);

const isIsolate = ({ tagName, properties }: Element): boolean =>
  tagName === 'bdi' || tagName === 'bdo' || typeof properties['dir'] === 'string';

/** Has a direction or a language of its own, so that it is one object to the text around it. */
export const isSetApart = (element: Element): boolean => isIsolate(element) || languageDirection(element) !== undefined;

/** Direction inside an element whose surroundings run in `outer`. */
export function innerDirection(element: Element, outer: Direction): Direction {
  const dir = directionAttribute(element);
  if (dir === 'ltr' || dir === 'rtl') return dir;
  return dir === 'auto' ? firstDirection(ownText(element)) : (languageDirection(element) ?? outer);
}

function directionAttribute({ tagName, properties: { dir } }: Element): string {
  return typeof dir === 'string' ? dir.toLowerCase() : tagName === 'bdi' ? 'auto' : '';
}

function languageDirection(element: Element): Direction | undefined {
  const lang = langOf(element);
  return lang === undefined || readTag(lang).language === 'und' ? undefined : directionOf(lang);
}

function firstDirection(text: string): Direction {
  const letter = /\p{L}/u.exec(text)?.[0];
  return letter !== undefined && isRtlText(letter) ? 'rtl' : 'ltr';
}

/** What HTML's `auto` looks at: the text that is not isolated again. */
const ownText = (element: Element): string =>
  element.children
    .map((child) => (child.type === 'element' ? (isIsolate(child) ? '' : ownText(child)) : textOf(child)))
    .join('');

/** All text inside a node. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/**
 * Gives `dir` to elements whose language runs against what surrounds them: `lang` alone does not turn a browser's
 * text round. Changes the tree.
 */
export function markDirections(parent: Root | Element, outer: Direction): void {
  for (const child of parent.children) {
    if (child.type !== 'element' || ['mute', 'literal'].includes(flowOf(child)) || child.tagName === 'pre') continue;
    const inner = innerDirection(child, outer);
    if (inner !== outer && !isIsolate(child)) child.properties['dir'] = inner;
    markDirections(child, inner);
  }
}
