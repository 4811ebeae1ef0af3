/** Stretches of content that nobody reads, found in one walk over the operators. */

import { operatorsOf } from '../pdf/index.js';
import type { Operator } from '../pdf/index.js';
import type { Stretch } from './line-ends.js';

export type Matrix = readonly [number, number, number, number, number, number];

/** A form that content draws. */
export interface Form {
  /** Whether it holds marks of the structure, itself or in a form of its own. */
  readonly isTagged: boolean;
  /** Whether it holds text. */
  readonly hasText: boolean;
}

export interface Survey {
  /** From the content to the page. */
  readonly matrix: Matrix;
  readonly heightPt: number;
  /** Whether the mark of this number is of a picture with a description. */
  readonly isPicture: (mcid: number) => boolean;
  /** The form a name stands for, drawn with the matrix in force; undefined for pictures. */
  readonly formAt: (operand: string, matrix: Matrix) => Form | undefined;
}

/** Text that goes in the place of a stretch of content, or before it where the stretch is empty. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Runs {
  readonly edits: readonly Edit[];
  /** Numbers of the marks that are artifacts now. */
  readonly untold: readonly number[];
  /** Text that is told. */
  readonly stretches: readonly Stretch[];
}

/** A sequence of marked content that is open. */
interface Open {
  readonly operator: Operator;
  /** Of a mark of the structure. */
  readonly mcid: number | undefined;
  says: boolean;
}

interface Walk {
  readonly source: string;
  readonly survey: Survey;
  readonly edits: Edit[];
  readonly untold: number[];
  readonly stretches: Stretch[];
  readonly open: Open[];
  readonly kept: Matrix[];
  matrix: Matrix;
  /** Where a bare path began. */
  path: number | undefined;
  text: Text | undefined;
}

/** Between `BT` and `ET`. */
interface Text {
  readonly start: number;
  isBare: boolean;
  /** Of its beginning, on the page. */
  x: number;
  y: number | undefined;
  font: string;
  sizePt: number;
  /** Where each operator that shows letters begins and ends. */
  readonly shown: number[];
  /** Behind the place of its beginning. */
  from: number;
}

/** Most operators are these; what they say is asked of few. */
const BARE = new Set(['Td', 'Tj']);

export function runsOf(source: string, survey: Survey): Runs {
  const walk: Walk = {
    source,
    survey,
    edits: [],
    untold: [],
    stretches: [],
    open: [],
    kept: [],
    matrix: survey.matrix,
    path: undefined,
    text: undefined,
  };
  for (const operator of operatorsOf(source, BARE)) HANDLERS.get(operator.name)?.(walk, operator);
  return { edits: walk.edits, untold: walk.untold, stretches: walk.stretches };
}

function show({ open, text }: Walk, { start, end }: Operator): void {
  for (const mark of open) mark.says = true;
  text?.shown.push(start, end);
}

/** What is painted in one go; where its last letter is and what it says is worked out when somebody asks. */
function stretchOf({ source, matrix: [a] }: Walk, text: Text, mcid: number): Stretch {
  const { shown, from, x, y = 0, sizePt, font } = text;
  const end = shown.at(-1) ?? from;
  const lastX = (): number => {
    let last = x;
    for (const { name, operands } of operatorsOf(source.slice(from, end))) {
      if (name === 'Td') last += Number(operands[0]) * a;
    }
    return last;
  };
  const backwards = function* (): Generator<string> {
    for (let at = shown.length - 2; at >= 0; at -= 2) yield codesIn(source.slice(shown[at], shown[at + 1]));
  };
  return { mcid, x, lastX, y, sizePt, font, backwards, end };
}

function codesIn(showing: string): string {
  const [{ operands } = { operands: [] }] = operatorsOf(showing);
  return operands.map((operand) => (operand.startsWith('<') ? operand.slice(1, -1) : '')).join('');
}

const begin = (walk: Walk, operator: Operator): void => {
  const at = operator.operands.indexOf('/MCID');
  const mcid = at < 0 ? undefined : Number(operator.operands[at + 1]);
  // Text that is tagged in part stays as it is.
  if (walk.text && mcid !== undefined) walk.text.isBare = false;
  walk.open.push({ operator, mcid, says: false });
};

type Handler = (walk: Walk, operator: Operator) => void;

