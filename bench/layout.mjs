/**
 * What layout costs beside stock Paged.js: the same generated articles through both, in turns, in one tab each.
 *
 *     npm run bench:layout            [articles of each issue, 4] [rounds, 3]
 *
 * Prints milliseconds a page, each article at its quickest, and their ratio; ends with 1 when the ratio is over the goal.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../dist/browser/index.js';
import { composeGenerated, generatedIssues } from '../dist/paginate/generated-issues.test.kit.js';
import { openTabs } from '../dist/paginate/open-tabs.js';

const GOAL = 1.5;
const SECONDS = 30;
const [each = 4, rounds = 3] = process.argv.slice(2).map(Number);

/** The filler takes bodies that stand in their part; Paged.js lays out the others. */
const forPagedJs = (html) =>
  html
    .replace('<div class="body">', '<div><div class="body">')
    .replace(/<\/div>\s*<\/article>\s*$/u, '</div></div></article>');

async function lay(tab, html) {
  const begun = performance.now();
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, SECONDS * 1000);
  });
  const laid = await Promise.race([tab.lay([{ html }]).catch(() => undefined), late]);
  clearTimeout(timer);
  return laid && { ms: performance.now() - begun, pages: laid.pages.length };
}

const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'));
const { browser, close } = await launchBrowser({});
const sums = { ours: { ms: 0, pages: 0 }, stock: { ms: 0, pages: 0 } };
const failed = [];
try {
  for (const issue of generatedIssues(each)) {
    const { edition, sheet } = await composeGenerated(folder, issue);
    const { tabs } = await openTabs(browser, edition, { sheet, count: 2 });
    const [own, other] = tabs;
    for (const { slug } of issue.articles) {
      const html = edition.parts.find(({ id }) => id === slug).html;
      const ways = { ours: () => lay(own, html), stock: () => lay(other, forPagedJs(html)) };
      // The first time fonts and styles are met for both.
      const warm = { ours: await ways.ours(), stock: await ways.stock() };
      if (!warm.ours || !warm.stock) {
        failed.push(`${slug} (${warm.stock ? 'ours' : 'Paged.js'})`);
        // Its tab may still be at work.
        break;
      }
      const best = { ours: Infinity, stock: Infinity };
      for (let round = 0; round < rounds; round += 1) {
        for (const way of round % 2 === 0 ? ['ours', 'stock'] : ['stock', 'ours']) {
          // The quickest of all rounds: what else the machine does only ever adds.
          best[way] = Math.min(best[way], (await ways[way]()).ms);
        }
      }
      for (const way of ['ours', 'stock']) {
        sums[way].ms += best[way];
        sums[way].pages += warm[way].pages;
      }
    }
    await Promise.all(tabs.map(({ page }) => page.close()));
  }
} finally {
  await close();
  rmSync(folder, { recursive: true });
}

const perPage = ({ ms, pages }) => ms / pages;
const tell = (sum) => `${perPage(sum).toFixed(1)} ms/page (${sum.pages} pages)`;
const ratio = perPage(sums.ours) / perPage(sums.stock);
if (failed.length > 0) console.log(`not laid out, nor what follows in its issue: ${failed.join(', ')}`);
console.log(`ours ${tell(sums.ours)}, Paged.js ${tell(sums.stock)}: ratio ${ratio.toFixed(2)}, goal ${GOAL} at most`);
process.exitCode = ratio <= GOAL ? 0 : 1;
