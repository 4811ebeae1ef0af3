/**
 * Texts that the browser puts beside single glyphs, put where every reader looks: into the font's own table. A font that
 * has one glyph for ’ and ʼ gets the wrong one into its table and `ActualText` around each apostrophe; some readers do not
 * know that, and poppler's `pdfinfo -struct-text` loses the rest of the paragraph after it.
 */

import { PDFHexString, PDFString } from '@cantoo/pdf-lib';
import type { PDFDict } from '@cantoo/pdf-lib';
import {
  decodeStream,
  dictAt,
  flateStream,
  latin1,
  nameAt,
  operatorsOf,
  pageContent,
  setPageContent,
} from '../pdf/index.js';
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

/** What is known of the glyphs of each font. */
type Usage = Map<PDFDict, Glyphs>;

interface Glyphs {
  /** The texts they are given, by code. */
  readonly told: Map<number, Set<string>>;
  /** Codes, four digits each, that stand bare and mean what the table says. */
  readonly bare: Set<string>;
}

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

/** A span that is open. */
interface Open {
  readonly range: Range;
  readonly text: string;
  codes: string;
}

/** The spans of a stream; what its glyphs mean is noted in `usage`. Of a font that the browser writes two bytes a glyph. */
function readContent({ source, fonts }: Content, usage: Usage): Span[] {
  const spans: Span[] = [];
  let font: PDFDict | undefined;
  let open: Open | undefined;
  for (const { name: operator, operands, start, end } of operatorsOf(source, UNREAD)) {
    if (operator === 'Tj') {
      const codes = codesIn(operands);
      if (open) open.codes += codes;
      else if (font) glyphsOf(usage, font).bare.add(codes);
    } else if (operator === 'Tf') font = twoByteFont(fonts, operands[0]);
    else if (operator === 'BDC') {
      const text = textGiven(operands);
      if (text !== undefined) open = { range: [start, end], text, codes: '' };
    } else if (operator === 'EMC' && open) {
      if (font && open.codes.length === 4) {
        const code = noteTold(glyphsOf(usage, font), open.codes, open.text);
        spans.push({ font, code, text: open.text, open: open.range, close: [start, end] });
      }
      open = undefined;
    }
  }
  return spans;
}

const UNREAD = new Set(['Td', 'Tm', 'rg', 'RG']);

const codesIn = ([string = '']: readonly string[]): string => (string.startsWith('<') ? string.slice(1, -1) : '');

/** Of a span that says nothing but its text. */
function textGiven([tag, , key, text, , ...others]: readonly string[]): string | undefined {
  return tag === '/Span' && key === '/ActualText' && text && others.length === 0 ? decodeText(text) : undefined;
}

function twoByteFont(fonts: PDFDict | undefined, operand = ''): PDFDict | undefined {
  const font = fonts && dictAt(fonts, operand.slice(1));
  return font && nameAt(font, 'Subtype') === 'Type0' ? font : undefined;
}

function glyphsOf(usage: Usage, font: PDFDict): Glyphs {
  let glyphs = usage.get(font);
  if (!glyphs) usage.set(font, (glyphs = { told: new Map(), bare: new Set() }));
  return glyphs;
}

/** Notes the text a glyph is given at one place; returns its code as a number. */
function noteTold({ told }: Glyphs, code: string, text: string): number {
  const number = Number.parseInt(code, 16);
  const texts = told.get(number);
  if (texts) texts.add(text);
  else told.set(number, new Set([text]));
  return number;
}

const bareCodes = ({ bare }: Glyphs): ReadonlySet<number> =>
  new Set([...bare].flatMap((codes) => codes.match(/.{4}/gu) ?? []).map((code) => Number.parseInt(code, 16)));

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
    const bare = bareCodes(glyphs);
    for (const [code, texts] of glyphs.told) {
      const [text, ...others] = texts;
      const known = table.get(code);
      // A no-break space is drawn by the glyph of the space, and nobody searches for it.
      if (texts.has('\u00A0') && known === ' ') own.set(code, '\u00A0');
      else if (text !== undefined && others.length === 0 && !bare.has(code)) own.set(code, text);
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
