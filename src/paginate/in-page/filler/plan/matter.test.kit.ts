/** Matter made up for the planner: blocks, floats and notes of chosen or of random sizes. */

import type { Block, Float, FloatPlace, Matter, Note } from './model.js';

export const ROW_PX = 18;
const NOTE_PX = 14;

const ends = (count: number, linePx: number): number[] => Array.from({ length: count + 1 }, (_, line) => line * linePx);
const breaks = (count: number): boolean[] =>
  Array.from({ length: count }, (_, line) => line === 0 || (line >= 2 && count - line >= 2));

export const text = (lines: number, more: Partial<Block> = {}): Block => ({
  endsPx: ends(lines, ROW_PX),
  mayBreak: breaks(lines),
  hyphens: [],
  calls: [],
  rowsBefore: 0,
  rowsAfter: 0,
  keeps: false,
  headPx: 0,
  isBand: false,
  looser: false,
  tighter: false,
  ...more,
});

export const heading = (lines = 1): Block =>
  text(lines, { keeps: true, rowsBefore: 1, mayBreak: breaks(lines).map(() => false) });

export const note = (lines: number): Note => ({ endsPx: ends(lines, NOTE_PX), mayBreak: breaks(lines) });

/** A block that floats; a band where it goes over all columns. */
export const figure = (float: number, rows: number, isBand = false): Block => ({
  ...text(1),
  endsPx: [0, rows * ROW_PX - 5],
  rowsBefore: 1,
  rowsAfter: 1,
  float,
  isBand,
});

/** @param called the block, and the line of it, in which it is spoken of */
export const floating = (place: FloatPlace, rows: number, [block, line = 0]: readonly [number, number?]): Float => ({
  place,
  family: 'picture',
  rows,
  anchor: { block, line },
});

export const matter = (blocks: readonly Block[], more: Partial<Matter> = {}): Matter => ({
  blocks,
  floats: [],
  notes: [],
  columns: 2,
  rowPx: ROW_PX,
  rulePx: 13,
  isFinal: false,
  ...more,
});

/** Always the same numbers for the same seed, from 0 to below 1. */
export function chances(seed: number): () => number {
  let state = (seed * 7919 + 77) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const PLACES: readonly (FloatPlace | 'band')[] = [
  'column',
  'column',
  'band',
  'top',
  'bottom',
  'span-top',
  'span-bottom',
];

/** An article of up to 5,000 words with figures, headings, lists, boxes and notes. */
export function randomMatter(seed: number): Matter {
  const chance = chances(seed);
  const between = (least: number, most: number): number => least + Math.floor(chance() * (most - least + 1));
  const blocks: Block[] = [];
  const floats: Float[] = [];
  const notes: Note[] = [];
  const length = between(15, 30 + Math.floor(chance() * 600));
  for (let lines = 0; lines < length;) {
    const lot = chance();
    if (lot < 0.1 && blocks.length > 0) blocks.push(heading(between(1, 2)));
    else if (lot < 0.15) blocks.push(text(between(3, 14), { rowsBefore: 1, rowsAfter: 1 }));
    else if (lot < 0.22 && blocks.length > 0 && floats.length < 6) addFloat({ chance, between, blocks, floats });
    const count = between(2, chance() < 0.5 ? 8 : 26);
    const hyphens = Array.from({ length: count }, (_, line) => line < count - 1 && chance() < 0.12);
    const calls = chance() < 0.12 ? [{ line: between(0, count - 1), note: notes.push(note(between(1, 9))) - 1 }] : [];
    blocks.push(
      text(count, { hyphens, calls, looser: count > 4 && chance() < 0.1, tighter: count > 4 && chance() < 0.1 }),
    );
    lines += count;
  }
  return matter(blocks, { floats, notes });
}

interface Adding {
  readonly chance: () => number;
  readonly between: (least: number, most: number) => number;
  readonly blocks: Block[];
  readonly floats: Float[];
}

function addFloat({ chance, between, blocks, floats }: Adding): void {
  const place = PLACES[Math.floor(chance() * PLACES.length)] ?? 'column';
  const rows = between(6, 26);
  const last = blocks.length - 1;
  if (place === 'column' || place === 'band') {
    floats.push(floating(place === 'band' ? 'span-top' : place, rows, [blocks.length]));
    blocks.push(figure(floats.length - 1, rows, place === 'band'));
  } else floats.push(floating(place, rows, [last, (blocks[last]?.endsPx.length ?? 2) - 2]));
}
