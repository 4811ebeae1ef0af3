/** How long the preview takes from the write of a file to the frame after its pages were swapped, in the browser that shows them. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openReader, pagesIn, shown } from '../dist/preview.test.kit.js';
import { preview } from '../dist/preview.js';
import { article, ISSUE } from './journal.mjs';
import { median } from './processes.mjs';

/** Milliseconds of each edit of an article. */
export async function timePreview(root, slugs, rounds) {
  const opened = await preview({ root, issue: ISSUE, port: 0 });
  const browser = await openReader();
  const index = Math.floor(slugs.length / 2);
  const path = join(root, 'issues', ISSUE, `${slugs[index]}.md`);
  const before = readFileSync(path, 'utf8');
  const times = [];
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1400, height: 900 });
    await page.goto(opened.url);
    const frame = await pagesIn(page);
    await shown(frame, 1);
    await page.waitForFunction(() => document.getElementById('tally')?.textContent !== '');
    for (let round = 1; round <= rounds; round += 1) {
      const count = await frame.evaluate(() => Number(document.documentElement.dataset.shown));
      const seen = frame.evaluate(
        (last) =>
          new Promise((resolve) => {
            const look = () => {
              if (Number(document.documentElement.dataset.shown) > last) requestAnimationFrame(() => resolve(Date.now()));
              else setTimeout(look, 1);
            };
            look();
          }),
        count,
      );
      const written = Date.now();
      writeFileSync(path, article(index, slugs, round));
      times.push((await seen) - written);
      // The checks, the judge and the web edition follow; the next edit comes when an editor's would.
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
  } finally {
    writeFileSync(path, before);
    await browser.close();
    await opened.close();
  }
  return median(times);
}
