/** Drawings are set into the page itself, so that their words use the journal's fonts and can be found and copied. */

import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { visit } from 'unist-util-visit';

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
  attributes: { '*': [...presentation, ...geometry, 'id', 'className', 'lang', 'dir', 'href', 'xLinkHref'] },
  protocols: { href: [], xLinkHref: [] },
  strip: ['script', 'style', 'foreignObject', 'metadata'],
  clobberPrefix: '',
  clobber: [],
};

/** The drawing as an element, or nothing when the file holds no `<svg>`. `prefix` keeps its ids apart from others'. */
export function drawing(source: string, prefix: string): Element | undefined {
  const tree = sanitize(fromHtml(source, { fragment: true, space: 'html' }), schema);
  const svg = firstSvg(tree.type === 'root' ? tree : { type: 'root', children: [] });
  if (!svg) return undefined;
  const { width, height, viewBox } = svg.properties;
  delete svg.properties.width;
  delete svg.properties.height;
  if (!viewBox && width && height)
    svg.properties.viewBox = `0 0 ${parseFloat(String(width))} ${parseFloat(String(height))}`;
  visit(svg, 'element', (node) => localise(node, prefix));
  return svg;
}

function firstSvg(tree: Root): Element | undefined {
  let found: Element | undefined;
  visit(tree, { type: 'element', tagName: 'svg' }, (node) => {
    found ??= node;
  });
  return found;
}

/** Ids get the prefix; references stay inside the drawing, all others go. */
function localise(node: Element, prefix: string): void {
  for (const [name, value] of Object.entries(node.properties)) {
    if (typeof value !== 'string') continue;
    if (name === 'id') node.properties[name] = `${prefix}-${value}`;
    else if (name === 'href' || name === 'xLinkHref') {
      delete node.properties[name];
      if (value.startsWith('#')) node.properties.href = `#${prefix}-${value.slice(1)}`;
    } else if (/url\s*\(/iu.test(value)) {
      const local = /^url\(\s*["']?#([^"')\s]+)["']?\s*\)$/iu.exec(value);
      node.properties[name] = local ? `url(#${prefix}-${local[1]})` : 'none';
    }
  }
}
