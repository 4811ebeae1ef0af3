/** The page the preview is looked at with: its frame, and where its own scripts and styles are. */

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The page round the pages. */
export const SHELL = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Preview</title>
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/viewer/viewer.css">
<script type="module" src="/viewer/main.js"></script>
</head>
<body>
<header class="bar">
  <h1 id="title">Preview</h1>
  <nav aria-label="Pages">
    <button type="button" id="back" title="One spread back (Page Up)">‹</button>
    <label>Page <input id="page" inputmode="numeric" size="4"> of <span id="count">0</span></label>
    <button type="button" id="on" title="One spread on (Page Down)">›</button>
  </nav>
  <div class="zoom" role="group" aria-label="Size">
    <button type="button" id="smaller" title="Smaller (-)">−</button>
    <output id="percent">100 %</output>
    <button type="button" id="larger" title="Larger (+)">+</button>
    <button type="button" id="fit" title="A whole spread (0)">Fit</button>
  </div>
  <div class="overlays" role="group" aria-label="Show over the pages">
    <button type="button" data-overlay="grid" aria-pressed="false" title="Columns (G)">Grid</button>
    <button type="button" data-overlay="baselines" aria-pressed="false" title="Baselines (B)">Baselines</button>
    <button type="button" data-overlay="bleed" aria-pressed="false" title="Bleed (E)">Bleed</button>
    <button type="button" data-overlay="safe" aria-pressed="false" title="Safe area (S)">Safe area</button>
  </div>
  <button type="button" id="beside" aria-pressed="false" title="The web edition beside the pages (W)">Web</button>
  <input id="search" type="search" placeholder="Search (/)" aria-label="Search the pages">
  <output id="found"></output>
</header>
<main>
  <aside id="panel">
    <h2>Contents</h2>
    <ol id="contents"></ol>
    <h2>Diagnostics <span id="tally"></span></h2>
    <ol id="findings"></ol>
  </aside>
  <section id="desk" aria-label="Pages">
    <iframe id="pages" src="/pages" title="Pages"></iframe>
    <div id="stale" role="alert" hidden>
      <h2>These are the last good pages</h2>
      <p>The files have errors. Mend them, and the pages follow.</p>
      <ol id="errors"></ol>
    </div>
  </section>
  <iframe id="web" title="Web edition" hidden></iframe>
</main>
<footer><output id="place">Click a paragraph to see where it is written.</output> <output id="state">connecting …</output></footer>
</body>
</html>
`;

/** What the pages stand in. */
export const FRAME = `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<title>Pages</title>
<style id="pages-css"></style>
<link rel="stylesheet" href="/viewer/frame.css">
</head>
<body><div class="pagedjs_pages"></div></body>
</html>
`;

// From a source checkout the tests run too; a browser can read only what the compiler wrote.
const SCRIPTS = new URL('../viewer/client/', import.meta.url.replace('/src/viewer/', '/dist/viewer/'));
const STYLES = new URL('../../styles/viewer/', import.meta.url);

/** A script or style sheet of the preview itself; nothing for other names. */
export async function clientFile(name: string): Promise<string | undefined> {
  if (!/^[a-z-]+\.(?:js|css)$/u.test(name)) return undefined;
  const folder = name.endsWith('.css') ? STYLES : SCRIPTS;
  return readFile(fileURLToPath(new URL(name, folder)), 'utf8').catch(() => undefined);
}
