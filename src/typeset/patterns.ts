/** Liang's hyphenation patterns, loaded when a language first needs them. */

import { createRequire } from 'node:module';
import { readTag } from './tags.js';
import { uyghurBreaks } from './uyghur.js';

/** How a language is hyphenated. Counts are letters. */
export interface Hyphenator {
  readonly before: number;
  readonly after: number;
  /** Shorter words stay whole. */
  readonly shortest: number;
  /** Letters of other scripts make a word foreign, and it stays whole. */
  readonly script: RegExp;
  /** In lower case, by the rules of the language (Turkish I and İ). */
  readonly lower: (word: string) => string;
  /** Offsets at which a word in lower case may be broken, before `before` and `after` are looked at. */
  readonly breaks: (word: string) => readonly number[];
}

// Patterns are CommonJS and are loaded one by one and only when needed: German takes 90 ms, all others 5 to 25 ms.
const require = createRequire(import.meta.url);

const LATIN = /^\p{Script=Latin}+$/u;
const BRITISH = new Set(['GB', 'IE', 'AU', 'NZ', 'ZA', 'IN']);

interface Row {
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

function makeHyphenator(name: string, row: Row): Hyphenator {
  if (name === 'ug') return { ...row, script: /^\p{Script=Arabic}+$/u, lower: (word) => word, breaks: uyghurBreaks };
  const lower = (word: string): string => word.toLocaleLowerCase(name);
  return { ...row, script: LATIN, lower, breaks: patternBreaks(name) };
}

const SEAM = '\u00AD';

function patternBreaks(name: string): (word: string) => number[] {
  const known = new Map<string, number[]>();
  const hyphenate = loadPatterns(name);
  return (word) => {
    const breaks = known.get(word) ?? seamsOf(hyphenate(word));
    known.set(word, breaks);
    return breaks;
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
