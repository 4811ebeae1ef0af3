/** Every block an editor can write, in two columns of text. */

import { block, figure, foreign, others, pictureOf, story, type Setting, type Story } from '../story.js';
import type { Flow } from '../texts.js';

export const blocks = (setting: Setting): readonly Story[] => [inColumns(setting), words(setting)];

function inColumns(setting: Setting): Story {
  const { labels } = setting.edition;
  const flow = setting.flow();
  return story(
    'blocks',
    {
      title: labels.titles.blocks,
      standfirst: flow.paragraph(120),
      section: labels.sections.text,
      teaser: labels.titles.blocks,
      lead: pictureOf(setting, 'drawing', labels.testCard),
    },
    [
      `${flow.paragraph()}[^one] ${flow.sentence()}`,
      flow.paragraphs(2),
      ...headings(flow),
      block('pull-quote', { attributes: `by="${labels.name}"` }, flow.line(120)),
      flow.paragraphs(2),
      ...lists(flow),
      `> ${flow.paragraph(200)}\n>\n> ${flow.sentence()}`,
      ...boxes(setting, flow),
      flow.paragraphs(2),
      block('pull-quote', {}, flow.line(60)),
      `${flow.paragraph(200)}[^two]`,
      figure(setting, 'landscape'),
      flow.paragraphs(2),
      '---',
      flow.paragraphs(2),
      figure(setting, 'drawing', 'width="wide"'),
      flow.paragraphs(3),
      block('related', {}, `[${labels.titles.words}](words.md)`),
      `[^one]: ${flow.sentence()}`,
      `[^two]: ${flow.paragraph(300)}`,
    ],
  );
}

const headings = (flow: Flow): readonly string[] => [
  `## ${flow.head()}`,
  flow.paragraphs(2),
  `### ${flow.head()}`,
  flow.paragraph(),
  `#### ${flow.head()}`,
  flow.paragraph(),
];

const lists = (flow: Flow): readonly string[] => [
  `- ${flow.sentence()}\n- ${flow.sentence()}\n  - ${flow.line()}\n  - ${flow.line()}\n- ${flow.sentence()}`,
  flow.paragraph(),
  `1. ${flow.sentence()}\n2. ${flow.sentence()}\n   1. ${flow.line()}\n   2. ${flow.line()}\n3. ${flow.sentence()}`,
];

const boxes = ({ edition }: Setting, flow: Flow): readonly string[] => [
  block('sidebar', { label: flow.head() }, flow.paragraphs(2, 200), `- ${flow.line()}\n- ${flow.line()}`),
  flow.paragraphs(2),
  block(
    'facts',
    { label: flow.head() },
    `- **84%** ${flow.line(60)}\n- **1,290,000** ${flow.line(60)}\n- **1948–2020** ${flow.line(60)}`,
  ),
  flow.paragraph(),
  block('related', {}, `- [${edition.labels.titles.tables}](tables.md)\n- [${flow.title}](report.md)`),
];

/** What can stand within a line. */
function words(setting: Setting): Story {
  const { labels, lang } = setting.edition;
  const flow = setting.flow();
  const passages = others(lang).map((other) => {
    const away = setting.flow(other);
    return `${flow.paragraph(120)} ${foreign(away.line(60), other)} ${flow.sentence()} “${foreign(away.title, other)}” (\`${other}\`).`;
  });
  return story('words', { title: labels.titles.words, section: labels.sections.text, columns: 2 }, [
    `${flow.sentence()} *${flow.line(60)}* — **${flow.line(60)}** — ***${flow.line(40)}*** — ~~${flow.line(60)}~~.`,
    `<u>${flow.line(40)}</u>, <mark>${flow.line(40)}</mark>, <small>${flow.line(40)}</small>, <cite>${flow.line(40)}</cite>, <dfn>${flow.line(40)}</dfn>.`,
    NUMBERS,
    NAMES,
    `## ${flow.head()}`,
    ...passages,
    `## ${flow.head()}`,
    `[${flow.line(40)}](blocks.md), [${flow.line(40)}](https://example.org/), <https://example.org/a/long/address/that-must-be-broken?somewhere=1>, mail@example.org.`,
    `"${flow.line(40)} '${flow.line(40)}' ${flow.line(20)}" -- ${flow.line(60)}...`,
    flow.paragraphs(2),
  ]);
}

/** Old-style, lining, raised and lowered; signs keep to their figures in both directions. */
const NUMBERS = [
  '0 1 2 3 4 5 6 7 8 9, 10.5%, 1,290,000, −4 °C, 12:30, 3:17, 9–12, 2020-12-15, § 4, № 7, +90 212 000 00 00, ½ ¼ ¾,',
  'H<sub>2</sub>O, 10 m<sup>2</sup>, 1<sup>st</sup>, 4 × 5 = 20, 25 kg, €100, $100, 100 ¥.',
].join('\n');

const NAMES = [
  '<abbr title="North Atlantic Treaty Organization">NATO</abbr>, <abbr title="United Nations">UN</abbr>, UNESCO,',
  '`galley build 2020-12`, `--only screen`, file.md,',
  '<ruby lang="zh-Hans">网格<rt>wǎnggé</rt></ruby>.',
].join(' ');
