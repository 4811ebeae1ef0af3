/** What is long: it runs over columns and pages. */

import { block, story, type Setting, type Story } from '../story.js';
import type { Flow } from '../texts.js';

const ROWS = 44;
const POINTS = 14;

export function tables(setting: Setting): readonly Story[] {
  const { labels } = setting.edition;
  const flow = setting.flow();
  return [
    story(
      'tables',
      {
        title: labels.titles.tables,
        section: labels.sections.text,
        kicker: labels.sections.text,
      },
      [
        `${flow.paragraph()}[^short]`,
        shortTable(flow),
        flow.paragraphs(2),
        `## ${flow.head()}`,
        `${flow.paragraph()}[^long]`,
        longTable(flow),
        flow.paragraphs(2),
        `## ${flow.head()}`,
        longList(flow),
        `${flow.paragraph()}[^list] ${flow.paragraph()}[^code]`,
        `\`\`\`text\n${CODE}\n\`\`\``,
        flow.paragraphs(3),
        `[^short]: ${flow.line()}.`,
        `[^long]: ${flow.paragraph(900)}`,
        `[^list]: ${flow.line()}:\n\n    - ${flow.line()}\n    - ${flow.line()}`,
        `[^code]: \`galley specimen\`: ${flow.line()}.`,
      ],
    ),
    columns(setting, 1),
    columns(setting, 3),
  ];
}

const shortTable = (flow: Flow): string =>
  [
    `| | ${flow.head()} | ${flow.head()} |`,
    '| --- | ---: | :---: |',
    `| ${flow.line(40)} | 1,024 | ± |`,
    `| ${flow.line(40)} | 96.5 | + |`,
    `| ${flow.line(40)} | 7 | − |`,
  ].join('\n');

const longTable = (flow: Flow): string =>
  [
    `| № | ${flow.head()} | % |`,
    '| ---: | --- | ---: |',
    ...Array.from({ length: ROWS }, (_, row) => `| ${row + 1} | ${flow.line(30)} | ${(row * 37) % 100}.${row % 10} |`),
  ].join('\n');

const longList = (flow: Flow): string =>
  Array.from({ length: POINTS }, (_, point) => `${point + 1}. ${flow.sentence()}`).join('\n');

const CODE = ['galley specimen', 'output/', '  specimen/', '    ltr/specimen-ltr.pdf', '    rtl/specimen-rtl.pdf'].join(
  '\n',
);

/** The same text in another measure. */
function columns(setting: Setting, count: 1 | 3): Story {
  const { labels } = setting.edition;
  const flow = setting.flow();
  const title = count === 1 ? labels.titles.one : labels.titles.three;
  return story(`columns-${count}`, { title, section: labels.sections.text, columns: count }, [
    flow.paragraphs(3),
    `## ${flow.head()}`,
    flow.paragraphs(3),
    block('facts', { label: flow.head() }, `- ${flow.line()}\n- ${flow.line()}`),
    flow.paragraphs(2),
    block('pull-quote', {}, flow.line(60)),
    flow.paragraphs(3),
  ]);
}
