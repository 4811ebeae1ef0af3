/**
 * Emphasis in Chinese: a dot under each character. The style sheet draws them; as `text-emphasis` they would push lines
 * apart, off the grid, and stand among the words when these are copied.
 */

import type { Element, ElementContent, Root } from 'hast';
import { element, stringProperty, text } from './element.js';

const HAN = /\p{Script=Han}/u;

/** Sets each emphasised Chinese character of a body in an element of its own, `dotted`. */
export function dotEmphasis(tree: Root, lang: string): void {
  dotWithin(tree, { lang, isEmphasised: false });
}

interface Scope {
  readonly lang: string;
  readonly isEmphasised: boolean;
}

function dotWithin(parent: Root | Element, { lang, isEmphasised }: Scope): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    const own = stringProperty(child, 'lang') || lang;
    dotWithin(child, { lang: own, isEmphasised: isEmphasised || child.tagName === 'em' });
  }
  if (isEmphasised && /^zh\b/u.test(lang) && parent.type === 'element')
    parent.children = parent.children.flatMap(dotted);
}

function dotted(child: ElementContent): ElementContent[] {
  if (child.type !== 'text') return [child];
  return (child.value.match(/\p{Script=Han}|\P{Script=Han}+/gu) ?? []).map((piece) =>
    HAN.test(piece) ? element('span', { className: ['dotted'] }, [text(piece)]) : text(piece),
  );
}
