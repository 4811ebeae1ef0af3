/** Tabs with all an edition needs to be laid out: its fonts, its pictures or their stand-ins, its style sheet made ready. */

import type { Browser } from 'puppeteer-core';
import { probeFont } from '../browser/index.js';
import type { Sheet } from '../pages.js';
import { engineFiles, type ServedFile } from './origin.js';
import { standIns, type StandIns } from './stand-ins.js';
import { openTab, type LayoutTab, type Shell } from './tab.js';

interface Edition {
  readonly css: string;
  readonly breakCss: string;
  readonly assets: readonly ServedFile[];
  readonly lang: string;
}

export interface OpenTabs {
  readonly tabs: readonly LayoutTab[];
  readonly pictures: StandIns;
}

/** What tabs are furnished with. */
export interface Furnishings extends Omit<OpenTabs, 'tabs'> {
  readonly shell: Shell;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** In the tab from the start: a font that came later would have all pages laid out anew. */
const PROBE_FACE = `@font-face { font-family: 'Galley Probe'; src: url('/probe.ttf'); }`;

/** Tabs that know of no edition yet. */
export async function openEmpty(browser: Browser, count: number): Promise<LayoutTab[]> {
  const engine = await engineFiles();
  return Promise.all(Array.from({ length: count }, () => openTab(browser, engine)));
}

export async function openTabs(
  browser: Browser,
  edition: Edition,
  { sheet, count }: { readonly sheet: Sheet; readonly count: number },
): Promise<OpenTabs> {
  const [furnishings, tabs] = await Promise.all([furnish(edition, sheet), openEmpty(browser, count)]);
  await furnishTabs(tabs, furnishings);
  return { ...furnishings, tabs };
}

export async function furnishTabs(tabs: readonly LayoutTab[], { files, shell }: Furnishings): Promise<void> {
  await Promise.all(tabs.map((tab) => tab.furnish(files, shell)));
}

/** All that can be made ready before there is a browser. */
export async function furnish({ css, breakCss, assets, lang }: Edition, sheet: Sheet): Promise<Furnishings> {
  const pictures = await standIns(assets);
  const files = new Map<string, Uint8Array>([
    ['probe.ttf', probeFont()],
    ...pictures.files.map(({ url, bytes }) => [url, bytes] as const),
  ]);
  const ownCss = [fontFaces(css), PROBE_FACE, breakCss].join('\n');
  return { shell: { ownCss, css: withoutFonts(css) + bleedRules(sheet), lang }, files, pictures };
}

const bleedRules = ({ laidBleedMm }: Sheet): string =>
  `\n@page { bleed: ${laidBleedMm}mm; marks: none; }\n:root { --bleed-laid: ${laidBleedMm}mm; }\n`;

/** Fonts stand in the tab from the start: Paged.js would otherwise read and wait for them with every part. */
const FONT_FACE = /@font-face\s*\{[^}]*\}/gu;
const fontFaces = (css: string): string => (css.match(FONT_FACE) ?? []).join('\n');
const withoutFonts = (css: string): string => css.replaceAll(FONT_FACE, '').replaceAll(/\/\*[^]*?\*\//gu, '');
