/** Sets the lines that were chosen: each ends with a line break, one that is still loose opens its letters a little, one too full its spaces. */

import type { LineFit } from './choose.js';
import type { Unit } from './units.js';

/** Of one line; 0 leaves the paragraph's own. */
export interface Spacing {
  readonly letterPx: number;
  readonly wordPx: number;
}

export const AS_IT_IS: Spacing = { letterPx: 0, wordPx: 0 };

export interface Chosen {
  readonly paragraph: HTMLElement;
  readonly units: readonly Unit[];
  readonly lines: readonly LineFit[];
  readonly spacings: readonly Spacing[];
  /** Pixels that stay free at the end of the last line; nothing when it is as full as the others. */
  readonly rest: number | undefined;
}

export function setLines({ paragraph, units, lines, spacings, rest }: Chosen): void {
  // Off the page, or the browser would take note of every single change.
  const content = document.createDocumentFragment();
  content.append(...paragraph.childNodes);
  for (const { last } of lines.slice(0, -1).toReversed()) {
    const [unit, next] = [units[last], units[last + 1]];
    if (unit && next) endLine(unit, next);
  }
  spaceLines(content, spacings);
  dropSoftHyphens(content);
  if (rest !== undefined) content.append(lineRest(rest));
  paragraph.append(content);
  paragraph.classList.add('lines-set');
}

function lineRest(rest: number): HTMLElement {
  const filler = document.createElement('span');
  filler.className = 'line-rest';
  filler.style.inlineSize = `${Math.floor(rest)}px`;
  return filler;
}

function endLine(unit: Unit, next: Unit): void {
  const head = next.start > 0 ? next.node.splitText(next.start) : next.node;
  const end = document.createElement('br');
  head.before(end);
  if (unit.stop !== 'hyphen') return;
  end.before(hyphen());
}

/** Marked, because it is of the layout and not of the text. */
function hyphen(): HTMLElement {
  const mark = document.createElement('span');
  mark.className = 'break-hyphen';
  mark.textContent = '-';
  return mark;
}

/** No line needs them any more. */
function dropSoftHyphens(content: DocumentFragment): void {
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Text && node.data.includes('\u00ad')) node.data = node.data.replaceAll('\u00ad', '');
  }
}

function spaceLines(content: DocumentFragment, spacings: readonly Spacing[]): void {
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const nodes: [Text, Spacing][] = [];
  let line = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof HTMLBRElement) line += 1;
    else if (node instanceof Text && node.data !== '') nodes.push([node, spacings[line] ?? AS_IT_IS]);
  }
  for (const [node, { letterPx, wordPx }] of nodes) {
    if (letterPx === 0 && wordPx === 0) continue;
    const wrapper = document.createElement('span');
    if (letterPx !== 0) wrapper.style.letterSpacing = `${letterPx.toFixed(3)}px`;
    if (wordPx !== 0) wrapper.style.wordSpacing = `${wordPx.toFixed(3)}px`;
    node.before(wrapper);
    wrapper.append(node);
  }
}
