/**
 * Finds which words of a page are meant by letters that are missing from it or stand on it twice. Works by counting, not
 * by order, because the text of a justified Arabic line comes out of a PDF in fragments.
 */

import { countLetters, plainLetters, sameLetters, sumOf, surplusOf } from './letters.js';
import type { Letters } from './letters.js';

/** Words in a row of one text. */
export interface Passage {
  /** Index of the text among those searched. */
  readonly text: number;
  readonly words: readonly string[];
}

interface Word {
  readonly text: number;
  /** As written, to quote. */
  readonly word: string;
  readonly letters: string;
}

/** Judges a run of words by its letters in a row: with those of the words beside it, and alone. */
export type IsMeant = (withNeighbours: string, alone: string) => boolean;

/** The first passage with exactly these letters that `isMeant` agrees to. */
export function passageWith(wanted: Letters, texts: readonly string[], isMeant: IsMeant): Passage | undefined {
  for (const [index, text] of texts.entries()) {
    const words = wordsOf(text, index);
    const letters = (start: number, end: number): string => lettersOf(words.slice(Math.max(start, 0), end));
    const meant = windowsOf(words, wanted).find(([from, to]) => isMeant(letters(from - 1, to + 1), letters(from, to)));
    if (meant) return passageOf(words.slice(...meant));
  }
  return undefined;
}

const lettersOf = (words: readonly Word[]): string => words.map(({ letters }) => letters).join('');

function passageOf(words: readonly Word[]): Passage | undefined {
  const [first] = words;
  return first && { text: first.text, words: words.map(({ word }) => word) };
}

function wordsOf(text: string, index: number): Word[] {
  // Scripts without spaces are cut at their characters: a passage can begin anywhere.
  const words =
    text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[^\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+/gu) ?? [];
  return words
    .map((word) => ({ text: index, word, letters: plainLetters(word) }))
    .filter(({ letters }) => letters !== '');
}

type Window = readonly [from: number, to: number];

/** All runs of words with exactly these letters. Only runs with as many letters are counted out. */
function windowsOf(words: readonly Word[], wanted: Letters): Window[] {
  const size = sumOf(wanted);
  const sizes = words.map(({ letters }) => Array.from(letters).length);
  const windows: Window[] = [];
  let from = 0;
  let sum = 0;
  sizes.forEach((length, to) => {
    sum += length;
    while (sum > size) sum -= sizes[from++] ?? 0;
    if (sum === size && sameLetters(countLetters(lettersOf(words.slice(from, to + 1))), wanted)) {
      windows.push([from, to + 1]);
    }
  });
  return windows;
}

// Justified lines of these come out of a PDF in fragments, so that their order says nothing.
const FRAGMENTED = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}]/u;

/** Whether the text has a letter of such a script. */
export const isJoined = (text: string): boolean => FRAGMENTED.test(text);

/** The first words that do not stand on the page in their order, three at a time. */
export function firstAbsent(texts: readonly string[], page: string): Passage | undefined {
  for (const [index, text] of texts.entries()) {
    if (isJoined(text)) continue;
    const words = wordsOf(text, index);
    const present = words.map((_, at) => page.includes(lettersOf(words.slice(at, at + 3))));
    const from = present.indexOf(false);
    if (from < 0) continue;
    const next = present.indexOf(true, from);
    return passageOf(words.slice(from, next < 0 ? undefined : next + 2));
  }
  return undefined;
}

/** Where nothing else is known: the text that has most of these letters. */
export function likeliest(wanted: Letters, texts: readonly string[]): Passage | undefined {
  const size = sumOf(wanted);
  const scores = texts.map((text) => size - sumOf(surplusOf(wanted, countLetters(plainLetters(text)))));
  const best = scores.indexOf(Math.max(...scores));
  return best < 0 || scores[best] === 0 ? undefined : passageOf(wordsOf(texts[best] ?? '', best));
}
