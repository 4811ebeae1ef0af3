/** A chart as an editor writes it, a block with a small table in it, as data: what it shows, and what cannot be shown. */

import type { Nodes, Table, TableRow } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';

export const CHART_KINDS = ['bars', 'line'] as const;
export type ChartKind = (typeof CHART_KINDS)[number];

export interface ChartCell {
  /** As typed, which is also how it is printed: `over 20%`. */
  readonly text: string;
  readonly value: number;
}

export interface Chart {
  readonly kind: ChartKind;
  /** Names of the columns after the first; one that is named nothing is `''`. */
  readonly series: readonly string[];
  /** A row an entry, with a cell for every series. */
  readonly rows: readonly { readonly label: string; readonly cells: readonly ChartCell[] }[];
}

export interface ChartFault {
  /** What is at fault, for its place. */
  readonly node: Nodes;
  readonly message: string;
  readonly mend: string;
}

/** More rows or series than these nobody can tell apart on a page. */
const MOST_ROWS = { bars: 24, line: 120 };
const MOST_SERIES = 4;

/** Reads the table of a `:::chart`. With faults there is no chart. @param lang Decides which sign begins the decimals. */
export function readChart(
  node: ContainerDirective,
  lang: string,
): { readonly chart?: Chart; readonly faults: readonly ChartFault[] } {
  const faults: ChartFault[] = [];
  const complain = (at: Nodes, message: string, mend: string): void => void faults.push({ node: at, message, mend });
  const kind = CHART_KINDS.find((name) => name === (node.attributes?.['kind'] ?? 'bars'));
  if (!kind) complain(node, `"${node.attributes?.['kind']}" is no kind of chart`, `write ${CHART_KINDS.join(' or ')}`);
  const tables = node.children.filter((child): child is Table => child.type === 'table');
  const [table] = tables;
  if (!table || tables.length > 1) {
    complain(tables[1] ?? node, `a chart is drawn from one table, and here ${table ? 'are two' : 'is none'}`, SHAPE);
    return { faults };
  }
  const [head, ...body] = table.children;
  const series = head?.children.slice(1).map(plain) ?? [];
  if (body.length === 0 || series.length === 0) complain(table, 'the table of this chart has no values', SHAPE);
  if (series.length > MOST_SERIES)
    complain(table, `a chart shows at most ${MOST_SERIES} columns of values`, 'make two');
  const most = MOST_ROWS[kind ?? 'bars'];
  if (body.length > most) complain(table, `a chart of this kind shows at most ${most} rows`, 'leave some out');
  const rows = body.map((row) => readRow(row, { count: series.length, kind: kind ?? 'bars', lang, complain }));
  return kind && faults.length === 0 ? { chart: { kind, series, rows }, faults } : { faults };
}

const SHAPE = 'write one table: names in its first column, numbers in the others';

interface RowReading {
  readonly count: number;
  readonly kind: ChartKind;
  readonly lang: string;
  readonly complain: (at: Nodes, message: string, mend: string) => void;
}

function readRow(row: TableRow, { count, kind, lang, complain }: RowReading): Chart['rows'][number] {
  const [name, ...cells] = row.children;
  const label = name ? plain(name) : '';
  if (label === '') complain(row, 'this row of the chart has no name', 'name it in the first column');
  const values = Array.from({ length: count }, (_, index) => {
    const cell = cells[index];
    const text = cell ? plain(cell) : '';
    const value = numberIn(text, lang);
    if (value === undefined)
      complain(cell ?? row, `"${text}" has no number, or more than one`, 'write one number a cell');
    else if (value < 0 && kind === 'bars') complain(cell ?? row, `no bar can show ${text}`, 'write kind="line"');
    return { text, value: value ?? 0 };
  });
  return { label, cells: values };
}

/** The words of a node without markup. */
function plain(node: Nodes): string {
  if ('value' in node && node.type !== 'html') return node.value;
  return 'children' in node ? node.children.map(plain).join('').trim() : '';
}

const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/gu;
const NUMBER = /[-\u2212]?\d[\d.,'’\u00a0\u202f\u066b\u066c]*/gu;

/** The one number a cell holds, whatever words stand round it: `over 20%` → 20, in German `1,95 Millionen` → 1.95. */
export function numberIn(text: string, lang: string): number | undefined {
  const western = text.replaceAll(DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
  const found = Array.from(western.matchAll(NUMBER), ([number]) => number.replace(/[^\d]+$/u, ''));
  const [number, ...others] = found;
  if (number === undefined || others.length > 0) return undefined;
  const decimal = decimalSign(lang);
  const grouping = new RegExp(`[.,'’\\u00a0\\u202f\\u066c]`, 'gu');
  const [whole = '', decimals = '', ...more] = number
    .replaceAll('\u066b', decimal)
    .replace('\u2212', '-')
    .split(decimal);
  if (more.length > 0) return undefined;
  return Number(`${whole.replaceAll(grouping, '')}${decimals ? `.${decimals}` : ''}`);
}

const decimalSign = (lang: string): string => (/^(?:de|fr|tr|es|it|nl|pl|ru|kk|uz|az)\b/u.test(lang) ? ',' : '.');
