/** Bars lying under their names, the longest as long as the column allows, each with its number as typed. */

import type { Element } from 'hast';
import type { Chart } from '../chart.js';
import { LABEL, box, drawing, legend, linesOf, seriesName, widthOf, words, type Board } from './chart-parts.js';

const LINE = 18;
const BAR = 13;
const BETWEEN = 5;

export function bars(chart: Chart, board: Board): Element {
  const values = chart.rows.flatMap(({ cells }) => cells);
  // Shares of a whole are shown as such: the whole is drawn too.
  const isShare = values.every(({ text, value }) => text.includes('%') && value <= 100);
  const most = isShare ? 100 : Math.max(...values.map(({ value }) => value), 0) || 1;
  const beside = 8 + Math.max(...values.map(({ text }) => widthOf(text, LABEL)));
  const longest = Math.max(board.width - beside, board.width * 0.4);
  const { shapes, height } = legend(board, chart.series);
  let y = height;
  for (const { label, cells } of chart.rows) {
    for (const line of linesOf(label, LABEL, board.width)) {
      y += LINE;
      shapes.push(words(board, { x: 0, y: y - 5, words: line, name: 'chart-label' }));
    }
    for (const [index, { text, value }] of cells.entries()) {
      const width = Math.max((longest * value) / most, value > 0 ? 1 : 0);
      if (isShare) shapes.push(box(board, { x: 0, y, width: longest, height: BAR, name: 'chart-whole' }));
      shapes.push(box(board, { x: 0, y, width, height: BAR, name: seriesName(index) }));
      const x = (isShare ? longest : width) + 6;
      shapes.push(words(board, { x, y: y + BAR - 2, words: text, name: 'chart-value' }));
      y += BAR + BETWEEN;
    }
    y += cells.length > 1 ? LINE / 2 : 0;
  }
  return drawing(board, Math.ceil(y / LINE) * LINE, shapes);
}
