/** Quotation marks by language: one row a language. */

import { readTag } from './tags.js';

export interface QuoteStyle {
  readonly outer: readonly [open: string, close: string];
  readonly inner: readonly [open: string, close: string];
  /** Curly marks of another language's habit are changed too, where they stand as a pair; straight ones always are. */
  readonly strict: boolean;
  /** Words whose first letters an apostrophe stands for: ’tis, ’s ist. */
  readonly elisions: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

const curly: QuoteStyle = { outer: ['“', '”'], inner: ['‘', '’'], strict: true, elisions: NONE };
const guillemets: QuoteStyle = { outer: ['«', '»'], inner: ['‹', '›'], strict: true, elisions: NONE };

// Uyghur and Arabic rows follow printed habit; a native reader has not checked them.
const STYLES: Readonly<Record<string, QuoteStyle>> = {
  en: { ...curly, elisions: new Set(['bout', 'cause', 'cos', 'em', 'n', 'til', 'tis', 'twas', 'twere', 'twill']) },
  tr: curly,
  de: {
    ...curly,
    outer: ['„', '“'],
    inner: ['‚', '‘'],
    elisions: new Set(['n', 'ne', 'nem', 'nen', 'ner', 's', 'ran', 'raus', 'rein', 'rum']),
  },
  fr: { ...guillemets, inner: ['“', '”'] },
  ug: guillemets,
  ar: guillemets,
  'zh-Hans': curly,
  'zh-Hant': { ...curly, outer: ['「', '」'], inner: ['『', '』'] },
};

/** For a language without a row: straight marks become “ ” ‘ ’, whatever else was typed stays. */
const OTHER: QuoteStyle = { ...curly, strict: false };

export function quoteStyleOf(lang: string): QuoteStyle {
  const { language, script } = readTag(lang);
  const style = STYLES[language] ?? STYLES[`${language}-${script}`];
  // Uyghur in Latin letters is set like Turkish.
  if (style?.outer[0] === '«' && language !== 'fr' && script !== 'Arab') return curly;
  return style ?? OTHER;
}
