/** Lines over equal steps, with few rules, the ends of the time named, and the last number of each line as typed. */

import type { Element } from 'hast';
import type { Chart } from '../chart.js';
import { element } from './element.js';
import { LABEL, SMALL, at, drawing, legend, round, seriesName, widthOf, words, type Board } from './chart-parts.js';

const PLOT = 162;
const ABOVE = 12;

interface Scale {
  readonly ticks: readonly number[];
  readonly y: (value: number) => number;
}

interface Plot {
  readonly board: Board;
  readonly scale: Scale;
  /** Where the first and the last point stand. */
  readonly from: number;
  readonly to: number;
}

export function lines(chart: Chart, board: Board): Element {
  const { shapes, height } = legend(board, chart.series);
  const scale = scaleOf(chart, height + ABOVE);
  const names = scale.ticks.map(tickName);
  const from = 8 + Math.max(...names.map((name) => widthOf(name, SMALL)));
  const ends = chart.rows.at(-1)?.cells ?? [];
  const to = board.width - 10 - Math.max(0, ...ends.map(({ text }) => widthOf(text, LABEL)));
  const plot: Plot = { board, scale, from, to };
  for (const [index, tick] of scale.ticks.entries()) {
    const y = scale.y(tick);
    const name = tick === 0 ? 'chart-zero' : 'chart-rule';
    shapes.push(element('path', { d: `M${at(board, from)} ${y}L${at(board, to)} ${y}`, className: [name] }));
    shapes.push(words(board, { x: from - 6, y: y + 4, words: names[index] ?? '', name: 'chart-tick', anchor: 'end' }));
  }
  shapes.push(...chart.series.flatMap((_, index) => series(chart, index, plot)), ...steps(chart, plot));
  return drawing(board, height + ABOVE + PLOT + 24, shapes);
}

/** From nought, unless all values lie far above it and close together. */
function scaleOf(chart: Chart, top: number): Scale {
  const values = chart.rows.flatMap(({ cells }) => cells.map(({ value }) => value));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const low = least > 0.7 * most && least > 0 ? least : Math.min(0, least);
  const step = niceStep((most - low || Math.abs(most) || 1) / 4);
  const first = Math.floor(low / step);
  const last = Math.max(Math.ceil(most / step), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return { ticks, y: (value) => round(top + PLOT * (1 - (value / step - first) / (last - first))) };
}

/** 1, 2 or 5 with noughts. */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5].find((times) => times * power >= rough * 0.999) ?? 10) * power;
}

const tickName = (tick: number): string =>
  Number(tick.toPrecision(6))
    .toString()
    .replace(/\B(?<!\.\d*)(?=(?:\d{3})+(?!\d))/gu, '\u2009')
    .replace('-', '\u2212');

const stepAt = ({ from, to }: Plot, index: number, count: number): number =>
  count < 2 ? (from + to) / 2 : from + ((to - from) * index) / (count - 1);

function series(chart: Chart, index: number, plot: Plot): Element[] {
  const { board, scale } = plot;
  const points = chart.rows.map(({ cells }, step) => ({
    x: at(board, stepAt(plot, step, chart.rows.length)),
    y: scale.y(cells[index]?.value ?? 0),
  }));
  const last = points.at(-1);
  const text = chart.rows.at(-1)?.cells[index]?.text ?? '';
  if (!last) return [];
  const d = points.map(({ x, y }, step) => `${step === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  return [
    element('path', { d, className: ['chart-line', seriesName(index)] }),
    element('circle', { cx: String(last.x), cy: String(last.y), r: '3', className: [seriesName(index)] }),
    words(board, { x: plot.to + 8, y: last.y + 4, words: text, name: 'chart-value' }),
  ];
}

/** Names of the steps: all, or as many as stand clear of each other, always the first and the last. */
function steps(chart: Chart, plot: Plot): Element[] {
  const count = chart.rows.length;
  const widest = Math.max(...chart.rows.map(({ label }) => widthOf(label, SMALL))) + 10;
  const room = Math.max(1, Math.floor((plot.to - plot.from) / widest));
  const every = Math.max(1, Math.ceil((count - 1) / room));
  return chart.rows.flatMap(({ label }, index) => {
    const isEnd = index === 0 || index === count - 1;
    if (!isEnd && (index % every !== 0 || count - 1 - index < every)) return [];
    const anchor = count > 1 && isEnd ? (index === 0 ? 'start' : 'end') : 'middle';
    const y = plot.scale.y(plot.scale.ticks[0] ?? 0) + 18;
    return [words(plot.board, { x: stepAt(plot, index, count), y, words: label, name: 'chart-tick', anchor })];
  });
}