const OWN: Readonly<Record<string, Handler>> = {
  q: (walk) => void walk.kept.push(walk.matrix),
  Q: (walk) => {
    walk.matrix = walk.kept.pop() ?? walk.matrix;
  },
  cm: (walk, { operands }) => {
    walk.matrix = times(matrixOf(operands), walk.matrix);
  },
  BDC: begin,
  BMC: begin,
  EMC: endMark,
  BT: (walk, { start, end }) => {
    walk.text = {
      start,
      isBare: walk.open.length === 0,
      x: 0,
      y: undefined,
      font: '',
      sizePt: 0,
      shown: [],
      from: end,
    };
  },
  Tf: ({ text, matrix: [a, b] }, { operands: [font = '', size] }) => {
    if (!text) return;
    text.font = font.slice(1);
    text.sizePt = Number(size) * Math.hypot(a, b);
  },
  Tm: ({ text, matrix }, { operands, end }) => {
    if (!text || text.y !== undefined) return;
    [, , , , text.x, text.y] = times(matrixOf(operands), matrix);
    text.from = end;
  },
  ET: (walk, { end }) => {
    const { text } = walk;
    if (text?.isBare && walk.open.length === 0) wrap(walk, { start: text.start, end, kind: furniture(walk, text.y) });
    const mcid = walk.open.findLast((mark) => mark.mcid !== undefined)?.mcid;
    if (text && mcid !== undefined && text.shown.length > 0) walk.stretches.push(stretchOf(walk, text, mcid));
    walk.text = undefined;
  },
  m: beginPath,
  re: beginPath,
  n: (walk) => {
    walk.path = undefined;
  },
  sh: (walk, operator) => wrapBare(walk, operator),
  BI: (walk, operator) => wrapBare(walk, operator),
  Do: (walk, operator) => {
    const form = walk.survey.formAt(operator.operands[0] ?? '', walk.matrix);
    if (form?.hasText) for (const mark of walk.open) mark.says = true;
    if (!form?.isTagged) wrapBare(walk, operator);
  },
};

const PAINTING = ['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*'];
const SHOWING = ['Tj', 'TJ', "'", '"'];

const HANDLERS: ReadonlyMap<string, Handler> = new Map([
  ...Object.entries(OWN),
  ...PAINTING.map((name) => [name, endPath] as const),
  ...SHOWING.map((name) => [name, show] as const),
]);

/** A mark that holds no text and is no picture says nothing: a background, a border, the dot before an item. */
function endMark(walk: Walk): void {
  const mark = walk.open.pop();
  if (mark?.mcid === undefined || mark.says || walk.survey.isPicture(mark.mcid)) return;
  walk.untold.push(mark.mcid);
  walk.edits.push({ start: mark.operator.start, end: mark.operator.end, text: `/Artifact ${LAYOUT} BDC` });
}

function beginPath(walk: Walk, { start }: Operator): void {
  if (walk.open.length === 0 && !walk.text) walk.path ??= start;
}

function endPath(walk: Walk, { end }: Operator): void {
  if (walk.path !== undefined) wrap(walk, { start: walk.path, end, kind: LAYOUT });
  walk.path = undefined;
}

function wrapBare(walk: Walk, { start, end }: Operator): void {
  if (walk.open.length === 0 && !walk.text) wrap(walk, { start, end, kind: LAYOUT });
}

function wrap({ edits }: Walk, { start, end, kind }: { start: number; end: number; kind: string }): void {
  edits.push({ start, end: start, text: `/Artifact ${kind} BDC\n` }, { start: end, end, text: '\nEMC' });
}

const LAYOUT = '<</Type /Layout>>';
/** Parts of the page's height in which running heads and folios stand. */
const FURNITURE = 0.12;

/** What text outside the structure is: a running head, a folio, or elsewhere something of the layout (14.8.2.2.2). */
function furniture({ survey: { heightPt } }: Walk, y = 0): string {
  if (y > heightPt * (1 - FURNITURE)) return '<</Type /Pagination /Subtype /Header>>';
  return y < heightPt * FURNITURE ? '<</Type /Pagination /Subtype /Footer>>' : LAYOUT;
}

export function matrixOf(operands: readonly (string | number)[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = operands.map(Number);
  return [a, b, c, d, e, f];
}

export const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + b * i,
  a * h + b * j,
  c * g + d * i,
  c * h + d * j,
  e * g + f * i + k,
  e * h + f * j + l,
];

export function rewritten(source: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start)) {
    parts.push(source.slice(at, start), text);
    at = end;
  }
  return [...parts, source.slice(at)].join('');
}
