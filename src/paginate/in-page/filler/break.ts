/** Where content leaves the column it was poured into. */

/** A place in the tree as ranges have it: before the child or the letter `offset` of `node`. */
export interface BreakPoint {
  readonly node: Node;
  readonly offset: number;
}

/** Whether a rectangle lies outside the column. */
export type Beyond = (rect: DOMRect) => boolean;

/** The first content beyond the column, or nothing when all of it stands inside. */
export function findBreak(root: Element, beyond: Beyond): BreakPoint | undefined {
  const found = scan(root, beyond);
  return found && climb(found, root);
}

/** Before a node, and outward for as long as nothing but that node's beginning would be left behind. */
export const before = (node: Node, root: Element): BreakPoint =>
  climb({ node: node.parentNode ?? root, offset: indexOf(node) }, root);

export const isAtStart = ({ node, offset }: BreakPoint, root: Element): boolean =>
  node === root && isBlankBefore(root, offset);

function scan(parent: Element, beyond: Beyond): BreakPoint | undefined {
  for (const child of parent.childNodes) {
    if (child instanceof Text && child.data.trim()) {
      const rects = textRects(child);
      const [first, last] = [rects[0], rects.at(-1)];
      if (first && beyond(first)) return { node: child, offset: 0 };
      if (last && beyond(last)) return { node: child, offset: firstLetterBeyond(child, beyond) };
    } else if (child instanceof Element) {
      const rects = [...child.getClientRects()];
      const [first, last] = [rects[0], rects.at(-1)];
      if (first && beyond(first)) return { node: parent, offset: indexOf(child) };
      const inside = last && beyond(last) ? scan(child, beyond) : undefined;
      if (inside) return inside;
    }
  }
  return undefined;
}

function textRects(text: Text): DOMRect[] {
  const range = document.createRange();
  range.selectNodeContents(text);
  return [...range.getClientRects()];
}

/** Letters leave a column in the order they are written, whatever their direction: halving finds the first. */
function firstLetterBeyond(text: Text, beyond: Beyond): number {
  let low = 0;
  let high = text.data.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const rect = letterRect(text, middle);
    if (!rect || beyond(rect)) high = middle;
    else low = middle + 1;
  }
  while (low < text.data.length && /\s/u.test(text.data[low] ?? '')) low += 1;
  return low;
}

/** Of the first letter from `index` that is painted. */
function letterRect(text: Text, index: number): DOMRect | undefined {
  const range = document.createRange();
  for (let at = index; at < text.data.length; at += 1) {
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    const rects = [...range.getClientRects()];
    // A letter after a soft hyphen at a line's end has an empty rectangle on the old line, and then its own.
    if (rects.some(({ width }) => width > 0)) return rects.at(-1);
  }
  return undefined;
}

function climb(point: BreakPoint, root: Element): BreakPoint {
  let { node, offset } = point;
  while (node !== root && node.parentNode && isBlankBefore(node, offset)) {
    offset = indexOf(node);
    node = node.parentNode;
  }
  return { node, offset };
}

function isBlankBefore(node: Node, offset: number): boolean {
  if (node instanceof Text) return !node.data.slice(0, offset).trim();
  return [...node.childNodes].slice(0, offset).every(isBlank);
}

/** The head of a table never stays behind alone. */
const isBlank = (node: Node): boolean =>
  node instanceof Comment ||
  (node instanceof Text && !node.data.trim()) ||
  (node instanceof Element && node.matches('thead, colgroup'));

const indexOf = (node: Node): number => [...(node.parentNode?.childNodes ?? [])].findIndex((child) => child === node);
