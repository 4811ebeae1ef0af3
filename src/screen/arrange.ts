/** Elements set where ISO 32000-1, 14.8.4, has them. */

import { isMark, isNode, type Kid, type Node } from './tree.js';

/** Groups elements and holds no words by itself. */
const GROUPING = new Set(['Document', 'Art', 'Sect', 'Div', 'BlockQuote', 'Aside']);
/** Stands in a line of words. */
const INLINE = new Set(['Span', 'Link', 'Reference', 'Em', 'Strong', 'Code', 'Hyphen', 'Lbl', 'Quote', 'Ruby']);

/** From the leaves up. */
export function arrange(node: Node): void {
  for (const kid of node.kids) if (isNode(kid)) arrange(kid);
  ARRANGED[node.type]?.(node);
  if (GROUPING.has(node.type)) node.kids = grouped(node.kids);
}

const isInline = (kid: Kid): boolean => !isNode(kid) || INLINE.has(kid.type);
const isHeading = (kid: Kid): boolean => /^H\d$/u.test(typeOf(kid));
const typeOf = (kid: Kid): string => (isNode(kid) ? kid.type : '');

const ARRANGED: Readonly<Record<string, (node: Node) => void>> = {
  // A language is all that is known of it, or that it has words above it.
  NonStruct: (node) => {
    node.type = hasRuby(node) ? 'Ruby' : node.kids.every(isInline) ? 'Span' : 'Div';
    if (hasRuby(node)) arrangeRuby(node);
  },
  Sub: (node) => {
    node.type = 'Span';
  },
  Title: (node) => {
    node.type = 'P';
  },
  // The hyphen at the end of a line is none of the word's (ISO 32000-1, 14.8.2.2.3).
  Hyphen: (node) => {
    node.type = 'Span';
    node.actualText = '\u00AD';
  },
  Figure: arrangeFigure,
  L: (node) => {
    // Spaces between items that stand in one line.
    for (const [index, kid] of node.kids.entries()) if (!isNode(kid)) bodyBefore(node.kids, index)?.kids.push(kid);
    node.kids = node.kids.filter(isNode);
  },
  LI: (node) => {
    const labels = node.kids.filter((kid) => typeOf(kid) === 'Lbl');
    const rest = node.kids.filter((kid) => typeOf(kid) !== 'Lbl');
    if (!rest.some((kid) => typeOf(kid) === 'LBody')) node.kids = [...labels, { type: 'LBody', kids: rest }];
  },
  // The heading of a section stands in its first entry; it goes before it.
  TOCI: (node) => {
    node.kids = [
      ...node.kids.filter(isHeading),
      { type: 'Reference', kids: node.kids.filter((kid) => !isHeading(kid)) },
    ];
  },
  Ruby: arrangeRuby,
  Note: (node) => {
    const [number, ...text] = node.kids;
    if (number && typeOf(number) === 'Link') node.kids = [{ type: 'Lbl', kids: [number] }, ...text];
  },
};

export const hasRuby = ({ kids }: Node): boolean => kids.some((kid) => typeOf(kid) === 'RT');

/** What has words above it is its base (ISO 32000-1, 14.8.4.4.2). */
function arrangeRuby(node: Node): void {
  const parts = new Set(['RB', 'RT', 'RP']);
  node.kids = node.kids.map((kid) => (parts.has(typeOf(kid)) ? kid : { type: 'RB', kids: [kid] }));
}

function bodyBefore(items: readonly Kid[], index: number): Node | undefined {
  const item = items.slice(0, index).findLast(isNode) ?? items.find(isNode);
  return item?.kids.filter(isNode).findLast(({ type }) => type === 'LBody');
}

/**
 * A picture with a description is read by it alone, and holds no elements. `<figure>` becomes one too, without words: it is
 * a mere division of picture and caption.
 */
function arrangeFigure(node: Node): void {
  if (node.alt) node.kids = node.kids.flatMap(contentOf);
  else if (node.kids.some(isNode)) node.type = 'Div';
}

const contentOf = (kid: Kid): Kid[] => (isNode(kid) ? kid.kids.flatMap(contentOf) : [kid]);

const withoutHeadings = (kid: Kid): Kid[] =>
  isNode(kid) && kid.type === 'TOCI'
    ? [...kid.kids.filter(isHeading), { ...kid, kids: kid.kids.filter((one) => !isHeading(one)) }]
    : [kid];

/** Words among blocks become paragraphs, entries of a table of contents one table. */
function grouped(kids: readonly Kid[]): Kid[] {
  const blocks: Kid[] = [];
  let open: Node | undefined;
  for (const kid of kids.flatMap(withoutHeadings)) {
    const type = isInline(kid) ? 'P' : typeOf(kid) === 'TOCI' ? 'TOC' : undefined;
    if (type === undefined) blocks.push(kid);
    else if (open?.type === type) open.kids.push(kid);
    else blocks.push((open = { type, kids: [kid] }));
    if (type === undefined) open = undefined;
  }
  return blocks.filter((kid) => !isNode(kid) || kid.type !== 'P' || kid.kids.some((one) => isNode(one) || isMark(one)));
}
