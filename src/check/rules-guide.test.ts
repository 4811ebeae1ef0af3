/** The rules' own words and examples are their part of docs/rules.md: `npx vitest run src/check/rules-guide.test.ts -u`. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Example, Rule } from './rule.js';
import { RULES } from './rules/index.js';

const path = fileURLToPath(new URL('../../docs/rules.md', import.meta.url));

/** A longer fence than any in the example. */
const fenced = ({ front, body, issue }: Example): string => {
  const matter = issue ?? front;
  const text = [...(matter === undefined ? [] : ['---', matter, '---']), ...(body === undefined ? [] : [body])];
  return ['````markdown', ...text, '````'].join('\n');
};

function section({ id, severity, why, examples }: Rule): string {
  // An empty file shows nothing.
  const broken = examples.find(({ at, body }) => at.length > 0 && body !== '');
  const kept = examples.find(({ at }) => at.length === 0);
  const parts = [`### ${id}`, `${severity === 'error' ? 'Error' : 'Warning'}. ${why}`];
  if (broken) parts.push('Found in', fenced(broken));
  if (kept) parts.push('Well as it is', fenced(kept));
  return parts.join('\n\n');
}

it('tells every rule in docs/rules.md', async () => {
  const sections = RULES.map(section).join('\n\n');
  const guide = readFileSync(path, 'utf8').replace(
    /(<!-- rules -->\n)[^]*(<!-- \/rules -->)/,
    (_, open: string, close: string) => `${open}\n${sections}\n\n${close}`,
  );
  expect(guide).toContain('### heading-skips');
  await expect(guide).toMatchFileSnapshot(path);
});
