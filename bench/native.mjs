/** The lower bound: our engine prints a page as it is, without notes, running heads or page numbers. */

import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { launchBrowser } from '../dist/browser/index.js';

const [html, pdf] = process.argv.slice(2);
const ORIGIN = 'https://native.invalid/';
const { browser, close } = await launchBrowser({});
const page = await browser.newPage();
await page.setRequestInterception(true);
page.on('request', (request) => {
  const path = decodeURI(new URL(request.url()).pathname.slice(1));
  try {
    const body = readFileSync(path === '' ? html : join(dirname(html), path));
    const contentType = path === '' ? 'text/html' : undefined;
    void request.respond({ status: 200, body, ...(contentType && { contentType }) });
  } catch {
    void request.abort();
  }
});
await page.goto(ORIGIN, { waitUntil: 'load' });
writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, timeout: 0 }));
await close();
