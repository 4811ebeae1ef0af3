/** The rules' own words are their part of docs/rules.md: `npx vitest run src/judge/rules-guide.test.ts -u`. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Rule } from './rule.js';
import { RULES } from './rules/index.js';

const path = fileURLToPath(new URL('../../docs/rules.md', import.meta.url));

function section({ id, severity, why, examples }: Rule): string {
  const shown = (isFound: boolean): string[] =>
    examples.filter(({ at }) => at.length > 0 === isFound).map(({ shows }) => `- ${shows}`);
  const head = [`### ${id}`, `${severity === 'error' ? 'Error' : 'Warning'}. ${why}`];
  return [...head, 'Found:', shown(true).join('\n'), 'Well as it is:', shown(false).join('\n')].join('\n\n');
}

it('tells every rule on pages in docs/rules.md', async () => {
  const sections = RULES.map(section).join('\n\n');
  const guide = readFileSync(path, 'utf8').replace(
    /(<!-- page rules -->\n)[^]*(<!-- \/page rules -->)/,
    (_, open: string, close: string) => `${open}\n${sections}\n\n${close}`,
  );
  expect(guide).toContain('### lone-line');
  await expect(guide).toMatchFileSnapshot(path);
});
