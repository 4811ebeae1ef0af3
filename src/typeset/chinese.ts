/** Chinese words in text of another language: `<span lang="zh-Hans">`, so that they get their typeface. */

import type { Element, Root } from 'hast';
import { leafText, readPassages } from './leaves.js';
import type { Leaf, Scope } from './leaves.js';
import { classifier, findRuns } from './runs.js';
import type { Run } from './runs.js';
import { readTag } from './tags.js';
import { wrapRuns } from './wrap.js';

const HAN = /\p{Script=Han}/u;
const HAN_OR_MARK = /[\p{Script=Han}\u3001-\u303F\uFF01-\uFF65]/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const WITH_HAN = new Set(['zh', 'ja', 'ko', 'yue', 'lzh']);

/** Marks Chinese words and the marks between them. Kana in the passage make the words Japanese, and they stay bare. */
export function markChinese(root: Root, scope: Scope): void {
  for (const leaves of readPassages(root, scope)) {
    const text = leaves.map(leafText).join('');
    if (!HAN.test(text) || KANA.test(text) || !leaves.every((leaf) => leaf.scope.markup)) continue;
    const runs = findRuns(text, leaves.map(classifyLeaf).join(''), { takesNumber: false });
    const words = runs.filter((run) => HAN.test(text.slice(...run)));
    wrapRuns(
      leaves,
      partsByLeaf(words, leaves, text).map((run) => ({ run, element: chineseSpan() })),
    );
  }
}

const classify = classifier((char) => (HAN_OR_MARK.test(char) ? 'F' : undefined));

const classifyLeaf = (leaf: Leaf): string =>
  leaf.kind !== 'text' || WITH_HAN.has(readTag(leaf.scope.lang).language)
    ? 'B'.repeat(leafText(leaf).length)
    : classify(leaf.node.value);

/** A language does not order text, so each text node of a run has a span of its own and none is left out. */
function partsByLeaf(runs: readonly Run[], leaves: readonly Leaf[], text: string): Run[] {
  let end = 0;
  return leaves.flatMap((leaf) => {
    const start = end;
    end += leafText(leaf).length;
    const parts = runs.map(([from, to]): Run => [Math.max(from, start), Math.min(to, end)]);
    return parts.filter(([from, to]) => from < to && HAN_OR_MARK.test(text.slice(from, to)));
  });
}

const chineseSpan = (): Element => ({
  type: 'element',
  tagName: 'span',
  properties: { lang: 'zh-Hans' },
  children: [],
});
