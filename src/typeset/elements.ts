/** What typesetting has to know of HTML's elements. */

import type { Element } from 'hast';

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Run on in the line; every other element begins a passage of its own. */
const INLINE = set(
  'a abbr acronym b bdi bdo big cite data del dfn em font i ins label mark q ruby rb s small span strike strong time tt u var wbr tspan textPath textpath',
);
/** Apart from the line's text: notes' marks and readings neither open nor close a quotation and do not part a word. */
const ASIDE = set('sup sub rt rp rtc');
/** Stays exactly as typed, but is seen from beside it. */
const LITERAL = set('code kbd samp math img picture input select button canvas audio video object embed iframe svg');
/** Is not text. */
const MUTE = set('script style template textarea noscript head');
const UNBROKEN = set('svg figcaption caption');
const HEADING = set('h1 h2 h3 h4 h5 h6 title option');

export type Flow = 'inline' | 'aside' | 'literal' | 'mute' | 'break' | 'block';

export function flowOf({ tagName, properties }: Element): Flow {
  if (MUTE.has(tagName)) return 'mute';
  if (tagName === 'br' || tagName === 'pre') return 'break';
  if (LITERAL.has(tagName)) return 'literal';
  if (ASIDE.has(tagName) || 'dataFootnoteRef' in properties) return 'aside';
  return INLINE.has(tagName) ? 'inline' : 'block';
}

/** Set ragged: a line may end early there, and only a long word is worth a hyphen. */
const RAGGED = set('li dt dd td th aside');
const LONG = 12;

/**
 * Words of fewer letters get no soft hyphens: none do in headings, in captions, in a drawing, and where the author says
 * so.
 */
export function shortestBrokenIn({ tagName, properties }: Element): number {
  const isRefused =
    HEADING.has(tagName) ||
    UNBROKEN.has(tagName) ||
    'dataNoHyphens' in properties ||
    'data-no-hyphens' in properties ||
    hasClass(properties, 'no-hyphens');
  return isRefused ? Infinity : RAGGED.has(tagName) ? LONG : 0;
}

/** Elements that hold text but no elements of HTML. */
export const refusesMarkup = ({ tagName }: Element): boolean => ['svg', 'title', 'option'].includes(tagName);

function hasClass(properties: Element['properties'], name: string): boolean {
  const { className = properties['class'] } = properties;
  const names = Array.isArray(className) ? className : String(className ?? '').split(/\s+/u);
  return names.includes(name);
}

/** The language an element names; `undefined` when it names none and inherits. */
export function langOf({ properties }: Element): string | undefined {
  const lang = properties['lang'] ?? properties['xmlLang'] ?? properties['xml:lang'];
  return typeof lang === 'string' ? lang : undefined;
}
