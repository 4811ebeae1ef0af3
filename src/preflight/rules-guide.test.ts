/** The rules' own words are their part of docs/rules.md: `npx vitest run src/preflight/rules-guide.test.ts -u`. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { RULES } from './rules/index.js';

const path = fileURLToPath(new URL('../../docs/rules.md', import.meta.url));
const WORD = { error: 'error', warning: 'warning', info: 'note' } as const;

it('tells every rule in docs/rules.md', async () => {
  const rows = RULES.map(({ id, severity, why }) => `| \`${id}\` | ${WORD[severity]} | ${why} |`);
  const table = ['| rule | | why |', '|---|---|---|', ...rows].join('\n');
  const guide = readFileSync(path, 'utf8').replace(
    /(<!-- preflight -->\n)[^]*(<!-- \/preflight -->)/,
    (_, open: string, close: string) => `${open}\n${table}\n\n${close}`,
  );
  expect(guide).toContain('| `screen-colours` | error |');
  await expect(guide).toMatchFileSnapshot(path);
});

it('has no two rules of one name', () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
});
