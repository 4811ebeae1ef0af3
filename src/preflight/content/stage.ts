/** Content that is being carried out: its resources, its state, and the marks met so far. */

import type { PDFDict, PDFObject } from '@cantoo/pdf-lib';
import { at, dictAt, dictOf, type Box } from '../objects.js';
import { widthsOf, type FontInUse } from './fonts.js';
import { nameOf, type Operand } from './lexer.js';
import type { Mark } from './mark.js';
import { common, IDENTITY, type Matrix } from './matrix.js';
import { DEVICE_GRAY, namedSpace, spaceOf, type Space } from './space.js';
import type { State } from './state.js';

/** Where content stands that is being carried out. */
export interface Stage {
  readonly resources: PDFDict | undefined;
  state: State;
  readonly kept: State[];
  path: Box | undefined;
  clips: boolean;
  text: Text;
  /** Marked-content sequences that are open, artifacts among them. */
  readonly open: boolean[];
  /** Fonts of the resources that text has been set in, by name. */
  readonly fonts: Map<string, FontInUse>;
  readonly page: PageWork;
}

/** A text object that is open, and the run of letters in one paint and size that has been met. */
export interface Text {
  matrix: Matrix;
  line: Matrix;
  box: Box | undefined;
  /** State the run is in. */
  state: State | undefined;
}

export interface PageWork {
  readonly marks: Mark[];
  /** Those that text is set in. */
  readonly fonts: Map<PDFDict, FontInUse>;
  /** Operators no content may have, and other oddities. */
  readonly oddities: Set<string>;
  depth: number;
}

export const newStage = (page: PageWork, resources: PDFDict | undefined, state: State): Stage => ({
  resources,
  state,
  kept: [],
  path: undefined,
  clips: false,
  text: { matrix: IDENTITY, line: IDENTITY, box: undefined, state: undefined },
  open: [],
  fonts: new Map(),
  page,
});

export type Handler = (stage: Stage, operands: readonly Operand[]) => void;

export const numbers = (operands: readonly Operand[]): number[] =>
  operands.filter((operand): operand is number => typeof operand === 'number');

export const set = (stage: Stage, changes: Partial<State>): void => {
  stage.state = { ...stage.state, ...changes };
};

export const resource = (stage: Stage, kind: string, name: Operand | undefined): PDFObject | undefined =>
  at(dictAt(stage.resources, kind), nameOf(name) ?? '');

/** Of the resources, or one that needs no description. */
export const spaceNamed = (stage: Stage, name: Operand | undefined): Space =>
  spaceOf(resource(stage, 'ColorSpace', name)) ?? namedSpace(nameOf(name)) ?? DEVICE_GRAY;

type Omitted = 'overprints' | 'overprintMode' | 'alpha' | 'blend' | 'isArtifact';
type Found = Mark extends infer M ? (M extends Mark ? Omit<M, Omitted> : never) : never;

/** Notes what is painted, unless the clip hides all of it. */
export function addMark(stage: Stage, found: Found): void {
  const { state, open, page } = stage;
  const [left, bottom, right, top] = found.box;
  // Lines without height are no less to be seen.
  const box = common(state.clip, [left - 1e-6, bottom - 1e-6, right + 1e-6, top + 1e-6]);
  if (!box) return;
  const isStroke = found.kind === 'stroke';
  page.marks.push({
    ...found,
    box,
    overprints: isStroke ? state.strokeOverprints : state.fillOverprints,
    overprintMode: state.overprintMode,
    alpha: (isStroke ? state.strokeAlpha : state.fillAlpha) * (state.isMasked ? 0.5 : 1),
    blend: state.blend,
    isArtifact: open.includes(true),
  });
}

export function fontNamed({ resources, fonts, page }: Stage, name: string): FontInUse {
  const known = fonts.get(name);
  if (known) return known;
  const font = dictOf(at(dictAt(resources, 'Font'), name));
  const inUse = (font && page.fonts.get(font)) ?? { ...widthsOf(font), shown: new Set<number>() };
  fonts.set(name, inUse);
  if (font) page.fonts.set(font, inUse);
  return inUse;
}
