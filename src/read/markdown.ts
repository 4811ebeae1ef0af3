/** Markdown → trees: bodies in blocks, and single lines such as titles and captions. */

import type { Nodes, Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { directive } from 'micromark-extension-directive';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import type { Report, TextFile } from './text-file.js';

const BLOCKS =
  'blockQuote codeFenced codeIndented definition gfmFootnoteDefinition headingAtx htmlFlow list setextUnderline table thematicBreak';

// A single tilde is a sign for "about": "~5 to ~6" must not be struck through.
const markdown = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkCjkFriendly).freeze();

const bodies = markdown().use(blockDirectives).freeze();
const lines = markdown().use(onlyPhrasing).freeze();

/** Levels no article has. Reader and editions recurse, and Node may die, not throw, where its stack ends. */
const DEEPEST = 100;
const DEEP_LINE = new RegExp(`^(?:[ \\t]*(?:>|[-+*][ \\t]|\\d{1,9}[.)][ \\t])){${DEEPEST}}`, 'm');

/**
 * The tree of a body. Directives also know the places of their attributes and of their closing fence (`data.position`).
 * @param text the whole file, its front matter blanked out.
 */
export function parseBody(source: TextFile, text: string, report: Report): Root {
  const deep = DEEP_LINE.exec(text)?.index;
  const tree = deep === undefined ? bodies.parse(text) : undefined;
  const node = tree && nodeAtDepth(tree, DEEPEST);
  if (tree && !node) return tree;
  report({
    severity: 'error',
    rule: 'too-deep',
    message: 'the text is nested too deeply to be read',
    mend: 'look for long runs of > or -, and for blocks that have no end',
    place: source.at(deep ?? node?.position?.start.offset ?? 0),
  });
  return { type: 'root', children: [] };
}

function nodeAtDepth(tree: Root, depth: number): Nodes | undefined {
  let level: readonly Nodes[] = [tree];
  for (let step = 0; step < depth; step += 1)
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  return level[0];
}

/** The tree of one line: `1. April`, `# 7` and `- and yet` are its words, not a list or a heading. */
export const parseLine = (text: string): Root => lines.parse(text);

/**
 * Only `:::name … :::`. The text form eats `12:30` and `ئاپتور:ئەھمەد` (remarkjs/remark-directive#5), and the one-line form
 * `::name` has no use here; both stay as typed.
 */
function blockDirectives(this: Processor): void {
  const data = this.data();
  const extension = directive();
  const colon = 58;
  const forms = extension.flow?.[colon];
  const [container] = Array.isArray(forms) ? forms : [forms];
  (data.micromarkExtensions ??= []).push(container ? { flow: { [colon]: container } } : {});
  (data.fromMarkdownExtensions ??= []).push(directiveFromMarkdown({ verbose: true }));
}

function onlyPhrasing(this: Processor): void {
  (this.data().micromarkExtensions ??= []).push({ disable: { null: BLOCKS.split(' ') } });
}
