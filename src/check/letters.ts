/** From a letter of a Markdown text back to the letter in the file, past escapes, entities and the signs at a line's beginning. */

import type { Html, Text as TextNode } from 'mdast';
import type { Place } from '../diagnostic.js';
import type { Text } from './texts.js';

export interface Letter {
  readonly place: Place;
  /** Was it typed with a backslash before it, so that it should stand for itself? */
  readonly escaped: boolean;
}

/** The letter at `index` of a node's value, as it stands in the file. */
export function letterAt(text: Text, node: TextNode | Html, index: number): Letter {
  const { file, source } = text;
  const start = node.position?.start;
  if (!start) return { place: { file }, escaped: false };
  const from = start.offset ?? 0;
  const at = source === '' ? from + index : offsetOf(source, { from, value: node.value, index });
  const before = source === '' ? node.value.slice(0, index) : source.slice(from, at);
  const lines = before.split(/\r\n|\n|\r/);
  const column = (lines.at(-1)?.length ?? 0) + (lines.length > 1 ? 1 : start.column);
  return { place: { file, line: start.line + lines.length - 1, column }, escaped: source[at - 1] === '\\' };
}

function offsetOf(source: string, { from, value, index }: { from: number; value: string; index: number }): number {
  let at = from;
  for (let letter = 0; letter <= index; letter += 1) {
    const entity = /^&(?:#x?[\da-f]+|[a-z\d]+);/i.exec(source.slice(at, at + 32))?.[0];
    const decoded = entity !== undefined && !value.startsWith(entity, letter);
    // What is not in the value is a backslash, a quote's ">", a list's indentation.
    if (!decoded) at = Math.max(at, source.indexOf(value.charAt(letter), at));
    if (letter < index) at += decoded ? entity.length : 1;
  }
  return at;
}
