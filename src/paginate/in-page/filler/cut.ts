/** Content cut where a column ends. Nodes are moved, never copied. */

import type { BreakPoint } from './break.js';

/** Takes everything from a point to the end of a block out of it; elements cut in two go on as shells of themselves. */
export function cutBlock(block: HTMLElement, { node, offset }: BreakPoint): HTMLElement {
  const around = block.parentElement;
  if (!around) throw new Error('a block that is cut stands in a column');
  const broken = ancestors(node, around);
  for (const element of broken) if (element instanceof HTMLTableElement) holdWidths(element);
  const range = document.createRange();
  range.setStart(node, offset);
  range.setEndAfter(block);
  let shell = range.extractContents().firstElementChild;
  if (!(shell instanceof HTMLElement)) throw new Error('a block that is cut goes on');
  const rest = shell;
  for (const head of broken) {
    if (!shell) break;
    const inner: Element | null = shell.firstElementChild;
    goOn(head, shell);
    shell = inner;
  }
  return rest;
}

/** From the outside in. */
function ancestors(node: Node, root: Element): HTMLElement[] {
  const found: HTMLElement[] = [];
  const first = node instanceof HTMLElement ? node : node.parentElement;
  for (let element = first; element && element !== root; element = element.parentElement) found.unshift(element);
  return found;
}

function goOn(head: HTMLElement, rest: Element): void {
  if (!(rest instanceof HTMLElement)) return;
  head.dataset.splitTo = '';
  // What was cut further down before has the mark of that already, and goes on with it.
  rest.dataset.splitFrom = '';
  delete rest.dataset.opens;
  rest.style.textIndent = '';
  rest.removeAttribute('id');
  if (rest instanceof HTMLOListElement) continueNumbers(rest);
  if (rest instanceof HTMLTableElement && head instanceof HTMLTableElement) repeatHead(head, rest);
}

/** Paged.js numbers the items before layout. */
function continueNumbers(list: HTMLOListElement): void {
  const item = list.firstElementChild;
  if (item instanceof HTMLElement && item.dataset.itemNum) list.start = Number(item.dataset.itemNum);
}

/** A copy for the eye: it is no part of the text, and said aloud it would be said twice. */
function repeatHead(table: HTMLTableElement, rest: HTMLTableElement): void {
  const copies = [...table.children].filter((child) => child.matches('colgroup, thead'));
  rest.prepend(
    ...copies.map((child) => {
      const copy = child.cloneNode(true);
      if (copy instanceof HTMLElement) {
        copy.dataset.repeated = '';
        copy.ariaHidden = 'true';
        for (const node of copy.querySelectorAll('[id]')) node.removeAttribute('id');
      }
      return copy;
    }),
  );
}

/** Columns are as wide as all rows together make them, and stay so in every piece of the table. */
function holdWidths(table: HTMLTableElement): void {
  if (table.querySelector(':scope > colgroup')) return;
  const group = document.createElement('colgroup');
  const cells = [...(table.rows[0]?.cells ?? [])];
  const widths = cells.map((cell) => cell.getBoundingClientRect().width);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  for (const [index, cell] of cells.entries()) {
    const column = document.createElement('col');
    column.span = cell.colSpan;
    column.style.inlineSize = `${((widths[index] ?? 0) * 100) / whole}%`;
    group.append(column);
  }
  table.prepend(group);
  table.style.tableLayout = 'fixed';
}
