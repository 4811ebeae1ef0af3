/** From an editor's Markdown tree to a clean HTML tree: directives, notes and figures stand in it as marked elements. */

import type { Element, ElementContent, Nodes, Root as HtmlRoot } from 'hast';
import { raw } from 'hast-util-raw';
import type { FootnoteReference, Heading, Paragraph, PhrasingContent, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { toHast, type Handlers, type State } from 'mdast-util-to-hast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { readChart } from '../chart.js';
import { headingNames } from './anchors.js';
import type { ChartMark } from './chart.js';
import { element } from './element.js';
import { noteCall, orderNotes, type CalledNotes, type NoteMark } from './note-order.js';
import { openRawHtml } from './raw-html.js';
import { sanitiseBody } from './sanitise.js';

/** What a figure of the body says of itself; its caption is the marked element's content. */
export interface FigureMark {
  readonly src: string;
  readonly alt: string;
  readonly credit: string;
  readonly licence: string;
  readonly focus: string;
  readonly width: string;
  readonly place: string;
}

/**
 * The marks: `aside[data-kind]` is a directive, its title `p[data-label]`; `figure[data-index]` counts in `figures`,
 * `figure[data-chart]` in `charts`, `sup[data-note]` in `notes`, all from 0; `h2[data-name]` is the heading's name in links.
 */
export interface BodyTree {
  readonly tree: HtmlRoot;
  readonly figures: readonly FigureMark[];
  readonly charts: readonly ChartMark[];
  readonly notes: readonly NoteMark[];
}

/** The clean HTML tree of a body. Positions of the Markdown are kept on its nodes. */
export function bodyTree(body: Root, lang: string): BodyTree {
  const figures: FigureMark[] = [];
  const charts: ChartMark[] = [];
  const called: CalledNotes = new Map();
  const names = namesOfHeadings(body);
  const handlers: Handlers = {
    containerDirective: (state: State, node: ContainerDirective) => {
      if (node.name === 'chart') return chartFigure(state, node, { lang, charts });
      return node.name === 'figure' ? directiveFigure(state, node, figures) : block(state, node);
    },
    paragraph: (state: State, node: Paragraph) => pictureAlone(state, node, figures) ?? paragraph(state, node),
    heading: (state: State, node: Heading) => heading(state, node, names),
    footnoteReference: (state: State, node: FootnoteReference) => noteCall(state, node, called),
    footnoteDefinition: () => undefined,
  };
  const tree = clean(dropFootnoteSection(toHast(body, { allowDangerousHtml: true, clobberPrefix: '', handlers })));
  return { tree, figures, charts, notes: orderNotes(tree, called, clean) };
}

/** The HTML tree of one line of Markdown. */
export function inlineTree(children: readonly PhrasingContent[]): HtmlRoot {
  const line: Paragraph = { type: 'paragraph', children: [...children] };
  const root = clean(toHast(line, { allowDangerousHtml: true }));
  const content = root.children.flatMap((child) =>
    child.type === 'element' && child.tagName === 'p' ? child.children : [child],
  );
  return { type: 'root', children: content };
}

function clean(tree: Nodes): HtmlRoot {
  const root: HtmlRoot =
    tree.type === 'root' ? tree : { type: 'root', children: tree.type === 'doctype' ? [] : [tree] };
  // Of Markdown alone all is in its place.
  if (!holdsRaw(root)) return sanitiseBody(root);
  openRawHtml(root);
  // Elements are put where HTML lets them stand. Without a file the places in the Markdown would be dropped.
  return sanitiseBody(raw(root, { file: new VFile() }));
}

const holdsRaw = (node: Nodes): boolean => node.type === 'raw' || ('children' in node && node.children.some(holdsRaw));

/** The same names, in the same order, as `check` finds for links: of every heading of the Markdown, notes included. */
function namesOfHeadings(body: Root): ReadonlyMap<Heading, string> {
  const name = headingNames();
  const names = new Map<Heading, string>();
  visit(body, 'heading', (node) => void names.set(node, name(toString(node, { includeHtml: false }))));
  return names;
}

function heading(state: State, node: Heading, names: ReadonlyMap<Heading, string>): Element {
  const result = element(`h${node.depth}`, { dataName: names.get(node) ?? '' }, state.all(node));
  state.patch(node, result);
  return result;
}

function paragraph(state: State, node: Paragraph): Element {
  const result = element('p', {}, state.all(node));
  state.patch(node, result);
  return result;
}

function labelOf({ children: [first] }: ContainerDirective): Paragraph | undefined {
  return first?.type === 'paragraph' && first.data?.directiveLabel === true ? first : undefined;
}

function block(state: State, node: ContainerDirective): Element {
  const label = labelOf(node);
  const rest = label ? { ...node, children: node.children.slice(1) } : node;
  const title = label ? [element('p', { dataLabel: 'true' }, state.all(label))] : [];
  const { by = '', place = '' } = node.attributes ?? {};
  const result = element('aside', { dataKind: node.name, dataBy: by ?? '', dataPlace: place ?? '' }, [
    ...title,
    ...state.wrap(state.all(rest), true),
  ]);
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
    place: given('place'),
  });
  const result = element('figure', { dataIndex: String(index - 1) }, state.all(node));
  state.patch(node, result);
  return result;
}

interface ChartReading {
  readonly lang: string;
  readonly charts: ChartMark[];
}

/** Its table becomes the mark. One that cannot be drawn has been reported, and stands nowhere. */
function chartFigure(state: State, node: ContainerDirective, { lang, charts }: ChartReading): Element | undefined {
  const { chart } = readChart(node, lang);
  if (!chart) return undefined;
  const given = (name: string): string => node.attributes?.[name] ?? '';
  const mark = {
    chart,
    source: given('source'),
    credit: given('credit'),
    width: given('width'),
    place: given('place'),
  };
  const index = charts.push(mark) - 1;
  const label = labelOf(node);
  const rest = node.children.filter((child) => child !== label && child.type !== 'table');
  const result = element('figure', { dataChart: String(index) }, [
    ...(label ? [element('p', { dataLabel: 'true' }, state.all(label))] : []),
    ...state.wrap(state.all({ ...node, children: rest }), true),
  ]);
  state.patch(node, result);
  return result;
}

/** A paragraph that holds one picture and nothing else is a figure; the picture's title is its caption. */
function pictureAlone(state: State, node: Paragraph, figures: FigureMark[]): Element | undefined {
  const [picture] = node.children;
  if (node.children.length !== 1 || (picture?.type !== 'image' && picture?.type !== 'imageReference')) return undefined;
  const source = picture.type === 'image' ? picture : state.definitionById.get(picture.identifier.toUpperCase());
  if (!source) return undefined;
  const mark = { src: source.url, alt: picture.alt ?? '', credit: '', licence: '', focus: '', width: '', place: '' };
  const index = figures.push(mark);
  const caption: ElementContent[] = source.title ? [element('p', {}, [{ type: 'text', value: source.title }])] : [];
  const result = element('figure', { dataIndex: String(index - 1) }, caption);
  state.patch(node, result);
  return result;
}

// Notes are ours to place; the section the converter adds for them would print them twice.
function dropFootnoteSection(tree: Nodes): Nodes {
  if (tree.type !== 'root') return tree;
  return { ...tree, children: tree.children.filter((child) => !isNoteSection(child)) };
}

const isNoteSection = (node: Nodes): boolean => node.type === 'element' && node.properties.dataFootnotes !== undefined;
