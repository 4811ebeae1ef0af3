/**
 * Words of the Arabic script, kept in one piece for whoever searches and copies them. A font draws the dots of a letter as
 * glyphs of their own, above or below the line; every reader of PDF text takes a step off the line for the end of a word,
 * and finds words in single letters. The dots become drawings, at the same place and in the same shape; the letters
 * remain, side by side on their line.
 */

import { PDFArray, PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import type { PDFRef } from '@cantoo/pdf-lib';
import { decodeStream, dictAt, flateStream, name, pageContent, setPageContent } from '../pdf/index.js';
import type { Pdf, PdfPage } from '../pdf/index.js';
import { readOutlines, type Outlines } from './glyph-outlines.js';
import { rewritten } from './runs.js';
import { readRun, writeRun, type Cluster, type Glyph, type Run } from './text-run.js';

/** To be done before `settleActualText`, which finds most letters alone in their spans then. */
export function joinWords(pdf: Pdf): void {
  const drawings: Drawings = { fonts: new Map(), forms: new Map() };
  for (const page of pdf.pages) {
    const source = pageContent(page);
    const edits = [...runsInParts(source)].flatMap(({ start, end }) => {
      const text = joinRun(source.slice(start + OPEN.length, end - CLOSE.length), page, drawings);
      return text === undefined ? [] : [{ start, end, text }];
    });
    if (edits.length > 0) setPageContent(page, rewritten(source, edits));
  }
}

const [OPEN, CLOSE] = ['BT\n', '\nET'];

/** The runs with letters in parts: in few of all is there a text for more than one glyph. */
function* runsInParts(source: string): Generator<{ readonly start: number; readonly end: number }> {
  for (let at = source.indexOf(SPAN); at >= 0; at = source.indexOf(SPAN, at)) {
    const run = isInParts(source, at) ? runAround(source, at) : undefined;
    if (run) yield run;
    at = run ? run.end : at + SPAN.length;
  }
}

function isInParts(source: string, span: number): boolean {
  const [first, past] = [source.indexOf('Tj', span), source.indexOf('EMC', span)];
  return first >= 0 && source.slice(first + 2, past).includes('Tj');
}

function runAround(source: string, at: number): { readonly start: number; readonly end: number } | undefined {
  const [start, end] = [source.lastIndexOf(OPEN, at), source.indexOf(CLOSE, at)];
  const isWithin = start >= 0 && end >= 0 && source.lastIndexOf(CLOSE, at) < start;
  return isWithin ? { start, end: end + CLOSE.length } : undefined;
}

const SPAN = '/ActualText';

interface Drawings {
  readonly fonts: Map<PDFDict, Outlines | undefined>;
  /** By font and glyph. */
  readonly forms: Map<string, PDFRef>;
}

/** The run with its dots drawn; undefined when there is nothing to do, or it holds what is not understood. */
function joinRun(inside: string, page: PdfPage, drawings: Drawings): string | undefined {
  const run = readRun(inside);
  const font = run && dictAt(page.resources, 'Font')?.lookup(name(run.font));
  const outlines = font instanceof PDFDict && outlinesOf(font, drawings);
  if (!run || !(font instanceof PDFDict) || !outlines) return undefined;
  const parted = run.clusters.map((cluster) => part(cluster, outlines));
  const dots = parted.flatMap(({ dots: own }) => own);
  if (dots.length === 0) return undefined;
  const drawn = dots.map((dot) => drawDot(dot, { run, font, outlines, page, drawings }));
  return ['BT', writeRun({ ...run, clusters: parted.map(({ cluster }) => cluster) }), 'ET', ...drawn].join('\n');
}

/** The widest glyph on the line is the letter's body, and keeps the text of all. */
function part(cluster: Cluster, outlines: Outlines): { cluster: Cluster; dots: readonly Glyph[] } {
  if (cluster.text === undefined || cluster.glyphs.length < 2) return { cluster, dots: [] };
  const width = ({ code }: Glyph): number => {
    const [left, , right] = outlines.of(code)?.box ?? [0, 0, 0, 0];
    return right - left;
  };
  const [body] = cluster.glyphs.filter(({ y }) => Math.abs(y) < 1e-3).toSorted((a, b) => width(b) - width(a));
  if (!body) return { cluster, dots: [] };
  return { cluster: { ...cluster, glyphs: [body] }, dots: cluster.glyphs.filter((glyph) => glyph !== body) };
}

interface Drawing {
  readonly run: Run;
  readonly font: PDFDict;
  readonly outlines: Outlines;
  readonly page: PdfPage;
  readonly drawings: Drawings;
}

function drawDot({ code, x, y }: Glyph, { run, font, outlines, page, drawings }: Drawing): string {
  const form = formOf(code, { font, outlines, page, drawings });
  if (!form) return '';
  const [a, b, c, d, e, f] = run.matrix;
  const scale = run.size / outlines.unitsPerEm;
  const matrix = [scale * a, scale * b, scale * c, scale * d, a * x + c * y + e, b * x + d * y + f];
  return `q ${matrix.map((value) => String(Math.round(value * 1e6) / 1e6)).join(' ')} cm /${form} Do Q`;
}

/** The name of a glyph's drawing on a page. */
function formOf(code: number, { font, outlines, page, drawings }: Omit<Drawing, 'run'>): string | undefined {
  const fontNumber = [...drawings.fonts.keys()].indexOf(font);
  const form = `Dots${fontNumber}-${code}`;
  const outline = outlines.of(code);
  if (!outline) return undefined;
  let ref = drawings.forms.get(form);
  if (!ref) {
    const { context } = page.resources;
    const dict = context.obj({ Type: 'XObject', Subtype: 'Form', BBox: [...outline.box], Resources: {} });
    ref = context.register(flateStream(dict, Buffer.from(outline.path, 'latin1')));
    drawings.forms.set(form, ref);
  }
  let objects = dictAt(page.resources, 'XObject');
  if (!objects) page.resources.set(name('XObject'), (objects = page.resources.context.obj({})));
  objects.set(name(form), ref);
  return form;
}

/** Of a font whose codes are its glyphs' numbers, as the browser writes them. */
function outlinesOf(font: PDFDict, { fonts }: Drawings): Outlines | undefined {
  if (fonts.has(font)) return fonts.get(font);
  const descendants = font.lookup(name('DescendantFonts'));
  const descendant = descendants instanceof PDFArray ? descendants.lookup(0) : undefined;
  const program =
    descendant instanceof PDFDict && descendant.lookup(name('CIDToGIDMap')) === PDFName.of('Identity')
      ? dictAt(descendant, 'FontDescriptor')?.lookup(name('FontFile2'))
      : undefined;
  const outlines = program instanceof PDFRawStream ? readOutlines(decodeStream(program)) : undefined;
  fonts.set(font, outlines);
  return outlines;
}
