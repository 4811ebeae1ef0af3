/** What a page paints: its content carried out, without painting (ISO 32000-1, annex A). */

import { PDFRawStream, type PDFDict, type PDFObject } from '@cantoo/pdf-lib';
import { at, boxAt, bytesOf, dictAt, dictOf, nameAt, numbersOf, type Box } from '../objects.js';
import type { FontInUse } from './fonts.js';
import { nameOf, operations, type Operand } from './lexer.js';
import type { Mark, Paint } from './mark.js';
import { common, matrixOf, placed, point, scales, times, union } from './matrix.js';
import { paintInlinePicture, paintPicture } from './pictures.js';
import { DEVICE_CMYK, DEVICE_GRAY, DEVICE_RGB, spaceOf, type Space } from './space.js';
import {
  addMark,
  newStage,
  numbers,
  resource,
  set,
  spaceNamed,
  type Handler,
  type PageWork,
  type Stage,
} from './stage.js';
import { INITIAL, withParameters } from './state.js';
import { TEXT } from './text.js';

export interface Painted {
  readonly marks: readonly Mark[];
  /** Fonts that text is set in, with the codes it shows. */
  readonly fonts: ReadonlyMap<PDFDict, FontInUse>;
  readonly oddities: readonly string[];
}

/** Forms in forms: more than any program writes, fewer than a circle. */
const DEEPEST = 20;

export function interpret(content: Uint8Array, resources: PDFDict | undefined): Painted {
  const page: PageWork = { marks: [], fonts: new Map(), oddities: new Set(), depth: 0 };
  run(content, newStage(page, resources, INITIAL));
  return { marks: page.marks, fonts: page.fonts, oddities: [...page.oddities] };
}

function run(content: Uint8Array, stage: Stage): void {
  for (const { operator, operands } of operations(content)) {
    const handler = HANDLERS.get(operator);
    if (handler) handler(stage, operands);
    else if (!SILENT.has(operator)) stage.page.oddities.add(operator);
  }
}

/** Operators without a say in what is painted where. */
const SILENT = new Set('J j M d ri i BX EX MP DP d0 d1'.split(' '));

const OPERATORS: Readonly<Record<string, Handler>> = {
  q: (stage) => void stage.kept.push(stage.state),
  Q: (stage) => {
    stage.state = stage.kept.pop() ?? stage.state;
  },
  cm: (stage, operands) => set(stage, { matrix: times(matrixOf(numbers(operands)), stage.state.matrix) }),
  w: (stage, [width]) => set(stage, { lineWidth: Number(width) || 0 }),
  gs: (stage, [name]) => {
    stage.state = withParameters(stage.state, dictOf(resource(stage, 'ExtGState', name)));
  },
  m: (stage, operands) => grow(stage, operands),
  l: (stage, operands) => grow(stage, operands),
  c: (stage, operands) => grow(stage, operands),
  v: (stage, operands) => grow(stage, operands),
  y: (stage, operands) => grow(stage, operands),
  re: (stage, operands) => {
    const [x = 0, y = 0, width = 0, height = 0] = numbers(operands);
    grow(stage, [x, y, x + width, y + height]);
  },
  h: () => {},
  W: (stage) => void (stage.clips = true),
  'W*': (stage) => void (stage.clips = true),
  n: (stage) => endPath(stage),
  f: (stage) => paintPath(stage, true, false),
  F: (stage) => paintPath(stage, true, false),
  'f*': (stage) => paintPath(stage, true, false),
  S: (stage) => paintPath(stage, false, true),
  s: (stage) => paintPath(stage, false, true),
  B: (stage) => paintPath(stage, true, true),
  'B*': (stage) => paintPath(stage, true, true),
  b: (stage) => paintPath(stage, true, true),
  'b*': (stage) => paintPath(stage, true, true),
  g: (stage, operands) => set(stage, { fill: paintIn(DEVICE_GRAY, operands) }),
  G: (stage, operands) => set(stage, { stroke: paintIn(DEVICE_GRAY, operands) }),
  rg: (stage, operands) => set(stage, { fill: paintIn(DEVICE_RGB, operands) }),
  RG: (stage, operands) => set(stage, { stroke: paintIn(DEVICE_RGB, operands) }),
  k: (stage, operands) => set(stage, { fill: paintIn(DEVICE_CMYK, operands) }),
  K: (stage, operands) => set(stage, { stroke: paintIn(DEVICE_CMYK, operands) }),
  cs: (stage, [name]) => set(stage, { fill: firstOf(spaceNamed(stage, name)) }),
  CS: (stage, [name]) => set(stage, { stroke: firstOf(spaceNamed(stage, name)) }),
  sc: (stage, operands) => set(stage, { fill: paintIn(stage.state.fill.space, operands) }),
  scn: (stage, operands) => set(stage, { fill: paintIn(stage.state.fill.space, operands) }),
  SC: (stage, operands) => set(stage, { stroke: paintIn(stage.state.stroke.space, operands) }),
  SCN: (stage, operands) => set(stage, { stroke: paintIn(stage.state.stroke.space, operands) }),
  Do: (stage, [name]) => paintObject(stage, resource(stage, 'XObject', name)),
  sh: (stage, [name]) => {
    const space = spaceOf(at(dictOf(resource(stage, 'Shading', name)), 'ColorSpace')) ?? DEVICE_GRAY;
    const { clip } = stage.state;
    if (clip) addMark(stage, { kind: 'gradient', box: clip, paint: { space, inks: undefined } });
  },
  BI: (stage, [entries]) => paintInlinePicture(stage, entries),
  BMC: (stage, operands) => beginMarked(stage, operands),
  BDC: (stage, operands) => beginMarked(stage, operands),
  EMC: (stage) => void stage.open.pop(),
};

