/** What the browser makes of the stand-ins: pictures of the right size, and the real bytes even where a picture is cropped. */

import { launchBrowser, type LaunchedBrowser } from '../browser/index.js';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawPages } from '../proofs/index.js';
import { standIns } from './stand-ins.js';

/** No number divides both sides, and no crop of it ends between two of its pixels. */
const SIZE = { width: 1771, height: 2501 };

let opened: LaunchedBrowser;
let photograph: Buffer;
beforeAll(async () => {
  opened = await launchBrowser();
  // Red above, blue below: the crop shows which part is seen.
  const blue = {
    input: { create: { ...SIZE, height: 1250, channels: 3 as const, background: '#2040d0' } },
    top: 1251,
    left: 0,
  };
  photograph = await sharp({ create: { ...SIZE, channels: 3, background: '#d03020' } })
    .composite([blue])
    .jpeg()
    .toBuffer();
});
afterAll(() => opened.close());

async function printed(style: string): Promise<{ pdf: Uint8Array; natural: readonly number[] }> {
  const { files, restore } = await standIns([{ url: 'a.jpg', bytes: photograph }]);
  const source = Buffer.from(files[0]!.bytes).toString('base64');
  const page = await opened.browser.newPage();
  await page.setContent(`<style>@page { size: 400px; margin: 0 } body { margin: 0 } img { display: block; ${style} }</style>
    <img src="data:image/jpeg;base64,${source}">`);
  const natural = await page.$eval('img', (img) => [img.naturalWidth, img.naturalHeight, img.clientHeight]);
  const pdf = restore(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  await page.close();
  return { pdf, natural };
}

/** Colours down the middle of the page, from its head to its foot: red, blue, or paper. */
async function coloursOf(pdf: Uint8Array): Promise<string> {
  const [page] = await drawPages(pdf, { widthPx: 40 });
  const { data, info } = await sharp(page!.png)
    .extract({ left: 10, top: 0, width: 1, height: page!.heightPx })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const colours = Array.from({ length: info.height }, (_, row) => {
    const [red = 0, green = 0, blue = 0] = data.subarray(row * info.channels);
    return green > 200 ? '.' : red > 150 && blue < 100 ? 'r' : blue > 150 && red < 100 ? 'b' : '?';
  });
  return colours.join('');
}

it('have the size of the picture', async () => {
  const { natural, pdf } = await printed('inline-size: 200px');
  expect(natural).toEqual([1771, 2501, Math.round((200 * 2501) / 1771)]);
  expect(Buffer.from(pdf).includes(photograph)).toBe(true);
  expect(await coloursOf(pdf)).toMatch(/^r{13,15}.?b{13,15}.?\.{10,13}$/u);
});

it.each([
  ['50% 50%', /^r{9,11}.?b{9,11}.?\.{19,21}$/u],
  ['50% 0%', /^r{13,15}.?b{5,7}.?\.{19,21}$/u],
  ['50% 100%', /^r{5,7}.?b{13,15}.?\.{19,21}$/u],
])('give way to the whole picture where it is cropped about %s', async (focus, colours) => {
  const { pdf } = await printed(`inline-size: 200px; block-size: 200px; object-fit: cover; object-position: ${focus}`);
  expect(Buffer.from(pdf).includes(photograph)).toBe(true);
  expect(await coloursOf(pdf)).toMatch(colours);
});
