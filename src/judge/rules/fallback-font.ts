import { block, page } from '../example-pages.js';
import { groups } from '../groups.js';
import type { Rule } from '../rule.js';
import { pageList } from '../words.js';

const plain = [page([], { layout: { blocks: [block(1)] } }), page([], { number: 2, layout: { blocks: [block(9)] } })];
const themeFonts = ['SourceSerif4-Regular'];

export const fallbackFont: Rule = {
  id: 'fallback-font',
  severity: 'warning',
  why: 'A font that is not of the theme got into the PDF because none of the theme could set something: a mark, a sign, a letter.',
  examples: [
    {
      shows: 'The font that stands in for missing characters, on the second page.',
      pages: plain,
      fonts: { themeFonts, pageFonts: [['ABCDEF+SourceSerif4-Regular'], ['ABCDEG+GalleyLastResort']] },
      at: ['2: 9'],
    },
    {
      shows: 'No fonts but the theme’s.',
      pages: plain,
      fonts: { themeFonts, pageFonts: [['ABCDEF+SourceSerif4-Regular'], []] },
      at: [],
    },
  ],
  check: ({ pages, themeFonts: own, pageFonts }) => {
    const foreign = pageFonts.flatMap((fonts, index) =>
      fonts
        .map((font) => font.replace(/^[A-Z]{6}\+/u, ''))
        .filter((font) => !own.includes(font))
        .map((font) => ({ font, page: pages[index] })),
    );
    return [...groups(foreign, ({ font }) => font)].flatMap(([font, uses]) => {
      const first = uses[0]?.page;
      if (!first) return [];
      const numbers = uses.flatMap(({ page: each }) => (each ? [each.number] : []));
      return [
        {
          page: first.number,
          message: `the font ${font} is none of the theme’s${numbers.length > 1 ? ` (pages ${pageList(numbers)})` : ''}`,
          mend: 'Look for characters that no font has, in the text and in what style sheets add (content, list marks)',
          place: first.layout.blocks[0]?.place ?? { file: first.part },
        },
      ];
    });
  },
};
