/** The rules' own words are their part of docs/rules.md: `npx vitest run src/preflight/rules-guide.test.ts -u`. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { RULES } from './rules/index.js';
import { ACCESS_RULES } from './screen.js';

const path = fileURLToPath(new URL('../../docs/rules.md', import.meta.url));
const WORD = { error: 'error', warning: 'warning', info: 'note' } as const;

const between = (guide: string, mark: string, table: readonly string[]): string =>
  guide.replace(
    new RegExp(`(<!-- ${mark} -->\\n)[^]*(<!-- /${mark} -->)`, 'u'),
    (_, open: string, close: string) => `${open}\n${table.join('\n')}\n\n${close}`,
  );

it('tells every rule in docs/rules.md', async () => {
  const press = RULES.map(({ id, severity, why }) => `| \`${id}\` | ${WORD[severity]} | ${why} |`);
  const access = ACCESS_RULES.map(({ id, why, matterhorn }) => `| \`${id}\` | ${why} | ${matterhorn.join(', ')} |`);
  const old = readFileSync(path, 'utf8');
  const told = between(old, 'preflight', ['| rule | | why |', '|---|---|---|', ...press]);
  const guide = between(told, 'access', ['| rule | why | Matterhorn |', '|---|---|---|', ...access]);
  expect(guide).toContain('| `screen-colours` | error |');
  expect(guide).toContain('| `ua-figures` |');
  await expect(guide).toMatchFileSnapshot(path);
});

it('has no two rules of one name', () => {
  const ids = [...RULES, ...ACCESS_RULES].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
