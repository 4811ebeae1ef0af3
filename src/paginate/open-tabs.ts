/** Tabs with all an edition needs to be laid out: its fonts, its pictures or their stand-ins, its style sheet made ready. */

import type { Browser } from 'puppeteer-core';
import { probeFont } from '../browser/index.js';
import type { Sheet } from '../pages.js';
import { engineFiles, type ServedFile } from './origin.js';
import { standIns, type StandIns } from './stand-ins.js';
import { openTab, type LayoutTab } from './tab.js';

interface Edition {
  readonly css: string;
  readonly breakCss: string;
  readonly assets: readonly ServedFile[];
  readonly lang: string;
}

export interface OpenTabs {
  readonly tabs: readonly LayoutTab[];
  /** The sheet to lay out with. */
  readonly css: string;
  readonly pictures: StandIns;
}

/** In the tab from the start: a font that came later would have all pages laid out anew. */
const PROBE_FACE = `@font-face { font-family: 'Galley Probe'; src: url('/probe.ttf'); }`;

export async function openTabs(
  browser: Browser,
  { css, breakCss, assets, lang }: Edition,
  { sheet, count }: { readonly sheet: Sheet; readonly count: number },
): Promise<OpenTabs> {
  const pictures = await standIns(assets);
  const files = new Map<string, Uint8Array>([
    ...(await engineFiles()),
    ['probe.ttf', probeFont()],
    ...pictures.files.map(({ url, bytes }) => [url, bytes] as const),
  ]);
  const own = [fontFaces(css), PROBE_FACE, breakCss].join('\n');
  const tabs = await Promise.all(Array.from({ length: count }, () => openTab(browser, files, { ownCss: own, lang })));
  return { tabs, css: withoutFonts(css) + bleedRules(sheet), pictures };
}

const bleedRules = ({ laidBleedMm }: Sheet): string =>
  `\n@page { bleed: ${laidBleedMm}mm; marks: none; }\n:root { --bleed-laid: ${laidBleedMm}mm; }\n`;

/** Fonts stand in the tab from the start: Paged.js would otherwise read and wait for them with every part. */
const FONT_FACE = /@font-face\s*\{[^}]*\}/gu;
const fontFaces = (css: string): string => (css.match(FONT_FACE) ?? []).join('\n');
const withoutFonts = (css: string): string => css.replaceAll(FONT_FACE, '').replaceAll(/\/\*[^]*?\*\//gu, '');
