/** Runs of a foreign direction or script in a text, found over a small alphabet of character classes. */

import { pairBrackets } from './brackets.js';

/**
 * `F` a foreign letter, `H` one of the passage's own, `D` a digit, `C` a sign that joins (hyphen, slash, colon …),
 * `S` space, `P` any other mark, `B` what no run crosses. One class for each UTF-16 unit of the text.
 */
export type CharClass = 'F' | 'H' | 'D' | 'C' | 'S' | 'P' | 'B';

/** The class of a character that is special in this passage; `undefined` leaves it to the general rule. */
export type Judge = (char: string) => CharClass | undefined;

/** Start and end (exclusive) in UTF-16 units. */
export type Run = readonly [start: number, end: number];

/** Classifies texts, one character of the answer for each UTF-16 unit. */
export function classifier(judge: Judge): (text: string) => string {
  // A text has few different characters; asking about each once makes this linear and cheap.
  const known = new Map<string, CharClass | undefined>();
  const classOf = (char: string): CharClass | undefined => {
    if (!known.has(char)) known.set(char, judge(char) ?? generalClass(char));
    return known.get(char);
  };
  return (text) => {
    let classes = '';
    for (const char of text) classes += (classOf(char) ?? classes.at(-1) ?? 'P').repeat(char.length);
    return classes;
  };
}

/** `undefined` for what goes with the letter before it: combining marks, joiners and soft hyphens. */
function generalClass(char: string): CharClass | undefined {
  if (/^[\p{M}\u00AD\u200C\u200D]$/u.test(char)) return undefined;
  if (/^\p{Nd}$/u.test(char)) return 'D';
  if (/^[-‐‑/:._+&@'’]$/u.test(char)) return 'C';
  if (char === '\n') return 'B';
  if (/^\s$/u.test(char)) return 'S';
  return /^\p{L}$/u.test(char) ? 'H' : 'P';
}

/** From the first foreign letter to the last before a letter of the passage's own. */
const CORE = '(?:(?<![HDC])D+C?)?F(?:[^HB]*F)?';
const RUN = new RegExp(`${CORE}(?:C?D+(?:CD+)*(?![HD]))?`, 'gu');
// Right to left, digits attached to a Latin word are its own even before a suffix (COVID-19), and so is a number to its
// right unless it counts what follows (iPhone 12).
const RUN_WITH_NUMBER = new RegExp(`${CORE}(?:C?D+(?:CD+)*)?(?:SD+(?:CD+)*(?![CSP]*[HD]))?`, 'gu');

/** Runs in ascending order. A bracket or quotation mark is inside a run only together with its partner. */
export function findRuns(text: string, classes: string, options: { readonly takesNumber: boolean }): Run[] {
  const pattern = options.takesNumber ? RUN_WITH_NUMBER : RUN;
  const partners = pairBrackets(text);
  for (let marked = classes; ;) {
    const runs = [...marked.matchAll(pattern)].map(({ 0: run, index }) => widen([index, index + run.length], partners));
    const astray = [...partners].find(([at, partner]) => runs.some((run) => holds(run, at) && !holds(run, partner)));
    if (!astray) return runs;
    marked = `${marked.slice(0, astray[0])}B${marked.slice(astray[0] + 1)}`;
  }
}

const holds = ([start, end]: Run, at: number): boolean => at >= start && at < end;

/** Takes in brackets beside the run whose partner it holds. */
function widen(run: Run, partners: ReadonlyMap<number, number>): Run {
  const [start, end] = run;
  if (holds(run, partners.get(end) ?? Number.NaN)) return widen([start, end + 1], partners);
  if (holds(run, partners.get(start - 1) ?? Number.NaN)) return widen([start - 1, end], partners);
  return run;
}
