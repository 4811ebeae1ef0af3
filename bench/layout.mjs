/**
 * What layout costs beside stock Paged.js: the same generated articles through both, in turns, in one tab each.
 *
 *     npm run bench:layout            [articles of each issue, 4] [rounds, 3]
 *
 * Prints milliseconds a page and their ratio; ends with 1 when the ratio is over the goal.
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

async function lay(tab, html, css) {
  const begun = performance.now();
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, SECONDS * 1000);
  });
  const laid = await Promise.race([tab.lay([{ html }], css).catch(() => undefined), late]);
  clearTimeout(timer);
  return laid && { ms: performance.now() - begun, pages: laid.pages.length };
}

const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'));
const { browser, close } = await launchBrowser({});
const sums = Array.from({ length: rounds }, () => ({ ours: { ms: 0, pages: 0 }, stock: { ms: 0, pages: 0 } }));
const failed = [];
try {
  for (const issue of generatedIssues(each)) {
    const { edition, sheet } = await composeGenerated(folder, issue);
    const { tabs, css } = await openTabs(browser, edition, { sheet, count: 2 });
    const [own, other] = tabs;
    for (const { slug } of issue.articles) {
      const html = edition.parts.find(({ id }) => id === slug).html;
      const ways = { ours: () => lay(own, html, css), stock: () => lay(other, forPagedJs(html), css) };
      // The first time fonts and styles are met for both.
      const warm = { stock: await ways.stock(), ours: await ways.ours() };
      if (!warm.stock || !warm.ours) {
        failed.push(`${slug} (${warm.stock ? 'ours' : 'Paged.js'})`);
        if (!warm.stock) break;
        continue;
      }
      for (let round = 0; round < rounds; round += 1) {
        for (const way of round % 2 === 0 ? ['ours', 'stock'] : ['stock', 'ours']) {
          const { ms, pages } = await ways[way]();
          sums[round][way].ms += ms;
          sums[round][way].pages += pages;
        }
      }
    }
    await Promise.all(tabs.map(({ page }) => page.close()));
  }
} finally {
  await close();
  rmSync(folder, { recursive: true });
}

const perPage = ({ ms, pages }) => ms / pages;
const ratios = sums.map(({ ours, stock }) => perPage(ours) / perPage(stock)).toSorted((a, b) => a - b);
for (const [index, { ours, stock }] of sums.entries()) {
  const told = [ours, stock].map((sum) => `${perPage(sum).toFixed(1)} ms/page (${sum.pages} pages)`);
  console.log(
    `round ${index + 1}: ours ${told[0]}, Paged.js ${told[1]}, ratio ${(perPage(ours) / perPage(stock)).toFixed(2)}`,
  );
}
if (failed.length > 0) console.log(`not laid out: ${failed.join(', ')}`);
const middle = ratios[Math.floor(ratios.length / 2)];
console.log(`ratio ${middle.toFixed(2)}, goal ${GOAL.toFixed(2)} at most`);
process.exitCode = middle <= GOAL ? 0 : 1;
