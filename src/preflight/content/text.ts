/** Text as it is shown: where it stands, how large, in which paint (ISO 32000-1, 9.4). */

import type { Box } from '../objects.js';
import type { FontInUse } from './fonts.js';
import { nameOf, type Operand } from './lexer.js';
import { IDENTITY, matrixOf, placed, scales, times, union } from './matrix.js';
import { addMark, fontNamed, numbers, set, type Handler, type Stage } from './stage.js';
import type { State } from './state.js';

/** Parts of the size that letters reach below and above their line. */
const [DEPTH, HEIGHT] = [0.22, 0.75];

export const TEXT: Readonly<Record<string, Handler>> = {
  BT: (stage) => {
    stage.text = { matrix: IDENTITY, line: IDENTITY, box: undefined, state: undefined };
  },
  ET: (stage) => endRun(stage),
  Tf: (stage, [font, size]) => set(stage, { font: nameOf(font) ?? '', fontSize: Number(size) || 0 }),
  Tc: (stage, [space]) => set(stage, { charSpace: Number(space) || 0 }),
  Tw: (stage, [space]) => set(stage, { wordSpace: Number(space) || 0 }),
  Tz: (stage, [stretch]) => set(stage, { stretch: (Number(stretch) || 0) / 100 }),
  TL: (stage, [leading]) => set(stage, { leading: Number(leading) || 0 }),
  Ts: (stage, [rise]) => set(stage, { rise: Number(rise) || 0 }),
  Tr: (stage, [mode]) => set(stage, { textMode: Number(mode) || 0 }),
  Td: (stage, operands) => moveLine(stage, operands),
  TD: (stage, operands) => {
    set(stage, { leading: -(numbers(operands)[1] ?? 0) });
    moveLine(stage, operands);
  },
  Tm: (stage, operands) => {
    stage.text.line = matrixOf(numbers(operands));
    stage.text.matrix = stage.text.line;
  },
  'T*': (stage) => moveLine(stage, [0, -stage.state.leading]),
  Tj: (stage, [string]) => show(stage, string),
  TJ: (stage, [list]) => {
    for (const part of Array.isArray(list) ? list : []) {
      if (typeof part === 'number') advance(stage, (-part / 1000) * stage.state.fontSize * stage.state.stretch);
      else show(stage, part);
    }
  },
  "'": (stage, [string]) => {
    moveLine(stage, [0, -stage.state.leading]);
    show(stage, string);
  },
  '"': (stage, [word, char, string]) => {
    set(stage, { wordSpace: Number(word) || 0, charSpace: Number(char) || 0 });
    moveLine(stage, [0, -stage.state.leading]);
    show(stage, string);
  },
};

function moveLine(stage: Stage, operands: readonly Operand[]): void {
  const [x = 0, y = 0] = numbers(operands);
  const [a, b, c, d, e, f] = stage.text.line;
  stage.text.line = [a, b, c, d, x * a + y * c + e, x * b + y * d + f];
  stage.text.matrix = stage.text.line;
}

function advance({ text }: Stage, by: number): void {
  const [a, b, c, d, e, f] = text.matrix;
  text.matrix = [a, b, c, d, by * a + e, by * b + f];
}

function show(stage: Stage, string: Operand | undefined): void {
  if (string === null || typeof string !== 'object' || !('bytes' in string)) return;
  const { state, text } = stage;
  if (text.state && text.state !== state) endRun(stage);
  const width = widthOf(string.bytes, state, fontNamed(stage, state.font));
  const { fontSize, rise } = state;
  const box: Box = [0, rise - DEPTH * fontSize, width, rise + HEIGHT * fontSize];
  // Invisible text paints nothing.
  if (state.textMode !== 3 && width !== 0) {
    text.box = union(text.box, placed(times(text.matrix, state.matrix), box));
    text.state = state;
  }
  advance(stage, width);
}

function widthOf(bytes: Uint8Array, state: State, { codeBytes, widthOf: of, shown }: FontInUse): number {
  let width = 0;
  for (let at = 0; at + codeBytes <= bytes.length; at += codeBytes) {
    const code = codeBytes === 2 ? ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0) : (bytes[at] ?? 0);
    shown.add(code);
    const space = codeBytes === 1 && code === 32 ? state.wordSpace : 0;
    width += ((of(code) / 1000) * state.fontSize + state.charSpace + space) * state.stretch;
  }
  return width;
}

function endRun(stage: Stage): void {
  const { text } = stage;
  if (!text.box || !text.state) return;
  const { state } = text;
  const [, up] = scales(times(text.matrix, state.matrix));
  const paint = state.textMode % 4 === 1 ? state.stroke : state.fill;
  const later = stage.state;
  stage.state = state;
  addMark(stage, { kind: 'text', box: text.box, paint, sizePt: Math.abs(state.fontSize) * up, font: state.font });
  stage.state = later;
  text.box = undefined;
  text.state = undefined;
}
