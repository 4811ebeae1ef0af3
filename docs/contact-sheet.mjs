/**
 * Draws all pages of the sample issue, spread by spread, from a finished build of it:
 *
 *     npx galley build 2020-12 && npm run contact-sheet
 */

import { readFile, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { drawPages } from '../dist/proofs/index.js';

const PDF = new URL('../output/2020-12/istiqlal-2020-12.pdf', import.meta.url);
const SHEET = new URL('contact-sheet.png', import.meta.url);
const PAPER = { channels: 3, background: '#d9d6d0' };
const PAGE_PX = 228;
const SPREADS_A_ROW = 4;
const GAP_PX = 18;
/** Between the pages of a spread. */
const FOLD_PX = 2;
const SPREAD_PX = 2 * PAGE_PX + FOLD_PX;

const pages = await drawPages(await readFile(PDF), { widthPx: PAGE_PX });
const spreads = spreadsOf(pages);
const height = Math.max(...pages.map(({ heightPx }) => heightPx));
const rows = Math.ceil(spreads.length / SPREADS_A_ROW);
const size = {
  width: SPREADS_A_ROW * (SPREAD_PX + GAP_PX) + GAP_PX,
  height: rows * (height + GAP_PX) + GAP_PX,
};
const sheet = await sharp({ create: { ...size, ...PAPER } })
  .composite(spreads.flatMap((spread, index) => spread.map((page) => placed(page, index))))
  .png({ palette: true, colours: 64, effort: 10 })
  .toBuffer();
await writeFile(SHEET, sheet);
console.log(`docs/contact-sheet.png: ${pages.length} pages, ${Math.round(sheet.length / 1000)} KB`);

/** Facing pages, left and right. The first page is a right one: beside it stands the back cover, the last of an even number. */
function spreadsOf(all) {
  const spreads = [[]];
  for (const [index, { png }] of all.entries()) {
    const side = index % 2 === 0 ? 1 : 0;
    const isBack = side === 0 && index === all.length - 1;
    if (side === 0 && !isBack) spreads.push([]);
    (isBack ? spreads[0] : spreads.at(-1)).push({ png, side });
  }
  return spreads;
}

function placed({ png, side }, index) {
  return {
    input: png,
    left: GAP_PX + (index % SPREADS_A_ROW) * (SPREAD_PX + GAP_PX) + side * (PAGE_PX + FOLD_PX),
    top: GAP_PX + Math.floor(index / SPREADS_A_ROW) * (height + GAP_PX),
  };
}
