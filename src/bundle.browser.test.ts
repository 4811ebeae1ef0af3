/** The program as it is shipped, beside the modules it is bundled from. Runs what `npm run compile` made. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'galley-bundle-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Every file of a screen edition, by name. */
function build(program: string): Map<string, Buffer> {
  const out = join(work, program);
  const flags = ['build', '2020-12', '--only', 'screen', '--no-cache', '--out', out];
  execFileSync(process.execPath, [join(root, program, 'cli/main.js'), ...flags], { cwd: root, stdio: 'pipe' });
  const names = readdirSync(out, { recursive: true, encoding: 'utf8', withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return new Map(files.map((path) => [path.slice(out.length), readFileSync(path)]));
}

it('makes the same bytes', () => {
  const [bundled, plain] = [build('bundle'), build('dist')];
  expect([...bundled.keys()]).toContain('/2020-12/istiqlal-2020-12.pdf');
  expect([...bundled.keys()].toSorted()).toEqual([...plain.keys()].toSorted());
  expect([...bundled].filter(([name, bytes]) => !plain.get(name)?.equals(bytes)).map(([name]) => name)).toEqual([]);
});

it('is few files, beside the code that browsers and threads load', () => {
  const files = readdirSync(join(root, 'bundle'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  expect(files.length).toBeLessThan(150);
  for (const name of [
    'paginate/in-page/lay.js',
    'viewer/client/main.js',
    'proofread/reader.js',
    'compose/font-cutter.js',
  ])
    expect(files).toContain(name);
});
