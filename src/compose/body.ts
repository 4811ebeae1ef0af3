/** Bodies and lines of Markdown → HTML of an edition: blocks, notes, figures and links in their final form. */

import type { Element, ElementContent, Parents, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toText } from 'hast-util-to-text';
import type { Root as MarkdownRoot } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { Figures, Picture } from '../issue.js';
import type { Direction, Inline } from '../journal.js';
import { typeset } from '../typeset/index.js';
import { callId, headingId, headingNames, noteId, type ArticleLink } from './anchors.js';
import { element, stringProperty, text } from './element.js';
import { linksFrom, noLinks, resolveLinks, type Links } from './links.js';
import type { PictureSize, ShowPicture } from './pictures.js';
import { bodyTree, inlineTree, type BodyTree, type FigureMark, type NoteMark } from './tree.js';
import { finishForWeb } from './web-body.js';
import type { Words } from './words.js';

/** The edition's ways, the same for every body of an issue. */
export interface EditionStyle {
  readonly edition: 'print' | 'web';
  readonly show: ShowPicture;
  /** Address of an article or heading of this issue, or nothing when it has none. */
  readonly address: (link: ArticleLink) => string | undefined;
  readonly words: (lang: string) => Words;
}

/** The text a body belongs to. */
export interface BodyOwner {
  readonly slug: string;
  readonly file: string;
  readonly lang: string;
  readonly dir: Direction;
  readonly figures: Figures;
}

export interface SetBody {
  readonly html: string;
  /** Notes after the body (web); in print they stand in the text where they are called. */
  readonly notes: readonly {
    readonly number: number;
    readonly id: string;
    readonly callId: string;
    readonly html: string;
  }[];
}

const stamped = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'li',
  'pre',
  'tr',
  'figure',
  'blockquote',
  'dt',
  'dd',
]);

/** A whole body, set. */
export function setBody(body: MarkdownRoot, owner: BodyOwner, style: EditionStyle): SetBody {
  const parsed = bodyTree(body);
  stamp(parsed.tree, owner.file);
  nameHeadings(parsed.tree, owner.slug);
  for (const tree of [parsed.tree, ...parsed.notes.map((note) => note.content)]) {
    resolveLinks(tree, linksFrom(owner.slug, style.address));
    resolveInlinePictures(tree, owner, style);
  }
  expandBlocks(parsed.tree, owner, style);
  expandFigures(parsed, owner, style);
  const options = { lang: owner.lang, hyphenate: style.edition === 'print' };
  const tree = typeset(parsed.tree, options);
  const notes = parsed.notes.map((note) => ({ ...note, content: typeset(note.content, options) }));
  expandNotes(tree, { notes, owner, style });
  if (style.edition === 'web') finishForWeb(tree, owner.lang);
  return {
    html: toHtml(tree),
    notes: notes.map((note, index) => ({
      number: index + 1,
      id: noteId(owner.slug, index + 1),
      callId: callId(owner.slug, index + 1),
      html: toHtml(note.content),
    })),
  };
}

/** One line of Markdown, set without hyphens. Its links are dropped unless it says where they lead. */
export function setLine(line: Inline, lang: string, links: Links = noLinks): string {
  const tree = inlineTree(line.children);
  resolveLinks(tree, links);
  return toHtml(typeset(tree, { lang, hyphenate: false }));
}

/** Blocks say where they come from, so that a finding about a page can name the Markdown line. */
function stamp(tree: Root, file: string): void {
  visit(tree, 'element', (node) => {
    const line = node.position?.start.line;
    if (line && (stamped.has(node.tagName) || node.tagName.startsWith('galley-'))) {
      node.properties.dataSource = `${file}:${line}`;
    }
  });
}

function nameHeadings(tree: Root, slug: string): void {
  const name = headingNames();
  visit(tree, 'element', (node) => {
    if (/^h[1-6]$/u.test(node.tagName)) node.properties.id = headingId(slug, name(toText(node)));
  });
}

function resolveInlinePictures(tree: Root, owner: BodyOwner, style: EditionStyle): void {
  replace(tree, 'img', (node) => {
    const picture = owner.figures.get(stringProperty(node, 'src'));
    if (!picture) return [];
    const shown = style.show(picture, { alt: stringProperty(node, 'alt'), size: 'column', focus: { x: 50, y: 50 } });
    return [element('span', { className: ['inline-picture'] }, [shown])];
  });
}

function expandBlocks(tree: Root, owner: BodyOwner, style: EditionStyle): void {
  replace(tree, 'galley-block', (node) => {
    const kind = stringProperty(node, 'dataKind');
    const label = stringProperty(node, 'dataLabel');
    const by = stringProperty(node, 'dataBy');
    const properties = { className: [kind], dataSource: stringProperty(node, 'dataSource') };
    const children = [...node.children];
    if (label) children.unshift(element('p', { className: ['box-title'] }, [text(label)]));
    if (by) children.push(element('p', { className: ['pull-quote-by'] }, [text(by)]));
    if (kind === 'pull-quote') {
      return [element('blockquote', { ...properties, className: [kind, 'no-hyphens'] }, children)];
    }
    const name = label || style.words(owner.lang).boxes[kind] || '';
    return [element('aside', { ...properties, ...(name && { ariaLabel: name }) }, children)];
  });
}

