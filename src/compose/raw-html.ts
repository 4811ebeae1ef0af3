/**
 * Raw HTML stands in a Markdown text in pieces: `<b>`, words, `</b>`. They become elements here, each ended where its
 * surroundings end, so that no tag an editor left open or wrote by mistake can swallow what follows or break out of the
 * page. Tags that may not stand are taken out; their words stay.
 */

import type { Element, ElementContent, Properties, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { htmlPieces, type Piece, type StartTag } from './html-pieces.js';
import { DROPPED, MAY_STAND, RUNS_ON } from './sanitise.js';

/** Elements Markdown makes that hold blocks; in a paragraph or a heading only what runs on in a line may stand. */
const HOLDS_BLOCKS = new Set(['li', 'blockquote', 'aside', 'figure']);
const VOID = new Set(['br', 'hr', 'img', 'wbr']);
/** No article nests deeper; later stages recurse, and a stack has an end. Deeper tags are taken out. */
const DEEPEST = 100;

/** Turns all raw HTML below `parent` into elements that know the line they stand on. Changes the tree. */
export function openRawHtml(parent: Root | Element, depth = 0): void {
  const holdsBlocks = parent.type === 'root' || HOLDS_BLOCKS.has(parent.tagName);
  const setting: Setting = { allowed: holdsBlocks ? MAY_STAND : RUNS_ON, depth, result: [], open: [] };
  const parts = parent.children.flatMap(partsOf);
  const ends = new Map(parts.map((part, index) => [part.kind === 'end' ? part.name : '', index]));
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    if (!part) continue;
    take(part, setting);
    // What may not be read goes with its tags, if there are two.
    if (part.kind === 'start' && DROPPED.has(part.name) && (ends.get(part.name) ?? 0) > index) {
      while (index < parts.length && !isEnd(parts[index], part.name)) index += 1;
    }
  }
  parent.children = setting.result;
}

type Part = Piece | { readonly kind: 'node'; readonly node: ElementContent };

function partsOf(node: RootContent): Part[] {
  if (node.type === 'doctype') return [];
  return node.type === 'raw' ? htmlPieces(node.value, node.position?.start.line ?? 1) : [{ kind: 'node', node }];
}

const isEnd = (part: Part | undefined, name: string): boolean => part?.kind === 'end' && part.name === name;

interface Setting {
  /** Tags that may stand here. */
  readonly allowed: ReadonlySet<string>;
  readonly depth: number;
  readonly result: ElementContent[];
  /** Elements whose end has not come yet, the innermost last. */
  readonly open: Element[];
}

function take(part: Part, { allowed, depth, result, open }: Setting): void {
  const siblings = open.at(-1)?.children ?? result;
  if (part.kind === 'node') {
    if (part.node.type === 'element') openRawHtml(part.node, depth + open.length + 1);
    siblings.push(part.node);
  } else if (part.kind === 'words') siblings.push({ type: 'text', value: part.words });
  else if (part.kind === 'end') {
    const index = open.findLastIndex(({ tagName }) => tagName === part.name);
    if (index >= 0) open.splice(index);
  } else if (allowed.has(part.name) && depth + open.length < DEEPEST) {
    const node = elementOf(part);
    siblings.push(node);
    if (!VOID.has(part.name) && !part.attributes.endsWith('/')) open.push(node);
  }
}

function elementOf({ name, attributes, line }: StartTag): Element {
  const point = { line, column: 1, offset: 0 };
  const properties = attributes.trim() === '' ? {} : propertiesOf(attributes);
  return { type: 'element', tagName: name, properties, children: [], position: { start: point, end: point } };
}

/** Our own marks (`data-…`) cannot be written by hand. */
function propertiesOf(attributes: string): Properties {
  const [first] = fromHtml(`<i ${attributes}></i>`, { fragment: true }).children;
  const entries = first?.type === 'element' ? Object.entries(first.properties) : [];
  return Object.fromEntries(entries.filter(([name]) => !name.startsWith('data')));
}
