/** Parts share a tab and its style sheet, and nothing else: each is laid out as if it were the first. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, type LaunchedBrowser } from '../browser/index.js';
import { openTabs } from './open-tabs.js';

// Whatever Paged.js remembers from page to page.
const CSS = `
  @page { size: 90mm 90mm; margin: 20mm; @top-left { content: string(head); } @top-right { content: element(runner); } }
  .part { break-before: page; counter-reset: item; counter-reset: page 5; }
  h1 { string-set: head content(text); }
  .runner { position: running(runner); }
  .fixed { position: fixed; top: 0; }
  p { counter-increment: item; }
  p::before { content: counter(item) }
  .note { float: footnote; }
`;
const SHEET = { trimWidthMm: 90, trimHeightMm: 90, laidBleedMm: 0 };

const paragraphs = `<p>${'some words that fill the page '.repeat(20)}</p>`.repeat(3);
const full = `<section class="part"><h1>Head</h1><div class="runner">Runner</div><div class="fixed">Fixed</div>
  ${paragraphs}<p>Called<span class="note">A note</span></p></section>`;
const bare = `<section class="part">${paragraphs}</section>`;

let opened: LaunchedBrowser;
beforeAll(async () => {
  opened = await launchBrowser();
});
afterAll(() => opened.close());

/** All given at once to one tab. */
async function layInTurn(parts: readonly string[]): Promise<readonly (readonly string[])[]> {
  const edition = { css: CSS, breakCss: '', assets: [], lang: 'en' };
  const { tabs } = await openTabs(opened.browser, edition, { sheet: SHEET, count: 1 });
  const laid = await Promise.all(parts.map((html) => tabs[0]!.lay([{ html }])));
  await tabs[0]!.page.close();
  return laid.map(({ pages }) => pages);
}

it('leaves nothing of a part to the next', async () => {
  const [[alone], [first, second, third]] = await Promise.all([layInTurn([bare]), layInTurn([full, bare, full])]);
  expect(first!.join('')).toMatch(/Fixed.*Runner|Runner.*Fixed/su);
  expect(first!.length).toBeGreaterThan(2);
  expect(second).toEqual(alone);
  expect(third).toEqual(first);
});
