/** A place in the tree as ranges have it: before the child or the letter `offset` of `node`. */
export interface BreakPoint {
  readonly node: Node;
  readonly offset: number;
}

/** Before a node, and outward for as long as nothing but that node's beginning would be left behind. */
export function before(node: Node, root: Node): BreakPoint {
  let at = node;
  while (at.parentNode && at.parentNode !== root && isFirst(at)) at = at.parentNode;
  const parent = at.parentNode ?? root;
  return { node: parent, offset: [...parent.childNodes].findIndex((child) => child === at) };
}

function isFirst(node: Node): boolean {
  for (let other = node.previousSibling; other; other = other.previousSibling) if (!isBlank(other)) return false;
  return true;
}

/** The head of a table never stays behind alone. */
const isBlank = (node: Node): boolean =>
  node instanceof Comment ||
  (node instanceof Text && !node.data.trim()) ||
  (node instanceof Element && node.matches('thead, colgroup'));
