/** Notes in the order a reader meets their calls: a note called in a note comes right after it. */

import type { Element, ElementContent, Root } from 'hast';
import type { FootnoteReference } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import { element, stringProperty } from './element.js';

export interface NoteMark {
  readonly content: Root;
  /** Line of its definition in the editor's file. */
  readonly line: number;
}

/** Notes that are called, by identifier; their content is read when it is their turn. */
export type CalledNotes = Map<string, { readonly line: number; readonly read: () => ElementContent[] }>;

/** Stands where a note is called. */
export function noteCall(state: State, { identifier }: FootnoteReference, called: CalledNotes): Element | undefined {
  const id = identifier.toUpperCase();
  const definition = state.footnoteById.get(id);
  if (!definition) return undefined;
  const line = definition.position?.start.line ?? 1;
  called.set(id, { line, read: () => state.wrap(state.all(definition)) });
  return element('sup', { dataNote: id });
}

/** Gives each call the number of its note, from 0. No recursion: notes may call one another in a long chain. */
export function orderNotes(tree: Root, called: CalledNotes, clean: (content: Root) => Root): NoteMark[] {
  const notes: NoteMark[] = [];
  const numbers = new Map<string, number>();
  const waiting = callsIn(tree).toReversed();
  for (let call = waiting.pop(); call; call = waiting.pop()) {
    const id = stringProperty(call, 'dataNote');
    const note = called.get(id);
    if (note && !numbers.has(id)) {
      const content = clean({ type: 'root', children: note.read() });
      numbers.set(id, notes.push({ content, line: note.line }) - 1);
      waiting.push(...callsIn(content).toReversed());
    }
    call.properties.dataNote = String(numbers.get(id) ?? 0);
  }
  return notes;
}

function callsIn(tree: Root): Element[] {
  const calls: Element[] = [];
  visit(tree, { type: 'element', tagName: 'sup' }, (node) => {
    if (node.properties.dataNote !== undefined) calls.push(node);
  });
  return calls;
}
