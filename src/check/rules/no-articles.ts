import type { Rule } from '../rule.js';

export const noArticles: Rule = {
  id: 'no-articles',
  severity: 'warning',
  why: 'An issue without articles is a cover, a masthead and blank paper.',
  examples: [
    { issue: 'date: "2020-12"', at: ['issue.md'] },
    { issue: 'date: "2020-12"\narticles: []', at: ['issue.md'] },
    { body: 'Words.', at: [] },
  ],
  check: ({ articles, file }) =>
    articles.length > 0
      ? []
      : [
          {
            message: 'the issue has no articles',
            mend: 'list them under "articles:" in issue.md',
            place: { file, line: 1, column: 1 },
          },
        ],
};
