/** What a set body still needs before it can stand on a page of the web. */

import type { Element, Parents, Root } from 'hast';
import { toText } from 'hast-util-to-text';
import { SKIP, visit } from 'unist-util-visit';
import { element } from './element.js';
import { webWordsOf, type WebWords } from './web-words.js';

/** Takes out the marks that print alone needs, and makes tables, drawings and boxes fit for every width and every reader. */
export function finishForWeb(tree: Root, lang: string): void {
  const words = webWordsOf(lang);
  visit(tree, 'element', (node) => {
    delete node.properties.dataSource;
    // A box is an aside of its article, not a landmark of the page.
    if (node.tagName === 'aside') node.properties.role = 'note';
    if (node.tagName === 'th') node.properties.scope ??= 'col';
    if (node.tagName === 'table') nameRows(node);
    alignByClass(node);
  });
  visit(tree, 'element', (node, index, parent: Parents | undefined) => {
    const label = index === undefined ? undefined : frameLabel(node, parent, words);
    if (label === undefined || index === undefined || !parent) return undefined;
    parent.children.splice(index, 1, frame(node, label));
    return [SKIP, index + 1];
  });
}

/** Markdown knows heads of columns only. Where the first of them is empty, the first cells of the rows are heads as well. */
function nameRows(table: Element): void {
  const [corner, ...first] = rowsOf(table).map((row) => row.children.find((cell) => cell.type === 'element'));
  if (!corner || toText(corner).trim() !== '') return;
  corner.tagName = 'td';
  for (const cell of first.filter((cell) => cell !== undefined)) {
    cell.tagName = 'th';
    cell.properties.scope = 'row';
  }
}

function rowsOf(table: Element): Element[] {
  const rows: Element[] = [];
  visit(table, { type: 'element', tagName: 'tr' }, (row) => void rows.push(row));
  return rows;
}

/** The attribute that Markdown's tables come with is no longer part of HTML. */
function alignByClass({ properties }: Element): void {
  const { align } = properties;
  delete properties.align;
  if (typeof align === 'string') properties.className = [`align-${align}`];
}

/** What is wider than a telephone scrolls inside a frame of its own. */
function frameLabel(node: Element, parent: Parents | undefined, words: WebWords): string | undefined {
  // The numbers of a chart are out of sight already.
  if (node.tagName === 'table') return isHidden(parent) ? undefined : words.table;
  return node.tagName === 'svg' && isWide(parent) ? words.drawing : undefined;
}

const isWide = (parent: Parents | undefined): boolean => parent?.type === 'element' && isOf(parent, 'figure-wide');
const isHidden = (parent: Parents | undefined): boolean => parent?.type === 'element' && isOf(parent, 'chart-table');
const isOf = ({ properties }: Element, name: string): boolean => [properties.className].flat().includes(name);

/** The keyboard can reach the frame, and so scroll it. */
const frame = (content: Element, label: string): Element =>
  element('div', { className: [`${content.tagName}-frame`], role: 'group', ariaLabel: label, tabIndex: 0 }, [content]);
