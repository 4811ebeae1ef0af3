/** Liang's hyphenation patterns, loaded when a language first needs them. */

import { createRequire } from 'node:module';
import { readTag } from './tags.js';
import { uyghurBreaks } from './uyghur.js';

/** How a language is hyphenated. */
export interface Hyphenator {
  /** Shorter words stay whole. Letters. */
  readonly shortest: number;
  /** Letters of other scripts make a word foreign, and it stays whole. */
  readonly script: RegExp;
  /** Offsets at which a word may be broken, in ascending order. */
  readonly breaks: (word: string) => readonly number[];
}

// Patterns are CommonJS and are loaded one by one and only when needed: German takes 90 ms, all others 5 to 25 ms.
const require = createRequire(import.meta.url);

const BRITISH = new Set(['GB', 'IE', 'AU', 'NZ', 'ZA', 'IN']);

interface Row {
  /** Letters that must stay before and after a break. */
  readonly before: number;
  readonly after: number;
  readonly shortest: number;
}

const ROWS: Readonly<Record<string, Row>> = {
  en: { before: 2, after: 3, shortest: 6 },
  de: { before: 2, after: 3, shortest: 6 },
  fr: { before: 2, after: 3, shortest: 6 },
  // Syllables of two letters are broken off in Turkish and Uyghur.
  tr: { before: 2, after: 2, shortest: 5 },
  ug: { before: 2, after: 2, shortest: 5 },
};

const made = new Map<string, Hyphenator>();

/** The hyphenator of a language tag; `undefined` for a language that is not hyphenated here. */
export function hyphenatorOf(lang: string): Hyphenator | undefined {
  const { language, script, region = '' } = readTag(lang);
  const row = ROWS[language];
  if (!row || script !== (language === 'ug' ? 'Arab' : 'Latn')) return undefined;
  const name = language === 'en' && BRITISH.has(region) ? 'en-gb' : language;
  const hyphenator = made.get(name) ?? makeHyphenator(name, row);
  made.set(name, hyphenator);
  return hyphenator;
}

function makeHyphenator(name: string, { before, after, shortest }: Row): Hyphenator {
  const find = name === 'ug' ? uyghurBreaks : patternBreaks(name);
  const known = new Map<string, readonly number[]>();
  const breaks = (word: string): readonly number[] => {
    const found = known.get(word) ?? find(word).filter((offset) => offset >= before && offset <= word.length - after);
    known.set(word, found);
    return found;
  };
  return { shortest, script: name === 'ug' ? /^\p{Script=Arabic}+$/u : /^\p{Script=Latin}+$/u, breaks };
}

const SEAM = '\u00AD';

function patternBreaks(name: string): (word: string) => number[] {
  const hyphenate = loadPatterns(name);
  return (word) => {
    // By the rules of the language (Turkish I and İ), not of the machine.
    const lowered = word.toLocaleLowerCase(name);
    return lowered.length === word.length ? seamsOf(hyphenate(lowered)) : [];
  };
}

function loadPatterns(name: string): (word: string) => string {
  const file = { en: 'en-us', de: 'de-1996' }[name] ?? name;
  const create: (patterns: unknown, options: object) => (word: string) => string = require('hyphen');
  return create(require(`hyphen/patterns/${file}.js`), { html: false, hyphenChar: SEAM });
}

function seamsOf(hyphenated: string): number[] {
  const parts = hyphenated.split(SEAM);
  let offset = 0;
  return parts.slice(0, -1).map((part) => (offset += part.length));
}
