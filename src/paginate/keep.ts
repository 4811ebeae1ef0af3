/** Pages of earlier builds, under everything they follow from. */

import type { Engine } from '../browser/index.js';
import { keyOf, type Cache } from '../cache/index.js';
import { sourcesOf, type Group } from './groups.js';
import type { LaidGroup } from './in-page/lay.js';
import { tabScripts, type Shell } from './tab.js';

/** Finds and keeps groups as they came out. @param firstNumber the number of its first page, where it is known */
export interface Keep {
  readonly find: (group: Group, firstNumber?: number) => Promise<LaidGroup | undefined>;
  readonly put: (laid: LaidGroup, group: Group, firstNumber?: number) => void;
}

export const keepNothing: Keep = { find: async () => undefined, put: () => {} };

interface Circumstances {
  readonly engine: Engine;
  /** What stands in every tab. */
  readonly shell: Shell;
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Paged.js and our own code for the page. */
  readonly code: ReadonlyMap<string, Uint8Array>;
  /** Addresses of the pictures and fonts among the files. */
  readonly assets: readonly string[];
}

/** Of a remote browser it is not known how it was started, nor on what machine: nothing is kept of it. */
export function keepPages(cache: Cache, circumstances: Circumstances): Keep {
  const { engine, shell, files, code, assets } = circumstances;
  if (engine.program === undefined) return keepNothing;
  const own = new Set(assets.filter((url) => isPlain(url) && !`${shell.css}${shell.ownCss}`.includes(nameOf(url))));
  const program = [engine.name, engine.version, engine.program];
  const sheets = [shell.css, shell.ownCss, shell.lang];
  const served = [...code, ...files].flatMap(([url, bytes]) => (own.has(url) ? [] : [url, bytes]));
  const shared = keyOf('laid group', ...program, ...sheets, ...tabScripts, ...served);
  const key = (group: Group, firstNumber?: number): string => {
    const sources = JSON.stringify(sourcesOf(group, firstNumber));
    const shown = [...own].filter((url) => sources.includes(nameOf(url)));
    return keyOf(shared, sources, ...shown.flatMap((url) => [url, files.get(url) ?? '']));
  };
  const found = new Map<string, Promise<LaidGroup | undefined>>();
  return {
    find: (...asked) => {
      const sought = key(...asked);
      const finding = found.get(sought) ?? find(cache, sought);
      found.set(sought, finding);
      return finding;
    },
    put: (laid, ...asked) => cache.put(key(...asked), [Buffer.from(JSON.stringify(laid))]),
  };
}

/** Markup spells such a name in one way only. One that is not plain is taken to concern every group. */
const isPlain = (url: string): boolean => /^[\w./-]+$/u.test(url);

const nameOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

async function find(cache: Cache, key: string): Promise<LaidGroup | undefined> {
  const [bytes] = (await cache.get(key)) ?? [];
  if (!bytes) return undefined;
  // The cache has seen to it that these are the bytes that were written.
  const laid: LaidGroup = JSON.parse(Buffer.from(bytes).toString());
  return laid;
}
