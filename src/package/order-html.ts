/** The order sheet as a page to print, fill in and sign: one file, no script, nothing from elsewhere. */

import type { OrderFacts, OrderRow } from './facts.js';

export function orderHtml({ title, version, lang, sections }: OrderFacts): string {
  const named = `Order sheet: ${title}${version === undefined ? '' : ` v${version}`}`;
  const body = sections.map(
    ({ heading, rows }) => `<section>
<h2>${escape(heading)}</h2>
<dl>
${rows.map(rowHtml).join('\n')}
</dl>
</section>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(named)}</title>
<style>
${STYLE}</style>
<header>
<p>Order sheet</p>
<h1 lang="${escape(lang)}"><bdi>${escape(title)}</bdi></h1>
<p class="version">${version === undefined ? '' : `Version ${version}`}</p>
</header>
<main>
${body.join('\n')}
</main>
</html>
`;
}

const rowHtml = ({ label, lines, unit }: OrderRow): string =>
  `<dt>${escape(label)}</dt><dd>${
    lines.length > 0
      ? lines.map((line) => `<bdi>${escape(line)}</bdi>`).join('<br>')
      : `<span class="blank"></span>${unit === undefined ? '' : ` ${escape(unit)}`}`
  }</dd>`;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const STYLE = `@page { size: A4; margin: 16mm 18mm; }
* { box-sizing: border-box; margin: 0; }
body { max-inline-size: 174mm; margin: 16mm auto; font: 9.5pt/13pt Arial, Helvetica, "Liberation Sans", sans-serif; color: #000; }
header { display: grid; grid-template-columns: 1fr auto; align-items: baseline; border-block-end: 2pt solid; padding-block-end: 3mm; }
header p:first-child { grid-column: 1 / -1; font-size: 9.5pt; }
h1 { font-size: 22pt; line-height: 26pt; }
.version { font-size: 14pt; font-weight: 700; }
section { display: grid; grid-template-columns: 34mm 1fr; padding-block: 2.6mm 2.4mm; border-block-end: .4pt solid #888; break-inside: avoid; }
h2 { font-size: 9.5pt; line-height: 13pt; }
dl { display: grid; grid-template-columns: 38mm 1fr; row-gap: .6mm; }
dt { color: #444; }
dd { overflow-wrap: anywhere; }
.blank { display: inline-block; inline-size: 74mm; block-size: 6mm; border-block-end: .6pt solid; }
dt:has(+ dd .blank) { align-self: end; }
@media print { body { margin: 0; } }
`;
