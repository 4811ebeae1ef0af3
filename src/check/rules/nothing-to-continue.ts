import type { Finding, Rule } from '../rule.js';

export const nothingToContinue: Rule = {
  id: 'nothing-to-continue',
  severity: 'warning',
  why: 'An article continues on the page where another article ends. Where there is none before it, or but a picture, it begins on a page of its own after all.',
  examples: [
    { front: 'start: continue', body: 'Words.', at: ['story.md'] },
    {
      front: 'start: continue\nkind: page\nlead: { src: images/a.svg, alt: A field, credit: A. Maker }',
      body: '',
      at: ['story.md'],
    },
    { front: 'start: right', body: 'Words.', at: [] },
  ],
  check: ({ articles }) =>
    articles.flatMap(({ start, kind, file }, index): Finding[] => {
      const isText = kind === 'article' && articles[index - 1]?.kind === 'article';
      if (start !== 'continue' || isText) return [];
      const message =
        kind === 'article'
          ? 'there is no article before it whose page it could continue on'
          : 'what fills a page cannot continue on another';
      return [
        {
          message,
          mend: 'take "start: continue" out, or move it behind an article',
          place: { file, line: 1, column: 1 },
        },
      ];
    }),
};
