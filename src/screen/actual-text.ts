/**
 * Texts that the browser puts beside single glyphs, put where every reader looks: into the font's own table. A font that
 * has one glyph for ’ and ʼ gets the wrong one into its table and `ActualText` around each apostrophe; some readers do not
 * know that, and poppler's `pdfinfo -struct-text` loses the rest of the paragraph after it.
 */

import { PDFHexString, PDFString } from '@cantoo/pdf-lib';
import type { PDFDict } from '@cantoo/pdf-lib';
import { decodeStream, dictAt, flateStream, latin1, nameAt, pageContent, setPageContent } from '../pdf/index.js';
import type { Pdf } from '../pdf/index.js';
import { formsIn } from './forms.js';
import { readToUnicode, writeToUnicode } from './to-unicode.js';

export function settleActualText(pdf: Pdf): void {
  const usage: Usage = new Map();
  const contents = contentsOf(pdf).map((content) => ({ ...content, spans: readContent(content, usage) }));
  const settled = settle(usage);
  for (const { source, spans, write } of contents) {
    const needless = spans.filter(({ font, code, text }) => settled.get(font)?.get(code) === text);
    if (needless.length > 0)
      write(
        without(
          source,
          needless.flatMap(({ open, close }) => [open, close]),
        ),
      );
  }
}

/** The texts each glyph of each font is given; undefined among them where it stands bare and means what the table says. */
type Usage = Map<PDFDict, Map<number, Set<string | undefined>>>;

/** A stream of operators, the fonts its names stand for, and how to set it anew. */
interface Content {
  readonly source: string;
  readonly fonts: PDFDict | undefined;
  readonly write: (source: string) => void;
}

function contentsOf(pdf: Pdf): Content[] {
  const seen: Parameters<typeof formsIn>[1] = new Set();
  return pdf.pages.flatMap((page) => [
    {
      source: pageContent(page),
      fonts: dictAt(page.resources, 'Font'),
      write: (source: string) => setPageContent(page, source),
    },
    ...Array.from(formsIn(page.resources, seen), ({ stream }) => {
      const resources = dictAt(stream.dict, 'Resources');
      return {
        source: latin1(decodeStream(stream)),
        fonts: resources && dictAt(resources, 'Font'),
        write: (source: string) =>
          stream.updateContents(flateStream(stream.dict, Buffer.from(source, 'latin1')).contents),
      };
    }),
  ]);
}

type Range = readonly [start: number, end: number];

/** A single glyph with ActualText around it, and where that begins and ends. */
interface Span {
  readonly font: PDFDict;
  readonly code: number;
  readonly text: string;
  readonly open: Range;
  readonly close: Range;
}

// The few operators that matter here, as the browser writes them: a font at the start of each text, one string a glyph.
const OPERATORS =
  /\/(\S+) [\d.+-]+ Tf\b|<([\dA-Fa-f]*)> Tj\b|\/Span\s*<<\s*\/ActualText\s*(<[\dA-Fa-f]*>|\((?:[^\\()]|\\.)*\))\s*>>\s*BDC\b|\b(?:BDC|BMC|EMC)\b/g;

/** The spans of a stream; what its glyphs mean is noted in `usage`. */
function readContent({ source, fonts }: Content, usage: Usage): Span[] {
  const spans: Span[] = [];
  let font: PDFDict | undefined;
  let open: { readonly range: Range; readonly text: string; readonly codes: string[] } | undefined;
  for (const found of source.matchAll(OPERATORS)) {
    const [all, fontName, codes, text] = found;
    const range: Range = [found.index, found.index + all.length];
    if (fontName !== undefined) font = twoByteFont(fonts, fontName);
    else if (text !== undefined) open = { range, text: decodeText(text), codes: [] };
    else if (codes !== undefined && open) open.codes.push(codes);
    else if (codes !== undefined && font) for (const code of codes.match(/.{4}/g) ?? []) note(usage, { font, code });
    else if (all === 'EMC' && open) {
      const glyphs = open.codes.join('');
      if (font && glyphs.length === 4) {
        const code = note(usage, { font, code: glyphs, text: open.text });
        spans.push({ font, code, text: open.text, open: open.range, close: range });
      }
      open = undefined;
    }
  }
  return spans;
}

function twoByteFont(fonts: PDFDict | undefined, fontName: string): PDFDict | undefined {
  const font = fonts && dictAt(fonts, fontName);
  return font && nameAt(font, 'Subtype') === 'Type0' ? font : undefined;
}

/** Notes what a glyph means at one place; returns its code as a number. */
function note(usage: Usage, { font, code, text }: { font: PDFDict; code: string; text?: string }): number {
  const number = Number.parseInt(code, 16);
  let glyphs = usage.get(font);
  if (!glyphs) usage.set(font, (glyphs = new Map()));
  const texts = glyphs.get(number);
  if (texts) texts.add(text);
  else glyphs.set(number, new Set([text]));
  return number;
}

const decodeText = (written: string): string =>
  (written.startsWith('<') ? PDFHexString : PDFString).of(written.slice(1, -1)).decodeText();

/** What the browser has no letter for it says to be U+0000, which is none (PDF/UA-1, 7.21.7): a part of one, without width. */
const MUTE = '\u200B';

/** For each font the glyphs whose text its table says, after this if not before. */
function settle(usage: Usage): Map<PDFDict, Map<number, string>> {
  const settled = new Map<PDFDict, Map<number, string>>();
  for (const [font, glyphs] of usage) {
    const table = readToUnicode(font);
    if (table.size === 0) continue;
    const own = new Map<number, string>();
    for (const [code, texts] of glyphs) {
      const [text, ...others] = texts;
      const known = table.get(code);
      // A no-break space is drawn by the glyph of the space, and nobody searches for it.
      if (texts.has('\u00A0') && known === ' ') own.set(code, '\u00A0');
      else if (text !== undefined && others.length === 0) own.set(code, text);
    }
    const mute = [...table].flatMap(([code, text]) => (text === '\0' ? [[code, MUTE] as const] : []));
    const corrected = [...mute, ...[...own].filter(([code, text]) => table.get(code) !== text && text !== '\u00A0')];
    if (corrected.length > 0) writeToUnicode(font, new Map([...table, ...corrected]));
    settled.set(font, own);
  }
  return settled;
}

function without(source: string, ranges: readonly Range[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(source.slice(at, start));
    at = end;
  }
  return [...parts, source.slice(at)].join('');
}
