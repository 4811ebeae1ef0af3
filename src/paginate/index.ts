/** The door of pagination: the parts of an edition become pages, and the pages one PDF, printed once. */

import type { Diagnostic } from '../diagnostic.js';
import { noCache, type Cache } from '../cache/index.js';
import type { Extent, Fill, MeasuredPage, Sheet } from '../pages.js';
import { copyFindings, extentsOf } from './copyfit.js';
import { layoutFindings } from './findings.js';
import { groupsOf, partPages, type Group } from './groups.js';
import { fontNames } from './font-names.js';
import { laidPage } from './laid-page.js';
import { keepPages, type Keep } from './keep.js';
import { layParts, layWith } from './lay-parts.js';
import { furnish, furnishTabs } from './open-tabs.js';
import { engineFiles, type ServedFile } from './origin.js';
import type { LayoutTab } from './tab.js';
import { openWorkshop, type Workshop } from './workshop.js';

export { openWorkshop, type Workshop } from './workshop.js';
export { openDesk, type Desk, type DeskOptions, type Proof, type ProofLeaf } from './desk.js';

/** A stretch of an edition that begins on a page of its own. */
export interface PartToLay {
  readonly id: string;
  readonly html: string;
  readonly start: 'page' | 'left' | 'right' | 'continue';
  /** The editor's file, for findings. */
  readonly file: string;
  /** Whether its text may close up or open a little, to save or fill lines. */
  readonly fit?: 'tight' | 'loose';
  /** How many pages it may take. */
  readonly budget?: number;
  /** Its page is used as often as the binding needs, or not at all. */
  readonly fill?: Fill;
}

export interface PagesToMake {
  readonly parts: readonly PartToLay[];
  readonly css: string;
  /** Rules for the browser alone, which Paged.js must not see. */
  readonly breakCss: string;
  readonly assets: readonly ServedFile[];
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly title: string;
  /** How many pages all parts may take together, and the file that says so. */
  readonly budget?: { readonly pages: number; readonly file: string };
}

export interface PaginateOptions {
  readonly sheet: Sheet;
  /** Path of a browser, or a `ws://` endpoint. */
  readonly browser?: string;
  /** One that is being opened: it is closed when the pages are printed, which nobody waits for here. */
  readonly workshop?: Promise<Workshop>;
  /** Where pages of earlier builds are found, and these are kept. */
  readonly cache?: Cache;
  readonly signal?: AbortSignal;
  /** Called as parts are finished, with the pages laid out so far. */
  readonly onPages?: (pages: number) => void;
  /** Called when all parts are laid out: from here on the browser works alone, and the caller can prepare for what it prints. */
  readonly onLaid?: (pages: number) => void;
}

export interface Pagination {
  /** The browser's PDF: trim plus the laid bleed on every side, tagged, linked, outlined. */
  readonly pdf: Uint8Array;
  readonly pages: readonly MeasuredPage[];
  /** Pictures that came in inks, by the SHA-256 of the JPEG that stands for them in the PDF. */
  readonly inkPictures: ReadonlyMap<string, Uint8Array>;
  /** Of every part that has pages, in running order. */
  readonly extents: readonly Extent[];
  /** Names inside the font files of the theme. */
  readonly fonts: readonly string[];
  readonly engine: { readonly name: string; readonly version: string };
  readonly diagnostics: readonly Diagnostic[];
}

/** @throws ToolError when the browser cannot be started or a part finds no end. */
export async function paginate(edition: PagesToMake, options: PaginateOptions): Promise<Pagination> {
  const { sheet, cache = noCache, browser, signal } = options;
  const [workshop, furnishings] = await bothOrNeither(
    options.workshop ?? openWorkshop({ ...(browser !== undefined && { browser }), ...(signal && { signal }) }),
    furnish(edition, sheet),
  );
  try {
    const { engine } = workshop;
    const { pictures } = furnishings;
    const groups = groupsOf(edition.parts);
    const assets = edition.assets.map(({ url }) => url);
    const keep = keepPages(cache, { engine, ...furnishings, code: await engineFiles(), assets });
    const tabs = workshop.tabs.slice(0, await tabsFor(groups, keep));
    await furnishTabs(tabs, furnishings);
    const laid = await layParts(groups, { tabs, dir: edition.dir, lay: layWith(keep), ...options });
    const [tab] = tabs;
    if (!tab) throw new Error('no tab was opened');
    const { lang, dir, title } = edition;
    const parts = partPages(laid);
    // One goes on alone: the others' memory is free for what it prints.
    for (const { page } of workshop.tabs.slice(1)) page.close().catch(() => {});
    options.onLaid?.(parts.reduce((sum, { pages }) => sum + pages.length, 0));
    const assembly = await tab.assemble(parts, { lang, dir, title });
    const pdf = pictures.restore(await print(tab));
    const owners = assembly.pages.map(({ part }) => part);
    const extents = extentsOf(owners, laid);
    return {
      pdf,
      pages: assembly.pages.map((page) => laidPage(page, edition.parts)),
      extents,
      inkPictures: pictures.inks,
      fonts: fontNames(edition.assets),
      engine: { name: engine.name, version: engine.version },
      diagnostics: [...layoutFindings(laid), ...copyFindings(edition, extents, laid), ...complaints(tabs)],
    };
  } finally {
    const closing = workshop.close();
    if (!options.workshop) await closing;
  }
}

/** A workshop that nobody takes over must be closed. */
async function bothOrNeither<T>(opening: Promise<Workshop>, other: Promise<T>): Promise<[Workshop, T]> {
  try {
    return await Promise.all([opening, other]);
  } catch (error) {
    await opening.then(({ close }) => close()).catch(() => undefined);
    throw error;
  }
}

/** One that assembles and prints; no more than there are groups to lay out. */
async function tabsFor(groups: readonly Group[], keep: Keep): Promise<number> {
  const known = await Promise.all(groups.map((group) => keep.find(group)));
  return Math.max(1, known.filter((laid) => laid === undefined).length);
}

async function print({ page }: LayoutTab): Promise<Uint8Array> {
  return page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
    timeout: 0,
    waitForFonts: false,
  });
}

const complaints = (tabs: readonly LayoutTab[]): Diagnostic[] =>
  [...new Set(tabs.flatMap((tab) => tab.complaints()))].map((said) => ({
    severity: 'error',
    rule: 'page-error',
    message: `the page reported: ${said}`,
    place: { file: 'templates/print.hbs' },
  }));
