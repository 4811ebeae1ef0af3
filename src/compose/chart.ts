/** `:::chart` → a figure: its title, the drawing, what is said under it; on the web also its table, for those who listen. */

import type { Element, ElementContent, Root } from 'hast';
import type { Chart } from '../chart.js';
import { typesetText } from '../typeset/index.js';
import { captionContent } from './blocks.js';
import type { BodyOwner, EditionStyle } from './body.js';
import { bars } from './chart-bars.js';
import { lines } from './chart-line.js';
import type { Board } from './chart-parts.js';
import { element, replace, stringProperty, text } from './element.js';

/** What a chart's block says; its title and caption are the marked element's content. */
export interface ChartMark {
  readonly chart: Chart;
  readonly source: string;
  readonly credit: string;
  readonly width: string;
  readonly place: string;
}

interface ChartSetting {
  readonly owner: BodyOwner;
  readonly style: EditionStyle;
}

/** Widths of the drawing: of a column of print, of the whole measure, and of a telephone, from which the web scales. */
const WIDTHS = { column: 318, wide: 660, web: 380 };

export function setCharts(tree: Root, marks: readonly ChartMark[], setting: ChartSetting): void {
  replace(tree, 'figure', (node) => {
    if (node.properties.dataChart === undefined) return [node];
    const mark = marks[Number(stringProperty(node, 'dataChart'))];
    return mark ? [chartFigure(node, mark, setting)] : [];
  });
}

function chartFigure(node: Element, mark: ChartMark, { owner, style }: ChartSetting): Element {
  const { lang, dir } = owner;
  const dataSource = stringProperty(node, 'dataSource');
  const isWide = mark.width === 'wide' || mark.place.startsWith('span-');
  const width = style.edition === 'web' ? WIDTHS.web : isWide ? WIDTHS.wide : WIDTHS.column;
  const chart = setTexts(mark.chart, lang);
  const label = node.children.find((child): child is Element => isLabel(child));
  const title = label ? [element('p', { className: ['chart-title', 'no-hyphens'], dataSource }, label.children)] : [];
  const shown = draw(chart, { width, dir });
  const table = style.edition === 'web' ? [dataTable(chart)] : [];
  Object.assign(shown.properties, table.length > 0 ? { ariaHidden: 'true' } : { role: 'img', ariaLabel: told(chart) });
  const caption = captionLines(node, mark, { owner, style });
  return element(
    'figure',
    {
      className: ['figure', isWide ? 'figure-wide' : 'figure-column', 'chart'],
      dataSource,
      dataPlace: mark.place || undefined,
    },
    [
      ...title,
      element('div', { className: ['chart-board'], dataSource }, [shown]),
      ...table,
      ...(caption.length > 0 ? [element('figcaption', { dataSource }, caption)] : []),
    ],
  );
}

const isLabel = (node: ElementContent): boolean => node.type === 'element' && node.properties.dataLabel !== undefined;

const draw = (chart: Chart, board: Board): Element => (chart.kind === 'bars' ? bars : lines)(chart, board);

function captionLines(node: Element, mark: ChartMark, { owner, style }: ChartSetting): ElementContent[] {
  const caption = captionContent(node.children.filter((child) => !isLabel(child)));
  const source = mark.source ? `${style.words(owner.lang).source}: ${mark.source}` : '';
  const credit = [source, mark.credit].filter(Boolean).join(' · ');
  return [
    ...(caption.length > 0 ? [element('span', { className: ['caption'] }, caption)] : []),
    ...(caption.length > 0 && credit ? [text(' ')] : []),
    ...(credit ? [element('span', { className: ['credit'] }, [text(credit)])] : []),
  ];
}

function setTexts({ kind, series, rows }: Chart, lang: string): Chart {
  const set = (words: string): string => typesetText(words, lang);
  return {
    kind,
    series: series.map(set),
    rows: rows.map(({ label, cells }) => ({
      label: set(label),
      cells: cells.map((cell) => ({ ...cell, text: set(cell.text) })),
    })),
  };
}

/** The whole chart in words. */
const told = ({ series, rows }: Chart): string =>
  rows
    .map(({ label, cells }) => {
      const values = cells.map((cell, index) => (cells.length > 1 ? `${series[index]} ${cell.text}` : cell.text));
      return `${label}: ${values.join(', ')}`;
    })
    .join('; ');

function dataTable({ series, rows }: Chart): Element {
  const head = series.map((name) => element('th', { scope: 'col' }, [text(name)]));
  const body = rows.map(({ label, cells }) =>
    element('tr', {}, [
      element('th', { scope: 'row' }, [text(label)]),
      ...cells.map((cell) => element('td', {}, [text(cell.text)])),
    ]),
  );
  const table = element('table', {}, [
    element('thead', {}, [element('tr', {}, [element('td', {}), ...head])]),
    element('tbody', {}, body),
  ]);
  return element('div', { className: ['chart-table'] }, [table]);
}
