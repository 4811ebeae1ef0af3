/** A browser with tabs to lay pages out in, opened while it is not yet known what will be on them. */

import { launchBrowser, type Engine, type LaunchOptions } from '../browser/index.js';
import { openEmpty } from './open-tabs.js';
import type { LayoutTab } from './tab.js';

export interface Workshop {
  readonly engine: Engine;
  readonly tabs: readonly LayoutTab[];
  readonly close: () => Promise<void>;
}

/** Two tabs: a third gains nothing on two cores, and the work of one is too short to share further. */
const TABS = 2;

/** @throws ToolError when the browser cannot be started. */
export async function openWorkshop(options: LaunchOptions = {}): Promise<Workshop> {
  const { browser, engine, close } = await launchBrowser(options);
  try {
    return { engine, tabs: await openEmpty(browser, TABS), close };
  } catch (error) {
    await close();
    throw error;
  }
}
