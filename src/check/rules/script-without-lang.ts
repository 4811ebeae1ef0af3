import { letterAt } from '../letters.js';
import { passagesOf } from '../passages.js';
import type { Rule } from '../rule.js';
import { strayRuns } from '../scripts.js';
import { textsOf } from '../texts.js';

export const scriptWithoutLang: Rule = {
  id: 'script-without-lang',
  severity: 'warning',
  why: 'Words in another script get their font, their direction and their voice from the language they are marked with.',
  examples: [
    { body: 'The firm 阿里巴巴 says so.', at: ['1:10'] },
    { body: 'In Uyghur: *شەرقىي تۈركىستان* and on.', at: ['1:13'] },
    { body: 'The name <span lang="ug">阿里巴巴</span>.', at: ['1:26'] },
    { body: '<div>\n阿里巴巴\n</div>', at: ['2:1'] },
    { front: 'kicker: The firm 阿里巴巴', body: 'Words.', at: ['1:18'] },
    { front: 'lang: zh-Hans', body: '卫报 the Guardian reported 说。', at: ['3:4'] },
    {
      body: 'The name <span lang="zh-Hans">阿里巴巴</span>, `阿里巴巴`, π, 12 µm and <https://example.org/阿里>.',
      at: [],
    },
    { body: '<div lang="ug">\n\nشەرقىي تۈركىستان\n\n</div>\n\nWords.', at: [] },
    { front: 'lang: zh-Hans', body: '卫报 Guardian 说 COVID-19，example.org 。', at: [] },
    { front: 'lang: ja', body: 'ひらがなと漢字とカタカナ。', at: [] },
  ],
  check: (issue) =>
    textsOf(issue).flatMap((text) =>
      passagesOf(text).flatMap(({ lang, words, node, start }) =>
        strayRuns(words, lang).map((stray) => ({
          message: `"${shorten(stray.words)}" is not in the script of its language (${lang})`,
          mend: `say which language it is: <span lang="${stray.example}">${shorten(stray.words)}</span>`,
          place: letterAt(text, node, start + stray.index).place,
        })),
      ),
    ),
};

const shorten = (words: string): string => {
  const letters = Array.from(words);
  return letters.length > 20 ? `${letters.slice(0, 19).join('')}…` : words;
};
