/**
 * The half of Puppeteer that speaks to a browser, without the half that downloads and starts one: loads in 90 ms instead
 * of 190. An inner module, hence the exact version in package.json; should it go, `import('puppeteer-core')` does the same.
 */

import fs from 'node:fs';
import type { Browser, ConnectOptions } from 'puppeteer-core';

export async function connectPuppeteer(options: ConnectOptions): Promise<Browser> {
  const [{ connect }, { environment }] = await Promise.all([
    import('puppeteer-core/internal/puppeteer-core-browser.js'),
    import('puppeteer-core/internal/environment.js'),
  ]);
  // What the whole package does on loading: `addScriptTag({ path })` and `pdf({ path })` read and write files.
  Object.defineProperty(environment.value, 'fs', { value: fs, configurable: true });
  return connect(options);
}
