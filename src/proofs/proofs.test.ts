/** A change of a page is found, a change of its rendering is not. */

import { readFileSync } from 'node:fs';
import sharp, { type Region } from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { ToolError } from '../diagnostic.js';
import { changesPage, compareProofs, drawPages, drawProofs, type ProofChange, type Proofs } from './index.js';

const pdf = readFileSync(new URL('../pdf/fixtures/specimen.pdf', import.meta.url));
const PARTS = [
  { id: 'story', first: 1, last: 1 },
  { id: 'brief', first: 1, last: 2 },
];

let approved: Proofs;
let page: Uint8Array;
beforeAll(async () => {
  approved = await drawProofs(pdf, 'ltr', PARTS);
  page = approved.get('ltr-story-1')!;
});

/** The first line of text under the title. */
const LINE = { left: 34, top: 53, width: 140, height: 7 };

const changed = (png: Uint8Array): Promise<readonly ProofChange[]> =>
  compareProofs(new Map([['a', page]]), new Map([['a', png]]));

/** The page with a box of it drawn so many pixels lower, over what stood there. */
async function lowered(box: Region, byPx: number): Promise<Uint8Array> {
  const input = await sharp(page).extract(box).toBuffer();
  return sharp(page)
    .composite([{ input, left: box.left, top: box.top + byPx }])
    .png()
    .toBuffer();
}

describe('drawing', () => {
  it('gives every page the width asked for, and its own height', async () => {
    const [one, two] = await drawPages(pdf, { widthPx: 200 });
    expect([one?.widthPx, two?.widthPx]).toEqual([200, 200]);
    expect(await sharp(one?.png).metadata()).toMatchObject({ width: 200, height: one?.heightPx, format: 'png' });
    const [second] = await drawPages(pdf, { widthPx: 200, pages: [2] });
    expect(second?.png).toEqual(two?.png);
  });

  it('names pages by the first part on them', () => {
    expect([...approved.keys()]).toEqual(['ltr-story-1', 'ltr-brief-2']);
  });

  it('gives the same bytes again', async () => {
    expect(await drawProofs(pdf, 'ltr', PARTS)).toEqual(approved);
  });

  it('throws a tool error for what is no PDF', async () => {
    await expect(drawPages(Buffer.from('no PDF'), { widthPx: 100 })).rejects.toThrow(ToolError);
  });
});

describe('comparing', () => {
  it('finds nothing in the same pages', async () => {
    expect(await compareProofs(approved, approved)).toEqual([]);
  });

  it('does not mind edges drawn a tenth of a pixel aside', async () => {
    const aside = await sharp(page).affine([1, 0, 0, 1], { odx: 0.1, ody: 0.1, interpolator: 'bilinear' }).toBuffer();
    const { width, height } = await sharp(page).metadata();
    const png = await sharp(aside).extract({ left: 0, top: 0, width, height }).png().toBuffer();
    expect(await sharp(png).raw().toBuffer()).not.toEqual(await sharp(page).raw().toBuffer());
    expect(await changed(png)).toEqual([]);
  });

  it('finds a line of text that moved by half its height, and marks where', async () => {
    const [change, ...more] = await changed(await lowered(LINE, 3));
    expect(more).toEqual([]);
    expect(change).toMatchObject({ name: 'a', how: expect.stringMatching(/^\d+ pixels differ$/u) });
    expect(await reddest(change!.difference!)).toBeGreaterThan(6);
  });

  it('finds a page that is new, gone or of another size', async () => {
    const small = await sharp(page).resize(100).png().toBuffer();
    const before = new Map([
      ['same', page],
      ['gone', page],
      ['size', page],
    ]);
    const after = new Map([
      ['new', page],
      ['same', page],
      ['size', small],
    ]);
    const found = (await compareProofs(before, after)).map(({ name, how }) => `${name} ${how}`);
    expect(found).toEqual(['new was not there', 'size has another size', 'gone is gone']);
  });
});

/** How many pixels are marked as different. */
async function reddest(png: Uint8Array): Promise<number> {
  const { data } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return Array.from({ length: data.length / 3 }, (_, index) => data.subarray(3 * index, 3 * index + 3)).filter(
    ([red, green, blue]) => red === 255 && green === 0 && blue === 0,
  ).length;
}

describe('the page of changes', () => {
  it('shows approved, new and difference side by side', async () => {
    const html = changesPage(await changed(await lowered(LINE, 3)));
    expect(html).toContain('Pages that changed: 1');
    expect(html.match(/<figcaption>\w+/gu)).toEqual([
      '<figcaption>approved',
      '<figcaption>new',
      '<figcaption>difference',
    ]);
    expect(html.match(/src="data:image\/png;base64,iVBOR/gu)).toHaveLength(3);
  });

  it('says so when nothing changed', () => {
    expect(changesPage([])).toContain('Every page is as it was approved');
  });
});
