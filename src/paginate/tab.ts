/** A tab ready to lay pages out: fonts loaded, Paged.js and our own code in place. */

import type { Browser, Page } from 'puppeteer-core';
import { ToolError } from '../diagnostic.js';
import type { Assembly, AssemblyOptions, PartPages } from './in-page/assemble.js';
import type { GroupToLay, LaidGroup } from './in-page/lay.js';
import type { PartToStand, Standing } from './in-page/stand.js';
import { ORIGIN, serveTab } from './origin.js';

export interface LayoutTab {
  readonly page: Page;
  /** Puts in what all pages of an edition need. Once, and before anything else. */
  readonly furnish: (files: ReadonlyMap<string, Uint8Array>, shell: Shell) => Promise<void>;
  /** Takes its turn: a group may be given while another is laid out. */
  readonly lay: (group: GroupToLay) => Promise<LaidGroup>;
  readonly assemble: (parts: readonly PartPages[], options: AssemblyOptions) => Promise<Assembly>;
  /** What the tab asked for and was refused, and errors its page reported. */
  readonly complaints: () => readonly string[];
}

/** Loads one of our modules in the page. A string, because the path means something only there. */
const inPage = (module: string, name: string): string =>
  `import('/in-page/${module}.js').then((m) => { window.${name} = m.${name}; })`;

/** What stands in the tab before the first page. */
export interface Shell {
  readonly ownCss: string;
  /** The sheet to lay out with, which Paged.js converts. */
  readonly css: string;
  /** Of the edition: what is laid out must look as it will when the pages are assembled. */
  readonly lang: string;
}

const MODULES = [
  ['styled', 'wear'],
  ['lay', 'layGroup'],
  ['assemble', 'assemble'],
] as const;

/** Where the pages of all parts are served: in a call the browser would take three times as long over so much markup. */
const PARTS = 'parts.json';

/** @param engine Paged.js and our own code for the page */
export async function openTab(browser: Browser, engine: ReadonlyMap<string, Uint8Array>): Promise<LayoutTab> {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => void errors.push(error instanceof Error ? error.message : String(error)));
  for (const preparation of PREPARATIONS) await page.evaluateOnNewDocument(preparation);
  const served = new Map([...engine, ['pages.html', new TextEncoder().encode(SHELL)]]);
  const refused = await serveTab(page, served);
  await page.goto(`${ORIGIN}pages.html`, { waitUntil: 'load' });
  await Promise.all(MODULES.map(([module, name]) => page.evaluate(inPage(module, name))));
  return {
    page,
    furnish: async (files, shell) => {
      for (const [url, bytes] of files) served.set(url, bytes);
      await page.evaluate(furnishPage, shell);
    },
    lay: (group) => page.evaluate(callLay, group),
    assemble: (parts, options) => {
      served.set(PARTS, new TextEncoder().encode(JSON.stringify(parts)));
      return page.evaluate(callAssemble, PARTS, options);
    },
    complaints: () => [...errors, ...refused.map((url) => `refused to load ${url}`)],
  };
}

/** Puts the pages of parts into the tab, and tells what is other than the last time. */
export type Stand = (parts: readonly PartToStand[], options: AssemblyOptions) => Promise<Standing>;

/** A tab in which pages are to stand from now on. */
export async function standIn({ page }: LayoutTab): Promise<Stand> {
  await page.evaluate(inPage('stand', 'stand'));
  return async (parts, options) => page.evaluate(callStand, parts, options);
}

const SHELL = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>pages</title>
<style data-pagedjs-ignore></style><script src="/paged.js"></script></head><body></body></html>`;

// Paged.js takes its steps with requestAnimationFrame, which a tab in the background never gets: a second tab would
// wait for ever. Messages come at once in every tab. And it watches finished pages for changes of size, to lay them out
// anew at some later time: nothing changes here, and a page must not depend on when it is looked at.
function runWithoutFrames(): void {
  Reflect.deleteProperty(window, 'ResizeObserver');
  const waiting: FrameRequestCallback[] = [];
  const channel = new MessageChannel();
  window.steps = channel;
  channel.port1.addEventListener('message', () => waiting.shift()?.(performance.now()));
  channel.port1.start();
  window.requestAnimationFrame = (step) => {
    waiting.push(step);
    channel.port2.postMessage(0);
    return 0;
  };
}

// The first rectangle of a letter after a soft hyphen at a line's end is an empty one on the old line. Paged.js asks for
// the rectangle round both, takes the letter to be on the old page and breaks the word one letter too late.
function placeLettersByTheirLastLine(): void {
  const around = Reflect.get(Range.prototype, 'getBoundingClientRect');
  Range.prototype.getBoundingClientRect = function lastLine(this: Range): DOMRect {
    const { startContainer, startOffset, endContainer, endOffset } = this;
    const isLetter = startContainer instanceof Text && startContainer === endContainer && endOffset - startOffset === 1;
    return (isLetter && [...this.getClientRects()].at(-1)) || around.call(this);
  };
}

const PREPARATIONS = [runWithoutFrames, placeLettersByTheirLastLine];

async function furnishPage({ ownCss, css, lang }: Shell): Promise<void> {
  document.documentElement.lang = lang;
  const sheet = document.querySelector('style');
  if (sheet) sheet.textContent = ownCss;
  const fonts = [...document.fonts].map((font) => font.load().catch(() => undefined));
  await Promise.all([window.wear(css), ...fonts]);
}

declare global {
  interface Window {
    wear: (css: string) => Promise<void>;
    layGroup: (group: GroupToLay) => Promise<LaidGroup>;
    assemble: (parts: readonly PartPages[], options: AssemblyOptions) => Promise<Assembly>;
    stand: Stand;
    /** What the tab is doing. */
    working?: Promise<unknown>;
    /** What its steps are passed on by. */
    steps: MessageChannel;
  }
}

// The browser holds the promise it waits for only weakly, and gave up on one now and then: the page holds it too.
function callLay(group: GroupToLay): Promise<LaidGroup> {
  const before = Promise.resolve(window.working).catch(() => undefined);
  const laying = before.then(() => window.layGroup(group));
  window.working = laying;
  return laying;
}
function callAssemble(url: string, options: AssemblyOptions): Promise<Assembly> {
  const fetched = fetch(url).then((response) => response.json());
  const assembling = fetched.then((parts: readonly PartPages[]) => window.assemble(parts, options));
  window.working = assembling;
  return assembling;
}

/** All that runs in the page and is not among the files served to it. */
export const tabScripts: readonly string[] = [...PREPARATIONS, furnishPage, callLay].map(String);
const callStand = (parts: readonly PartToStand[], options: AssemblyOptions): Promise<Standing> =>
  (window.working = window.stand(parts, options));

/** Ends a wait that has grown hopeless with a word on what was being done. Seconds. */
export async function within<T>(seconds: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new ToolError(
          `${what} took longer than ${seconds} seconds`,
          'Shorten what it lays out, or look for a rule in styles/ that no page can meet.',
        ),
      );
    }, seconds * 1000);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
