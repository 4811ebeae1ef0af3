/** Runs of letters in a script that the language around them is not written in. */

import { scriptOf } from '../journal.js';

export interface Stray {
  readonly words: string;
  readonly index: number;
  /** A language such words may be in. */
  readonly example: string;
}

interface Script {
  readonly letters: RegExp;
  /** ISO 15924 codes of the languages written in it. */
  readonly codes: readonly string[];
  readonly example: string;
}

const script = (names: string, codes: string, example: string): Script => ({
  /** `search` and `replaceAll` start anew each time, so the flag `g` is safe. */
  letters: new RegExp(
    `[${names
      .split(' ')
      .map((name) => `\\p{Script_Extensions=${name}}`)
      .join('')}]`,
    'gu',
  ),
  codes: codes.split(' '),
  example,
});

/** Scripts of East Asia go together where one language mixes them. */
const SCRIPTS: readonly Script[] = [
  script('Latin', 'Latn', 'en'),
  script('Arabic', 'Arab Aran', 'ug'),
  script('Hiragana Katakana', 'Jpan Hrkt Hira Kana', 'ja'),
  script('Han Bopomofo', 'Hans Hant Hani Jpan Kore', 'zh-Hans'),
  script('Hangul', 'Kore Hang', 'ko'),
  script('Cyrillic', 'Cyrl', 'ru'),
  script('Greek', 'Grek', 'el'),
  script('Hebrew', 'Hebr', 'he'),
  script('Armenian', 'Armn', 'hy'),
  script('Georgian', 'Geor', 'ka'),
  script('Mongolian', 'Mong', 'mn-Mong'),
  script('Tibetan', 'Tibt', 'bo'),
  script('Devanagari', 'Deva', 'hi'),
  script('Thai', 'Thai', 'th'),
];

/** Addresses are in no language, whatever stands around them. */
const ADDRESS = /[\u0021-\u007E]*(?:[@/]|\w\.\w)[\u0021-\u007E]*/g;

export function strayRuns(text: string, lang: string): Stray[] {
  const own = scriptOf(lang);
  if (own === undefined || lang === 'und' || lang === 'zxx' || lang === 'mul') return [];
  const home = SCRIPTS.filter(({ codes }) => codes.includes(own));
  // Most texts hold nothing foreign, and this tells it a hundred times faster than going from word to word.
  if (!/\p{L}/u.test(home.reduce((rest, { letters }) => rest.replaceAll(letters, ''), text))) return [];
  const bare = text.replaceAll(ADDRESS, (address) => ' '.repeat(address.length));
  const runs: { script: Script; start: number; end: number }[] = [];
  let last: Script | undefined;
  for (const word of bare.matchAll(/\p{L}[\p{L}\p{M}]*/gu)) {
    const foreign = foreignScript(word[0], home);
    const end = word.index + word[0].length;
    const run = runs.at(-1);
    if (foreign && run && last === foreign) run.end = end;
    else if (foreign) runs.push({ script: foreign, start: word.index, end });
    last = foreign;
  }
  return runs
    .map(({ script, start, end }) => ({ words: text.slice(start, end), index: start, example: script.example, script }))
    .filter(({ words, script }) => isPassage(words, script, own))
    .map(({ words, index, example }) => ({ words, index, example }));
}

function foreignScript(word: string, home: readonly Script[]): Script | undefined {
  const letter = Array.from(word).find((each) => !home.some(({ letters }) => each.search(letters) >= 0));
  return letter === undefined
    ? undefined
    : SCRIPTS.find((script) => letter.search(script.letters) >= 0 && !home.includes(script));
}

/** One letter is a symbol (π, Δ), save where a letter is a word; one Latin word is a name or COVID-19 in any script. */
function isPassage(words: string, { codes }: Script, own: string): boolean {
  if (codes.includes('Hani')) return true;
  const letters = words.match(/\p{L}+/gu) ?? [];
  if (codes.includes('Latn') && own !== 'Latn') return letters.length > 1 && /\p{Ll}{3}/u.test(words);
  return letters.join('').length > 1;
}
