import type { Finding, Rule } from '../rule.js';

export const nothingToContinue: Rule = {
  id: 'nothing-to-continue',
  severity: 'warning',
  why: 'An article continues on the page where another article ends. Where there is none before it, or but a picture, it begins on a page of its own after all; so does a feature.',
  examples: [
    { front: 'start: continue', body: 'Words.', at: ['story.md'] },
    {
      front: 'start: continue\nkind: page\nlead: { src: images/a.svg, alt: A field, credit: A. Maker }',
      body: '',
      at: ['story.md'],
    },
    { front: 'start: continue\nopening: feature', body: 'Words.', at: ['story.md'] },
    { front: 'start: right', body: 'Words.', at: [] },
  ],
  check: ({ articles }) =>
    articles.flatMap(({ start, kind, opening, file }, index): Finding[] => {
      const opensPage = kind !== 'article' || opening === 'feature';
      if (start !== 'continue' || (!opensPage && articles[index - 1]?.kind === 'article')) return [];
      const message = opensPage
        ? `a ${kind === 'article' ? 'feature' : kind} begins on a page of its own`
        : 'there is no article before it whose page it could continue on';
      return [
        {
          message,
          mend: 'take "start: continue" out, or move it behind an article',
          place: { file, line: 1, column: 1 },
        },
      ];
    }),
};
