/**
 * The text of one block as a row of pieces, each with its language, so that a rule can look across element boundaries
 * while every change stays in the text node it belongs to.
 */

import type { Text } from 'hast';

export interface Piece {
  text: string;
  readonly lang: string;
  /** Words of fewer letters get no soft hyphens. */
  readonly shortestBroken: number;
  /** Code, pictures, addresses: seen by the rules, never changed. */
  readonly locked: boolean;
  /** The node the text goes back to; none for what is only seen. */
  readonly node?: Text;
}

export type Passage = Piece[];

/** Stands in for a picture or a piece of code where rules look at what is beside a character. */
export const OBJECT = '\uFFFC';

/** Replaces the characters from `start` to `end` (offsets into the joined text) by `text`; `start === end` inserts. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export const joined = (passage: Passage): string => passage.map((piece) => piece.text).join('');

/** Applies edits in ascending order. One that would reach into a second piece, or into a locked one, is left out. */
export function applyEdits(passage: Passage, edits: readonly Edit[]): void {
  let next = 0;
  let offset = 0;
  for (const piece of passage) {
    const { text } = piece;
    const end = offset + text.length;
    let result = '';
    let done = 0;
    for (let edit = edits[next]; edit && edit.start < end; edit = edits[++next]) {
      if (piece.locked || edit.end > end || edit.start < offset + done) continue;
      result += text.slice(done, edit.start - offset) + edit.text;
      done = edit.end - offset;
    }
    if (done > 0 || result) piece.text = result + text.slice(done);
    offset = end;
  }
}

/** For each offset asked in ascending order, the piece that holds it. */
export function pieceFinder(passage: Passage): (offset: number) => Piece | undefined {
  let index = 0;
  let end = passage[0]?.text.length ?? 0;
  return (offset) => {
    while (index < passage.length && offset >= end) end += passage[++index]?.text.length ?? 0;
    return passage[index];
  };
}

/** Cuts the pieces at the given ranges of the joined text and locks what lies in them. */
export function lockRanges(passage: Passage, ranges: readonly (readonly [number, number])[]): Passage {
  if (ranges.length === 0) return passage;
  const result: Passage = [];
  let offset = 0;
  for (const piece of passage) {
    result.push(...cutPiece(piece, offset, ranges));
    offset += piece.text.length;
  }
  return result;
}

function cutPiece(piece: Piece, offset: number, ranges: readonly (readonly [number, number])[]): Piece[] {
  const parts: Piece[] = [];
  const end = offset + piece.text.length;
  let at = offset;
  const take = (to: number, locked: boolean): void => {
    if (to > at) parts.push({ ...piece, text: piece.text.slice(at - offset, to - offset), locked });
    at = Math.max(at, to);
  };
  for (const [from, to] of ranges) {
    if (to <= offset || from >= end) continue;
    take(Math.max(from, offset), piece.locked);
    take(Math.min(to, end), true);
  }
  take(end, piece.locked);
  return parts;
}
