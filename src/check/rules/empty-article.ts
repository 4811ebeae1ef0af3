import type { Root } from 'mdast';
import type { Rule } from '../rule.js';

export const emptyArticle: Rule = {
  id: 'empty-article',
  severity: 'warning',
  why: 'An article without a text prints as a title on an empty page.',
  examples: [
    { body: '', at: ['story.md'] },
    { body: '<!-- to be written -->', at: ['story.md'] },
    { body: 'Words.', at: [] },
    { body: '', front: 'kind: page\nlead: { src: images/a.svg, alt: A field, credit: A. Maker }', at: [] },
  ],
  check: (issue) =>
    issue.articles
      .filter(({ kind, body }) => kind === 'article' && isEmpty(body))
      .map(({ file, slug }) => ({
        message: `the article "${slug}" has no text`,
        mend: 'write it under the front matter; a picture that fills a page has "kind: page"',
        place: { file, line: 1, column: 1 },
      })),
};

const isEmpty = ({ children }: Root): boolean =>
  children.every(
    (node) => node.type === 'definition' || (node.type === 'html' && /^\s*<!--[\s\S]*-->\s*$/.test(node.value)),
  );
