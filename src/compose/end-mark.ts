/** Where a text ends: the styles set a mark behind its last word. */

import type { Element, ElementContent, Root } from 'hast';

/** The class of the last paragraph, or of the last point where a text ends in a list. */
export const ENDS = 'ends';

/** Boxes, pictures and tables may stand behind the end: the last block that is text is meant. */
export function markEnd(tree: Root): void {
  const last = tree.children.findLast(
    (node): node is Element => isElement(node) && /^(?:p|ul|ol)$/u.test(node.tagName),
  );
  const block = last && (last.tagName === 'p' ? last : lastParagraph(last));
  if (block) block.properties.className = [block.properties.className ?? [], ENDS].flat().map(String);
}

/** In a loose list a point holds paragraphs, in a tight one its words, and in both further lists. */
function lastParagraph(list: Element): Element {
  const item = list.children.findLast(isElement);
  const inner = item?.children.findLast(isElement);
  if (!item || !inner) return item ?? list;
  if (inner.tagName === 'ul' || inner.tagName === 'ol') return lastParagraph(inner);
  return inner.tagName === 'p' ? inner : item;
}

const isElement = (node: ElementContent | Root['children'][number]): node is Element => node.type === 'element';
