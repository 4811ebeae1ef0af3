/** A text in each language, with words of the others in it. */

import { scriptOf } from '../../journal.js';
import { block, foreign, others, story, type Setting, type Story } from '../story.js';
import type { Language } from '../texts.js';

/** Every language but the edition's own, which all other stories are in. */
export const languages = (setting: Setting): readonly Story[] =>
  others(setting.edition.lang).map((lang) => inLanguage(setting, lang));

function inLanguage(setting: Setting, lang: Language): Story {
  const { labels } = setting.edition;
  const flow = setting.flow(lang);
  const guests = others(lang).map((other) => foreign(setting.flow(other).line(50), other));
  const [comma, stop] = scriptOf(lang) === 'Arab' ? ['،', '.'] : scriptOf(lang) === 'Hans' ? ['，', '。'] : [',', '.'];
  return story(
    lang.toLowerCase(),
    {
      title: flow.title,
      lang,
      standfirst: flow.paragraph(120),
      section: labels.sections.languages,
    },
    [
      `${flow.paragraph()}[^note]`,
      flow.paragraphs(2),
      `## ${flow.head()}`,
      `${flow.paragraph(200)} *${flow.line(50)}*${comma} **${flow.line(50)}**${stop}`,
      `${flow.line(60)}${comma} ${guests.join(`${comma} `)}${comma} 12:30${comma} 1,290,000${comma} 25%${comma} https://example.org/${stop}`,
      `- ${flow.sentence()}\n- ${flow.sentence()}`,
      flow.paragraphs(2),
      block('pull-quote', {}, flow.line(80)),
      flow.paragraphs(2),
      `### ${flow.head()}`,
      flow.paragraphs(2),
      block('facts', { label: flow.head() }, `1. ${flow.sentence()}\n2. ${flow.sentence()}`),
      `> ${flow.paragraph(200)}`,
      flow.paragraphs(3),
      `| ${flow.head()} | ${flow.head()} |\n| --- | ---: |\n| ${flow.line(30)} | 12.5 |\n| ${flow.line(30)} | 1,024 |`,
      flow.paragraphs(2),
      `[^note]: ${flow.paragraph(160)}`,
    ],
  );
}
