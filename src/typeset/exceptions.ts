/** Words a journal has divided itself, which are broken there and nowhere else. */

import { readTag } from './tags.js';

const SOFT_HYPHEN = '\u00AD';

/** Offsets at which a word of a language may be broken; `undefined` leaves it to the rules of the language. */
export type Exceptions = (word: string, lang: string) => readonly number[] | undefined;

/**
 * Reads lists of words by language tag: `Xin-jiang` may be broken at its hyphens, `Huawei` nowhere. Capitals do not matter.
 * A list for `en` holds for `en-GB` too. The form with an s is known with the word: `Uyghurs`, German `Xinjiangs`.
 */
export function readExceptions(lists: ReadonlyMap<string, readonly string[]>): Exceptions {
  const words = new Map([...lists].flatMap(([lang, entries]) => entries.map((entry) => readEntry(entry, lang))));
  return (word, lang) => {
    if (words.size === 0) return undefined;
    for (const tag of [lang, readTag(lang).language]) {
      const form = lowerCase(word, lang);
      const known = words.get(keyOf(tag, form)) ?? words.get(keyOf(tag, form.replace(/s$/u, '')));
      if (known) return known;
    }
    return undefined;
  };
}

function readEntry(entry: string, lang: string): [key: string, offsets: number[]] {
  const parts = entry.split(new RegExp(`[-${SOFT_HYPHEN}]`, 'u'));
  const ends = parts.map((_, index) => parts.slice(0, index + 1).join('').length);
  return [keyOf(lang, lowerCase(parts.join(''), lang)), ends.slice(0, -1)];
}

const keyOf = (lang: string, word: string): string => `${lang.toLowerCase()} ${word}`;

/** By the rules of the language: the small letter of Turkish I is ı. */
function lowerCase(word: string, lang: string): string {
  const { language } = readTag(lang);
  const lowered = word.toLocaleLowerCase(language === 'und' ? [] : language);
  // Offsets count letters of the word as typed.
  return lowered.length === word.length ? lowered : word;
}
