import { blocksIn, columnsOf, type TextLine } from '../columns.js';
import { block, columns, page, type Setting } from '../example-pages.js';
import type { Rule } from '../rule.js';
import { count, spot } from '../words.js';

/** In normal spaces. */
const WIDEST = 3;

const stretched = (...times: readonly number[]): Setting => ({
  block: block(10),
  lines: times.map((each) => ({ rows: 1, gap: { times: each, words: 'published figures' } })),
});

export const wideWordGaps: Rule = {
  id: 'wide-word-gaps',
  severity: 'warning',
  why: 'Lines with holes between their words make white rivers in the column and are slow to read.',
  examples: [
    {
      shows: 'Two lines of a paragraph whose spaces are three and a half and four times as wide as normal.',
      pages: [page(columns([stretched(1.2, 3.5, 1.8, 4)]))],
      at: ['1: 10'],
    },
    { shows: 'Spaces of three times the normal width.', pages: [page(columns([stretched(1.4, 3, 2.2)]))], at: [] },
  ],
  check: ({ pages }) =>
    columnsOf(pages).flatMap((text) =>
      [...blocksIn(text)].flatMap(([{ place }, lines]) => {
        const wide = lines.flatMap(gapOf).toSorted((a, b) => b.times - a.times);
        const [worst] = wide;
        if (!worst) return [];
        return [
          {
            page: text.page.number,
            ...(text.column.of > 1 && { where: spot(text.column) }),
            message: `${wide.length === 1 ? 'a line has' : `${count(wide.length, 'line')} have`} word spaces over ${WIDEST} times normal, ${wide.length === 1 ? '' : 'at worst '}${worst.times} times at “${worst.words}”`,
            mend: 'Change a word or two, or allow a long word to be divided',
            place,
          },
        ];
      }),
    ),
};

const gapOf = ({ gap }: TextLine): NonNullable<TextLine['gap']>[] => (gap && gap.times > WIDEST ? [gap] : []);
