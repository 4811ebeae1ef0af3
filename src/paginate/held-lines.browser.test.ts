/** Lines held where they were found, and lines chosen anew, in the page itself: words of every script, at the very letters. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, type LaunchedBrowser } from '../browser/index.js';
import { composeGenerated, generatedIssues } from './generated-issues.test.kit.js';
import { openTabs } from './open-tabs.js';
import type { LayoutTab } from './tab.js';

const TEXTS = {
  english:
    'Every­one has the right to free­dom of opin­ion and ex­pres­sion; this right in­cludes free­dom to hold opin­ions with­out in­ter­fer­ence and to seek, re­ceive and im­part in­for­ma­tion and ideas through any me­dia and re­gard­less of fron­tiers.',
  mixed:
    'Die <em>An­er­ken­nung</em> der an­ge­bo­re­nen Wür­de <span lang="ug">قا­نۇن­نىڭ قوغ­دى­شى­دىن</span> und der glei­chen und un­ver­äu­ßer­li­chen Rech­te al­ler Mit­glie­der der Ge­mein­schaft der Men­schen 这些权利和自由 bil­det die Grund­la­ge von Frei­heit und Ge­rech­tig­keit.',
  uyghur:
    'ھەم­مە ئادەم قا­نۇن­نىڭ قوغ­دى­شى­دىن بەھ­رى­مەن بو­لۇش­قا ھو­قۇق­لۇق ھەم­مە ئادەم ھەر­قاي­سى دۆ­لەت­لەر­نىڭ زې­مى­نى­دا ئەر­كىن كو­چۇش­كە ۋە ئول­تۇ­راق­لى­شىش­قا ھو­قۇق­لۇق ھەم­مە ئادەم ھەر­قان­داق دۆ­لەت­تىن چى­قىپ كې­تىش­كە ۋە ئۆز دۆ­لى­تى­گە قاي­تىپ كې­لىش­كە ھو­قۇق­لۇق.',
} as const;
type Name = keyof typeof TEXTS;
const NAMES: readonly Name[] = ['english', 'mixed', 'uyghur'];
const LANG: Readonly<Record<Name, string>> = { english: 'en', mixed: 'de', uyghur: 'ug' };

/** What the page says of a paragraph: with which letters its lines begin, and what is on it. */
interface Seen {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly narrowed: readonly string[];
  readonly text: string;
  readonly heights: readonly number[];
}

const folder = mkdtempSync(join(tmpdir(), 'galley-held-'));
let launched: LaunchedBrowser;
let tab: LayoutTab;

beforeAll(async () => {
  launched = await launchBrowser();
  const { edition, sheet } = await composeGenerated(folder, generatedIssues(1)[0]!);
  const { tabs } = await openTabs(launched.browser, edition, { sheet, count: 1 });
  tab = tabs[0]!;
});
afterAll(async () => {
  await launched?.close();
  rmSync(folder, { recursive: true });
});

/** A string, because what it imports means something only in the page. */
const look = (
  name: Name,
  change: 'holdLines' | 'breakAnew' | 'nothing',
  then = 'inlineSize = "179px"',
): Promise<Seen> =>
  tab.page.evaluate(`(async () => {
    const lines = await import('/in-page/lines/index.js');
    const dir = '${name}' === 'uyghur' ? 'rtl' : 'ltr';
    document.body.innerHTML = '<div class="column" style="inline-size:180px;font-size:14px;line-height:21px"><p lang="${LANG[name]}" dir="' + dir + '" style="margin:0;text-align:justify;hyphens:manual">' + ${JSON.stringify(TEXTS[name])} + '</p></div>';
    const p = document.querySelector('p');
    const begins = () => {
      const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      const found = [];
      let middle = -Infinity;
      let sign = '';
      while (walker.nextNode()) {
        const node = walker.currentNode;
        for (let at = 0; at < node.length; at += 1) {
          const isAfterHyphen = sign === '\\u00ad';
          sign = node.data[at];
          if (/[\\s\\u00ad]/.test(sign)) continue;
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const all = [...range.getClientRects()];
          const rects = all.length > 1 ? all.filter((each) => each.width > 0) : all;
          const rect = lines.letterRect(rects, { isRtl: dir === 'rtl', isAfterHyphen });
          if (!rect || (rect.top + rect.bottom) / 2 < middle + 12) continue;
          middle = (rect.top + rect.bottom) / 2;
          found.push(node.data.slice(at).replaceAll('\\u00ad', '').slice(0, 2));
        }
      }
      return found;
    };
    const heights = [p.offsetHeight];
    const before = begins();
    if ('${change}' !== 'nothing') lines['${change}'](p);
    heights.push(p.offsetHeight);
    const after = begins();
    p.parentElement.style.${then};
    return { before, after, narrowed: begins(), text: p.textContent, heights };
  })()`) as Promise<Seen>;

const plain = (markup: string): string => markup.replaceAll(/<[^>]+>|\u00ad/gu, '');
/** Without what layout adds: hyphens at line ends, and soft ones that hold a joined word together. */
const read = (text: string): string => text.replaceAll(/\u00ad/gu, '').replaceAll(/(?<=\p{L})-(?=\p{L})/gu, '');

describe('lines that are held', () => {
  it.each(NAMES)('begin with the letters they began with, and lose none: %s', async (name) => {
    const { before, after, narrowed, text, heights } = await look(name, 'holdLines');
    expect(before.length).toBeGreaterThan(6);
    expect(after).toEqual(before);
    expect(narrowed, 'even where a column is narrower').toEqual(before);
    expect(heights[1]).toBe(heights[0]);
    expect(read(text)).toBe(plain(TEXTS[name]));
  });

  it('would not be, if nothing held them', async () => {
    const { before, narrowed } = await look('english', 'nothing', 'inlineSize = "150px"');
    expect(narrowed).not.toEqual(before);
  });
});

describe('lines that are chosen anew', () => {
  it.each(NAMES)('are as many as they were, and of the same words: %s', async (name) => {
    const { before, after, text, heights } = await look(name, 'breakAnew');
    expect(after).toHaveLength(before.length);
    expect(heights[1]).toBe(heights[0]);
    expect(read(text)).toBe(plain(TEXTS[name]));
  });

  it('leave no soft hyphen but where a joined word is divided', async () => {
    expect((await look('english', 'breakAnew')).text).not.toContain('\u00AD');
    const { text, after } = await look('uyghur', 'breakAnew');
    expect(text.match(/\u00AD/gu)!.length).toBeLessThan(after.length);
  });
});
