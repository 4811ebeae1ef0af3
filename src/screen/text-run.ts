/** A run of text as the browser writes it into a PDF: one font, one place to count from, a string a glyph. */

export interface Glyph {
  readonly code: number;
  /** From the beginning of the run, in units of text space. */
  readonly x: number;
  readonly y: number;
}

/** Glyphs that make one text together, or a single one that means what the font's table says. */
export interface Cluster {
  /** As written: the operand of `ActualText`. */
  readonly text?: string;
  readonly glyphs: readonly Glyph[];
}

export interface Run {
  readonly isReversed: boolean;
  /** The font's name in the resources. */
  readonly font: string;
  readonly size: number;
  readonly matrix: readonly [number, number, number, number, number, number];
  readonly clusters: readonly Cluster[];
}

const NUMBER = String.raw`[\d.+-]+`;
const TOKEN = new RegExp(
  [
    String.raw`\/Span\s*<<\s*\/ActualText\s*(?<text><[\dA-Fa-f]*>|\((?:[^\\()]|\\.)*\))\s*>>\s*BDC\b`,
    String.raw`\/(?<font>\S+) (?<size>${NUMBER}) Tf\b`,
    String.raw`(?<matrix>${NUMBER}(?: ${NUMBER}){5}) Tm\b`,
    String.raw`(?<x>${NUMBER}) (?<y>${NUMBER}) Td\b`,
    String.raw`<(?<code>[\dA-Fa-f]{4})> Tj\b`,
    String.raw`(?<reversed>\/ReversedChars BMC\b)`,
    String.raw`(?<end>EMC\b)`,
    String.raw`\s+`,
  ].join('|'),
  'gu',
);

/** Undefined when it holds anything else, or more than one font or matrix. */
export function readRun(source: string): Run | undefined {
  const reading: Reading = { clusters: [], fonts: [], matrices: [], x: 0, y: 0, isReversed: false };
  let end = 0;
  for (const { groups = {}, index, 0: token } of source.matchAll(TOKEN)) {
    if (index !== end) return undefined;
    end += token.length;
    readToken(groups, reading);
  }
  const [font, secondFont] = reading.fonts;
  const [matrix, secondMatrix] = reading.matrices;
  if (end !== source.length || !font || secondFont || !matrix || secondMatrix) return undefined;
  return { ...font, matrix, isReversed: reading.isReversed, clusters: reading.clusters };
}

interface Reading {
  readonly clusters: { text?: string; glyphs: Glyph[] }[];
  readonly fonts: { readonly font: string; readonly size: number }[];
  readonly matrices: Run['matrix'][];
  open?: { text?: string; glyphs: Glyph[] } | undefined;
  x: number;
  y: number;
  isReversed: boolean;
}

function readToken(groups: Readonly<Record<string, string | undefined>>, reading: Reading): void {
  const { text, font, size, matrix, x, y, code, reversed, end } = groups;
  if (text !== undefined) reading.clusters.push((reading.open = { text, glyphs: [] }));
  else if (font !== undefined) reading.fonts.push({ font, size: Number(size) });
  else if (matrix !== undefined) {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix.split(' ').map(Number);
    reading.matrices.push([a, b, c, d, e, f]);
  } else if (x !== undefined) {
    reading.x += Number(x);
    reading.y += Number(y);
  } else if (code !== undefined) {
    const glyph = { code: Number.parseInt(code, 16), x: reading.x, y: reading.y };
    if (reading.open) reading.open.glyphs.push(glyph);
    else reading.clusters.push({ glyphs: [glyph] });
  } else if (reversed !== undefined) reading.isReversed = true;
  else if (end !== undefined) reading.open = undefined;
}

/** What stands between `BT` and `ET`. */
export function writeRun({ isReversed, font, size, matrix, clusters }: Run): string {
  const lines = [`/${font} ${size} Tf`, `${matrix.join(' ')} Tm`];
  let [atX, atY] = [0, 0];
  for (const { text, glyphs } of clusters) {
    if (text !== undefined) lines.push(`/Span<</ActualText ${text} >> BDC`);
    for (const { code, x, y } of glyphs) {
      const hex = code.toString(16).toUpperCase().padStart(4, '0');
      lines.push(`${round(x - atX)} ${round(y - atY)} Td <${hex}> Tj`);
      [atX, atY] = [x, y];
    }
    if (text !== undefined) lines.push('EMC');
  }
  return (isReversed ? ['/ReversedChars BMC', ...lines, 'EMC'] : lines).join('\n');
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6 + 0;
