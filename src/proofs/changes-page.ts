/** A page for the browser: what was approved, what is new, and where they differ, side by side. */

import type { ProofChange } from './compare.js';

/** The whole page, with its pictures in it: it can be sent as one file. */
export function changesPage(changes: readonly ProofChange[]): string {
  const heading = changes.length === 0 ? 'Every page is as it was approved' : `Pages that changed: ${changes.length}`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${heading}</title>
<style>
body { font: 15px/1.5 sans-serif; margin: 2rem; background: #d9d6d0; color: #1a1a1a; }
.pages { display: flex; flex-wrap: wrap; gap: 1rem; }
figure { margin: 0; }
img { display: block; background: #fff; inline-size: 396px; image-rendering: pixelated; }
h2 { margin: 2rem 0 .5rem; }
</style>
<h1>${heading}</h1>
${changes.map(section).join('\n')}
</html>
`;
}

const section = ({ name, how, approved, drawn, difference }: ProofChange): string => `<section>
<h2>${name}: ${how}</h2>
<div class="pages">
${[picture('approved', approved), picture('new', drawn), picture('difference', difference)].join('')}</div>
</section>`;

const picture = (label: string, png: Uint8Array | undefined): string =>
  png === undefined
    ? ''
    : `<figure><figcaption>${label}</figcaption><img alt="${label}" src="data:image/png;base64,${Buffer.from(png).toString('base64')}"></figure>\n`;
