/** What Galley stands on: no licence that would bind those who use it, and NOTICE.md names every direct dependency. */

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { z } from 'zod';

const root = new URL('../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

const manifest = z.object({
  name: z.string().default(''),
  version: z.string().default(''),
  license: z.string().optional(),
  licenses: z.array(z.object({ type: z.string() })).default([]),
  dependencies: z.record(z.string(), z.string()).default({}),
});
type Manifest = z.output<typeof manifest>;
const manifestAt = (path: string): Manifest => manifest.parse(JSON.parse(read(`${path}package.json`)));
const licenceOf = ({ license, licenses: [first] }: Manifest): string => license ?? first?.type ?? 'none named';

const lockfile = z.object({ packages: z.record(z.string(), manifest) });
const { packages } = lockfile.parse(JSON.parse(read('package-lock.json')));
const direct = Object.keys(manifestAt('').dependencies).toSorted();

/** MPL and LGPL ask for the source of what was changed in them alone; we change nothing. */
const WELCOME = new Set(
  '0BSD Apache-2.0 BlueOak-1.0.0 BSD-2-Clause BSD-3-Clause CC-BY-4.0 CC0-1.0 ISC LGPL-3.0-or-later MIT MPL-2.0 OFL-1.1 Python-2.0 Unlicense Zlib'.split(
    ' ',
  ),
);

/** SPDX: every part of an AND, one part of an OR. */
function isWelcome(expression: string): boolean {
  const bare = expression.replaceAll(/[()]/g, '');
  return bare.split(' OR ').some((choice) => choice.split(' AND ').every((part) => WELCOME.has(part.trim())));
}

it('tells welcome licences from others', () => {
  expect(['MIT', '(MIT OR GPL-3.0-only)', 'Apache-2.0 AND MIT'].filter((one) => !isWelcome(one))).toEqual([]);
  expect(['AGPL-3.0', 'GPL-3.0-only', 'MIT AND AGPL-3.0-only', 'none named'].filter(isWelcome)).toEqual([]);
});

it('has no dependency under a licence of another kind', () => {
  const all = Object.entries(packages).filter(([path]) => path !== '');
  expect(all.length).toBeGreaterThan(100);
  const licences = all.map(([path, entry]) => {
    // The lockfile knows the newer of two ways to name a licence only.
    const unnamed = entry.license === undefined && existsSync(new URL(`${path}/package.json`, root));
    return { path, licence: licenceOf(unnamed ? manifestAt(`${path}/`) : entry) };
  });
  expect(licences.filter(({ licence }) => !isWelcome(licence))).toEqual([]);
});

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function fonts(): string {
  const rows = direct
    .filter((name) => name.startsWith('@fontsource/'))
    .map((name) => {
      const folder = `node_modules/${name}/`;
      const { family, version } = z
        .object({ family: z.string(), version: z.string() })
        .parse(JSON.parse(read(`${folder}metadata.json`)));
      const { version: packed } = manifestAt(folder);
      return [family, version, `${name} ${packed}`, licenceOf(manifestAt(folder)), holder(read(`${folder}LICENSE`))];
    });
  return table(['family', 'version', 'package', 'licence', 'copyright as its licence file gives it'], rows);
}

/** The line before the licence's own text; where it names one holder for every file, once. */
function holder(licence: string): string {
  const [line = ''] = licence.split('\n');
  return /^Copyright .*?\)/.exec(line)?.[0] ?? line.trim();
}

function libraries(): string {
  const rows = direct
    .filter((name) => !name.startsWith('@fontsource/'))
    .map((name) => manifestAt(`node_modules/${name}/`))
    .map((one) => [one.name, one.version, licenceOf(one)]);
  return table(['package', 'version', 'licence'], rows);
}

const between = (name: string, text: string, content: string): string =>
  text.replace(
    new RegExp(`(<!-- ${name} -->\n)[^]*(<!-- /${name} -->)`),
    (_, open: string, close: string) => `${open}${content}\n${close}`,
  );

it('names its fonts and libraries in NOTICE.md', async () => {
  const notice = between('libraries', between('fonts', read('NOTICE.md'), fonts()), libraries());
  expect(notice).toContain(`@fontsource/`);
  await expect(notice).toMatchFileSnapshot(fileURLToPath(new URL('NOTICE.md', root)));
});
