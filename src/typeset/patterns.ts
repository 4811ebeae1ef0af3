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
  /** Name of the pattern file, where it is not the language's. */
  readonly file?: string;
  /** The script it is hyphenated in, where that is not Latin. ISO 15924. */
  readonly script?: string;
}

/** As most languages of Latin script are set: two letters stay, three go over. */
const USUAL: Row = { before: 2, after: 3, shortest: 6 };
/** Where syllables of two letters are broken off. */
const SHORT: Row = { before: 2, after: 2, shortest: 5 };
const CYRILLIC: Row = { ...SHORT, script: 'Cyrl' };

const ROWS: Readonly<Record<string, Row>> = {
  en: { ...USUAL, file: 'en-us' },
  de: { ...SHORT, file: 'de-1996' },
  fr: USUAL,
  tr: SHORT,
  ug: { ...SHORT, script: 'Arab' },
  ...Object.fromEntries('ca da es fi hr hu it nb nl nn no pt ro sl sv'.split(' ').map((language) => [language, USUAL])),
  ...Object.fromEntries('cs id kmr pl sk tk'.split(' ').map((language) => [language, SHORT])),
  ...Object.fromEntries('bg mk ru uk'.split(' ').map((language) => [language, CYRILLIC])),
  ku: { ...SHORT, file: 'kmr' },
  mn: { ...CYRILLIC, file: 'mn-cyrl' },
};

const made = new Map<string, Hyphenator>();

/** The hyphenator of a language tag; `undefined` for a language that is not hyphenated here. */
export function hyphenatorOf(lang: string): Hyphenator | undefined {
  const { language, script, region = '' } = readTag(lang);
  const row = ROWS[language];
  if (!row || script !== (row.script ?? 'Latn')) return undefined;
  const name = language === 'en' && BRITISH.has(region) ? 'en-gb' : language;
  const hyphenator = made.get(name) ?? makeHyphenator(name, name === 'en-gb' ? { ...row, file: name } : row);
  made.set(name, hyphenator);
  return hyphenator;
}

function makeHyphenator(name: string, { before, after, shortest, file = name, script = 'Latn' }: Row): Hyphenator {
  const find = name === 'ug' ? uyghurBreaks : patternBreaks(name, file);
  const known = new Map<string, readonly number[]>();
  const breaks = (word: string): readonly number[] => {
    const found = known.get(word) ?? find(word).filter((offset) => offset >= before && offset <= word.length - after);
    known.set(word, found);
    return found;
  };
  return { shortest, script: new RegExp(String.raw`^\p{Script=${script}}+$`, 'u'), breaks };
}

const SEAM = '\u00AD';

function patternBreaks(name: string, file: string): (word: string) => number[] {
  const hyphenate = loadPatterns(file);
  return (word) => {
    // By the rules of the language (Turkish I and İ), not of the machine.
    const lowered = word.toLocaleLowerCase(name);
    return lowered.length === word.length ? seamsOf(hyphenate(lowered)) : [];
  };
}

function loadPatterns(file: string): (word: string) => string {
  const create: (patterns: unknown, options: object) => (word: string) => string = require('hyphen');
  return create(require(`hyphen/patterns/${file}.js`), { html: false, hyphenChar: SEAM });
}

function seamsOf(hyphenated: string): number[] {
  const parts = hyphenated.split(SEAM);
  let offset = 0;
  return parts.slice(0, -1).map((part) => (offset += part.length));
}
