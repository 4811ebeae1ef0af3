/** From an editor's Markdown tree to a clean HTML tree: directives, notes and figures stand in it as marker elements. */

import type { Element, ElementContent, Nodes, Root as HtmlRoot } from 'hast';
import { raw } from 'hast-util-raw';
import type { Paragraph, PhrasingContent, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { toHast, type Handlers, type State } from 'mdast-util-to-hast';
import { toString } from 'mdast-util-to-string';
import { element } from './element.js';
import { sanitiseBody } from './sanitise.js';

/** What a figure of the body says of itself; its caption is the marker's content. */
export interface FigureMark {
  readonly src: string;
  readonly alt: string;
  readonly credit: string;
  readonly licence: string;
  readonly focus: string;
  readonly width: string;
}

/** A note in the order of its first call. */
export interface NoteMark {
  readonly identifier: string;
  readonly content: HtmlRoot;
  /** Line of its definition in the editor's file. */
  readonly line: number;
}

export interface BodyTree {
  readonly tree: HtmlRoot;
  readonly figures: readonly FigureMark[];
  readonly notes: readonly NoteMark[];
}

/** The clean HTML tree of a body. Positions of the Markdown are kept on its nodes. */
export function bodyTree(body: Root): BodyTree {
  const figures: FigureMark[] = [];
  const notes: { identifier: string; content: Nodes; line: number }[] = [];
  const handlers: Handlers = {
    containerDirective: (state: State, node: ContainerDirective) =>
      node.name === 'figure' ? directiveFigure(state, node, figures) : block(state, node),
    paragraph: (state: State, node: Paragraph) => pictureAlone(node, figures) ?? paragraph(state, node),
    footnoteReference: (state: State, node: { identifier: string }) => {
      const identifier = node.identifier.toUpperCase();
      const definition = state.footnoteById.get(identifier);
      if (definition && !notes.some((note) => note.identifier === identifier)) {
        const content: Nodes = { type: 'root', children: [] };
        const note = { identifier, content, line: definition.position?.start.line ?? 1 };
        notes.push(note); // before its content is read, so that a note within a note counts after it
        note.content = { type: 'root', children: state.all(definition) };
      }
      return element('galley-note', { dataIdentifier: identifier });
    },
    footnoteDefinition: () => undefined,
  };
  const tree = toHast(body, { allowDangerousHtml: true, clobberPrefix: '', handlers });
  const withoutFooter = dropFootnoteSection(tree);
  return {
    tree: clean(withoutFooter),
    figures,
    notes: notes.map((note) => ({ ...note, content: clean(note.content) })),
  };
}

/** The HTML tree of one line of Markdown. */
export function inlineTree(children: readonly PhrasingContent[]): HtmlRoot {
  const line: Paragraph = { type: 'paragraph', children: [...children] };
  const root = clean(toHast(line, { allowDangerousHtml: true }));
  const first = root.children[0];
  return first?.type === 'element' && first.tagName === 'p' ? { type: 'root', children: first.children } : root;
}

const clean = (tree: Nodes): HtmlRoot => sanitiseBody(raw(tree, { passThrough: [] }));

function paragraph(state: State, node: Paragraph): Element {
  const result = element('p', {}, state.all(node));
  state.patch(node, result);
  return result;
}

function block(state: State, node: ContainerDirective): Element {
  const [first] = node.children;
  const labelled = first?.type === 'paragraph' && first.data?.directiveLabel === true;
  const rest = labelled ? { ...node, children: node.children.slice(1) } : node;
  const result = element(
    'galley-block',
    { dataKind: node.name, dataLabel: labelled ? toString(first) : '', dataBy: node.attributes?.by ?? '' },
    state.wrap(state.all(rest), true),
  );
  state.patch(node, result);
  return result;
}

function directiveFigure(state: State, node: ContainerDirective, figures: FigureMark[]): Element {
  const given = (name: string): string => node.attributes?.[name] ?? '';
  const index = figures.push({
    src: given('src'),
    alt: given('alt'),
    credit: given('credit'),
    licence: given('licence'),
    focus: given('focus'),
    width: given('width'),
  });
  const result = element('galley-figure', { dataIndex: String(index - 1) }, state.all(node));
  state.patch(node, result);
  return result;
}

/** A paragraph that holds one picture and nothing else is a figure; the picture's title is its caption. */
function pictureAlone(node: Paragraph, figures: FigureMark[]): Element | undefined {
  const [picture] = node.children;
  if (node.children.length !== 1 || picture?.type !== 'image') return undefined;
  const mark = { src: picture.url, alt: picture.alt ?? '', credit: '', licence: '', focus: '', width: '' };
  const index = figures.push(mark);
  const caption: ElementContent[] = picture.title ? [element('p', {}, [{ type: 'text', value: picture.title }])] : [];
  const result = element('galley-figure', { dataIndex: String(index - 1) }, caption);
  if (node.position) result.position = node.position;
  return result;
}

// Notes are ours to place; the section the converter adds for them would print them twice.
function dropFootnoteSection(tree: Nodes): Nodes {
  if (tree.type !== 'root') return tree;
  return { ...tree, children: tree.children.filter((child) => !isNoteSection(child)) };
}

const isNoteSection = (node: Nodes): boolean => node.type === 'element' && node.properties.dataFootnotes !== undefined;
