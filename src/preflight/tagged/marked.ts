/**
 * What a page paints, sorted by the marks around it: content with a number in the structure, artifacts, and what stands
 * in neither (ISO 32000-1, 14.6 to 14.8.2.2). The judge's own reading of the content.
 */

import { PDFRawStream, type PDFDict, type PDFObject } from '@cantoo/pdf-lib';
import { nameOf, operations, type Operand, type Operation } from '../content/lexer.js';
import { at, bytesOf, dictAt, dictOf, nameAt, numberAt, textAt } from '../objects.js';
import { letterReader, type LetterReader } from './letters.js';
import { standingIn, type OpenMark, type Passage, type Standing } from './open-marks.js';

export type { Passage } from './open-marks.js';

/** A page, or a form that numbers its content itself. */
export interface Sheet {
  /** From 1. */
  readonly page: number;
  readonly dict: PDFDict;
  /** Its key in the parent tree. */
  readonly key: number | undefined;
  readonly passages: Map<number, Passage>;
}

export interface FontOnPage {
  readonly dict: PDFDict;
  /** Codes that text shows. */
  readonly shown: Set<number>;
  readonly read: LetterReader;
}

/** What a page, or the document, breaks on the way, counted. */
export interface Flaws {
  /** Painted in no mark. */
  bare: number;
  artifactInTagged: number;
  taggedInArtifact: number;
  /** Marks that are opened and not closed, or the other way round. */
  unbalanced: number;
  /** Text that is tagged, and not to be seen. */
  invisible: number;
  /** Letters that no table gives a meaning. */
  unread: number;
}

export interface MarkedPage {
  readonly number: number;
  readonly dict: PDFDict;
  readonly flaws: Flaws;
  readonly sheets: readonly Sheet[];
}

/** What is known of the whole file while its pages are read. */
export interface Reading {
  readonly fonts: Map<PDFDict, FontOnPage>;
  /** Forms with numbers of their own, and how often they are drawn. */
  readonly drawn: Map<PDFRawStream, number>;
  readonly forms: Map<PDFRawStream, readonly Operation[]>;
}

interface Walk {
  readonly reading: Reading;
  readonly flaws: Flaws;
  readonly sheets: Sheet[];
  readonly page: number;
  readonly open: OpenMark[];
  standing: Standing;
  depth: number;
}

/** Whoever opens or closes marks goes this way. */
function setOpen(walk: Walk, change: (open: OpenMark[]) => void): void {
  change(walk.open);
  walk.standing = standingIn(walk.open);
}

interface Level {
  readonly resources: PDFDict | undefined;
  readonly sheet: Sheet;
  font: FontOnPage | undefined;
  mode: number;
  readonly kept: (readonly [FontOnPage | undefined, number])[];
}

export interface PageToRead {
  readonly dict: PDFDict;
  /** From 1. */
  readonly number: number;
  readonly content: Uint8Array;
}

export function markedPage({ dict, number, content }: PageToRead, reading: Reading): MarkedPage {
  const flaws = { bare: 0, artifactInTagged: 0, taggedInArtifact: 0, unbalanced: 0, invisible: 0, unread: 0 };
  const sheet: Sheet = { page: number, dict, key: numberAt(dict, 'StructParents'), passages: new Map() };
  const walk: Walk = { reading, flaws, sheets: [sheet], page: number, open: [], standing: standingIn([]), depth: 0 };
  read(operations(content), walk, newLevel(resourcesOf(dict), sheet));
  flaws.unbalanced += walk.open.length;
  return { number, dict, flaws, sheets: walk.sheets };
}

const newLevel = (resources: PDFDict | undefined, sheet: Sheet): Level => ({
  resources,
  sheet,
  font: undefined,
  mode: 0,
  kept: [],
});

function resourcesOf(dict: PDFDict | undefined): PDFDict | undefined {
  return dict && (dictAt(dict, 'Resources') ?? resourcesOf(dictAt(dict, 'Parent')));
}

function read(steps: Iterable<Operation>, walk: Walk, level: Level): void {
  for (const { operator, operands } of steps) HANDLERS[operator]?.(walk, level, operands);
}

type Handler = (walk: Walk, level: Level, operands: readonly Operand[]) => void;

const paint: Handler = (walk) => painted(walk);
const showText: Handler = (walk, level, operands) => show(walk, level, operands.at(-1));

const HANDLERS: Readonly<Record<string, Handler>> = {
  q: (_, level) => void level.kept.push([level.font, level.mode]),
  Q: (_, level) => {
    [level.font, level.mode] = level.kept.pop() ?? [level.font, level.mode];
  },
  BDC: (walk, level, [tag, properties]) => begin(walk, level, { tag, properties }),
  BMC: (walk, level, [tag]) => begin(walk, level, { tag, properties: undefined }),
  EMC: (walk) => {
    if (walk.open.length === 0) walk.flaws.unbalanced += 1;
    setOpen(walk, (open) => void open.pop());
  },
  Tf: (walk, level, [font]) => {
    level.font = fontNamed(walk.reading, level.resources, nameOf(font) ?? '');
  },
  Tr: (_, level, [mode]) => {
    level.mode = Number(mode) || 0;
  },
  Tj: showText,
  TJ: showText,
  "'": showText,
  '"': showText,
  f: paint,
  F: paint,
  'f*': paint,
  S: paint,
  s: paint,
  B: paint,
  'B*': paint,
  b: paint,
  'b*': paint,
  sh: paint,
  BI: paint,
  Do: (walk, level, [name]) => drawObject(walk, level, at(dictAt(level.resources, 'XObject'), nameOf(name) ?? '')),
};

