/**
 * The structure the browser wrote, made into one that PDF/UA-1 (ISO 14289-1) and ISO 32000-1 ask for: articles in one piece
 * over columns and pages, elements of standard types where they may stand, nothing without meaning in between.
 */

import type { Pdf } from '../pdf/index.js';
import type { Untold } from './artifacts.js';
import { arrange } from './arrange.js';
import type { Homes } from './forms.js';
import { nameIds } from './ids.js';
import { joinPieces } from './stamps.js';
import { isMark, isNode, writeTree, type Kid, type Mark, type Node } from './tree.js';

/** Types the browser uses that PDF 1.7 does not know, and what they stand for. */
const ROLES = { Aside: 'Sect', Em: 'Span', Strong: 'Span' };

/** Numbers of the marks of each page that are none any more, and the forms that others stand in. */
export interface Marks {
  readonly untold: Untold;
  readonly homes: Homes;
}

export function mendStructure(pdf: Pdf, read: Node, marks: Marks): void {
  const pruned = prune(read, marks);
  if (!pruned) return;
  const top = joinPieces(pruned);
  arrange(top);
  nameIds(top);
  writeTree(pdf, top, ROLES);
}

/** Cells stay for the shape of their table, with or without words. */
const STAYS = new Set(['TD', 'TH']);

/** Without marks of decorations, and elements that hold nothing else. */
function prune(node: Node, marks: Marks): Node | undefined {
  const kids = node.kids.flatMap((kid): Kid[] => {
    if (isNode(kid)) {
      const kept = prune(kid, marks);
      return kept ? [kept] : [];
    }
    return isMark(kid) ? settle(kid, marks) : [kid];
  });
  return kids.length > 0 || STAYS.has(node.type) ? { ...node, kids } : undefined;
}

function settle({ page, mcid }: Mark, { untold, homes }: Marks): Mark[] {
  if (untold.get(page)?.has(mcid)) return [];
  const form = homes.get(page)?.get(mcid);
  return [{ page, mcid, ...(form && { form }) }];
}
