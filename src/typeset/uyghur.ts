/**
 * Uyghur syllables (Arabic script), for hyphenation. A syllable is (C)V(C)(C): one consonant before the vowel, up to two
 * after it. The carrier ئ begins a syllable and makes one letter with its vowel. Breaks follow: V·CV, VC·CV, VCC·CV.
 * The rules follow the printed grammar of the language; a native reader has not checked the word list.
 */

const VOWELS = new Set('اەوۇۆۈېى');
const CONSONANTS = new Set('بپتجچخدرزژسشغفقكگڭلمنھۋي');
const CARRIER = 'ئ';

/** Offsets at which a word may be broken; none for a word with letters that are not Uyghur. */
export function uyghurBreaks(word: string): number[] {
  const letters = readLetters(word);
  if (!letters) return [];
  const vowels = letters.flatMap((letter, index) => (letter.isVowel ? [index] : []));
  return vowels.flatMap((vowel, index) => {
    const next = vowels[index + 1];
    const at = next === undefined ? undefined : breakBetween(letters, vowel, next);
    // One letter alone is neither left behind nor carried over.
    return at === undefined || at < 2 || at > letters.length - 2 ? [] : [letters[at]?.offset ?? 0];
  });
}

interface Letter {
  readonly offset: number;
  readonly text: string;
  readonly isVowel: boolean;
}

function readLetters(word: string): Letter[] | undefined {
  const letters: Letter[] = [];
  for (let offset = 0; offset < word.length;) {
    const carried = word.charAt(offset) === CARRIER && VOWELS.has(word.charAt(offset + 1));
    const text = word.slice(offset, offset + (carried ? 2 : 1));
    const isVowel = carried || VOWELS.has(text);
    if (!isVowel && !CONSONANTS.has(text)) return undefined;
    letters.push({ offset, text, isVowel });
    offset += text.length;
  }
  return letters;
}

/** Index of the letter that starts the next syllable; `undefined` where the syllables cannot be told. */
function breakBetween(letters: readonly Letter[], vowel: number, next: number): number | undefined {
  const between = next - vowel - 1;
  // A vowel follows a vowel only on a carrier; without one it is a diphthong of a loan word.
  if (between === 0) return letters[next]?.text.startsWith(CARRIER) ? next : undefined;
  // A carried vowel begins its syllable: the consonants stay behind. مەسئۇل mes·ul
  if (letters[next]?.text.startsWith(CARRIER)) return between <= 2 ? next : undefined;
  if (between <= 2) return next - 1;
  // Three consonants before r are a loan word's cluster, which may stay whole: kont·rol or kon·trol.
  return between === 3 && letters[next - 1]?.text !== 'ر' ? next - 1 : undefined;
}