function expandFigures(parsed: BodyTree, owner: BodyOwner, style: EditionStyle): void {
  replace(parsed.tree, 'galley-figure', (node) => {
    const mark = parsed.figures[Number(stringProperty(node, 'dataIndex'))];
    const picture = mark && owner.figures.get(mark.src);
    return mark && picture ? [figure(node, { mark, picture }, style)] : [];
  });
}

function figure(
  node: Element,
  { mark, picture }: { mark: FigureMark; picture: Picture },
  style: EditionStyle,
): Element {
  const size: PictureSize = mark.width === 'wide' ? 'wide' : 'column';
  const shown = style.show(picture, { alt: mark.alt, size, focus: focusPoint(mark.focus) });
  const caption = element('span', { className: ['caption'] }, captionContent(node.children));
  const credit = element('span', { className: ['credit'] }, [
    text([mark.credit, mark.licence].filter(Boolean).join(' · ')),
  ]);
  const lines = [
    ...(caption.children.length > 0 ? [caption] : []),
    ...(mark.credit || mark.licence ? [...(caption.children.length > 0 ? [text(' ')] : []), credit] : []),
  ];
  const dataSource = stringProperty(node, 'dataSource');
  return element('figure', { className: ['figure', `figure-${size}`], dataSource }, [
    shown,
    ...(lines.length > 0 ? [element('figcaption', { dataSource }, lines)] : []),
  ]);
}

/** Paragraphs of a caption run on as one. */
function captionContent(children: readonly ElementContent[]): ElementContent[] {
  const blocks = children.filter((child) => child.type === 'element' || (child.type === 'text' && child.value.trim()));
  return blocks.flatMap((child, index) => [
    ...(index > 0 ? [text(' ')] : []),
    ...(child.type === 'element' && child.tagName === 'p' ? child.children : [child]),
  ]);
}

function focusPoint(focus: string): { x: number; y: number } {
  const match = /^\s*(\d+(?:\.\d+)?)%?[\s,]+(\d+(?:\.\d+)?)%?\s*$/u.exec(focus);
  return match ? { x: Number(match[1]), y: Number(match[2]) } : { x: 50, y: 50 };
}

interface NoteSetting {
  readonly notes: readonly NoteMark[];
  readonly owner: BodyOwner;
  readonly style: EditionStyle;
}

function expandNotes(tree: Root, setting: NoteSetting): void {
  const called = new Set<number>();
  replace(tree, 'galley-note', (node) => {
    const number = 1 + setting.notes.findIndex((note) => note.identifier === stringProperty(node, 'dataIdentifier'));
    const first = !called.has(number);
    called.add(number);
    return noteCall(number, first, setting);
  });
}

/** The raised number; in print the note itself follows its first call, and the page moves it to its foot. */
function noteCall(number: number, first: boolean, { notes, owner, style }: NoteSetting): ElementContent[] {
  const { slug } = owner;
  const label = style.words(owner.lang).note(number);
  const link = element('a', { href: `#${noteId(slug, number)}`, ariaLabel: label }, [text(String(number))]);
  if (style.edition === 'print') delete link.properties.ariaLabel;
  const call = element('sup', { className: ['note-call'], ...(first && { id: callId(slug, number) }) }, [link]);
  const definition = notes[number - 1];
  if (style.edition === 'web' || !first || !definition) return [call];
  const back = element('a', { className: ['note-number'], href: `#${callId(slug, number)}` }, [text(String(number))]);
  const properties = { className: ['note'], id: noteId(slug, number), dataSource: `${owner.file}:${definition.line}` };
  return [call, element('span', properties, [back, text(' '), ...phrasing(definition.content)])];
}

const blocks = new Set([
  'p',
  'div',
  'ul',
  'ol',
  'li',
  'blockquote',
  'pre',
  'table',
  'thead',
  'tbody',
  'tr',
  'td',
  'th',
]);

/** Blocks inside a note become spans: a note stands in the middle of a paragraph, where no block may stand. */
function phrasing(content: Root): ElementContent[] {
  visit(content, 'element', (node) => {
    if (!blocks.has(node.tagName)) return;
    node.properties = { className: [`note-${node.tagName}`] };
    node.tagName = 'span';
  });
  return content.children.filter((child) => child.type !== 'doctype');
}

/** Replaces every element of a name, innermost last, by what `make` gives. */
function replace(tree: Root, tagName: string, make: (node: Element) => ElementContent[]): void {
  visit(tree, { type: 'element', tagName }, (node, index, parent: Parents | undefined) => {
    if (index === undefined || !parent) return undefined;
    parent.children.splice(index, 1, ...make(node));
    return [SKIP, index];
  });
}
