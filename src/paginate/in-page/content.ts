/** What stands on a finished page: the text that must be in the PDF, and what the style sheets add to it. */

import { textNodes } from './text.js';

export interface PageContent {
  readonly number: number;
  readonly part: string;
  readonly pieces: readonly { readonly text: string; readonly source: string }[];
  readonly furniture: string;
}

interface PagePlace {
  readonly number: number;
  readonly part: string;
  /** What `generatingSelector` gave. */
  readonly generating: string;
}

export function pageContent(page: HTMLElement, { number, part, generating }: PagePlace): PageContent {
  const pieces: { text: string; source: string }[] = [];
  for (const area of page.querySelectorAll('.pagedjs_area')) {
    for (const node of textNodes(area)) {
      const parent = node.parentElement;
      if (!parent || parent.getClientRects().length === 0) continue;
      const source = parent.closest('[data-source]')?.getAttribute('data-source') ?? '';
      const last = pieces.at(-1);
      if (last && last.source === source) pieces[pieces.length - 1] = { source, text: last.text + node.data };
      else pieces.push({ source, text: node.data });
    }
  }
  return {
    number,
    part,
    pieces,
    furniture: [...marginText(page, number), ...generatedText(page, generating)].join(' '),
  };
}

/** Running heads and folios are content of style sheets: the browser knows their words, the document does not. */
function marginText(page: Element, number: number): string[] {
  return [...page.querySelectorAll('.pagedjs_margin.hasContent > .pagedjs_margin-content')].map((box) =>
    contentText(getComputedStyle(box, '::after').content, number),
  );
}

/** Words that style sheets put before and after elements, the numbers of lists, heads of tables said again overleaf. */
function generatedText(page: Element, generating: string): string[] {
  const words: string[] = [];
  for (const node of page.querySelectorAll(generating)) {
    for (const side of ['::before', '::after']) words.push(contentText(getComputedStyle(node, side).content, 0));
    if (node instanceof HTMLLIElement && node.parentElement instanceof HTMLOListElement) words.push(listNumber(node));
  }
  for (const head of page.querySelectorAll('[data-repeated]')) words.push(head.textContent ?? '');
  return words.filter(Boolean);
}

/** Elements of a page that style sheets may put words before or after, and the items of lists: to ask all would take long. */
export function generatingSelector(): string {
  const selectors = [...document.styleSheets].flatMap(({ cssRules }) => generatingIn(cssRules));
  return `.pagedjs_area :is(${[...selectors, 'li'].join(', ')}):not(svg *)`;
}

function generatingIn(rules: CSSRuleList): string[] {
  return [...rules].flatMap((rule) => {
    if (rule instanceof CSSStyleRule) {
      // Rules within a rule are of whatever that one is.
      const inner = generatingIn(rule.cssRules).length > 0 ? ['*'] : [];
      return rule.style.content === '' ? inner : [...inner, ...bare(rule.selectorText)];
    }
    return rule instanceof CSSGroupingRule ? generatingIn(rule.cssRules) : [];
  });
}

const PSEUDO = '::(?:before|after)';
const ALONE = new RegExp(`(^|[\\s>+~,(])${PSEUDO}`, 'gu');
const BEHIND = new RegExp(PSEUDO, 'gu');

/** A selector of what stands beside elements becomes one of the elements. */
const bare = (selector: string): string[] =>
  selector.search(BEHIND) < 0 ? [] : [selector.replaceAll(ALONE, '$1*').replaceAll(BEHIND, '')];

export function contentText(content: string, page: number): string {
  if (content === 'none' || content === 'normal') return '';
  const parts = content.matchAll(/"((?:[^"\\]|\\.)*)"|counter\(page[^)]*\)/gu);
  return [...parts]
    .map(([whole, quoted]) => (whole.startsWith('counter') ? String(page) : unescape(quoted ?? '')))
    .join('');
}

const unescape = (quoted: string): string => quoted.replaceAll(/\\(.)/gu, '$1');

function listNumber(item: HTMLLIElement): string {
  const list = item.parentElement;
  if (!(list instanceof HTMLOListElement) || getComputedStyle(item).listStyleType !== 'decimal') return '';
  const place = [...list.children].indexOf(item);
  return `${list.start + place}.`;
}
