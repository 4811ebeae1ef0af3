import { block, page } from '../example-pages.js';
import { groups } from '../groups.js';
import type { Rule } from '../rule.js';
import { pageList, quote } from '../words.js';

export const missingCharacter: Rule = {
  id: 'missing-character',
  severity: 'warning',
  why: 'A character that no font of the theme has prints as an empty box.',
  examples: [
    {
      shows: 'A letter of a script the theme has no font for.',
      pages: [
        page([], {
          layout: { blocks: [block(10, { excerpt: 'The letter Ⴀ' })], strangers: [{ character: 'Ⴀ', block: 0 }] },
        }),
        page([], { number: 2, layout: { blocks: [block(40)], strangers: [{ character: 'Ⴀ', block: 0 }] } }),
      ],
      at: ['1: 10'],
    },
    { shows: 'Letters that the fonts have.', pages: [page([], { layout: { blocks: [block(10)] } })], at: [] },
  ],
  check: ({ pages }) => {
    const seen = pages.flatMap(({ number, layout }) =>
      layout.strangers.map(({ character, block: index }) => ({ character, number, of: layout.blocks[index] })),
    );
    return [...groups(seen, ({ character }) => character)].flatMap(([character, places]) => {
      const [first] = places;
      if (!first?.of) return [];
      const numbers = [...new Set(places.map(({ number }) => number))].filter((number) => number !== first.number);
      const more = numbers.length > 0 ? `; also on page${numbers.length === 1 ? '' : 's'} ${pageList(numbers)}` : '';
      return [
        {
          page: first.number,
          message: `no font of the theme has ${codePoint(character)} (${character}), in ${quote(first.of)}${more}`,
          mend: 'Write it otherwise, or add a font that has it to the theme',
          place: first.of.place,
        },
      ];
    });
  },
};

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
