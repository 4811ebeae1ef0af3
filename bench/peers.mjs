/** Other programs that make a PDF of the same page. They are fetched into a cache; nothing of Galley depends on them. */

import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { examineBrowsers } from '../dist/browser/index.js';

/** The newest versions that run on Node 20. */
const PACKAGES = { 'pagedjs-cli': '0.4.3', '@vivliostyle/cli': '9.7.1' };

const CACHE = join(process.env.GALLEY_CACHE ?? join(homedir(), '.cache/galley'), 'bench');

/**
 * Each as a name, a version and a function that gives the command for a page. `engine`: a command that starts the browser
 * that Galley lays out with; `installed`: the browser of the machine, where it has one.
 */
export async function findPeers() {
  fetchPackages();
  const engine = await sameEngine();
  const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
  const paged = (browser) => (html, pdf) => ({
    command: [process.execPath, bin('pagedjs-cli', 'src/cli.js'), html, '-o', pdf, '--browserArgs', '--no-sandbox,--font-render-hinting=none', '-t', '600000'],
    env: { PUPPETEER_EXECUTABLE_PATH: browser },
  });
  const vivliostyle = (browser) => (html, pdf) => ({
    command: [process.execPath, bin('@vivliostyle/cli', 'dist/cli.js'), 'build', html, '-o', pdf, '--executable-browser', browser, '--timeout', '900', '--no-sandbox'],
    env: {},
  });
  const weasyprint = (html, pdf) => ({ command: ['weasyprint', '-q', html, pdf], env: {} });
  const native = (html, pdf) => ({ command: [process.execPath, fileURLToPath(new URL('./native.mjs', import.meta.url)), html, pdf], env: {} });
  return [
    { id: 'native', name: 'the same engine printing the same page', version: '', of: native },
    { id: 'paged-same', name: 'pagedjs-cli on the same engine', version: PACKAGES['pagedjs-cli'], of: paged(engine) },
    ...(installed ? [{ id: 'paged', name: `pagedjs-cli on the machine's Chromium`, version: PACKAGES['pagedjs-cli'], of: paged(installed) }] : []),
    ...(installed ? [{ id: 'vivliostyle', name: 'Vivliostyle CLI', version: PACKAGES['@vivliostyle/cli'], of: vivliostyle(installed) }] : []),
    ...(has('weasyprint') ? [{ id: 'weasyprint', name: 'WeasyPrint', version: versionOf('weasyprint'), of: weasyprint }] : []),
  ];
}

const bin = (name, path) => join(CACHE, 'node_modules', name, path);

function fetchPackages() {
  if (Object.keys(PACKAGES).every((name) => existsSync(join(CACHE, 'node_modules', name)))) return;
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(join(CACHE, 'package.json'), JSON.stringify({ private: true, dependencies: PACKAGES }));
  console.log('fetching the peers …');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: CACHE, stdio: 'inherit', env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' } });
}

/** The bundled browser needs the libraries that lie beside it. */
async function sameEngine() {
  const found = (await examineBrowsers()).find(({ works, origin }) => works && origin === 'bundled');
  if (!found) throw new Error('the browser that comes with Galley does not run here');
  const script = join(CACHE, 'engine.sh');
  writeFileSync(script, `#!/bin/sh\nLD_LIBRARY_PATH="${join(dirname(found.path), 'lib')}" exec "${found.path}" "$@"\n`);
  chmodSync(script, 0o755);
  return script;
}

export function has(program) {
  try {
    execFileSync('which', [program], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

const versionOf = (program) => execFileSync(program, ['--version'], { encoding: 'utf8' }).trim().split(/\s+/u).at(-1);