const HANDLERS: ReadonlyMap<string, Handler> = new Map(Object.entries({ ...TEXT, ...OPERATORS }));

const beginMarked = (stage: Stage, [tag]: readonly Operand[]): void => void stage.open.push(nameOf(tag) === 'Artifact');

const paintIn = (space: Space, operands: readonly Operand[]): Paint => {
  const values = numbers(operands);
  return { space, inks: space.name === 'Pattern' ? undefined : space.inksOf(values) };
};

/** The colour a space begins with: black, or the full ink (ISO 32000-1, 8.6.5.1). */
const firstOf = (space: Space): Paint =>
  paintIn(
    space,
    space === DEVICE_CMYK ? [0, 0, 0, 1] : Array.from({ length: space.components }, () => Number('colorants' in space)),
  );

function grow(stage: Stage, operands: readonly Operand[]): void {
  const values = numbers(operands);
  for (let index = 0; index + 1 < values.length; index += 2) {
    const [x, y] = point(stage.state.matrix, values[index] ?? 0, values[index + 1] ?? 0);
    stage.path = union(stage.path, [x, y, x, y]);
  }
}

function endPath(stage: Stage): void {
  if (stage.clips && stage.path) set(stage, { clip: common(stage.state.clip, stage.path) ?? [0, 0, 0, 0] });
  stage.path = undefined;
  stage.clips = false;
}

function paintPath(stage: Stage, fills: boolean, strokes: boolean): void {
  const { path, state } = stage;
  if (path) {
    if (fills) addMark(stage, { kind: 'fill', box: path, paint: state.fill });
    const [across, up] = scales(state.matrix);
    const widthPt = state.lineWidth * Math.sqrt(across * up);
    const half = widthPt / 2;
    const box: Box = [path[0] - half, path[1] - half, path[2] + half, path[3] + half];
    if (strokes) addMark(stage, { kind: 'stroke', box, paint: state.stroke, widthPt });
  }
  endPath(stage);
}

function paintObject(stage: Stage, object: PDFObject | undefined): void {
  if (!(object instanceof PDFRawStream)) return;
  const kind = nameAt(object.dict, 'Subtype');
  if (kind === 'Image') paintPicture(stage, object);
  else if (kind === 'Form' && stage.page.depth < DEEPEST) paintForm(stage, object);
}

function paintForm(stage: Stage, form: PDFRawStream): void {
  const { dict } = form;
  const matrix = times(matrixOf(numbersOf(at(dict, 'Matrix'))), stage.state.matrix);
  const box = boxAt(dict, 'BBox');
  const inside = box && common(stage.state.clip, placed(matrix, box));
  if (box && !inside) return;
  const state = { ...stage.state, matrix, clip: inside ?? stage.state.clip };
  stage.page.depth += 1;
  const inner = newStage(stage.page, dictAt(dict, 'Resources') ?? stage.resources, state);
  inner.open.push(stage.open.includes(true));
  run(bytesOf(form), inner);
  stage.page.depth -= 1;
}
