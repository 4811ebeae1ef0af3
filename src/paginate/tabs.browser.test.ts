/** The pages of an issue are the same whatever tab lays them out, beside which others, and in which order they are done. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, type LaunchedBrowser } from '../browser/index.js';
import { composeGenerated, generatedIssues } from './generated-issues.test.kit.js';
import { groupsOf, partPages, type Group, type LaidPart } from './groups.js';
import { layParts, layWith, type Lay } from './lay-parts.js';
import { openTabs } from './open-tabs.js';
import type { LayoutTab } from './tab.js';

const folder = mkdtempSync(join(tmpdir(), 'galley-tabs-'));
let launched: LaunchedBrowser;
beforeAll(async () => {
  launched = await launchBrowser();
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true });
});

it.each(generatedIssues(8).filter((_, index) => index === 0 || index === 6))(
  'of $name, in $lang, in one tab, in three, and from the last to the first',
  async (made) => {
    const { edition, sheet } = await composeGenerated(folder, made);
    const groups = groupsOf(edition.parts);
    const { dir } = edition;
    const pagesOf = async (count: number, prepare?: (tab: LayoutTab) => Promise<Lay>) => {
      const { tabs } = await openTabs(launched.browser, edition, { sheet, count });
      const laid = await layParts(groups, { tabs, dir, lay: (await prepare?.(tabs[0]!)) ?? layWith() });
      await Promise.all(tabs.map(async ({ page }) => page.close()));
      return partPages(laid);
    };
    const alone = await pagesOf(1);
    expect(alone).toHaveLength(groups.length);
    expect(await pagesOf(3)).toEqual(alone);
    expect(await pagesOf(1, (tab) => fromTheLast(groups, tab))).toEqual(alone);
  },
);

/** All groups laid out before they are asked for, the last first. */
async function fromTheLast(groups: readonly Group[], tab: LayoutTab): Promise<Lay> {
  const lay = layWith();
  const known = new Map<Group, LaidPart[]>();
  for (const group of groups.toReversed()) known.set(group, await lay(tab, group));
  return async (other, group, firstNumber) => {
    const laid = firstNumber === undefined ? known.get(group) : undefined;
    return laid ?? lay(other, group, firstNumber);
  };
}
