/** Directives and figures of a body in their final form. */

import type { Element, ElementContent, Root } from 'hast';
import { toText } from 'hast-util-to-text';
import type { Picture } from '../issue.js';
import { typesetText } from '../typeset/index.js';
import type { BodyOwner, EditionStyle } from './body.js';
import { element, replace, stringProperty, text } from './element.js';
import type { PictureSize } from './pictures.js';
import type { FigureMark } from './tree.js';

/** Boxes and pull quotes. */
export function setBlocks(tree: Root, owner: BodyOwner, style: EditionStyle): void {
  replace(tree, 'aside', (node) => {
    const kind = stringProperty(node, 'dataKind');
    if (!kind) return [node];
    const dataSource = stringProperty(node, 'dataSource');
    const dataPlace = stringProperty(node, 'dataPlace') || undefined;
    const [first, ...others] = node.children;
    const title = first?.type === 'element' && first.properties.dataLabel !== undefined ? first : undefined;
    const heading = title ? [element('p', { className: ['box-title'], dataSource }, title.children)] : [];
    const by = stringProperty(node, 'dataBy');
    const byline = by ? [element('p', { className: ['pull-quote-by'], dataSource }, [text(by)])] : [];
    const children = [...heading, ...(title ? others : node.children), ...byline];
    if (kind === 'pull-quote') {
      return [element('blockquote', { className: [kind, 'no-hyphens'], dataSource, dataPlace }, children)];
    }
    const name = title ? typesetText(toText(title), owner.lang) : style.words(owner.lang).boxes[kind];
    return [element('aside', { className: [kind], dataSource, dataPlace, ...(name && { ariaLabel: name }) }, children)];
  });
}

interface FigureSetting {
  readonly owner: BodyOwner;
  readonly style: EditionStyle;
}

/** Figures, and pictures that stand in a line. One whose file is missing has been reported, and stands nowhere. */
export function setFigures(tree: Root, figures: readonly FigureMark[], setting: FigureSetting): void {
  const { owner, style } = setting;
  replace(tree, 'img', (node) => {
    const picture = owner.figures.get(stringProperty(node, 'src'));
    if (!picture) return [];
    const alt = typesetText(stringProperty(node, 'alt'), owner.lang);
    const shown = style.show(picture, { alt, size: 'column', focus: { x: 50, y: 50 } });
    return [element('span', { className: ['inline-picture'] }, [shown])];
  });
  replace(tree, 'figure', (node) => {
    if (node.properties.dataIndex === undefined) return [node];
    const mark = figures[Number(stringProperty(node, 'dataIndex'))];
    const picture = mark && owner.figures.get(mark.src);
    return mark && picture ? [figure(node, { mark, picture }, setting)] : [];
  });
}

function figure(
  node: Element,
  { mark, picture }: { mark: FigureMark; picture: Picture },
  { owner, style }: FigureSetting,
): Element {
  const size = sizeOf(mark);
  const alt = typesetText(mark.alt, owner.lang);
  const shown = style.show(picture, { alt, size, focus: focusPoint(mark.focus) });
  const caption = captionContent(node.children);
  const credit = [mark.credit, mark.licence].filter(Boolean).join(' · ');
  const lines = [
    ...(caption.length > 0 ? [element('span', { className: ['caption'] }, caption)] : []),
    ...(caption.length > 0 && credit ? [text(' ')] : []),
    ...(credit ? [element('span', { className: ['credit'] }, [text(credit)])] : []),
  ];
  const dataSource = stringProperty(node, 'dataSource');
  const className = ['figure', size === 'column' ? 'figure-column' : 'figure-wide'];
  return element('figure', { className, dataSource, dataPlace: mark.place || undefined }, [
    shown,
    ...(lines.length > 0 ? [element('figcaption', { dataSource }, lines)] : []),
  ]);
}

/** A page of its own, the width of all columns, or that of one. */
function sizeOf({ width, place }: FigureMark): PictureSize {
  if (place === 'page' || place === 'bleed' || place === 'spread') return 'page';
  return width === 'wide' || place.startsWith('span-') ? 'wide' : 'column';
}

/** Paragraphs of a caption run on as one. */
export function captionContent(children: readonly ElementContent[]): ElementContent[] {
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
