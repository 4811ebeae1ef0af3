/** The text of parts before and after layout, block by block, so that a lost line is named by its Markdown. */

/** Text by the block it came from. */
export type BlockTexts = Readonly<Record<string, string>>;

export interface TextLoss {
  /** `file:line` of the block, or empty where it has none. */
  readonly source: string;
  readonly expected: string;
  readonly found: string;
}

/** What the layout itself adds to the text. */
const ADDED = '.break-hyphen, [data-footnote-call], [data-repeated]';

export function blockTexts(roots: readonly (Element | DocumentFragment)[]): BlockTexts {
  const texts: Record<string, string> = {};
  for (const root of roots) {
    for (const node of textNodes(root)) {
      const source = node.parentElement?.closest('[data-source]')?.getAttribute('data-source') ?? '';
      texts[source] = (texts[source] ?? '') + bare(node.data);
    }
  }
  return texts;
}

export function* textNodes(root: Node): Generator<Text> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Text && node.data.trim() && !node.parentElement?.closest(ADDED)) yield node;
  }
}

/** Without what layout may take: white space and soft hyphens. */
const bare = (text: string): string => text.replaceAll(/[\s\u00ad]/gu, '');

export function compareBlocks(before: BlockTexts, after: BlockTexts): TextLoss[] {
  const sources = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...sources].flatMap((source) => {
    const expected = before[source] ?? '';
    const found = after[source] ?? '';
    const same = source ? expected === found : letters(expected) === letters(found);
    return same ? [] : [{ source, expected, found }];
  });
}

/** Blocks without a source are compared together, whatever the order the layout gave them. */
const letters = (text: string): string => Array.from(text).toSorted().join('');
