import { isLanguageTag } from '../../journal.js';
import { tagsOf } from '../html.js';
import { letterAt } from '../letters.js';
import type { Rule } from '../rule.js';
import { nodesOf, textsOf } from '../texts.js';

export const invalidLanguage: Rule = {
  id: 'invalid-language',
  severity: 'error',
  why: 'Fonts, hyphens, quotation marks, direction and the voice that reads aloud all follow from the language.',
  examples: [
    { body: 'The name <span lang="xx-yy">Alibaba</span>.', at: ['1:16'] },
    { body: 'The name\n*is <span title="a" lang=zh_CN>Alibaba</span>*.', at: ['2:21'] },
    { body: '<div lang="english">\n\nWords.\n\n</div>', at: ['1:6'] },
    { body: 'The name <span lang="zh-Hans">阿里巴巴</span>, `<span lang="xx">`.', at: [] },
  ],
  check: (issue) =>
    textsOf(issue).flatMap((text) =>
      nodesOf(text, 'html').flatMap(({ node }) =>
        tagsOf(node.value).flatMap(({ lang }) => {
          if (!lang || isLanguageTag(lang.value)) return [];
          const { place } = letterAt(text, node, lang.start);
          return [
            {
              message: `"${lang.value}" is no language tag`,
              mend: 'write one such as en, tr, ug, ar or zh-Hans',
              place,
            },
          ];
        }),
      ),
    ),
};
