/** Charts of every kind. Their numbers are counted from the texts of the specimen itself. */

import { block, story, type Setting, type Story } from '../story.js';
import { LANGUAGES } from '../texts.js';

const SENTENCES = 8;
/** As many as a chart tells apart. */
const SERIES = 4;

export function charts(setting: Setting): Story {
  const { edition, texts } = setting;
  const { titles, sections, counts } = edition.labels;
  const flow = setting.flow();
  const sentences = texts.by[edition.lang].sentences.slice(0, SENTENCES);
  const drawn = LANGUAGES.slice(0, SERIES);
  return story('charts', { title: titles.charts, section: sections.pictures }, [
    flow.paragraphs(2),
    chart(counts.letters, [['', counts.letters], ...sentences.map((one, at) => [`${at + 1}`, lettersIn(one)])]),
    flow.paragraphs(3),
    chart(counts.share, [
      ['', counts.share],
      ...LANGUAGES.map((lang) => [lang.slice(0, 2), shareOfLetters(texts.by[lang].sentences.join(' '))]),
    ]),
    flow.paragraphs(3),
    chart(
      `${counts.letters}, ${counts.words}`,
      [['', counts.letters, counts.words], ...sentences.map((one, at) => [`${at + 1}`, lettersIn(one), wordsIn(one)])],
      ' width="wide"',
    ),
    flow.paragraphs(3),
    chart(
      counts.letters,
      [
        ['', ...drawn],
        ...sentences.map((_, at) => [
          `${at + 1}`,
          ...drawn.map((lang) => lettersIn(texts.by[lang].sentences[at] ?? '')),
        ]),
      ],
      ' kind="line"',
    ),
    flow.paragraphs(4),
  ]);
}

type Rows = readonly (readonly string[])[];

const chart = (label: string, rows: Rows, more = ''): string =>
  block('chart', { label, attributes: `source="Galley"${more}` }, table(rows));

const table = ([heads = [], ...rows]: Rows): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;
const lettersIn = (text: string): string => String(count(text, /\p{L}/gu));
const wordsIn = (text: string): string => String(count(text, /\S+/gu));
const shareOfLetters = (text: string): string => `${Math.round((100 * count(text, /\p{L}/gu)) / text.length)}%`;
