/** Notes at a column's foot: how little of them must stand there, and what goes on in the next. */

import { at, type Matter, type NotePiece } from './model.js';

/** What is left of the notes already begun or called: each from its line on. */
export type NoteRest = readonly { readonly note: number; readonly from: number }[];

const fromLine = (matter: Matter, { note, from }: NoteRest[number]): number => {
  const { endsPx } = at(matter.notes, note);
  return at(endsPx, endsPx.length - 1) - at(endsPx, from);
};

/** Height of all of them, with the rule. */
const wholePx = (matter: Matter, rest: NoteRest): number =>
  rest.length === 0 ? 0 : matter.rulePx + rest.reduce((sum, each) => sum + fromLine(matter, each), 0);

/** The least that must stand here: all but the last whole, of that a beginning. One left over from before may wait. */
export function leastPx(
  matter: Matter,
  rest: NoteRest,
  { called, roomPx }: { called: number; roomPx: number },
): number {
  const last = rest.at(-1);
  if (!last) return 0;
  if (called === 0) return Math.min(wholePx(matter, rest), roomPx * MOST);
  const { endsPx, mayBreak } = at(matter.notes, last.note);
  const found = mayBreak.findIndex((may, line) => may && line >= last.from + LINES);
  const begun = found < 0 ? endsPx.length - 1 : found;
  return (
    wholePx(matter, rest.slice(0, -1)) +
    (rest.length === 1 ? matter.rulePx : 0) +
    at(endsPx, begun) -
    at(endsPx, last.from)
  );
}

/** Notes of earlier columns leave this much of one to the text. */
const MOST = 0.6;

/** Of a note that is divided, at least so many lines begin it. */
const LINES = 2;

export interface SetNotes {
  readonly pieces: readonly NotePiece[];
  readonly rest: NoteRest;
  readonly px: number;
}

/** As much as so many pixels hold, in order. */
export function setNotes(matter: Matter, rest: NoteRest, roomPx: number): SetNotes {
  const pieces: NotePiece[] = [];
  let px = matter.rulePx;
  for (const [index, each] of rest.entries()) {
    const { endsPx, mayBreak } = at(matter.notes, each.note);
    const all = endsPx.length - 1;
    const heightOf = (to: number): number => at(endsPx, to) - at(endsPx, each.from);
    let to = all;
    while (to > each.from && !(px + heightOf(to) <= roomPx + 0.5 && (to === all || mayEnd(mayBreak, each, to))))
      to -= 1;
    if (to > each.from) {
      pieces.push({ note: each.note, from: each.from, to });
      px += heightOf(to);
    }
    if (to < all) {
      const left = [{ note: each.note, from: to }, ...rest.slice(index + 1)];
      return { pieces, rest: left, px: pieces.length > 0 ? px : 0 };
    }
  }
  return { pieces, rest: [], px: pieces.length > 0 ? px : 0 };
}

const mayEnd = (mayBreak: readonly boolean[], { from }: NoteRest[number], to: number): boolean =>
  mayBreak[to] === true && to >= from + LINES;