interface Mark {
  readonly tag: Operand | undefined;
  readonly properties: Operand | undefined;
}

function begin(walk: Walk, level: Level, { tag, properties }: Mark): void {
  const { standing, flaws } = walk;
  const said = sayings(level, properties);
  const isArtifact = nameOf(tag) === 'Artifact';
  if (said.mcid !== undefined && standing.isArtifact) flaws.taggedInArtifact += 1;
  if (isArtifact && standing.isTagged) flaws.artifactInTagged += 1;
  let passage: Passage | undefined;
  if (said.mcid !== undefined) {
    passage = level.sheet.passages.get(said.mcid) ?? newPassage(said.mcid, said.lang);
    level.sheet.passages.set(said.mcid, passage);
  }
  const { actualText } = said;
  if (actualText !== undefined) add(standing, actualText, passage);
  setOpen(walk, (open) => {
    open.push({ kind: isArtifact ? 'artifact' : passage ? 'tagged' : 'other', passage, actualText });
  });
}

const newPassage = (mcid: number, lang: string | undefined): Passage => ({ mcid, text: '', lang, isPainted: false });

/** Adds words to the passage that is open; not where none is, or where other words stand for its own. */
function add({ isSaid, passage }: Standing, text: string, begun = passage): void {
  if (!isSaid && begun) begun.text += text;
}

interface Sayings {
  readonly mcid: number | undefined;
  readonly lang: string | undefined;
  readonly actualText: string | undefined;
}

/** Properties stand in the content, or have a name among the resources. */
function sayings(level: Level, properties: Operand | undefined): Sayings {
  if (properties instanceof Map) {
    const mcid = properties.get('MCID');
    return {
      mcid: typeof mcid === 'number' ? mcid : undefined,
      lang: stringOf(properties.get('Lang')),
      actualText: stringOf(properties.get('ActualText')),
    };
  }
  const dict = dictOf(at(dictAt(level.resources, 'Properties'), nameOf(properties) ?? ''));
  return { mcid: numberAt(dict, 'MCID'), lang: textAt(dict, 'Lang'), actualText: textAt(dict, 'ActualText') };
}

/** UTF-16 with its mark, or one letter a byte (ISO 32000-1, 7.9.2.2). */
function stringOf(operand: Operand | undefined): string | undefined {
  if (operand === null || typeof operand !== 'object' || !('bytes' in operand)) return undefined;
  const bytes = Buffer.from(operand.bytes);
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return bytes.toString('latin1');
  return UTF_16.decode(bytes.subarray(2));
}

const UTF_16 = new TextDecoder('utf-16be');

function painted({ open, standing, flaws }: Walk): void {
  if (standing.isBare) flaws.bare += 1;
  for (const { passage } of open) if (passage) passage.isPainted = true;
}

function show(walk: Walk, level: Level, shown: Operand | undefined): void {
  const strings = Array.isArray(shown) ? shown.flatMap((part: Operand) => stringIn(part) ?? []) : [stringIn(shown)];
  if (strings[0] === undefined) return;
  const { standing, flaws } = walk;
  if (level.mode === 3) flaws.invisible += Number(standing.isTagged);
  painted(walk);
  for (const bytes of strings) {
    const text = bytes && level.font?.read(bytes, level.font.shown);
    if (text === undefined && !standing.isArtifact && !standing.isSaid) flaws.unread += 1;
    add(standing, text ?? '\uFFFD');
  }
}

/** Nothing for an empty one. */
const stringIn = (part: Operand | undefined): Uint8Array | undefined =>
  part !== null && typeof part === 'object' && 'bytes' in part && part.bytes.length > 0 ? part.bytes : undefined;

function fontNamed(reading: Reading, resources: PDFDict | undefined, font: string): FontOnPage | undefined {
  const dict = dictOf(at(dictAt(resources, 'Font'), font));
  return dict && fontOf(reading, dict);
}

function fontOf({ fonts }: Reading, dict: PDFDict): FontOnPage {
  const known = fonts.get(dict) ?? { dict, shown: new Set<number>(), read: letterReader(dict) };
  fonts.set(dict, known);
  return known;
}

/** Forms in forms: more than any program writes, fewer than a circle. */
const DEEPEST = 20;

function drawObject(walk: Walk, level: Level, object: PDFObject | undefined): void {
  if (!(object instanceof PDFRawStream)) return;
  if (nameAt(object.dict, 'Subtype') !== 'Form') painted(walk);
  else if (walk.depth < DEEPEST) drawForm(walk, level, object);
}

function drawForm(walk: Walk, level: Level, form: PDFRawStream): void {
  const { reading } = walk;
  const key = numberAt(form.dict, 'StructParents');
  let sheet = level.sheet;
  if (key !== undefined) {
    reading.drawn.set(form, (reading.drawn.get(form) ?? 0) + 1);
    sheet = { page: walk.page, dict: form.dict, key, passages: new Map() };
    walk.sheets.push(sheet);
  }
  let steps = reading.forms.get(form);
  if (!steps) {
    steps = [...operations(bytesOf(form))];
    reading.forms.set(form, steps);
  }
  walk.depth += 1;
  const before = walk.open.length;
  read(steps, walk, newLevel(dictAt(form.dict, 'Resources') ?? level.resources, sheet));
  // A form closes what it opens, and no more.
  walk.flaws.unbalanced += Math.abs(walk.open.length - before);
  setOpen(walk, (open) => void open.splice(before));
  walk.depth -= 1;
}
