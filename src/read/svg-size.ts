/** Is an SVG whole, and how large does it say it is? A small reader of XML: no more than tells a browser's "broken picture". */

export type SvgAnswer = { readonly widthPx: number; readonly heightPx: number } | { readonly fault: string };

/** Everything between angle brackets, one alternative a kind; quoted values may hold a `>`. */
const MARKUP =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE(?:[^>[]|\[[^\]]*\])*>|<(\/?)([\p{L}_:][\p{L}\p{N}_.:-]*)((?:\s+[\p{L}_:][\p{L}\p{N}_.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/gu;

/** CSS pixels of an SVG: its width and height, or the sides of its viewBox. */
export function svgSize(svg: string): SvgAnswer {
  const fault = xmlFault(svg);
  if (fault !== undefined) return { fault };
  const root = Array.from(svg.matchAll(MARKUP)).find((match) => match[2] !== undefined);
  if (root?.[2]?.replace(/^.*:/, '') !== 'svg') return { fault: 'its first element is no <svg>' };
  const attribute = (name: string): string =>
    new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(root[3] ?? '')?.[1] ?? '';
  const [, , boxWidth = 0, boxHeight = 0] = attribute('viewBox')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [width, height] = [pixels(attribute('width')), pixels(attribute('height'))];
  const ratio = boxWidth > 0 && boxHeight > 0 ? boxWidth / boxHeight : undefined;
  // One side alone is stretched by the viewBox's proportions, as browsers do.
  const widthPx = width ?? (height !== undefined && ratio !== undefined ? height * ratio : boxWidth);
  const heightPx = height ?? (width !== undefined && ratio !== undefined ? width / ratio : boxHeight);
  if (widthPx > 0 && heightPx > 0) return { widthPx, heightPx };
  return { fault: 'it has neither a width and a height nor a viewBox' };
}

const PX: Readonly<Record<string, number>> = { '': 1, px: 1, pt: 4 / 3, pc: 16, in: 96, cm: 96 / 2.54, mm: 96 / 25.4 };

function pixels(length: string): number | undefined {
  const [, number, unit = ''] = /^\s*([\d.]+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(length) ?? [];
  const factor = PX[unit.toLowerCase()];
  return number === undefined || factor === undefined ? undefined : Number(number) * factor;
}

/** The first thing an XML reader stumbles over. */
function xmlFault(svg: string): string | undefined {
  const open: string[] = [];
  let end = 0;
  for (const match of svg.matchAll(MARKUP)) {
    const fault = textFault(svg.slice(end, match.index)) ?? textFault((match[3] ?? '').replaceAll('<', ''));
    if (fault !== undefined) return fault;
    end = match.index + match[0].length;
    const [, closing, name, , single] = match;
    if (name === undefined || single === '/') continue;
    if (closing !== '/') open.push(name);
    else if (open.pop() !== name) return `</${name}> closes what is not open`;
  }
  return textFault(svg.slice(end)) ?? (open.length > 0 ? `<${open.at(-1)}> is not closed` : undefined);
}

function textFault(text: string): string | undefined {
  if (text.includes('<')) return 'a tag in it is broken';
  return /&(?!#?\w+;)/.test(text) ? 'it holds a bare "&"; write &amp;' : undefined;
}
