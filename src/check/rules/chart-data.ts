import { readChart } from '../../chart.js';
import type { Rule } from '../rule.js';
import { directivesOf, placeOf } from '../texts.js';

const TABLE = '| | Share |\n| --- | --- |\n| North | 40% |\n| South | over 55% |';

export const chartData: Rule = {
  id: 'chart-data',
  severity: 'error',
  why: 'A chart whose table cannot be read is not drawn at all.',
  examples: [
    { body: `:::chart[Shares]{source="The Example"}\n${TABLE}\n:::`, at: [] },
    { body: `:::chart{kind="line" source="The Example"}\n${TABLE.replace('40%', '-4')}\n:::`, at: [] },
    { body: ':::chart[Shares]{source="The Example"}\nWords.\n:::', at: ['1:1'] },
    { body: `:::chart{kind="pie" source="The Example"}\n${TABLE}\n:::`, at: ['1:1'] },
    { body: `:::chart{source="The Example"}\n${TABLE.replace('40%', 'many')}\n:::`, at: ['4:9'] },
    { body: `:::chart{source="The Example"}\n${TABLE.replace('40%', '40 to 50%')}\n:::`, at: ['4:9'] },
    { body: `:::chart{source="The Example"}\n${TABLE.replace('40%', '-4')}\n:::`, at: ['4:9'] },
    { body: `:::chart{source="The Example"}\n${TABLE}\n\n${TABLE}\n:::`, at: ['7:1'] },
  ],
  check: (issue) =>
    directivesOf(issue)
      .filter(({ node }) => node.name === 'chart')
      .flatMap(({ node, text }) =>
        readChart(node, text.lang).faults.map(({ node: at, message, mend }) => ({
          message,
          mend,
          place: placeOf(text, at),
        })),
      ),
};
