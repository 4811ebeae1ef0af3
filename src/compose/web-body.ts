/** What a set body still needs before it can stand on a page of the web. */

import type { Element, Parents, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { element } from './element.js';
import { webWordsOf } from './web-words.js';

/** Takes out the marks that print alone needs, and makes tables and boxes fit for every width and every reader. */
export function finishForWeb(tree: Root, lang: string): void {
  visit(tree, 'element', (node, index, parent: Parents | undefined) => {
    delete node.properties.dataSource;
    if (node.tagName === 'aside') node.properties.role = 'note';
    if (node.tagName !== 'table' || index === undefined || !parent) return undefined;
    parent.children.splice(index, 1, scroller(node, lang));
    return [SKIP, index + 1];
  });
}

/** A wide table scrolls inside its own frame, which the keyboard can reach. */
function scroller(table: Element, lang: string): Element {
  visit(table, 'element', (node) => {
    delete node.properties.dataSource;
    if (node.tagName === 'th') node.properties.scope ??= 'col';
  });
  const properties = { className: ['table-frame'], role: 'group', ariaLabel: webWordsOf(lang).table, tabIndex: 0 };
  return element('div', properties, [table]);
}
