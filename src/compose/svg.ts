/** Drawings are set into the page itself, so that their words use the journal's fonts and can be found and copied. */

import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { visit } from 'unist-util-visit';
import { writeOutStyles } from './svg-styles.js';

const shapes = ['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'];
const groups = ['svg', 'g', 'defs', 'symbol', 'use', 'title', 'desc', 'text', 'tspan', 'clipPath', 'mask', 'pattern'];
const paints = ['linearGradient', 'radialGradient', 'stop', 'marker'];

const presentation = `fill fillOpacity fillRule stroke strokeWidth strokeOpacity strokeLineCap strokeLineJoin
  strokeMiterLimit strokeDashArray strokeDashOffset opacity transform clipPath clipRule mask color stopColor stopOpacity
  fontSize fontWeight fontStyle textAnchor dominantBaseline alignmentBaseline baselineShift letterSpacing wordSpacing
  textDecoration writingMode display visibility paintOrder vectorEffect markerStart markerMid markerEnd`.split(/\s+/u);
const geometry = `viewBox preserveAspectRatio x y x1 y1 x2 y2 cx cy r rx ry fx fy d points width height offset dx dy
  rotate textLength lengthAdjust gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits
  patternTransform clipPathUnits maskUnits maskContentUnits markerWidth markerHeight markerUnits orient refX refY`.split(
  /\s+/u,
);

// No <image>, <foreignObject>, <a>, <style>, <script> or animation: a drawing brings nothing in and does nothing.
const schema: Schema = {
  tagNames: [...groups, ...shapes, ...paints],
  attributes: { '*': [...presentation, ...geometry, 'id', 'className', 'lang', 'xmlLang', 'dir', 'href', 'xLinkHref'] },
  protocols: { href: [], xLinkHref: [] },
  strip: ['script', 'style', 'foreignObject', 'metadata'],
  clobberPrefix: '',
  clobber: [],
};

/** The drawing as an element, or nothing when the file holds no `<svg>`. `prefix` keeps its ids apart from others'. */
export function drawing(source: string, prefix: string): Element | undefined {
  const given = fromHtml(shallow(source), { fragment: true, space: 'html' });
  writeOutStyles(given, presentation);
  const tree = sanitize(given, schema);
  const svg = firstSvg(tree.type === 'root' ? tree : { type: 'root', children: [] });
  if (!svg) return undefined;
  const width = pixels(svg.properties.width);
  const height = pixels(svg.properties.height);
  delete svg.properties.width;
  delete svg.properties.height;
  if (!svg.properties.viewBox && width && height) svg.properties.viewBox = `0 0 ${width} ${height}`;
  return withOwnIds(svg, prefix);
}

/** No drawing nests deeper; later stages recurse, and a stack has an end. */
const DEEPEST = 100;
const TAG = /<(\/?)[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/giu;

/** Takes the tags out that stand too deep. What they hold stays. */
function shallow(source: string): string {
  let depth = 0;
  return source.replaceAll(TAG, (tag: string, slash: string) => {
    if (tag.endsWith('/>')) return depth < DEEPEST ? tag : '';
    if (slash === '') depth += 1;
    const kept = depth <= DEEPEST ? tag : '';
    if (slash === '/') depth -= 1;
    return kept;
  });
}

function firstSvg(tree: Root): Element | undefined {
  let found: Element | undefined;
  visit(tree, { type: 'element', tagName: 'svg' }, (node) => {
    found ??= node;
  });
  return found;
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
};

/** A length in the drawing's own units; nothing for one that depends on its surroundings (`100%`). */
function pixels(length: unknown): number | undefined {
  const [, number, unit = ''] = /^\s*([\d.]+)\s*([a-z]*)\s*$/iu.exec(String(length)) ?? [];
  const factor = UNITS[unit.toLowerCase()];
  return number === undefined || factor === undefined ? undefined : Math.round(Number(number) * factor * 1000) / 1000;
}

/** Ids get the prefix; references stay inside the drawing, all others go. Changes the drawing. */
export function withOwnIds(svg: Element, prefix: string): Element {
  visit(svg, 'element', (node) => localise(node, prefix));
  return svg;
}

function localise({ properties }: Element, prefix: string): void {
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value !== 'string') continue;
    if (name === 'id') properties[name] = `${prefix}-${value}`;
    else if (name === 'href' || name === 'xLinkHref') {
      delete properties[name];
      if (value.startsWith('#')) properties.href = `#${prefix}-${value.slice(1)}`;
    } else if (name === 'xmlLang') {
      // In a page of HTML only `lang` counts.
      delete properties[name];
      properties.lang ??= value;
    } else if (/url\s*\(/iu.test(value)) {
      const local = /^\s*url\(\s*["']?#([^"')\s]+)["']?\s*\)/iu.exec(value);
      properties[name] = local ? `url(#${prefix}-${local[1]})` : 'none';
    }
  }
}
