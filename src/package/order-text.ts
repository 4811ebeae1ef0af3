/** The order sheet as plain text, for mail and for printers' systems. */

import type { OrderFacts, OrderRow } from './facts.js';

const LABEL = 20;
const BLANK = '_'.repeat(40);

export function orderText({ title, version, sections }: OrderFacts): string {
  const head = [`ORDER SHEET  ${title}${version === undefined ? '' : `  v${version}`}`];
  const body = sections.flatMap(({ heading, rows }) => ['', heading.toUpperCase(), '', ...rows.flatMap(linesOf)]);
  return `${[...head, ...body].join('\n')}\n`;
}

function linesOf({ label, lines, unit }: OrderRow): string[] {
  const said = lines.length > 0 ? lines : [unit === undefined ? BLANK : `${BLANK} ${unit}`];
  return said.map((line, index) => `${(index === 0 ? label : '').padEnd(LABEL)}${line}`);
}
