/** A page of the part being filled: what Paged.js made, and inside it rows of columns and bands over their whole width. */

import { handler, type PagedPage } from '../paged.js';

/** How the theme sets the body: read from its style, so that style sheets stay in command. CSS pixels. */
export interface Setting {
  readonly columns: number;
  readonly gapPx: number;
  /** The line of the text, in which heights are counted. */
  readonly rowPx: number;
}

/** A part on the pages it fills. */
export interface Stage {
  readonly part: HTMLElement;
  /** An empty copy of the part's body, for what style sheets say of it. */
  readonly body: HTMLElement;
  readonly setting: Setting;
}

export function settingOf(body: Element): Setting {
  const style = getComputedStyle(body);
  return {
    columns: Number.parseInt(style.columnCount, 10) || 1,
    gapPx: Number.parseFloat(style.columnGap) || 0,
    rowPx: Number.parseFloat(style.lineHeight) || 18,
  };
}

/** Puts the part, or on later pages a shell of it, onto a page. */
export function enter(paged: PagedPage, part: HTMLElement): void {
  paged.area.style.columnWidth = '';
  paged.area.style.columnGap = '';
  // A part may name its pages.
  handler('AtPage').addPageAttributes?.(paged, part, []);
  part.classList.add('filled');
  paged.area.append(part);
}

/** An element of the same kind with nothing in it. */
export function shellOf(element: HTMLElement, ...names: readonly string[]): HTMLElement {
  const shell = element.cloneNode(false);
  if (!(shell instanceof HTMLElement)) throw new Error('a shell is an element');
  shell.removeAttribute('id');
  shell.classList.add(...names);
  return shell;
}

/** Empty columns side by side. */
export function columnRow({ body, setting }: Stage): {
  readonly row: HTMLElement;
  readonly columns: readonly HTMLElement[];
} {
  const row = document.createElement('div');
  row.className = 'column-row';
  row.style.cssText = `--columns:${setting.columns};column-gap:${setting.gapPx}px`;
  const columns = Array.from({ length: setting.columns }, () => shellOf(body, 'column'));
  row.append(...columns);
  return { row, columns };
}

export const bandOf = ({ body }: Stage, side: 'top' | 'bottom' = 'top'): HTMLElement =>
  shellOf(body, 'band', `band-${side}`);

/** Where the part's content ends so far, from the top of the page's area. */
export function topOf({ area }: PagedPage, element: Element): number {
  return element.getBoundingClientRect().top - area.getBoundingClientRect().top;
}
