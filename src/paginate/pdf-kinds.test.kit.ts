/** What a line of a page is: its marks say so, or lines of the same face that have marks. */

import { MARKS, type MarkKind } from './generated-marks.test.kit.js';
import type { Line } from './pdf-lines.test.kit.js';

export type LineKind =
  | 'text'
  | 'heading'
  | 'caption'
  | 'picture'
  | 'note'
  | 'table'
  | 'box'
  | 'quote'
  | 'title'
  | 'other';

export interface KnownLine extends Line {
  readonly kind: LineKind;
}

const KINDS: Readonly<Record<MarkKind, LineKind>> = {
  title: 'title',
  textBegin: 'text',
  textMiddle: 'text',
  textEnd: 'text',
  headingBegin: 'heading',
  headingEnd: 'heading',
  figureCall: 'text',
  pictureTop: 'picture',
  pictureFoot: 'picture',
  captionBegin: 'caption',
  captionEnd: 'caption',
  noteCall: 'text',
  noteBegin: 'note',
  noteEnd: 'note',
  tableHead: 'table',
  tableRow: 'table',
  boxBegin: 'box',
  boxEnd: 'box',
  quoteBegin: 'quote',
  quoteEnd: 'quote',
};
const BY_LETTER = new Map<string, LineKind>();
for (const [name, kind] of Object.entries(KINDS)) BY_LETTER.set(letterOf(name), kind);

function letterOf(name: string): string {
  const found = Object.entries(MARKS).find(([kind]) => kind === name);
  return found?.[1] ?? '';
}

type Faces = ReadonlyMap<string, ReadonlySet<LineKind>>;

/** What lines with marks are tells what lines of the same face without marks may be. */
export function voteFaces(lines: readonly Line[]): Faces {
  const votes = new Map<string, Map<LineKind, number>>();
  for (const { face, marks } of lines) {
    const kind = kindBy(marks);
    if (!kind || kind === 'picture') continue;
    const own = votes.get(face) ?? new Map<LineKind, number>();
    votes.set(face, own.set(kind, (own.get(kind) ?? 0) + 1));
  }
  return new Map(
    [...votes].map(([face, own]) => {
      const all = [...own.values()].reduce((sum, count) => sum + count, 0);
      const often = [...own].filter(([, count]) => count > 0.03 * all).toSorted(([, a], [, b]) => b - a);
      return [face, new Set(often.map(([kind]) => kind))];
    }),
  );
}

function kindBy(marks: readonly string[]): LineKind | undefined {
  const [first] = marks;
  return first === undefined ? undefined : BY_LETTER.get(first.charAt(0));
}

/** Marks that leave a block open at the end of their line. */
const OPENERS = `${MARKS.headingBegin}${MARKS.captionBegin}${MARKS.noteBegin}${MARKS.boxBegin}${MARKS.quoteBegin}${MARKS.textBegin}${MARKS.textMiddle}`;
/** What a line of a size of its own belongs to when it follows: a credit, a name. */
const FOLLOWED: readonly LineKind[] = ['caption', 'box', 'quote', 'note', 'table'];

export function classify(lines: readonly Line[], faces: Faces): KnownLine[] {
  const known: KnownLine[] = [];
  for (const line of lines) known.push({ ...line, kind: kindOf(line, known.at(-1), faces) });
  return known;
}

function kindOf(line: Line, above: KnownLine | undefined, faces: Faces): LineKind {
  const marked = kindBy(line.marks);
  if (marked) return marked;
  const likely = faces.get(line.face);
  const mark = above?.marks.at(-1)?.charAt(0);
  const isOpen = above && (mark === undefined || OPENERS.includes(mark));
  if (!likely) return above && FOLLOWED.includes(above.kind) ? above.kind : 'other';
  if (isOpen && likely.has(above.kind)) return above.kind;
  return [...likely][0] ?? 'other';
}
