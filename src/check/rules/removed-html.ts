import { tagsOf } from '../html.js';
import { letterAt } from '../letters.js';
import type { Rule } from '../rule.js';
import { nodesOf, textsOf } from '../texts.js';

/** What the sanitiser takes out with all that is in it, and pictures, which it cannot vouch for. */
const REMOVED = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'embed',
  'img',
  'video',
  'audio',
]);

export const removedHtml: Rule = {
  id: 'removed-html',
  severity: 'error',
  why: 'Scripts, frames and embedded media cannot be printed and are taken out; whoever wrote them expects to see them.',
  examples: [
    { body: 'A picture: <img src="images/a.svg" alt="A field">', at: ['1:12'] },
    { body: '<iframe src="https://example.org"></iframe>', at: ['1:1'] },
    { body: 'H<sub>2</sub>O, <abbr title="a">b</abbr>, `<script>`.', at: [] },
  ],
  check: (issue) =>
    textsOf(issue).flatMap((text) =>
      nodesOf(text, 'html').flatMap(({ node }) =>
        tagsOf(node.value)
          .filter(({ name, kind }) => kind !== 'close' && REMOVED.has(name))
          .map(({ name, start }) => ({
            message: `<${name}> will not appear`,
            mend: name === 'img' ? 'write :::figure{src="…" alt="…" credit="…"}' : 'take it out, or link to it',
            place: letterAt(text, node, start).place,
          })),
      ),
    ),
};
