/** A browser kept at hand for an issue that is being written: laying out again costs what changed, and no more. */

import type { Browser } from 'puppeteer-core';
import { launchBrowser } from '../browser/index.js';
import type { Diagnostic } from '../diagnostic.js';
import type { Extent, MeasuredPage, Sheet } from '../pages.js';
import { copyFindings, extentsOf } from './copyfit.js';
import { layoutFindings } from './findings.js';
import { groupsOf, partPages, type Group, type LaidPart } from './groups.js';
import { laidPage } from './laid-page.js';
import { layParts, layWith, type Lay } from './lay-parts.js';
import type { MeasuredLayout } from './in-page/measure/index.js';
import type { PartToStand } from './in-page/stand.js';
import { openTabs, type OpenTabs } from './open-tabs.js';
import type { PagesToMake } from './index.js';
import { standIn, type Stand } from './tab.js';

export interface DeskOptions {
  /** Path of a browser, or a `ws://` endpoint. */
  readonly browser?: string;
  readonly signal?: AbortSignal;
}

/** An issue on the desk. */
export interface Desk {
  /** Lays out what is not as it was the last time. One call after another. */
  readonly lay: (edition: PagesToMake, sheet: Sheet) => Promise<Proof>;
  readonly close: () => Promise<void>;
}

/** Pages to be shown in a browser, and what there is to say of them. */
export interface Proof {
  /** Style sheets to show them with, when they are not those of the proof before: then all pages have their `html`. */
  readonly css?: string;
  /** In order. */
  readonly leaves: readonly ProofLeaf[];
  /** What was measured on them; their text is not read. */
  readonly pages: readonly MeasuredPage[];
  readonly extents: readonly Extent[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A page to be shown. */
export interface ProofLeaf {
  /** The same as long as the page is not laid out anew, wherever it goes. */
  readonly id: number;
  readonly part: string;
  /** When it is not as in the proof before. */
  readonly html?: string;
}

const TABS = 2;

/** @throws ToolError when the browser cannot be started. */
export async function openDesk({ browser, signal }: DeskOptions): Promise<Desk> {
  const launched = await launchBrowser({ ...(browser !== undefined && { browser }), ...(signal && { signal }) });
  const memory: Memory = { groups: new Map(), layouts: new Map() };
  let set: Setting | undefined;
  const lay = async (edition: PagesToMake, sheet: Sheet): Promise<Proof> => {
    signal?.throwIfAborted();
    const key = settingKey(edition, sheet);
    if (set?.key !== key) {
      await Promise.all((set?.tabs ?? []).map(async ({ page }) => page.close()));
      memory.layouts = new Map();
      set = await openSetting(launched.browser, edition, { key, sheet });
    }
    return prove(set, edition, memory);
  };
  return { lay, close: async () => launched.close() };
}

/** Kept from proof to proof: only what the last one was made of. */
interface Memory {
  /** By what names them: the first part, and the number of its first page where that matters. */
  groups: ReadonlyMap<string, LaidBefore>;
  /** By the ids of leaves. */
  layouts: ReadonlyMap<number, MeasuredLayout>;
}

/** A group as it was given, and what became of it. */
interface LaidBefore {
  readonly setting: Setting;
  readonly group: Group;
  readonly laid: readonly LaidPart[];
  /** Another for every layout. */
  readonly key: string;
}

/** Tabs set up for one look of an edition: its fonts, pictures and style sheets. */
interface Setting extends OpenTabs {
  readonly key: string;
  readonly stand: Stand;
  /** Keys of the groups that stand, by the id of their first part. */
  standing: ReadonlyMap<string, string>;
}

async function openSetting(
  browser: Browser,
  edition: PagesToMake,
  { key, sheet }: { readonly key: string; readonly sheet: Sheet },
): Promise<Setting> {
  const open = await openTabs(browser, edition, { sheet, count: TABS + 1 });
  const last = open.tabs.at(-1);
  if (!last) throw new Error('no tab was opened');
  return { ...open, key, stand: await standIn(last), standing: new Map() };
}

const settingKey = ({ css, breakCss, assets, lang, dir }: PagesToMake, sheet: Sheet): string =>
  JSON.stringify([css, breakCss, assets.map(({ url }) => url), lang, dir, sheet]);

async function prove(set: Setting, edition: PagesToMake, memory: Memory): Promise<Proof> {
  const used = new Map<string, LaidBefore>();
  const { lang, dir, title } = edition;
  const lay = remembering(set, memory, used);
  const parts = await layParts(groupsOf(edition.parts), { tabs: set.tabs.slice(0, TABS), dir, lay });
  memory.groups = used;
  // Of a group that was laid out again for its spreads, the second time counts.
  const keys = new Map([...used.values()].map(({ key, group: [head] }) => [head?.id ?? '', key]));
  const standing = await set.stand(partsToStand(parts, keys, set.standing), { lang, dir, title });
  set.standing = keys;
  memory.layouts = new Map(
    standing.pages.flatMap(({ id, layout = memory.layouts.get(id) }) => (layout ? [[id, layout]] : [])),
  );
  const extents = extentsOf(
    standing.pages.map(({ part }) => part),
    parts,
  );
  return {
    ...(standing.css !== undefined && { css: standing.css }),
    leaves: standing.pages.map(({ id, part, html }) => ({ id, part, ...(html !== undefined && { html }) })),
    pages: standing.pages.map(({ id, part }, index) => measured({ id, part, number: index + 1 }, memory, edition)),
    extents,
    diagnostics: [...layoutFindings(parts), ...copyFindings(edition, extents, parts)],
  };
}

/** Lays out only groups that are not what they were, on the page they were on. */
function remembering(setting: Setting, memory: Memory, used: Map<string, LaidBefore>): Lay {
  const lay = layWith();
  return async (tab, group, firstNumber) => {
    const name = `${group[0]?.id} ${firstNumber ?? ''}`;
    const before = memory.groups.get(name);
    const isKnown = before?.setting === setting && isSame(before.group, group);
    const now = isKnown ? before : { setting, group, laid: await lay(tab, group, firstNumber), key: nextKey() };
    used.set(name, now);
    return [...now.laid];
  };
}

const isSame = (one: Group, other: Group): boolean =>
  one.length === other.length &&
  one.every(({ id, html, fit, start }, index) => {
    const beside = other[index];
    return beside?.id === id && beside.html === html && beside.fit === fit && beside.start === start;
  });

let keys = 0;
const nextKey = (): string => String((keys += 1));

/** Pages go to the tab only where others stand there. */
function partsToStand(
  parts: readonly LaidPart[],
  keys: ReadonlyMap<string, string>,
  standing: ReadonlyMap<string, string>,
): PartToStand[] {
  return partPages(parts).map(({ pages, ...part }) => {
    const key = keys.get(part.id) ?? '';
    return { ...part, key, ...(standing.get(part.id) !== key && { pages }) };
  });
}

const NOTHING: MeasuredLayout = { blocks: [], columns: [], pictures: [], overflows: [], strangers: [] };

function measured(
  { id, part, number }: { readonly id: number; readonly part: string; readonly number: number },
  { layouts }: Memory,
  { parts }: PagesToMake,
): MeasuredPage {
  return laidPage({ number, part, pieces: [], furniture: '', layout: layouts.get(id) ?? NOTHING }, parts);
}
