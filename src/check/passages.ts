/** The words of a text with the language they are in: the text's own, or that of the nearest `lang` around them. */

import type { Html, Nodes, Parents, Text as TextNode } from 'mdast';
import { tagsOf, type Tag } from './html.js';
import type { Text } from './texts.js';

export interface Passage {
  readonly lang: string;
  readonly words: string;
  /** The node the words are from, and where in its value they begin. */
  readonly node: TextNode | Html;
  readonly start: number;
}

export function passagesOf(text: Text): Passage[] {
  return within(text.tree, text.lang);
}

/** Elements opened among siblings, the innermost last. */
type Open = { readonly name: string; readonly lang: string }[];

function within(parent: Parents, lang: string): Passage[] {
  const open: Open = [];
  const current = (): string => open.at(-1)?.lang ?? lang;
  return parent.children.flatMap((child) => {
    if (child.type === 'html') return inHtml(child, open, current);
    if (child.type === 'text')
      return isAddress(child, parent) ? [] : [{ lang: current(), words: child.value, node: child, start: 0 }];
    return 'children' in child ? within(child, current()) : [];
  });
}

/** A block of HTML holds words too, between its tags. */
function inHtml(node: Html, open: Open, current: () => string): Passage[] {
  const passages: Passage[] = [];
  let start = 0;
  for (const tag of tagsOf(node.value)) {
    passages.push({ lang: current(), words: node.value.slice(start, tag.start), node, start });
    start = tag.end;
    turn(tag, open, current());
  }
  passages.push({ lang: current(), words: node.value.slice(start), node, start });
  return passages.filter(({ words }) => words.trim() !== '' && !words.includes('<!--'));
}

function turn({ name, kind, lang }: Tag, open: Open, current: string): void {
  if (kind === 'open') open.push({ name, lang: lang?.value ?? current });
  if (kind !== 'close') return;
  const index = open.findLastIndex((element) => element.name === name);
  if (index >= 0) open.splice(index);
}

/** The words of `<https://…>` are an address, in no language. */
const isAddress = (node: TextNode, parent: Nodes): boolean =>
  parent.type === 'link' &&
  (parent.url === node.value || parent.url.replace(/^(?:https?:\/\/|mailto:)/, '') === node.value);
