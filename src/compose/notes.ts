/** Notes: in print each follows its first call, and the page moves it to its foot; on the web they stand after the text. */

import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { callId, noteId } from './anchors.js';
import type { BodyOwner, EditionStyle } from './body.js';
import { element, replace, stringProperty, text } from './element.js';
import type { NoteMark } from './note-order.js';
import { RUNS_ON } from './sanitise.js';

interface NoteSetting {
  readonly notes: readonly NoteMark[];
  readonly owner: BodyOwner;
  readonly style: EditionStyle;
}

/** Sets the calls in the text and in the notes, and in print the notes themselves. Changes the trees. */
export function setNotes(tree: Root, setting: NoteSetting): void {
  const { notes, style } = setting;
  const called = new Set<number>();
  const isFirst = (number: number): boolean => !called.has(number) && called.add(number).has(number);
  const setCalls = (part: Root, onFirst: (number: number) => ElementContent[] = () => []): void =>
    replace(part, 'sup', (node) => {
      if (node.properties.dataNote === undefined) return [node];
      const number = 1 + Number(stringProperty(node, 'dataNote'));
      return isFirst(number) ? [call(number, true, setting), ...onFirst(number)] : [call(number, false, setting)];
    });
  if (style.edition === 'web') for (const part of [tree, ...notes.map(({ content }) => content)]) setCalls(part);
  else setCalls(tree, (number) => notesFrom(number, setCalls, setting));
}

type SetCalls = (part: Root, onFirst: (number: number) => ElementContent[]) => void;

/** The note of a call. Notes that are called in it stand after it, not in it: the foot of a page has no foot. */
function notesFrom(first: number, setCalls: SetCalls, setting: NoteSetting): ElementContent[] {
  const atFoot: ElementContent[] = [];
  const waiting = [first];
  for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) {
    const note = setting.notes[number - 1];
    if (!note) continue;
    const further: number[] = [];
    setCalls(note.content, (inner) => {
      further.push(inner);
      return [];
    });
    waiting.unshift(...further);
    atFoot.push(noteAtFoot(number, note, setting));
  }
  return atFoot;
}

/** The raised number. Only the first call of a note has a name, to come back to. */
function call(number: number, isFirst: boolean, { owner: { slug, lang }, style }: NoteSetting): Element {
  const label = style.edition === 'web' && { ariaLabel: style.words(lang).note(number) };
  const link = element('a', { href: `#${noteId(slug, number)}`, ...label }, [text(String(number))]);
  return element('sup', { className: ['note-call'], ...(isFirst && { id: callId(slug, number) }) }, [link]);
}

function noteAtFoot(number: number, { content, line }: NoteMark, { owner: { slug, file } }: NoteSetting): Element {
  const back = element('a', { className: ['note-number'], href: `#${callId(slug, number)}` }, [text(String(number))]);
  const properties = { className: ['note'], id: noteId(slug, number), dataSource: `${file}:${line}` };
  return element('span', properties, [back, text(' '), ...runningOn(content)]);
}

/** Blocks inside a note become spans: a note stands in the middle of a paragraph, where no block may stand. */
function runningOn(content: Root): ElementContent[] {
  visit(content, 'element', (node) => {
    if (node.tagName === 'svg') return SKIP;
    if (RUNS_ON.has(node.tagName)) return undefined;
    const { id, lang, dir, dataSource } = node.properties;
    node.properties = { className: [`note-${node.tagName}`], id, lang, dir, dataSource };
    node.tagName = 'span';
    return undefined;
  });
  return content.children.filter((child) => child.type !== 'doctype');
}
