/** Dashes and ellipses. Hyphens within words, options (`--strict`) and whatever may be an identifier stay as typed. */

import type { Rule } from './rules.js';
import { directionOf } from '../journal.js';
import { readTag } from './tags.js';

const ELLIPSIS: Rule = { find: /(?<![.…])\.{3}(?![.…/])/gu, put: '…' };
// A Chinese ellipsis has six dots.
const LONG_ELLIPSIS: Rule = { find: /(?<![.…])\.{6}(?![.…/])/gu, put: '……' };

const EM: Rule = { find: /(?<![-–—])---(?![-–—>])/gu, put: '—' };

// Between spaces, or at the start of an attribution: “-- Name”.
const SPACED = /(?<=^|[\s])--(?=[\s]|$)/gu;
// Between words, or breaking a speech off. Never after a space: that is an option of a command.
const CLOSED = /(?<=[\p{L}\p{N}"'‘’“”»«›)\],.!?…])--(?=[\p{L}"'‘’“”„«»‹›([….]|\s|$)/gu;
const BETWEEN_DIGITS: Rule = { find: /(?<=\d)--(?=\d)/gu, put: '–' };
// One hyphen between spaces, typed for a dash. Between numbers it may be a minus, after one letter a formula.
const LONE: Rule = {
  find: /(?<=(?:\p{L}{2}|[)\],.!?…"'‘’“”»›])[ \u00A0])-(?=[ \u00A0][\p{L}(["'‘“”„‚«‹])/gu,
  put: '–',
};

/**
 * Two numbers that can only be a range: 10-12, 20-30 %, 2014-2019, 2019-20. Not what looks like a telephone number, a
 * date (2020-12, 2020-12-01), an ISSN, a score that falls, a time, or part of a longer identifier.
 */
const RANGE: Rule = {
  find: new RegExp(
    String.raw`(?<![\p{L}\p{N}\p{M}.,:/\\+\-–—#№@&=_~*^'’]|\d[ \u00A0\u202F(]|[)])` +
      String.raw`(?<!(?:ISSN|ISBN|DOI|ID|Tel|Phone|Fax|Code|Ref|GSM|T|F)[.:]?[ \u00A0])` +
      String.raw`\d{1,4}-\d{1,4}` +
      String.raw`(?![\p{L}\p{N}\p{M}\-–—/\\@_=&*^'’]|[.,:]\d|[ \u00A0\u202F][\d(])`,
    'giu',
  ),
  put: (match) => (isRange(match) ? match.replace('-', '–') : undefined),
};

function isRange(text: string): boolean {
  const [first = '', second = ''] = text.split('-');
  if (first.startsWith('0') || second.startsWith('0')) return false;
  if (first.length === 4) return isYearRange(first, second);
  if (second.length > 3 || second.length - first.length > 1) return false;
  // 555-867 may be a telephone number, 123-145 are pages.
  const alike = first.length < 3 || first[0] === second[0];
  return alike && Number(first) < Number(second);
}

const isYear = (text: string): boolean => /^(?:1[5-9]|20)\d\d$/u.test(text);

function isYearRange(first: string, second: string): boolean {
  if (!isYear(first)) return false;
  if (second.length === 4) return isYear(second) && Number(first) < Number(second);
  // 2009-12 may be a month.
  return second.length === 2 && Number(second) > 12 && Number(second) > Number(first.slice(2));
}

const rules = (unspaced: string, spaced: string, ...more: Rule[]): readonly Rule[] => [
  ELLIPSIS,
  EM,
  { find: SPACED, put: spaced },
  BETWEEN_DIGITS,
  { find: CLOSED, put: unspaced },
  ...more,
];

const BY_LANGUAGE: Readonly<Record<string, readonly Rule[]>> = {
  en: rules('—', '–', LONE, RANGE),
  de: rules('–', '–', LONE, RANGE),
  fr: rules('–', '–', LONE, RANGE),
  // The Turkish Language Society sets the short line between numbers.
  tr: rules('–', '–', LONE),
  zh: [LONG_ELLIPSIS, ...rules('——', '——')],
};
const OTHER = rules('–', '–');
// A hyphen keeps two numbers in one run; a dash would let the bidirectional algorithm change their places.
const RTL = rules('—', '—').filter((rule) => rule !== BETWEEN_DIGITS);

export function dashRulesOf(lang: string): readonly Rule[] {
  return BY_LANGUAGE[readTag(lang).language] ?? (directionOf(lang) === 'rtl' ? RTL : OTHER);
}
