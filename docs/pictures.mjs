/**
 * Draws the pictures of the README and the guides from finished builds of the sample issue and the specimen:
 *
 *     npx galley build 2020-12 && npx galley specimen --texts own && npm run pictures
 */

import { readFile, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { launchBrowser } from '../dist/browser/index.js';
import { drawPages } from '../dist/proofs/index.js';

const ISSUE = '2020-12';
const output = new URL('../output/', import.meta.url);
const PAPER = { channels: 3, background: '#d9d6d0' };
const SMALL = { palette: true, colours: 192, effort: 10 };

const { screen, press } = await readBuild(output, ISSUE);
const { screen: specimen } = await readBuild(new URL('specimen/', output), 'ltr');

const overview = 'cover contents cotton cotton+1 huawei huawei+1 griezmann alibaba+1 cartoon icc threads references';
await save('pages.png', await sheet(screen, overview, { width: 264, columns: 6 }));
await save('article.png', await sheet(screen, 'cotton cotton+1', { width: 640, columns: 2 }));
await save('press.png', await sheet(press, 'cover cotton', { width: 480, columns: 2 }));
await save('grid.png', await sheet(specimen, 'grid', { width: 520, columns: 1 }));
await save('tokens.png', await sheet(specimen, 'colours type', { width: 480, columns: 2 }));
await save('openings.png', await sheet(specimen, 'feature report brief-1', { width: 400, columns: 3 }));
await save('web.png', await windows());

function save(name, picture) {
  return writeFile(new URL(name, import.meta.url), picture);
}

/** The PDFs of a build, each with what stands on its pages. */
async function readBuild(folder, issue) {
  const { parts, files } = JSON.parse(await readFile(new URL(`${issue}/build.json`, folder), 'utf8'));
  const open = async (pattern) => {
    const file = files.find(({ path }) => pattern.test(path));
    return file && { parts, pdf: await readFile(new URL(file.path, folder)) };
  };
  return { screen: await open(/^[^/]+\/[^/]+\.pdf$/), press: await open(/-press\.pdf$/) };
}

/** Pages side by side. A page is named by its part and its place in it: `cotton+1` is the second page of that article. */
async function sheet({ pdf, parts }, shown, { width, columns }) {
  const numbers = shown.split(' ').map((name) => {
    const [id, further = '0'] = name.split('+');
    return parts.find((part) => part.id === id).first + Number(further);
  });
  const pages = await drawPages(pdf, { pages: numbers, widthPx: width });
  const gap = 16;
  const height = Math.max(...pages.map((page) => page.heightPx));
  const rows = Math.ceil(pages.length / columns);
  const size = { width: columns * (width + gap) + gap, height: rows * (height + gap) + gap };
  return sharp({ create: { ...size, ...PAPER } })
    .composite(
      pages.map(({ png }, index) => ({
        input: png,
        left: gap + (index % columns) * (width + gap),
        top: gap + Math.floor(index / columns) * (height + gap),
      })),
    )
    .png(SMALL)
    .toBuffer();
}

/** The front page in a wide window, and an article on a telephone in the dark. */
async function windows() {
  const { browser, close } = await launchBrowser();
  try {
    const [height, gap] = [1000, 24];
    const wide = await screenshot(browser, { page: 'index.html', width: 1280, height, scheme: 'light' });
    const narrow = await screenshot(browser, { page: 'cotton.html', width: 400, height, scheme: 'dark' });
    const size = { width: 1280 + 400 + 3 * gap, height: height + 2 * gap };
    const both = await sharp({ create: { ...size, ...PAPER } })
      .composite([
        { input: wide, left: gap, top: gap },
        { input: narrow, left: 1280 + 2 * gap, top: gap },
      ])
      .png()
      .toBuffer();
    return await sharp(both).resize({ width: 1400 }).png(SMALL).toBuffer();
  } finally {
    await close();
  }
}

async function screenshot(browser, { page, width, height, scheme }) {
  const tab = await browser.newPage();
  await tab.setViewport({ width, height });
  await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await tab.goto(new URL(`web/${ISSUE}/${page}`, output).href, { waitUntil: 'networkidle0' });
  return tab.screenshot();
}
