/** Words of style sheets are no text of the document, and are told all the same: the PDF has them. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, type LaunchedBrowser } from '../browser/index.js';
import { openTabs } from './open-tabs.js';

let opened: LaunchedBrowser;
beforeAll(async () => {
  opened = await launchBrowser();
});
afterAll(() => opened.close());

const HTML = `<section class="part"><h1>Title</h1><p class="marked">One</p>
  <ol><li>first</li><li>second</li></ol><div class="box"><p>Within</p></div></section>`;

async function furnitureOf(css: string, breakCss: string): Promise<string | undefined> {
  const { tabs } = await openTabs(
    opened.browser,
    { css, breakCss, assets: [], lang: 'en' },
    { sheet: { trimWidthMm: 100, trimHeightMm: 100, laidBleedMm: 0 }, count: 1 },
  );
  const [tab] = tabs;
  const { pages } = await tab!.lay([{ html: HTML }]);
  const options = { lang: 'en', dir: 'ltr', title: 'Words' } as const;
  const assembly = await tab!.assemble([{ id: 'a', start: 'page', pages }], options);
  await tab!.page.close();
  return assembly.pages[0]?.furniture;
}

it.each([
  ['of a class', '.marked::before { content: "Before " }', '', 'Before  1. 2.'],
  ['of an old spelling, among others', 'h2, .marked:after, h1:before { content: "Beside" }', '', 'Beside Beside 1. 2.'],
  ['of whatever stands in a box', '.box > ::after { content: "Inner" }', '', '1. 2. Inner'],
  ['of a condition', '', '@supports (color: red) { h1::after { content: "Asked" } }', 'Asked 1. 2.'],
  ['of a rule within a rule', '', '.box { & p { &::before { content: "Deep" } } }', '1. 2. Deep'],
])('%s', async (...[, css, breakCss, words]) => {
  expect(await furnitureOf(css, breakCss)).toBe(words);
});
